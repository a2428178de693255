using System.Text.Json;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Http;

/// <summary>The release that answers, with its database and engine.</summary>
internal sealed class OpenRelease : IAsyncDisposable
{
    private OpenRelease(int number, ReleaseDatabase database, GraphModel graph)
    {
        (Number, Database) = (number, database);
        Engine = new GraphEngine(graph, database, new PlanLimits(), WriteExtensions, fault => Log?.QuestionFailed(fault));
    }

    public int Number { get; }

    public ReleaseDatabase Database { get; }

    public GraphEngine Engine { get; }

    /// <summary>Told of faults of the service; set when the application is built, after the release.</summary>
    public ILogger? Log { get; set; }

    /// <summary>Opens the release that a package makes; builds it when it is not there yet.</summary>
    /// <exception cref="StartupException">It cannot be opened here.</exception>
    /// <exception cref="InvalidPackageException">The package is at fault.</exception>
    public static async Task<OpenRelease> OpenAsync(IConfiguration configuration, GraphModel graph, CancellationToken cancellationToken)
    {
        var package = Package.Open(configuration["Seed"] ?? Path.Combine(AppContext.BaseDirectory, "seed"));
        ReleaseStore store = configuration.GetConnectionString("Graph") is { Length: > 0 } connection
            ? new PostgresReleaseStore(connection, graph)
            : new SqliteReleaseStore(configuration["Releases:Folder"] ?? "releases", graph);
        var database = await store.OpenAsync(package, cancellationToken).ConfigureAwait(false);
        return new OpenRelease(package.Release.Number, database, graph);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Database.DisposeAsync().ConfigureAwait(false);
    }

    private void WriteExtensions(Utf8JsonWriter json) => json.WriteNumber("release", Number);
}
