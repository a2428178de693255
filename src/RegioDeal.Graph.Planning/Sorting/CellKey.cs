using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Sorting;

/// <summary>A key that finished cells are ordered by: what is missing comes last, texts compare by code point, as on the databases.</summary>
/// <param name="Value">What is compared.</param>
/// <param name="IsDescending">The direction.</param>
internal sealed record CellKey(Func<RowSet, int, Cell> Value, bool IsDescending)
{
    public int Compare(RowSet rows, int one, int other)
    {
        var (a, b) = (Value(rows, one), Value(rows, other));
        if (a.IsNull || b.IsNull)
        {
            return a.IsNull.CompareTo(b.IsNull);
        }

        var difference = a.Text is { } text ? Compare(text, b.Text) : a.Number.CompareTo(b.Number);
        return IsDescending ? -difference : difference;
    }

    private static int Compare(string one, string other)
    {
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            if (one[i] != other[i])
            {
                // Halves of a pair stand for code points above all others.
                return char.IsSurrogate(one[i]) == char.IsSurrogate(other[i]) ? one[i].CompareTo(other[i]) : char.IsSurrogate(one[i]) ? 1 : -1;
            }
        }

        return one.Length.CompareTo(other.Length);
    }
}
