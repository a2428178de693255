using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Packages;

/// <summary>A folder of tidy files with a <c>datapackage.json</c> (Frictionless Data Package 2).</summary>
internal sealed class Package
{
    private readonly string folder;
    private readonly PackageDescriptor descriptor;

    private Package(string folder, PackageDescriptor descriptor, Release release) =>
        (this.folder, this.descriptor, Release) = (folder, descriptor, release);

    /// <summary>The release that the package makes.</summary>
    public Release Release { get; }

    /// <summary>The tables that packages have, each after those it refers to.</summary>
    public static IReadOnlyList<PackageTable> Tables { get; } = Ordered(
        [.. typeof(Package).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PackageTable)) && !type.IsAbstract)
            .Select(type => (PackageTable)Activator.CreateInstance(type)!)
            .OrderBy(table => table.Path, StringComparer.Ordinal)]);

    private static IReadOnlyList<ImportStep> Steps { get; } =
        [.. typeof(Package).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ImportStep)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (ImportStep)Activator.CreateInstance(type)!)];

    /// <summary>Opens a package: reads its descriptor and digests its files.</summary>
    /// <exception cref="InvalidPackageException">There is none, or its descriptor is at fault; then what is wrong with its tables is told too.</exception>
    public static Package Open(string folder)
    {
        var faults = new List<PackageFault>();
        var descriptor = PackageDescriptor.Read(folder, Tables, faults);
        if (descriptor is null || faults.Count > 0)
        {
            if (descriptor is not null)
            {
                Read(folder, descriptor, faults);
            }

            throw Invalid(folder, faults);
        }

        string checksum;
        try
        {
            checksum = PackageFiles.Digest(PackageFiles.Of(folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Reading names the file, unless it can be read by now, or is none of a table or text.
            Read(folder, descriptor, faults);
            if (faults.Count == 0)
            {
                faults.Add(new PackageFault(".", null, null, PackageFault.Sentence("a file that cannot be read", "only those that this program may read", "allow it to read the whole folder")));
            }

            throw Invalid(folder, faults);
        }

        return new Package(folder, descriptor, new Release
        {
            Id = 1,
            Key = Keys.Padded(descriptor.Number),
            Number = descriptor.Number,
            Title = descriptor.Title,
            Created = descriptor.Created,
            Checksum = checksum,
        });
    }

    /// <summary>Reads all tables.</summary>
    /// <exception cref="InvalidPackageException">Something is wrong; all that is, is told.</exception>
    public Import Read()
    {
        var faults = new List<PackageFault>();
        var import = Read(folder, descriptor, faults);
        if (faults.Count > 0)
        {
            throw Invalid(folder, faults);
        }

        foreach (var step in Steps)
        {
            step.Run(import);
        }

        return import;
    }

    /// <summary>Reads a package and writes nothing.</summary>
    /// <param name="folder">The package.</param>
    /// <returns>A sentence that says what was checked.</returns>
    /// <exception cref="InvalidPackageException">Something is wrong; all that is, is told.</exception>
    public static string Validate(string folder)
    {
        var package = Open(folder);
        var import = package.Read();
        var (tables, rows) = (import.Sheets.Count, import.Sheets.Sum(sheet => sheet.RowCount));
        string[] parts =
        [
            FormattableString.Invariant($"release {package.Release.Number}"),
            FormattableString.Invariant($"{tables} {(tables == 1 ? "table" : "tables")}"),
            FormattableString.Invariant($"{rows:#,0} {(rows == 1 ? "row" : "rows")}"),
            .. Tables.Select(table => table.Checked(import)).OfType<string>(),
        ];
        return $"The package '{folder}' is sound: {string.Join(", ", parts)}.";
    }

    /// <summary>The descriptor of a package: what it says of itself, and its tables as this program declares them.</summary>
    /// <param name="folder">The package.</param>
    /// <returns>JSON.</returns>
    /// <exception cref="InvalidPackageException">There is no descriptor to begin with.</exception>
    public static string Describe(string folder) => PackageDescriptor.Describe(folder, Tables);

    private static InvalidPackageException Invalid(string folder, List<PackageFault> faults) =>
        new(folder, [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Row ?? 0)]);

    private static Import Read(string folder, PackageDescriptor descriptor, List<PackageFault> faults)
    {
        var isDescribed = faults.Count == 0;
        var sheets = new Dictionary<PackageTable, PackageSheet?>();
        foreach (var table in Tables.Where(descriptor.Resources.ContainsKey))
        {
            var resource = descriptor.Resources[table];
            sheets[table] = resource.Path.Length == 0 ? null : PackageSheet.Read(folder, table, resource, faults);
        }

        var texts = new PackageTexts(folder, faults);
        var import = new Import(texts, [.. sheets.Values.OfType<PackageSheet>()], faults);
        CheckCitations(import);
        var keys = new PackageKeys(sheets, descriptor.Resources, faults);
        keys.Check(Tables);

        // Whether a text is used is known when every table is there and every row could say so.
        var isWhole = isDescribed && sheets.Values.All(sheet => sheet?.IsWhole == true && sheet.Rows.All(row => row.CanBeRead));
        foreach (var sheet in import.Sheets)
        {
            foreach (var row in sheet.Rows)
            {
                if (sheet.IsWhole && row.CanBeRead)
                {
                    sheet.Table.Read(row, import);
                }
                else
                {
                    row.Withhold();
                }
            }
        }

        foreach (var sheet in import.Sheets.Where(sheet => sheet.Table is StreamedTable && sheet.IsWhole))
        {
            sheet.Check(import, keys.Known);
        }

        var faulty = Tables.Where(table => sheets.TryGetValue(table, out var sheet) && sheet is null or { IsFaulty: true }).ToHashSet();
        foreach (var table in Tables.Where(table => table.CompletedFrom is null ? faults.Count == 0 : !From(table).Any(faulty.Contains)))
        {
            table.Complete(import);
        }

        foreach (var sheet in import.Sheets)
        {
            if (sheet.Table is StreamedTable table && faults.Count == 0)
            {
                table.Supply(import, sheet.Stream);
            }
        }

        if (isWhole)
        {
            faults.AddRange(texts.UnusedFiles().Select(file => new PackageFault(file, null, null, PackageFault.Sentence("a text that no row uses", "only texts that one does", "name it in a row, or remove it"))));
        }

        faults.AddRange(Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !descriptor.Files.Contains(file) && !PackageTexts.Holds(file))
            .Select(file => new PackageFault(file, null, null, PackageFault.Sentence($"a file that {PackageDescriptor.File} does not list", "listed tables only", $"{PackageDescriptor.Renew} when it is a table, or remove it"))));
        return import;
    }

    // The table itself, those that it looks at, and those that these refer to.
    private static HashSet<PackageTable> From(PackageTable table)
    {
        var reached = new HashSet<PackageTable>();
        var open = new Stack<PackageTable>([table, .. Tables.Where(other => table.CompletedFrom!.Contains(other.Name))]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var key in next.ForeignKeys)
                {
                    open.Push(Tables.Single(other => other.Name == key.Table));
                }
            }
        }

        return reached;
    }

    /// <summary>Holds the lines of every row against the text of the source that it cites.</summary>
    private static void CheckCitations(Import import)
    {
        var sources = import.Sheets.FirstOrDefault(sheet => sheet.Table.Name == "sources");
        foreach (var sheet in import.Sheets)
        {
            var lines = sheet.Columns.Where(column => column.Type == ColumnType.Lines).Select(column => column.Name).ToArray();
            foreach (var row in sheet.Rows.Where(row => lines.Length > 0 && row["source"].Length > 0))
            {
                var code = row["source"];
                if (!import.Texts.Has(code))
                {
                    // Without its text a source may be cited when it was not read as a file: then it has no checksum.
                    var source = sources?.Rows.FirstOrDefault(source => source["code"] == code && source["checksum"].Length > 0);
                    source?.Fault("checksum", "a checksum and no text", $"{PackageTexts.FileOf(code)}, since {sheet.Path} cites lines of it", "put the text there, or clear the checksum when the package may not hold it");
                    continue;
                }

                foreach (var column in lines.Where(column => row[column].Length > 0 && !row.IsFaultyIn([column])))
                {
                    import.Texts.Quote(code, row[column], problem => row.Fault(column, problem));
                }
            }
        }
    }

    private static List<PackageTable> Ordered(IReadOnlyList<PackageTable> tables)
    {
        var ordered = new List<PackageTable>();
        foreach (var table in tables)
        {
            Add(table);
        }

        return ordered;

        void Add(PackageTable table)
        {
            if (ordered.Contains(table))
            {
                return;
            }

            foreach (var name in table.ForeignKeys.Select(key => key.Table).Append(table.Predecessor).Where(name => name is not null && name != table.Name))
            {
                Add(tables.Single(other => other.Name == name));
            }

            ordered.Add(table);
        }
    }
}
