using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>An open release.</summary>
internal abstract class ReleaseDatabase(string name, GraphModel graph) : GraphDatabase
{
    /// <summary>Its name on this installation.</summary>
    public string Name { get; } = name;

    /// <summary>The product of the database, for people.</summary>
    public abstract string Product { get; }

    /// <summary>The graph that it holds the rows of.</summary>
    public GraphModel Graph { get; } = graph;

    /// <summary>Throws when the database cannot be read now.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public abstract Task PingAsync(CancellationToken cancellationToken);

    /// <summary>True when the release is where it is read from first. False while the standbys that are up have not got it from the primary yet.</summary>
    public virtual Task<bool> HasArrivedAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public sealed override DbContext CreateContext() => CreateGraphContext();

    protected abstract GraphContext CreateGraphContext();
}
