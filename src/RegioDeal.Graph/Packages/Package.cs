using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Packages;

/// <summary>A folder of tidy files with a <c>datapackage.json</c> (Frictionless Data Package 2).</summary>
internal sealed class Package
{
    /// <summary>The file that says what a package is.</summary>
    public const string Descriptor = "datapackage.json";

    private readonly string folder;
    private readonly IReadOnlyList<PackageTable> tables;

    private Package(string folder, IReadOnlyList<PackageTable> tables, Release release) =>
        (this.folder, this.tables, Release) = (folder, tables, release);

    /// <summary>The release that the package makes.</summary>
    public Release Release { get; }

    /// <summary>The tables that packages have, each after those it refers to.</summary>
    public static IReadOnlyList<PackageTable> Tables { get; } = Ordered(
        [.. typeof(Package).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PackageTable)) && !type.IsAbstract)
            .Select(type => (PackageTable)Activator.CreateInstance(type)!)
            .OrderBy(table => table.Path, StringComparer.Ordinal)]);

    /// <summary>Opens a package: reads its descriptor and digests its files.</summary>
    /// <exception cref="InvalidPackageException">There is none, or its descriptor cannot be read.</exception>
    public static Package Open(string folder)
    {
        var path = Path.Combine(folder, Descriptor);
        if (!File.Exists(path))
        {
            throw new InvalidPackageException(folder, [new PackageFault(Descriptor, null, null, "is not there; name the folder of a data package.")]);
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var root = json.RootElement;
            var number = root.GetProperty("release").GetInt32();
            return new Package(folder, Tables, new Release
            {
                Id = 1,
                Key = Keys.Padded(number),
                Number = number,
                Title = root.GetProperty("title").GetString()!,
                Created = LocalDatePattern.Iso.Parse(root.GetProperty("created").GetString()!).GetValueOrThrow(),
                Checksum = PackageFiles.Digest(PackageFiles.Of(folder)),
            });
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or UnparsableValueException)
        {
            throw new InvalidPackageException(folder, [new PackageFault(Descriptor, null, null, "needs 'title', 'created' (a date) and 'release' (a whole number).")]);
        }
    }

    /// <summary>Reads all tables.</summary>
    /// <exception cref="InvalidPackageException">Something is wrong; all that is, is told.</exception>
    public Import Read()
    {
        var faults = new List<PackageFault>();
        var import = new Import(new PackageTexts(folder), faults);
        foreach (var table in tables)
        {
            Read(table, import, faults);
        }

        if (faults.Count == 0)
        {
            foreach (var table in tables)
            {
                table.Complete(import);
            }
        }

        if (faults.Count > 0)
        {
            throw new InvalidPackageException(folder, faults);
        }

        return import;
    }

    /// <summary>The descriptor of a package: what it says of itself, and its tables as this program declares them.</summary>
    /// <param name="folder">The package.</param>
    /// <returns>JSON.</returns>
    public static string Describe(string folder)
    {
        var descriptor = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Descriptor)))!.AsObject();
        descriptor["resources"] = new JsonArray([.. Tables.OrderBy(table => table.Path, StringComparer.Ordinal).Select(Describe)]);
        return descriptor.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";
    }

    private static JsonNode Describe(PackageTable table) => new JsonObject
    {
        ["name"] = table.Name.Replace('_', '-'),
        ["path"] = table.Path,
        ["description"] = table.Description,
        ["type"] = "table",
        ["format"] = "csv",
        ["mediatype"] = "text/csv",
        ["encoding"] = "utf-8",
        ["schema"] = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(Describe)]),
            ["primaryKey"] = Strings(table.PrimaryKey),
            ["foreignKeys"] = new JsonArray([.. table.ForeignKeys.Select(key => (JsonNode)new JsonObject
            {
                ["fields"] = Strings(key.Columns),
                ["reference"] = new JsonObject { ["resource"] = key.Table.Replace('_', '-'), ["fields"] = Strings(key.OtherColumns) },
            })]),
            ["missingValues"] = new JsonArray(new JsonObject { ["value"] = "", ["label"] = "Not known, or does not apply: the column says which." }),
        },
    };

    private static JsonNode Describe(PackageColumn column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type switch
            {
                ColumnType.Integer => "integer",
                ColumnType.Euros => "number",
                ColumnType.Date => "date",
                ColumnType.Month => "yearmonth",
                _ => "string",
            },
            ["description"] = column.Description,
        };
        if (column.Type == ColumnType.Url)
        {
            field["format"] = "uri";
        }

        if (column.Type == ColumnType.Euros)
        {
            field["unit"] = "EUR";
        }

        var constraints = new JsonObject();
        if (column.IsRequired)
        {
            constraints["required"] = true;
        }

        if (column.Type == ColumnType.Lines)
        {
            constraints["pattern"] = "[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*";
        }

        if (column.Enumeration is not null)
        {
            constraints["enum"] = Strings([.. Enum.GetNames(column.Enumeration).Select(Names.ToConstant)]);
        }

        if (constraints.Count > 0)
        {
            field["constraints"] = constraints;
        }

        return field;
    }

    private static JsonArray Strings(IReadOnlyList<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    private void Read(PackageTable table, Import import, List<PackageFault> faults)
    {
        var path = Path.Combine(folder, table.Path);
        if (!File.Exists(path))
        {
            faults.Add(new PackageFault(table.Path, null, null, "is not there; the package needs it."));
            return;
        }

        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        try
        {
            if (!csv.Read() || !csv.ReadHeader())
            {
                faults.Add(new PackageFault(table.Path, null, null, "is empty; it needs a header row."));
                return;
            }

            var header = csv.HeaderRecord!;
            var missing = table.Columns.Select(column => column.Name).Except(header).ToArray();
            var unknown = header.Except(table.Columns.Select(column => column.Name)).ToArray();
            faults.AddRange(missing.Select(column => new PackageFault(table.Path, 1, column, "this column is missing from the header.")));
            faults.AddRange(unknown.Select(column => new PackageFault(table.Path, 1, column, "this column is not known; remove it or correct its name.")));
            if (missing.Length > 0)
            {
                return;
            }

            while (csv.Read())
            {
                if (csv.Parser.Count != header.Length)
                {
                    faults.Add(new PackageFault(table.Path, csv.Parser.RawRow, null, $"has {csv.Parser.Count} cells where the header has {header.Length}."));
                    continue;
                }

                var values = table.Columns.ToDictionary(column => column.Name, column => csv.GetField(column.Name) ?? "");
                table.Read(new PackageRow(table, csv.Parser.RawRow, values, faults), import);
            }
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new PackageFault(table.Path, null, null, "is not UTF-8; save it in that encoding."));
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

            foreach (var name in table.ForeignKeys.Select(key => key.Table).Where(name => name != table.Name))
            {
                Add(tables.Single(other => other.Name == name));
            }

            ordered.Add(table);
        }
    }
}
