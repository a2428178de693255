namespace RegioDeal.Graph.Packages;

/// <summary>Checks the keys that tables declare. A reference to what cannot be known, for its own row or file is at fault, is not told.</summary>
internal sealed class PackageKeys(
    IReadOnlyDictionary<PackageTable, PackageSheet?> sheets, IReadOnlyDictionary<PackageTable, PackageResource> resources, ICollection<PackageFault> faults)
{
    // No key holds it: a cell with a control character is at fault.
    private const char Between = '\u001f';

    private readonly Dictionary<(PackageTable, string), Dictionary<string, int>> known = [];

    /// <summary>Checks tables, each after those it refers to.</summary>
    /// <param name="tables">All that the program knows.</param>
    public void Check(IReadOnlyList<PackageTable> tables)
    {
        foreach (var table in tables)
        {
            if (sheets.GetValueOrDefault(table) is { } sheet)
            {
                CheckPrimary(sheet);
                foreach (var key in table.ForeignKeys)
                {
                    CheckForeign(sheet, key, tables.Single(other => other.Name == key.Table));
                }
            }
        }
    }

    private static void CheckPrimary(PackageSheet sheet)
    {
        var columns = sheet.Table.PrimaryKey;
        if (!columns.All(name => sheet.Columns.Any(column => column.Name == name)))
        {
            return;
        }

        var first = new Dictionary<string, int>();
        foreach (var row in sheet.Rows.Where(row => !row.IsFaultyIn(columns)))
        {
            if (!first.TryAdd(Joined(row, columns, Between), row.Number))
            {
                row.FaultAcross(
                    columns,
                    FormattableString.Invariant($"{PackageFault.Shown(Joined(row, columns, '/'))}, the key of row {first[Joined(row, columns, Between)]}"),
                    "a key of its own",
                    "remove one of the two rows, or correct a key");
            }
        }
    }

    private void CheckForeign(PackageSheet sheet, ForeignKey key, PackageTable table)
    {
        var rows = sheet.Rows
            .Where(row => !row.IsFaultyIn(key.Columns) && key.Columns.All(column => row[column].Length > 0))
            .ToArray();
        if (!sheets.TryGetValue(table, out var target))
        {
            // A package from before that table does not bind its optional columns to it.
            if (rows.Length > 0 && (resources[sheet.Table].References.Contains(table.Resource) || key.Columns.All(column => sheet.Table.Columns.First(own => own.Name == column).IsRequired)))
            {
                NeedsTable(table, sheet, rows[0]);
            }
        }
        else if (target?.Knows(key.OtherColumns) == true)
        {
            var values = Known(target, key.OtherColumns);
            foreach (var unknown in rows.Where(row => !values.ContainsKey(Joined(row, key.Columns, Between))).GroupBy(row => Joined(row, key.Columns, Between)))
            {
                // Once for all rows, at the first of them.
                var row = unknown.First();
                var others = unknown.Count() - 1;
                var column = key.Columns[Astray(row, key, target)];
                row.Fault(
                    column,
                    $"{PackageFault.Shown(Joined(row, key.Columns, '/'))}{(others == 0 ? "" : FormattableString.Invariant($" (in {others} more {(others == 1 ? "row" : "rows")} too)"))}",
                    $"{string.Join('/', key.OtherColumns)} of a row of {target.Path}",
                    "correct it, or add that row there");
                foreach (var other in unknown.Skip(1))
                {
                    other.Withhold(column);
                }
            }

            if (table == sheet.Table)
            {
                foreach (var row in rows.Where(row => values.TryGetValue(Joined(row, key.Columns, Between), out var at) && at >= row.Number))
                {
                    row.Fault(key.Columns[^1], PackageFault.Shown(Joined(row, key.Columns, '/')), "the key of a row above", "move that row up");
                }
            }
        }
    }

    /// <summary>The values that a foreign key of one column can have; null when they are not known, for the other table is at fault or not there.</summary>
    public IReadOnlyCollection<string>? Known(ForeignKey key) =>
        sheets.FirstOrDefault(sheet => sheet.Key.Name == key.Table).Value is { } target && target.Knows(key.OtherColumns) ? Known(target, key.OtherColumns).Keys : null;

    private void NeedsTable(PackageTable table, PackageSheet sheet, PackageRow row)
    {
        var told = new PackageFault(
            PackageDescriptor.File,
            null,
            "resources",
            PackageFault.Sentence($"no '{table.Resource}'", FormattableString.Invariant($"it, since row {row.Number} of {sheet.Path} refers to it"), $"put {table.Path} there and {PackageDescriptor.Renew}"));
        if (!faults.Any(fault => fault.File == told.File && fault.Message.StartsWith($"found no '{table.Resource}',", StringComparison.Ordinal)))
        {
            faults.Add(told);
        }
    }

    // The first column from which on nothing agrees: of a project in a pillar that is not there, the pillar.
    private static int Astray(PackageRow row, ForeignKey key, PackageSheet target)
    {
        for (var length = 1; length < key.Columns.Count; length++)
        {
            var own = Joined(row, key.Columns.Take(length), Between);
            if (!target.Rows.Any(other => Joined(other, key.OtherColumns.Take(length), Between) == own))
            {
                return length - 1;
            }
        }

        return key.Columns.Count - 1;
    }

    private Dictionary<string, int> Known(PackageSheet sheet, IReadOnlyList<string> columns)
    {
        var name = Joined(columns);
        if (!known.TryGetValue((sheet.Table, name), out var values))
        {
            known[(sheet.Table, name)] = values = [];
            foreach (var row in sheet.Rows)
            {
                values.TryAdd(Joined(row, columns, Between), row.Number);
            }
        }

        return values;
    }

    private static string Joined(PackageRow row, IEnumerable<string> columns, char separator) => string.Join(separator, columns.Select(column => row[column]));

    private static string Joined(IEnumerable<string> columns) => string.Join(Between, columns);
}
