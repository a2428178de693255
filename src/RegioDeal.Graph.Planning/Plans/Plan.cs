using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Limits;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>An operation of one shape, ready to run: statements, and the program that writes their rows.</summary>
internal sealed class Plan(
    IReadOnlyList<Statement> statements,
    IReadOnlyList<PageBound> bounds,
    IReadOnlyList<Action<PlanRun>> finishes,
    ObjectWriter root)
{
    /// <summary>The statements, in the order of their levels.</summary>
    public IReadOnlyList<IReadOnlyList<Statement>> Levels { get; } =
        [.. statements.GroupBy(statement => statement.Level).OrderBy(level => level.Key).Select(level => level.ToArray())];

    /// <summary>Whether a part of the answer is the schema itself.</summary>
    public bool AsksSchema { get; init; }

    /// <summary>Writes the sources that the answer rests on; null when they are not asked.</summary>
    public ListWriter? Sources { get; init; }

    /// <summary>What it costs.</summary>
    public CostedField Cost { get; init; } = CostedField.Root([]);

    public int StatementCount { get; } = statements.Count;

    public IReadOnlyList<Statement> Statements { get; } = statements;

    /// <summary>Refuses a run whose pages multiply to more rows than one answer may hold.</summary>
    /// <exception cref="RowLimitException">They do.</exception>
    public void CheckRows(PlanRun run)
    {
        var rows = new long[bounds.Count];
        var all = 0L;
        for (var i = 0; i < bounds.Count; i++)
        {
            var bound = bounds[i];
            rows[i] = Math.Min((bound.Parent < 0 ? 1 : rows[bound.Parent]) * GraphException.At(bound.Path, () => bound.Size(run)), int.MaxValue);
            all += rows[i];
            if (all > run.RowLimit)
            {
                throw new RowLimitException(all, run.RowLimit) { Path = bound.Path };
            }
        }
    }

    /// <summary>Refuses a run that costs too much.</summary>
    /// <param name="run">The run.</param>
    /// <param name="limit">What it may cost.</param>
    /// <returns>What it costs.</returns>
    /// <exception cref="CostLimitException">That is more.</exception>
    public Cost CheckCost(PlanRun run, long limit)
    {
        var cost = Cost.Of(run.Variables);
        return cost.Total <= limit ? cost : throw new CostLimitException(cost.Total, limit);
    }

    /// <summary>Fills the cells that the program computes.</summary>
    public void Finish(PlanRun run)
    {
        foreach (var finish in finishes)
        {
            finish(run);
        }
    }

    /// <summary>Writes the data of the answer.</summary>
    public void Write(PlanRun run, Utf8JsonWriter json) => root.Write(run, null!, 0, json);
}

/// <summary>How many rows a list can have at most: its own size times its parent's rows.</summary>
/// <param name="Parent">The bound of the list that the parents are in, or -1.</param>
/// <param name="Size">Its own size for a run.</param>
/// <param name="Path">Where it stands.</param>
internal sealed record PageBound(int Parent, Func<PlanRun, int> Size, IReadOnlyList<string> Path);

/// <summary>One run of a plan: its variables and its rows.</summary>
internal sealed class PlanRun(Plan plan, VariableValues variables, int rowLimit)
{
    private readonly RowSet?[] rows = new RowSet?[plan.StatementCount];
    private readonly Dictionary<object, object> memory = [];

    public VariableValues Variables { get; } = variables;

    public int RowLimit { get; } = rowLimit;

    /// <summary>Twice the limit: each page reads one row more than it shows.</summary>
    public RowBudget Budget { get; } = new(2 * rowLimit);

    /// <summary>Notes what statements take; null when nobody asks.</summary>
    public PlanTrace? Trace { get; init; }

    /// <summary>What the engine was told of the database, for texts that the program makes; null when nothing is needed.</summary>
    public object? Facts { get; init; }

    /// <summary>Fragments of the answer that were made elsewhere, as introspection is.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Raw { get; } = [];

    public RowSet Rows(int statement) => rows[statement] ?? throw new InvalidOperationException("The statement has not run.");

    /// <summary>How many rows the statements gave.</summary>
    public long RowCount => rows.Sum(set => (long)(set?.Count ?? 0));

    public RowSet Open(Statement statement) => rows[statement.Index] = new RowSet(statement);

    /// <summary>
    /// Gives back the room of its rows, for other runs: when its answer is written. Never when it ended otherwise: what was let go of may still be reading into it, and the
    /// rows of one would stand in the answer of another.
    /// </summary>
    public void GiveBack()
    {
        foreach (var set in rows)
        {
            set?.GiveBack();
        }
    }

    /// <summary>A value that is worked out once a run, as a decoded cursor is.</summary>
    public T Once<T>(object key, Func<T> make)
        where T : notnull
    {
        if (!memory.TryGetValue(key, out var known))
        {
            memory[key] = known = make();
        }

        return (T)known;
    }

    /// <summary>The distinct keys that an earlier statement has in a column.</summary>
    public IReadOnlyList<int> Keys(ParentKeys parents) => Once<IReadOnlyList<int>>(parents, () =>
    {
        var parentRows = Rows(parents.Statement);
        var keys = new HashSet<int>(parentRows.Count);
        for (var row = 0; row < parentRows.Count; row++)
        {
            if (parentRows.IsBeyondPage(row, this))
            {
                continue;
            }

            var cell = parentRows[row, parents.Column];
            if (!cell.IsNull)
            {
                keys.Add((int)cell.Number);
            }
        }

        return [.. keys];
    });
}
