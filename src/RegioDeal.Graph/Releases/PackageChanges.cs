using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Releases;

/// <summary>A row that differs between two packages.</summary>
/// <param name="Concept">The table.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Key">The cells of its primary key.</param>
internal sealed record PackageChange(string Concept, ReleaseChangeKind Kind, IReadOnlyList<string> Key);

/// <summary>Compares packages cell by cell, as they were written: no reading of them by a program stands between.</summary>
internal static class PackageChanges
{
    /// <summary>What changed, by table; added and revised rows as they stand in the later file, then the removed as in the earlier.</summary>
    public static IEnumerable<PackageChange> Between(PackageArchive earlier, PackageArchive later) =>
        earlier.Tables.Keys.Union(later.Tables.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => Between(name, earlier.Tables.GetValueOrDefault(name), later.Tables.GetValueOrDefault(name)));

    private static IEnumerable<PackageChange> Between(string name, ArchivedTable? earlier, ArchivedTable? later)
    {
        // Where the key itself changed, rows are told apart by the new one.
        var key = (later ?? earlier)!.PrimaryKey;
        var columns = (earlier?.Header ?? []).Union(later?.Header ?? []).ToArray();
        return Package.Tables.Any(table => table is StreamedTable && table.Resource == name)
            ? Streamed(name, earlier, later, key, columns)
            : Held(name, earlier, later, key, columns);
    }

    private static IEnumerable<PackageChange> Held(string name, ArchivedTable? earlier, ArchivedTable? later, IReadOnlyList<string> key, string[] columns)
    {
        var (before, after) = (Rows(earlier, key), Rows(later, key));
        foreach (var (id, row) in after)
        {
            if (!before.TryGetValue(id, out var old))
            {
                yield return new PackageChange(name, ReleaseChangeKind.Added, Cells(row, key));
            }
            else if (!Cells(row, columns).SequenceEqual(Cells(old, columns)))
            {
                yield return new PackageChange(name, ReleaseChangeKind.Revised, Cells(row, key));
            }
        }

        foreach (var (id, row) in before.Where(old => !after.ContainsKey(old.Key)))
        {
            yield return new PackageChange(name, ReleaseChangeKind.Removed, Cells(row, key));
        }
    }

    /// <summary>The same of files that are sorted by their key: side by side, once for what is new and once for what is gone.</summary>
    private static IEnumerable<PackageChange> Streamed(string name, ArchivedTable? earlier, ArchivedTable? later, IReadOnlyList<string> key, string[] columns)
    {
        foreach (var (row, old) in Aligned(later, earlier, key))
        {
            if (old is null)
            {
                yield return new PackageChange(name, ReleaseChangeKind.Added, Cells(row, key));
            }
            else if (!Cells(row, columns).SequenceEqual(Cells(old, columns)))
            {
                yield return new PackageChange(name, ReleaseChangeKind.Revised, Cells(row, key));
            }
        }

        foreach (var (row, _) in Aligned(earlier, later, key).Where(pair => pair.Other is null))
        {
            yield return new PackageChange(name, ReleaseChangeKind.Removed, Cells(row, key));
        }
    }

    private static IEnumerable<(Dictionary<string, string> Row, Dictionary<string, string>? Other)> Aligned(ArchivedTable? one, ArchivedTable? other, IReadOnlyList<string> key)
    {
        using var others = Named(other).GetEnumerator();
        var isLeft = others.MoveNext();
        foreach (var row in Named(one))
        {
            var order = 1;
            while (isLeft && (order = StreamCheck.Compare(Cells(others.Current, key), Cells(row, key))) < 0)
            {
                isLeft = others.MoveNext();
            }

            yield return (row, isLeft && order == 0 ? others.Current : null);
        }
    }

    private static OrderedDictionary<string, Dictionary<string, string>> Rows(ArchivedTable? table, IReadOnlyList<string> key)
    {
        var rows = new OrderedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var row in Named(table))
        {
            rows[string.Join('\u001f', Cells(row, key))] = row;
        }

        return rows;
    }

    private static IEnumerable<Dictionary<string, string>> Named(ArchivedTable? table)
    {
        foreach (var cells in table?.Rows() ?? [])
        {
            var row = new Dictionary<string, string>();
            foreach (var (column, cell) in table!.Header.Zip(cells))
            {
                row[column] = cell;
            }

            yield return row;
        }
    }

    // A column that a package does not have yet is empty in it.
    private static string[] Cells(Dictionary<string, string> row, IReadOnlyList<string> columns) =>
        [.. columns.Select(column => row.GetValueOrDefault(column, ""))];
}
