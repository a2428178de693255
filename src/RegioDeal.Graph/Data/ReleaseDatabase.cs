using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>An open release.</summary>
internal abstract class ReleaseDatabase(string name, GraphModel graph) : GraphDatabase
{
    /// <summary>Its name on this installation.</summary>
    public string Name { get; } = name;

    /// <summary>How many rows share a foreign key at most, by entity and property: known when it was opened.</summary>
    private IReadOnlyDictionary<(string Entity, string ForeignKey), int> fanOut = new Dictionary<(string, string), int>();

    /// <summary>The product of the database, for people.</summary>
    public abstract string Product { get; }

    /// <summary>The graph that it holds the rows of.</summary>
    public GraphModel Graph { get; } = graph;

    /// <inheritdoc/>
    public sealed override int? MostRows(Type row, string foreignKey) => fanOut.TryGetValue((FanOut.NameOf(row), foreignKey), out var most) ? most : null;

    /// <summary>Reads what is known of its rows: once, when it is opened.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public async Task LearnAsync(CancellationToken cancellationToken) =>
        fanOut = (await FanOutAsync("SELECT entity, foreign_key, most FROM fan_out", cancellationToken).ConfigureAwait(false)).ToDictionary(one => (one.Entity, one.ForeignKey), one => one.Most);

    /// <summary>Throws when the database cannot be read now.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public abstract Task PingAsync(CancellationToken cancellationToken);

    /// <summary>True when the release is where it is read from first. False while the standbys that are up have not got it from the primary yet.</summary>
    public virtual Task<bool> HasArrivedAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public sealed override DbContext CreateContext() => CreateGraphContext();

    protected abstract GraphContext CreateGraphContext();

    /// <summary>Runs a statement whose rows are an entity, a foreign key, and a number.</summary>
    protected abstract Task<IReadOnlyList<(string Entity, string ForeignKey, int Most)>> FanOutAsync(string sql, CancellationToken cancellationToken);

    /// <summary>Reads such rows.</summary>
    protected static async Task<IReadOnlyList<(string Entity, string ForeignKey, int Most)>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<(string, string, int)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        }

        return rows;
    }
}
