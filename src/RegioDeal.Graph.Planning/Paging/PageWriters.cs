using System.Text.Json;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Paging;

/// <summary>The rows of one page of one parent, in the order of the list.</summary>
internal readonly record struct PageRows(RowSet Rows, int Start, int Count, bool HasMore, bool IsBackward)
{
    public static PageRows Of(PlanRun run, int statement, PageRequest page, int[] parentColumns, RowSet parents, int parent)
    {
        var rows = run.Rows(statement);
        var (start, count) = ListWriter.Find(rows, parents, parent, parentColumns);
        var size = page.Size(run);
        return new PageRows(rows, start, Math.Min(count, size), count > size, page.IsBackward);
    }

    public int this[int i] => IsBackward ? Start + Count - 1 - i : Start + i;
}

/// <summary>Writes the rows of a page.</summary>
internal sealed class PageWriter(int statement, PageRequest page, int[] parentColumns, ValueWriter item) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var found = PageRows.Of(run, statement, page, parentColumns, rows, row);
        json.WriteStartArray();
        for (var i = 0; i < found.Count; i++)
        {
            item.Write(run, found.Rows, found[i], json);
        }

        json.WriteEndArray();
    }
}

/// <summary>Writes whether rows stand before or behind a page.</summary>
internal sealed class HasPageWriter(int statement, PageRequest page, int[] parentColumns, bool isNext) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) =>
        json.WriteBooleanValue(isNext == page.IsBackward
            ? page.Cursor is not null // the row of the cursor itself
            : PageRows.Of(run, statement, page, parentColumns, rows, row).HasMore);
}

/// <summary>Writes the cursor of the first or last row of a page, or null when it is empty.</summary>
internal sealed class EndCursorWriter(int statement, PageRequest page, int[] parentColumns, bool isEnd, CursorWriter cursor) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var found = PageRows.Of(run, statement, page, parentColumns, rows, row);
        if (found.Count == 0)
        {
            json.WriteNullValue();
        }
        else
        {
            cursor.Write(run, found.Rows, found[isEnd ? found.Count - 1 : 0], json);
        }
    }
}

/// <summary>Writes the cursor of a row.</summary>
internal sealed class CursorWriter(ListIdentity list, IReadOnlyList<(int Column, bool IsText)> keys) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json) =>
        json.WriteStringValue(Cursor.Encode(list.Of(run), rows, row, keys));
}

/// <summary>Writes how many rows a list has over all its pages, or how many of them have a value; a parent without a row has 0.</summary>
internal sealed class CountWriter(int statement, LateColumn column, int[] parentColumns) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var counts = run.Rows(statement);
        var (start, count) = ListWriter.Find(counts, rows, row, parentColumns);
        json.WriteNumberValue(count == 0 ? 0 : counts[start, column.Place].Number);
    }
}
