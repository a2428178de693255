using System.Reflection;
using GraphQLParser.AST;
using Microsoft.Extensions.Configuration;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Benchmarks.Inside;

/// <summary>A release on SQLite, opened in this process.</summary>
internal sealed class OpenedRelease : IAsyncDisposable
{
    // The program opens releases for itself alone: these are the names that it has for that.
    private static readonly Assembly Program = typeof(Project).Assembly;

    private OpenedRelease(GraphDatabase database, GraphModel model, GraphEngine engine) => (Database, Model, Engine) = (database, model, engine);

    /// <summary>Its rows. The file is never written, so the system has it in memory after the first reading.</summary>
    public GraphDatabase Database { get; }

    /// <summary>The graph as the program declares it.</summary>
    public GraphModel Model { get; }

    /// <summary>What answers from it.</summary>
    public GraphEngine Engine { get; }

    /// <summary>Plans that are known, kept as the engine keeps its own.</summary>
    public PlanCache<GraphQLOperationDefinition> Plans { get; } = new(new PlanLimits().PlanCache);

    /// <summary>Opens a release.</summary>
    /// <param name="folder">The folder of releases.</param>
    /// <param name="number">Its number.</param>
    /// <exception cref="MissingMemberException">The program opens releases otherwise now; name here how.</exception>
    public static async Task<OpenedRelease> OpenAsync(string folder, int number)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Releases:Folder"] = folder }).Build();
        var catalog = Member(Of("RegioDeal.Graph.Data.ReleaseCatalog"), "Of").Invoke(null, [configuration])!;
        await using (((IAsyncDisposable)catalog).ConfigureAwait(false))
        {
            var opening = (Task)Member(catalog.GetType(), "OpenAsync").Invoke(catalog, [number, CancellationToken.None])!;
            await opening.ConfigureAwait(false);
            var database = (GraphDatabase)opening.GetType().GetProperty("Result")!.GetValue(opening)!;
            var model = (GraphModel)(database.GetType().GetProperty("Graph")?.GetValue(database) ?? throw new MissingMemberException(database.GetType().FullName, "Graph"));
            var facts = Activator.CreateInstance(Of("RegioDeal.Graph.Citations.ReleaseFacts"), number, "", new LocalDate(2026, 1, 1), "");
            return new OpenedRelease(database, model, new GraphEngine(model, database, new PlanLimits(), facts: facts));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        Plans.Dispose();
        await Database.DisposeAsync();
    }

    private static Type Of(string name) => Program.GetType(name, throwOnError: true)!;

    private static MethodInfo Member(Type type, string name) => type.GetMethod(name) ?? throw new MissingMemberException(type.FullName, name);
}
