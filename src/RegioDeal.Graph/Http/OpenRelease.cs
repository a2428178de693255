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
    private OpenRelease(int number, ReleaseDatabase database, GraphEngine engine) =>
        (Number, Database, Engine) = (number, database, engine);

    public int Number { get; }

    public ReleaseDatabase Database { get; }

    public GraphEngine Engine { get; }

    /// <summary>Opens the release that a package makes; builds it when it is not there yet.</summary>
    /// <exception cref="StartupException">It cannot be opened here.</exception>
    /// <exception cref="InvalidPackageException">The package is at fault.</exception>
    public static async Task<OpenRelease> OpenAsync(IConfiguration configuration, GraphModel graph, ILogger log, CancellationToken cancellationToken)
    {
        var package = Package.Open(configuration["Seed"] ?? Path.Combine(AppContext.BaseDirectory, "seed"));
        ReleaseStore store = configuration.GetConnectionString("Graph") is { Length: > 0 } connection
            ? new PostgresReleaseStore(connection, graph)
            : new SqliteReleaseStore(configuration["Releases:Folder"] ?? "releases", graph);
        var database = await store.OpenAsync(package, cancellationToken).ConfigureAwait(false);
        var number = package.Release.Number;
        void WriteExtensions(Utf8JsonWriter json) => json.WriteNumber("release", number);
        return new OpenRelease(number, database, new GraphEngine(graph, database, new PlanLimits(), WriteExtensions, log.QuestionFailed));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Database.DisposeAsync().ConfigureAwait(false);
    }
}
