using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>Something in the way of starting that an operator can mend. Its message is one sentence that says what to do.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What lies behind it, for the log only.</param>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Where releases are kept, and how one is built and opened.</summary>
internal abstract class ReleaseStore(GraphModel graph)
{
    protected GraphModel Graph { get; } = graph;

    /// <summary>Opens the release that a package makes, and builds it first when this program has not built it yet.</summary>
    /// <param name="package">The package.</param>
    /// <param name="cancellationToken">Ends building; nothing is left behind.</param>
    /// <returns>The release's database, read only.</returns>
    /// <exception cref="StartupException">It cannot be built or opened here.</exception>
    /// <exception cref="InvalidPackageException">The package is at fault.</exception>
    public abstract Task<ReleaseDatabase> OpenAsync(Package package, CancellationToken cancellationToken);

    /// <summary>The name of a release: its number, and a fingerprint of the model that reads it.</summary>
    protected static string NameOf(Release release, GraphContext context) =>
        FormattableString.Invariant($"r{release.Number}_{ModelFingerprint.Of(context)}");

    /// <summary>Refuses a release that was built from other content under the same number.</summary>
    protected static void CheckSame(Release release, string builtFrom)
    {
        if (release.Checksum != builtFrom)
        {
            throw new StartupException(FormattableString.Invariant(
                $"Release {release.Number} was built from other content than this package has; raise 'release' in datapackage.json, since a release never changes."));
        }
    }

    /// <summary>Fills an empty database: rows, then stored fields by their own expressions.</summary>
    protected static async Task FillAsync(GraphContext context, Import import, GraphModel graph, RowWriter write, CancellationToken cancellationToken)
    {
        foreach (var entity in EntityTable.InOrder(context.Model, graph))
        {
            if (import.All(entity.Type) is { Count: > 0 } rows)
            {
                await write(entity, rows, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var column in graph.StoredColumns)
        {
            await StoredFields.UpdateAsync(context, column, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes rows of one table.</summary>
    protected delegate Task RowWriter(EntityTable table, IReadOnlyList<object> rows, CancellationToken cancellationToken);
}

/// <summary>An open release.</summary>
internal abstract class ReleaseDatabase(string name, GraphModel graph) : GraphDatabase
{
    /// <summary>Its name on this installation.</summary>
    public string Name { get; } = name;

    /// <summary>The product of the database, for people.</summary>
    public abstract string Product { get; }

    protected GraphModel Graph { get; } = graph;

    /// <summary>Throws when the database cannot be reached now.</summary>
    public abstract Task PingAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public sealed override DbContext CreateContext() => CreateGraphContext();

    protected abstract GraphContext CreateGraphContext();
}
