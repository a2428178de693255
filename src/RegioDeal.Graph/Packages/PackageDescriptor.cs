using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace RegioDeal.Graph.Packages;

/// <summary>What the descriptor says of a table.</summary>
/// <param name="Path">Its file, relative to the package.</param>
/// <param name="Columns">The columns that it lists and the program knows.</param>
/// <param name="MissingColumns">Those that the program needs and it does not list.</param>
/// <param name="UnknownColumns">Those that it lists and the program does not know.</param>
/// <param name="References">The resources that its foreign keys lead to.</param>
internal sealed record PackageResource(
    string Path, IReadOnlyList<string> Columns, IReadOnlyList<string> MissingColumns, IReadOnlyList<string> UnknownColumns, IReadOnlyList<string> References);

/// <summary>The <c>datapackage.json</c> of a package: what it says of itself, and which tables and columns it has.</summary>
/// <remarks>
/// An older package may have fewer tables, columns, allowed values and keys than this program declares: that is how a newer program
/// reads it. What it does say must be what the program reads.
/// </remarks>
internal sealed class PackageDescriptor
{
    /// <summary>Its file.</summary>
    public const string File = "datapackage.json";

    /// <summary>What to do when it is not what the tables declare.</summary>
    public const string Renew = "run describe on the package";

