using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>A package that a test writes, or adds to one that is there: rows by table, cells by column; what is left out is empty.</summary>
internal sealed class WrittenPackage
{
    private readonly Dictionary<string, List<Dictionary<string, string>>> rows = [];

    public WrittenPackage Add(string table, params (string Column, object? Value)[] cells)
    {
        if (!rows.TryGetValue(table, out var list))
        {
            rows[table] = list = [];
        }

        list.Add(cells.ToDictionary(cell => cell.Column, cell => Convert.ToString(cell.Value, CultureInfo.InvariantCulture) ?? ""));
        return this;
    }

    /// <summary>Writes a package of its own.</summary>
    public void Write(string folder, int release = 1)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "datapackage.json"),
            new JsonObject { ["name"] = "invented", ["title"] = "Invented for tests", ["release"] = release, ["created"] = "2026-11-25" }.ToJsonString());
        foreach (var table in Package.Tables)
        {
            var file = Path.Combine(folder, table.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Write(file, table, append: false);
        }

        File.WriteAllText(Path.Combine(folder, "datapackage.json"), Package.Describe(folder));
    }

    /// <summary>Adds the rows to those of a package.</summary>
    public void AppendTo(string folder)
    {
        foreach (var table in Package.Tables.Where(table => rows.ContainsKey(table.Name)))
        {
            Write(Path.Combine(folder, table.Path), table, append: true);
        }
    }

    private void Write(string file, PackageTable table, bool append)
    {
        using var csv = new CsvWriter(new StreamWriter(file, append) { NewLine = "\n" }, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        IEnumerable<string[]> lines = append ? [] : [[.. table.Columns.Select(column => column.Name)]];
        foreach (var line in lines.Concat(rows.GetValueOrDefault(table.Name, []).Select(row =>
            table.Columns.Select(column => row.GetValueOrDefault(column.Name, "")).ToArray())))
        {
            foreach (var cell in line)
            {
                csv.WriteField(cell);
            }

            csv.NextRecord();
        }
    }
}
