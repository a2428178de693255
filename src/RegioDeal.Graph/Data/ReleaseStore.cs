using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>Where the catalog, the kept packages and the databases of an installation lie.</summary>
internal abstract class ReleaseStore(GraphModel graph) : IAsyncDisposable
{
    /// <summary>How many releases an instance may have open: each has connections and caches of its own.</summary>
    public const int OpenReleases = 3;

    /// <summary>How long one waits for another that changes the installation.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private string? fingerprint;

    protected GraphModel Graph { get; } = graph;

    /// <summary>The store that the settings name: PostgreSQL where there is a connection string, else files in a folder.</summary>
    public static ReleaseStore Of(IConfiguration configuration, GraphModel graph) =>
        configuration.GetConnectionString("Graph") is { Length: > 0 } connection
            ? new PostgresReleaseStore(connection, graph)
            : new SqliteReleaseStore(configuration["Releases:Folder"] ?? "releases", graph);

    /// <summary>What this program calls the database of a release: its number, and a fingerprint of the model that reads it.</summary>
    public string NameOf(int number)
    {
        if (fingerprint is null)
        {
            using var context = CreateModel();
            fingerprint = ModelFingerprint.Of(context);
        }

        return FormattableString.Invariant($"r{number}_{fingerprint}");
    }

    /// <summary>What is held now, without waiting for one that changes it. Empty where nothing was imported yet.</summary>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public abstract Task<Catalog> ReadAsync(CancellationToken cancellationToken);

    /// <summary>What is held as far as is known, where <see cref="ReadAsync"/> cannot say: what is in it was so once.</summary>
    /// <exception cref="StartupException">Nothing is known.</exception>
    public virtual Task<Catalog> ReadKnownAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Opens the database that this program has built of a release, read only.</summary>
    /// <returns>Null when there is none, or when it is gone: then it is to be built from the kept package.</returns>
    /// <exception cref="StartupException">It is there, and is not what was built.</exception>
    public abstract Task<ReleaseDatabase?> TryOpenAsync(HeldRelease release, CancellationToken cancellationToken);

    /// <summary>The kept package of a release, a zip file, without waiting for one that changes the installation.</summary>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public abstract Task<Stream> OpenPackageAsync(int number, CancellationToken cancellationToken);

    /// <summary>Begins a change, and waits while another makes one.</summary>
    /// <exception cref="StartupException">It cannot be changed here, or another takes too long.</exception>
    public abstract Task<StoreChange> ChangeAsync(CancellationToken cancellationToken);

    /// <summary>Begins a change unless another makes one.</summary>
    /// <returns>Null when another does, or when nothing can be changed from here.</returns>
    public abstract Task<StoreChange?> TryChangeAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>A context for the model alone.</summary>
    protected abstract GraphContext CreateModel();
}
