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

    private static OrderedDictionary<string, Dictionary<string, string>> Rows(ArchivedTable? table, IReadOnlyList<string> key)
    {
        var rows = new OrderedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var cells in table?.Rows ?? [])
        {
            var row = new Dictionary<string, string>();
            foreach (var (column, cell) in table!.Header.Zip(cells))
            {
                row[column] = cell;
            }

            rows[string.Join('\u001f', Cells(row, key))] = row;
        }

        return rows;
    }

    // A column that a package does not have yet is empty in it.
    private static string[] Cells(Dictionary<string, string> row, IReadOnlyList<string> columns) =>
        [.. columns.Select(column => row.GetValueOrDefault(column, ""))];
}
