using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Searching;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>A change of an installation, made by one at a time. What it keeps and builds counts from the commit on, all at once; without one, nothing was done.</summary>
internal abstract class StoreChange(Catalog catalog) : IAsyncDisposable
{
    /// <summary>What is held at the beginning of the change.</summary>
    public Catalog Catalog { get; } = catalog;

    /// <summary>A package that is kept, or that this change keeps.</summary>
    public abstract Task<PackageArchive> PackageAsync(int number, CancellationToken cancellationToken);

    /// <summary>Keeps the package of a release.</summary>
    public abstract Task KeepAsync(int number, PackageArchive package, CancellationToken cancellationToken);

    /// <summary>Builds a database; one of that name that the catalog does not know gives way.</summary>
    public abstract Task<BuiltDatabase> BuildAsync(string name, Import import, CancellationToken cancellationToken);

    /// <summary>Drops a database.</summary>
    /// <returns>False when somebody still reads from it: then it stays.</returns>
    public abstract Task<bool> DropAsync(BuiltDatabase database, CancellationToken cancellationToken);

    /// <summary>Makes the change count.</summary>
    /// <param name="changed">What is held from now on.</param>
    /// <param name="cancellationToken">Ends it while it does not count yet.</param>
    public abstract Task CommitAsync(Catalog changed, CancellationToken cancellationToken);

    /// <summary>Removes what was begun and never committed. Called after the commit.</summary>
    /// <param name="held">What the catalog names.</param>
    public abstract void Sweep(Catalog held);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Makes and fills the tables of an empty database: rows and the terms that search finds them by, then indexes, then stored fields by their own expressions, and how many rows share a foreign key.</summary>
    protected static async Task FillAsync(GraphContext context, Import import, GraphModel graph, RowWriter write, CancellationToken cancellationToken)
    {
        var tables = new ReleaseTables(context);
        await tables.CreateAsync(cancellationToken).ConfigureAwait(false);
        var search = new SearchIndex(graph, context.Model, import.Rows);
        foreach (var entity in EntityTable.InOrder(context.Model, graph))
        {
            await write(entity, search.Rows(entity.Type) ?? import.Rows(entity.Type), cancellationToken).ConfigureAwait(false);
        }

        await tables.IndexAsync(cancellationToken).ConfigureAwait(false);

        foreach (var column in graph.StoredColumns)
        {
            await StoredFields.UpdateAsync(context, column, cancellationToken).ConfigureAwait(false);
        }

        await FanOut.CountAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes rows of one table.</summary>
    protected delegate Task RowWriter(EntityTable table, IEnumerable<object> rows, CancellationToken cancellationToken);
}
