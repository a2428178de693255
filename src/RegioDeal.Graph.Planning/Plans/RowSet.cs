using System.Buffers;
using System.Data.Common;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>How a column is read.</summary>
internal enum CellType
{
    Int,
    Long,
    Boolean,
    Text,
}

/// <summary>One value of one row.</summary>
internal readonly struct Cell
{
    private static readonly object NullMark = new();

    private readonly object? reference;

    private Cell(object? reference, long number) => (this.reference, Number) = (reference, number);

    public static Cell Null { get; } = new(NullMark, 0);

    public long Number { get; }

    public bool IsNull => ReferenceEquals(reference, NullMark);

    public string Text => (string)reference!;

    public static Cell Of(long number) => new(null, number);

    public static Cell Of(string text) => new(text, 0);
}

/// <summary>The keys that a row is found by: an owner and a member of a dimension, or a member of each dimension of a pivot.</summary>
internal readonly record struct RowKey(long A, long B = 0, long C = 0, long D = 0, long E = 0, long F = 0, long G = 0)
{
    public static RowKey Of(RowSet rows, int row, ReadOnlySpan<int> columns) => new(
        At(rows, row, columns, 0),
        At(rows, row, columns, 1),
        At(rows, row, columns, 2),
        At(rows, row, columns, 3),
        At(rows, row, columns, 4),
        At(rows, row, columns, 5),
        At(rows, row, columns, 6));

    private static long At(RowSet rows, int row, ReadOnlySpan<int> columns, int i) =>
        i < columns.Length ? rows[row, columns[i]].Number : 0;
}

/// <summary>The rows that a statement gave, by position, with cells beside them that the program fills. Its room is lent.</summary>
internal sealed class RowSet(Statement statement)
{
    /// <summary>How many rows there is room for before the first is read.</summary>
    private const int FirstRows = 32;

    private readonly int width = statement.Columns.Count + statement.Extras;
    private Dictionary<RowKey, (int Start, int Count)>? index;
    private Cell[] cells = [];
    private bool? isAscending;

    public int Count { get; private set; }

    /// <summary>Rows that were read and are not shown: they stand behind the others.</summary>
    public int LeftOut { get; private set; }

    public Cell this[int row, int column]
    {
        get => cells[(row * width) + column];
        set => cells[(row * width) + column] = value;
    }

    /// <summary>The rows of one key; they stand together because every statement is ordered by its keys first.</summary>
    public (int Start, int Count) Range(RowKey key)
    {
        // Most are looked for by one number, and come by it: they are found without a table of them.
        if (statement.KeyColumns is [var column] && (isAscending ??= IsAscending(column)))
        {
            var first = FirstAbove(column, key.A - 1);
            return (first, FirstAbove(column, key.A) - first);
        }

        if (index is null)
        {
            index = [];
            var start = 0;
            for (var row = 1; row <= Count; row++)
            {
                var current = RowKey.Of(this, start, statement.KeyColumns);
                if (row == Count || RowKey.Of(this, row, statement.KeyColumns) != current)
                {
                    index[current] = (start, row - start);
                    start = row;
                }
            }
        }

        return index.GetValueOrDefault(key);
    }

    private bool IsAscending(int column)
    {
        for (var row = 1; row < Count; row++)
        {
            if (this[row, column].Number < this[row - 1, column].Number)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first row whose number in a column, by which the rows are ordered, is above another; their count when there is none.</summary>
    private int FirstAbove(int column, long number)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = this[middle, column].Number > number ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    /// <summary>Whether a row is the one that was read to know whether another page follows.</summary>
    public bool IsBeyondPage(int row, PlanRun run)
    {
        if (statement.PageSize is not { } size)
        {
            return false;
        }

        var start = statement.KeyColumns.Length == 0 ? 0 : Range(RowKey.Of(this, row, statement.KeyColumns)).Start;
        return row - start >= size(run);
    }

    /// <summary>Shows some of the rows, in their order, and puts the others behind them.</summary>
    public void Keep(IReadOnlyList<int> shown)
    {
        var before = cells;
        cells = ArrayPool<Cell>.Shared.Rent(Count * width);
        var place = 0;
        foreach (var row in shown.Concat(Enumerable.Range(0, Count).Except(shown)))
        {
            before.AsSpan(row * width, width).CopyTo(cells.AsSpan(place++ * width));
        }

        Return(before);
        (Count, LeftOut, index, isAscending) = (shown.Count, Count - shown.Count, null, null);
    }

    /// <summary>Adds a row of zeros when there is none: the sum of nothing.</summary>
    public void AddIfNone()
    {
        if (Count == 0)
        {
            GiveBack();
            (cells, Count) = (ArrayPool<Cell>.Shared.Rent(width), 1);
        }
    }

    /// <summary>Gives its room back. It has no rows then.</summary>
    public void GiveBack()
    {
        Return(cells);
        (cells, Count) = ([], 0);
    }

    /// <summary>Reads all rows of a reader.</summary>
    public async Task ReadAsync(DbDataReader reader, RowBudget budget, CancellationToken cancellationToken)
    {
        var columns = statement.Columns;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            budget.Take();
            if ((Count + 1) * width > cells.Length)
            {
                var before = cells;
                cells = ArrayPool<Cell>.Shared.Rent(Math.Max(FirstRows * width, before.Length * 2));
                before.AsSpan(0, Count * width).CopyTo(cells);
                Return(before);
            }

            var at = Count * width;
            for (var i = 0; i < columns.Count; i++)
            {
                cells[at + i] = reader.IsDBNull(i) ? Cell.Null : columns[i] switch
                {
                    CellType.Int => Cell.Of(reader.GetInt32(i)),
                    CellType.Long => Cell.Of(reader.GetInt64(i)),
                    CellType.Boolean => Cell.Of(reader.GetBoolean(i) ? 1 : 0),
                    _ => Cell.Of(reader.GetString(i)),
                };
            }

            if (statement.SameColumn is { } same && cells[at + same].Number != cells[same].Number)
            {
                break;
            }

            Count++;
        }
    }

    // Without the texts, which it would keep, and so that all that is lent is empty.
    private static void Return(Cell[] lent)
    {
        if (lent.Length > 0)
        {
            ArrayPool<Cell>.Shared.Return(lent, clearArray: true);
        }
    }
}

/// <summary>How many rows one answer may still read.</summary>
internal sealed class RowBudget(int limit)
{
    public int Taken { get; private set; }

    public void Take()
    {
        if (++Taken > limit)
        {
            throw new Fields.RowLimitException(Taken, limit);
        }
    }

    /// <summary>Rows that were read and do not count, since they are read again.</summary>
    public void GiveBack(int rows) => Taken -= rows;
}
