namespace RegioDeal.Graph.Packages;

/// <summary>Checks the keys of a streamed table while its rows pass: their order, which tells equal ones too, and what they refer to.</summary>
/// <param name="sheet">The rows.</param>
/// <param name="known">The values that a foreign key can have; null when they are not known.</param>
internal sealed class StreamCheck(PackageSheet sheet, Func<ForeignKey, IReadOnlyCollection<string>?> known)
{
    private readonly (string Column, ForeignKey Key, IReadOnlyCollection<string> Values)[] references =
    [
        .. from key in sheet.Table.ForeignKeys
           let values = known(key)
           where values is not null && sheet.Columns.Any(column => column.Name == key.Columns[0])
           select (key.Columns[0], key, values),
    ];

    private readonly Dictionary<(string Column, string Value), (PackageRow Row, int Others)> unknown = [];
    private string[]? before;
    private int beforeRow;
    private bool isDisordered;

    public void Check(PackageRow row)
    {
        foreach (var (column, _, values) in references)
        {
            var value = row[column];
            if (value.Length > 0 && !values.Contains(value) && !row.IsFaultyIn([column]))
            {
                unknown[(column, value)] = unknown.TryGetValue((column, value), out var first) ? (first.Row, first.Others + 1) : (row, 0);
                row.Withhold(column);
            }
        }

        var columns = sheet.Table.PrimaryKey;
        if (row.IsFaultyIn(columns) && !row.CanBeRead)
        {
            return;
        }

        var key = columns.Select(column => row[column]).ToArray();
        var order = before is null ? 1 : Compare(key, before);
        if (order == 0)
        {
            row.FaultAcross(
                columns,
                FormattableString.Invariant($"{PackageFault.Shown(string.Join('/', key))}, the key of row {beforeRow}"),
                "a key of its own",
                "remove one of the two rows, or correct a key");
        }
        else if (order < 0 && !isDisordered)
        {
            // Once: all that comes after may be out of place with it.
            isDisordered = true;
            row.FaultAcross(
                columns,
                FormattableString.Invariant($"{PackageFault.Shown(string.Join('/', key))} after {PackageFault.Shown(string.Join('/', before!))}"),
                $"rows in ascending order of {string.Join(", ", columns)}",
                "sort the file by these columns, by code point");
        }

        (before, beforeRow) = (key, row.Number);
    }

    /// <summary>Tells of references that lead nowhere, each value once, at its first row.</summary>
    /// <returns>True when there is one.</returns>
    public bool Tell()
    {
        foreach (var ((column, value), (row, others)) in unknown)
        {
            var key = references.First(reference => reference.Column == column).Key;
            row.Tell(
                column,
                $"{PackageFault.Shown(value)}{(others == 0 ? "" : FormattableString.Invariant($" (in {others} more {(others == 1 ? "row" : "rows")} too)"))}",
                $"{key.OtherColumns[0]} of a row of {PathOf(key)}",
                "correct it, or add that row there");
        }

        return unknown.Count > 0;
    }

    /// <summary>The order of keys: column by column, by code point.</summary>
    public static int Compare(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        for (var i = 0; i < one.Count; i++)
        {
            if (string.CompareOrdinal(one[i], other[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string PathOf(ForeignKey key) => Package.Tables.Single(table => table.Name == key.Table).Path;
}
