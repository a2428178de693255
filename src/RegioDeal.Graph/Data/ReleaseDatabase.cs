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

    /// <summary>Throws when the database cannot be reached now.</summary>
    public abstract Task PingAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public sealed override DbContext CreateContext() => CreateGraphContext();

    protected abstract GraphContext CreateGraphContext();
}
