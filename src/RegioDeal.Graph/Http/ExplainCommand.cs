using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Http;

/// <summary>The command that shows how an operation is answered.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A GraphQL document, as schema/operations/spending.graphql." };
        var variables = new Option<string?>("--variables") { Description = "The variables, as a JSON object." };
        var operation = new Option<string?>("--operation") { Description = "Which operation, when the document holds several." };
        return new Command("explain", "Runs an operation on the current release, and prints its plan, the SQL, and what the database says of each statement.")
        {
            file, variables, operation,
        }.Does(async (parsed, cancellationToken) =>
        {
            var builder = WebApplication.CreateSlimBuilder([.. parsed.UnmatchedTokens]);
            var request = new GraphRequest(
                await ReadAsync(parsed.GetRequiredValue(file), cancellationToken).ConfigureAwait(false), parsed.GetValue(operation), Variables(parsed.GetValue(variables)));
            var host = await ReleaseHost.OpenAsync(builder.Configuration, ServerSettings.Of(builder.Configuration), builder.Configuration["Seed"] ?? GraphServer.ProgramsOwnSeed, cancellationToken).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                using var lease = host.Hold();
                try
                {
                    var (plan, explained) = await lease.Release.Engine.ExplainAsync(request, cancellationToken).ConfigureAwait(false);
                    await WriteAsync(parsed.InvocationConfiguration.Output, lease.Release, plan, explained).ConfigureAwait(false);
                }
                catch (ExplainException fault)
                {
                    throw new StartupException($"{parsed.GetRequiredValue(file)}: {fault.Message}");
                }
            }
        });
    }

    private static async Task WriteAsync(TextWriter text, OpenRelease release, PlanReport plan, IReadOnlyDictionary<int, IReadOnlyList<string>> explained)
    {
        await text.WriteLineAsync(FormattableString.Invariant(
            $"Release {release.Number} ({release.Database.Name}, {release.Database.Product}): statements {plan.Statements.Count}, levels {plan.Statements.Select(statement => statement.Level).Distinct().Count()}.")).ConfigureAwait(false);
        if (plan.Shape.Length > 0)
        {
            await text.WriteLineAsync($"Shape of the variables: {plan.Shape}").ConfigureAwait(false);
        }

        foreach (var statement in plan.Statements)
        {
            var parents = statement.Parents is { } number ? string.Create(CultureInfo.InvariantCulture, $", for the rows of statement {number}") : "";
            var took = statement.Milliseconds is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"{statement.Rows} rows in {time:0.###} ms")
                : "did not run: there are no parents";
            await text.WriteLineAsync().ConfigureAwait(false);
            await text.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Statement {statement.Number}, level {statement.Level}, {statement.Path}{parents}: {took}")).ConfigureAwait(false);
            foreach (var slot in statement.Slots)
            {
                await text.WriteLineAsync($"  {slot.Name}: {slot.Type}{(slot.Path.Length > 0 ? $", from {slot.Path}" : "")}").ConfigureAwait(false);
            }

            await text.WriteLineAsync(statement.Sql).ConfigureAwait(false);
            foreach (var line in explained.GetValueOrDefault(statement.Number, []))
            {
                await text.WriteLineAsync($"  | {line}").ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"'{file}' cannot be read. Name a file that holds a GraphQL document.", fault);
        }
    }

    private static JsonElement? Variables(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(given);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.Clone()
                : throw new StartupException("--variables must be a JSON object, as '{\"first\": 10}'.");
        }
        catch (JsonException fault)
        {
            throw new StartupException($"--variables is no JSON: {fault.Message}", fault);
        }
    }
}
