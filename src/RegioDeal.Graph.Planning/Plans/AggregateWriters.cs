using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Where the totals of a list stand, and what must hold before a figure is written.</summary>
internal sealed record AggregatePlace(int Statement, int[] ParentColumns, IReadOnlyList<AggregateCheck> Checks)
{
    /// <summary>The totals of a parent's list.</summary>
    /// <param name="counted">How many rows have a value; null when the figure itself is missing then.</param>
    /// <returns>Their rows and row; false when the list has no value.</returns>
    /// <exception cref="GraphException">Its rows cannot be put together.</exception>
    public bool Find(PlanRun run, RowSet rows, int row, LateColumn? counted, out RowSet totals, out int found)
    {
        totals = run.Rows(Statement);
        (found, var count) = ListWriter.Find(totals, rows, row, ParentColumns);
        if (count == 0 || (counted is not null && totals[found, counted.Place].Number == 0))
        {
            return false;
        }

        foreach (var check in Checks)
        {
            check.Make(totals, found);
        }

        return true;
    }
}

/// <summary>Refuses a figure over rows that must not be put together.</summary>
/// <param name="Least">The least key, or 1 when each row meets the condition; null when no row has a value.</param>
/// <param name="Most">The most key; null for a condition.</param>
/// <param name="Fault">What is said then.</param>
internal sealed record AggregateCheck(LateColumn Least, LateColumn? Most, Func<GraphException> Fault)
{
    public void Make(RowSet totals, int row)
    {
        var least = totals[row, Least.Place];
        if (least.IsNull)
        {
            return;
        }

        var holds = Most is null ? least.Number == 1 : totals[row, Most.Place] is var most && least.Number == most.Number && least.Text == most.Text;
        if (!holds)
        {
            throw Fault();
        }
    }
}

/// <summary>Writes the least, most or sum of a list; null when no row has a value.</summary>
internal sealed class AggregateWriter(AggregatePlace at, LateColumn? counted, LateColumn column, Scalar scalar) : ValueWriter
{
    private readonly CellFormat format = new(scalar);

    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        if (at.Find(run, rows, row, counted, out var totals, out var found))
        {
            format.Write(totals[found, column.Place], json);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}

/// <summary>Writes the average of a list, rounded half-even; null when no row has a value.</summary>
internal sealed class AverageWriter(AggregatePlace at, LateColumn counted, LateColumn sum, int digits) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        if (at.Find(run, rows, row, counted, out var totals, out var found))
        {
            Decimals.WriteQuotient(json, totals[found, sum.Place].Number, totals[found, counted.Place].Number, digits, AggregateNames.AverageDigits(digits));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