    private static readonly string[] Same = ["type", "format", "unit"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject root;
    private readonly ICollection<PackageFault> faults;
    private readonly Dictionary<PackageTable, PackageResource> resources = [];

    private PackageDescriptor(JsonObject root, ICollection<PackageFault> faults) => (this.root, this.faults) = (root, faults);

    /// <summary>The number of the release, or 0 when it cannot be told.</summary>
    public int Number { get; private set; }

    /// <summary>The title of the package, or nothing when it cannot be told.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The day on which the package was made.</summary>
    public LocalDate Created { get; private set; }

    /// <summary>The tables that the package has.</summary>
    public IReadOnlyDictionary<PackageTable, PackageResource> Resources => resources;

    /// <summary>The files that resources name, of unknown tables too.</summary>
    public HashSet<string> Files { get; } = [];

    /// <summary>Reads the descriptor of a package.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="tables">The tables that the program knows.</param>
    /// <param name="faults">Told what is wrong.</param>
    /// <returns>What it says. Null when it says nothing.</returns>
    public static PackageDescriptor? Read(string folder, IReadOnlyList<PackageTable> tables, ICollection<PackageFault> faults)
    {
        if (Parse(folder, faults) is not { } root)
        {
            return null;
        }

        var descriptor = new PackageDescriptor(root, faults);
        descriptor.ReadRelease();
        descriptor.ReadResources(tables);
        return descriptor;
    }

    /// <summary>The descriptor with the tables whose files exist, as the program declares them.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="tables">The tables that the program knows.</param>
    /// <returns>JSON.</returns>
    /// <exception cref="InvalidPackageException">There is no descriptor to begin with.</exception>
    public static string Describe(string folder, IReadOnlyList<PackageTable> tables)
    {
        var faults = new List<PackageFault>();
        if (Parse(folder, faults) is not { } root)
        {
            throw new InvalidPackageException(folder, faults);
        }

        var paths = new Dictionary<string, string>();
        foreach (var listed in (root["resources"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(listed["name"]) is { } name && Text(listed["path"]) is { } path && PackageFile.IsInside(path))
            {
                paths.TryAdd(name, path);
            }
        }

        var files = tables
            .Select(table => (Table: table, Path: paths.GetValueOrDefault(table.Resource, table.Path)))
            .Where(file => System.IO.File.Exists(Path.Combine(folder, file.Path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToArray();
        var names = files.Select(file => file.Table.Name).ToHashSet();
        root["resources"] = new JsonArray([.. files.Select(file => Describe(file.Table, file.Path, PackageSheet.HeaderOf(folder, file.Path), names))]);
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject? Parse(string folder, ICollection<PackageFault> faults)
    {
        if (!System.IO.File.Exists(Path.Combine(folder, File)))
        {
            faults.Add(new PackageFault(File, null, null, PackageFault.Sentence("no file", "the descriptor of a data package", "name the folder of one")));
            return null;
        }

        if (PackageFile.Read(folder, File, faults) is not { } text)
        {
            return null;
        }

        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject root)
            {
                Visit(root);
                return root;
            }

            faults.Add(new PackageFault(File, null, null, PackageFault.Sentence("JSON that is no object", "the descriptor of a data package", "write it between { and }")));
        }
        catch (JsonException fault) when (fault.LineNumber is null)
        {
            faults.Add(new PackageFault(File, null, null, PackageFault.Sentence("a name that stands twice in one object", "each name once", "remove one")));
        }
        catch (InvalidOperationException)
        {
            faults.Add(new PackageFault(File, null, null, PackageFault.Sentence("half a character (\\uD800 to \\uDFFF)", "whole ones", "write it as it is, in UTF-8")));
        }
        catch (JsonException fault)
        {
            faults.Add(new PackageFault(File, (int?)fault.LineNumber + 1, null, PackageFault.Sentence("text that is not JSON", "JSON", "correct it here, or restore the rest from the original when the file is cut off")));
        }

        return null;
    }

    // Texts are read when they are asked for: what cannot be one is found here.
    private static void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var (_, child) in parent)
                {
                    Visit(child);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    Visit(child);
                }

                break;
            default:
                _ = Text(node);
                break;
        }
    }

    private static JsonObject Describe(PackageTable table, string path, IReadOnlyList<string> header, HashSet<string> tables)
    {
        // A column that may be missing is listed when the file has it.
        var columns = table.Columns.Where(column => column.IsRequired || header.Contains(column.Name)).ToArray();
        var names = columns.Select(column => column.Name).ToHashSet();
        return new JsonObject
        {
            ["name"] = table.Resource,
            ["path"] = path,
            ["description"] = table.Description,
            ["type"] = "table",
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. columns.Select(Describe)]),
                ["primaryKey"] = Strings(table.PrimaryKey),
                ["foreignKeys"] = new JsonArray([.. table.ForeignKeys
                    .Where(key => tables.Contains(key.Table) && key.Columns.All(names.Contains))
                    .Select(Describe)]),
                ["missingValues"] = new JsonArray(new JsonObject { ["value"] = "", ["label"] = "Not known, or does not apply: the column says which." }),
            },
        };
    }

    private static JsonObject Describe(ForeignKey key) => new()
    {
        ["fields"] = Strings(key.Columns),
        ["reference"] = new JsonObject { ["resource"] = key.Table.Replace('_', '-'), ["fields"] = Strings(key.OtherColumns) },
    };

    private static JsonObject Describe(PackageColumn column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type switch
            {
                ColumnType.Integer => "integer",
                ColumnType.Euros or ColumnType.Decimal => "number",
                ColumnType.GeoJson => "geojson",
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
            constraints["pattern"] = SourceLines.Pattern;
        }

        if (column.Type == ColumnType.Markdown)
        {
            constraints["pattern"] = "([^/.][^/]*/)*[^/.][^/]*\\.md";
        }

        if (column.Code is { } code)
        {
            constraints["pattern"] = code.Expression;
        }

        if (column.Enumeration is not null)
        {
            constraints["enum"] = Strings(column.Constants);
        }

        if (constraints.Count > 0)
        {
            field["constraints"] = constraints;
        }

        return field;
    }

    private static JsonArray Strings(IReadOnlyList<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Shown(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonValue value when Text(value) is { } text => PackageFault.Shown(text),
        JsonValue value => PackageFault.Shown(value.ToJsonString()),
        JsonArray => "a list",
        _ => "an object",
    };

    private void ReadRelease()
    {
        if (root["release"] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<int>(out var release) && release > 0)
        {
            Number = release;
        }
        else
        {
            Fault("release", Shown(root["release"]), "a whole number above 0", "write the number of the release, one more than the last");
        }

        if (Text(root["title"]) is { } title && !string.IsNullOrWhiteSpace(title))
        {
            Title = title;
        }
        else
        {
            Fault("title", Shown(root["title"]), "the title of the package", "fill it in");
        }

        if (Text(root["created"]) is { } created && Cell.TryDate(created, out var date))
        {
            Created = date;
        }
        else
        {
            Fault("created", Shown(root["created"]), "the date on which the package was made", "write it as 2021-12-31");
        }
    }

    private void ReadResources(IReadOnlyList<PackageTable> tables)
    {
        if (root["resources"] is not JsonArray listed)
        {
            Fault("resources", Shown(root["resources"]), "the list of the tables", Renew);
            return;
        }

        var names = new HashSet<string>();
        for (var i = 0; i < listed.Count; i++)
        {
            var place = FormattableString.Invariant($"resources[{i}]");
            if (listed[i] is not JsonObject resource || Text(resource["name"]) is not { } name)
            {
                Fault(place, Shown((listed[i] as JsonObject)?["name"] ?? listed[i]), "a table with a name", "name it, or remove it");
                continue;
            }

            var path = Text(resource["path"]);
            if (path is not null)
            {
                path = PackageFile.IsInside(path) ? path : null;
            }

            var isNew = path is null || Files.Add(path);
            if (!names.Add(name))
            {
                Fault(name, "this table twice", "it once", "remove one");
            }
            else if (tables.FirstOrDefault(table => table.Resource == name) is not { } table)
            {
                Fault(name, "a table that this program does not know", "only those that it knows", "remove it, correct its name, or use a newer program");
            }
            else
            {
                if (path is null)
                {
                    Fault($"{name}.path", Shown(resource["path"]), "one file inside of the package", $"write it as {table.Path}");
                }
                else if (!isNew)
                {
                    Fault($"{name}.path", $"{PackageFault.Shown(path)}, the file of another table", "a file of its own", "correct one of them");
                    path = null;
                }

                resources.Add(table, ReadColumns(table, path ?? "", resource));
            }
        }

        foreach (var table in tables.Where(table => table.IsNeeded && !resources.ContainsKey(table)))
        {
            Fault("resources", $"no '{table.Resource}'", "it, for every package needs it", "list it again");
        }
    }

    private PackageResource ReadColumns(PackageTable table, string path, JsonObject resource)
    {
        var schema = resource["schema"] as JsonObject;
        if (schema?["fields"] is not JsonArray fields)
        {
            Fault($"{table.Resource}.schema.fields", Shown(schema?["fields"]), "the list of the columns", Renew);
            return new PackageResource(path, [.. table.Columns.Select(column => column.Name)], [], [], []);
        }

        var listed = fields.Select(field => (Name: Text((field as JsonObject)?["name"]) ?? "", Field: field as JsonObject)).ToArray();
        var known = table.Columns.ToDictionary(column => column.Name);
        var unknown = listed.Select(field => field.Name).Where(name => !known.ContainsKey(name)).Distinct().ToArray();
        foreach (var name in unknown)
        {
            Fault($"{table.Resource}.{name}", "a column that this program does not know", "only those that it knows", "remove it, correct its name, or use a newer program");
        }

        var columns = listed.Select(field => field.Name).Where(known.ContainsKey).Distinct().ToArray();
        var missing = table.Columns.Where(column => column.IsRequired).Select(column => column.Name).Except(columns).ToArray();
        foreach (var name in missing)
        {
            Fault($"{table.Resource}.{name}", "no such column", "it, for this program needs it", $"add it to {(path.Length == 0 ? "the file" : path)} and {Renew}");
        }

        var differences = listed
            .Where(field => known.ContainsKey(field.Name))
            .CountBy(field => field.Name)
            .Where(field => field.Value > 1)
            .Select(field => field.Key)
            .Union(listed.Where(field => known.TryGetValue(field.Name, out var column) && Differs(field.Field!, Describe(column))).Select(field => field.Name))
            .Concat(KeysDiffer(table, schema) ? ["the keys"] : [])
            .ToArray();
        if (differences.Length > 0)
        {
            Fault(table.Resource, $"another description of {string.Join(", ", differences)}", "the one that this program reads by", Renew);
        }

        var references = (schema["foreignKeys"] as JsonArray ?? []).Select(key => Text((key as JsonObject)?["reference"]?["resource"])).OfType<string>();
        return new PackageResource(path, columns, missing, unknown, [.. references]);
    }

    // Words may differ. What is allowed may be less: an older package knew fewer values, and bound itself to fewer rules.
    private static bool Differs(JsonObject field, JsonObject declared)
    {
        if (Same.Any(name => !JsonNode.DeepEquals(field[name], declared[name])))
        {
            return true;
        }

        var (constraints, rules) = (field["constraints"] as JsonObject ?? [], declared["constraints"] as JsonObject ?? []);
        return constraints.Any(constraint => constraint.Key switch
        {
            "required" => constraint.Value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False),
            "enum" => constraint.Value is not JsonArray values
                || rules["enum"] is not JsonArray allowed
                || values.Any(value => !allowed.Any(other => JsonNode.DeepEquals(value, other))),
            _ => !JsonNode.DeepEquals(constraint.Value, rules[constraint.Key]),
        });
    }

    private static bool KeysDiffer(PackageTable table, JsonObject schema) =>
        !JsonNode.DeepEquals(schema["primaryKey"], Strings(table.PrimaryKey))
        || schema["foreignKeys"] is not (null or JsonArray)
        || (schema["foreignKeys"] as JsonArray ?? []).Any(key => !table.ForeignKeys.Any(declared => JsonNode.DeepEquals(key, Describe(declared))));

    private void Fault(string column, string found, string expected, string advice) =>
        faults.Add(new PackageFault(File, null, column, PackageFault.Sentence(found, expected, advice)));
}
