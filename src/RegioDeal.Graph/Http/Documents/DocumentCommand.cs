using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>The command that holds the documents of the service against the schema. The build runs it.</summary>
internal static class DocumentCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the documents, as schema/operations." };
        return new Command("check", "Holds the GraphQL documents of a folder against the schema, and tells all faults as a compiler does. Needs no database.") { folder }
            .Does(async (parsed, cancellationToken) =>
            {
                using var engine = new GraphEngine(DeclaredGraph.Model(), new NoDatabase(), new PlanLimits(), facts: ReleaseFactsOfNone);
                var files = Files(parsed.GetRequiredValue(folder));
                var faults = new List<string>();
                foreach (var file in files)
                {
                    var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
                    faults.AddRange((await engine.CheckAsync(text, cancellationToken).ConfigureAwait(false)).Select(fault =>
                        FormattableString.Invariant($"{file}({fault.Line},{fault.Column}): error {fault.Code}: {fault.Message}")));
                }

                if (faults.Count > 0)
                {
                    throw new StartupException(string.Join(Environment.NewLine, faults));
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync(FormattableString.Invariant($"{files.Length} documents fit the schema.")).ConfigureAwait(false);
            });
    }

    private static Citations.ReleaseFacts ReleaseFactsOfNone { get; } = new(0, "", default, "");

    private static string[] Files(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.graphql") : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new StartupException($"'{folder}' holds no file that ends with .graphql. Name the folder of the documents.");
    }

    /// <summary>Documents are only read against the schema.</summary>
    private sealed class NoDatabase : GraphDatabase
    {
        /// <inheritdoc/>
        public override DbContext CreateContext() => throw new NotSupportedException();

        /// <inheritdoc/>
        public override Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken) => throw new NotSupportedException();

        /// <inheritdoc/>
        public override Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

        /// <inheritdoc/>
        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
