using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>A file of a package whose rows are repeated: what is about a project or an indicator is repeated for each copy of it.</summary>
/// <param name="Path">The file, seen from the package.</param>
/// <param name="Codes">The columns with codes that each copy has for itself.</param>
internal sealed partial record RepeatedTable(string Path, params string[] Codes)
{
    /// <summary>All of them. A file that is not here stays as it is.</summary>
    public static readonly IReadOnlyList<RepeatedTable> All =
    [
        new("programme/projects.csv", "code", "parent") { Position = "position" },
        new("programme/project_titles.csv", "code"),
        new("programme/participations.csv", "code"),
        new("programme/involvements.csv", "code"),
        new("programme/progress_reports.csv", "code"),
        new("programme/allocations.csv", "code"),
        new("programme/allocation_alternatives.csv", "code"),
        new("programme/allocation_evidence.csv", "code"),

        // A reading gives every amount of its pillar a tranche: of the copies it gives what it gives of the first.
        new("programme/readings.csv", "code") { Together = ["programme", "pillar", "reading"] },
        new("programme/printed_totals.csv") { Total = "value" },
        new("programme/reservations.csv", "code"),
        new("programme/data_notes.csv", "code", "project"),
        new("programme/corrections.csv", "code", "project", "note"),
        new("monitor/indicators.csv", "code"),
        new("monitor/indicator_notes.csv", "code", "indicator"),
        new("monitor/observations.csv", "indicator") { Together = ["indicator"], IsSorted = true },
        new("monitor/targets.csv", "indicator"),
        new("monitor/links.csv", "code", "indicator"),
        new("monitor/unlinked.csv", "code"),
    ];

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    // Thousands as the document prints them.
    private static readonly NumberFormatInfo Dutch = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>The column with the place of a row in the file, from 1. Null when there is none.</summary>
    public string? Position { get; private init; }

    /// <summary>The column with a figure that counts all copies, so that the rows stay and the figure grows; its words stand in <c>printed</c>. Null when there is none.</summary>
    public string? Total { get; private init; }

    /// <summary>The columns by which rows stand together, each copy of theirs after the other. Without them the copies of the whole file follow each other.</summary>
    public IReadOnlyList<string> Together { get; private init; } = [];

    /// <summary>Whether the rows must stand in the order of what they stand together by, by code point.</summary>
    public bool IsSorted { get; private init; }

    /// <summary>The code of a copy. The first has the code itself.</summary>
    public static string CodeOf(string code, int copy) =>
        copy == 1 || code.Length == 0 ? code : string.Create(CultureInfo.InvariantCulture, $"{code}-x{copy}");

    /// <summary>The cells of a column.</summary>
    /// <param name="package">The package.</param>
    /// <param name="path">The file, seen from the package.</param>
    /// <param name="column">The column.</param>
    public static IReadOnlyList<string> Column(string package, string path, string column)
    {
        var (columns, rows) = Read(package, path);
        var place = PlaceOf(column, columns, path);
        return [.. rows.Select(row => row[place])];
    }

    /// <summary>Writes the file anew. The rows of the seed alone are held.</summary>
    /// <param name="from">The package.</param>
    /// <param name="to">The package to write it into.</param>
    /// <param name="times">How many copies.</param>
    public void Write(string from, string to, int times)
    {
        var (columns, rows) = Read(from, Path);
        using var writer = new CsvWriter(new StreamWriter(System.IO.Path.Combine(to, Path)), Csv);
        Write(writer, columns);
        if (Total is not null)
        {
            var (value, printed) = (Place(Total), Place("printed"));
            foreach (var row in rows)
            {
                var total = decimal.Parse(row[value], CultureInfo.InvariantCulture) * times;
                row[value] = total.ToString(CultureInfo.InvariantCulture);
                row[printed] = Figure().Replace(row[printed], total.ToString("#,0.##", Dutch), 1);
                Write(writer, row);
            }

            return;
        }

        int[] codes = [.. Codes.Select(Place)], together = [.. Together.Select(Place)];
        var position = Position is null ? -1 : Place(Position);
        var parts = rows
            .GroupBy(row => string.Join('/', together.Select(place => row[place])))
            .SelectMany(rows => Enumerable.Range(1, times).Select(copy => (Rows: rows, Copy: copy)));
        foreach (var (part, copy) in IsSorted ? parts.OrderBy(part => CodeOf(part.Rows.Key, part.Copy), StringComparer.Ordinal) : parts)
        {
            foreach (var row in part)
            {
                var one = (string[])row.Clone();
                foreach (var place in codes)
                {
                    one[place] = CodeOf(one[place], copy);
                }

                if (position >= 0)
                {
                    one[position] = (int.Parse(one[position], CultureInfo.InvariantCulture) + ((copy - 1) * rows.Count)).ToString(CultureInfo.InvariantCulture);
                }

                Write(writer, one);
            }
        }

        int Place(string column) => PlaceOf(column, columns, Path);
    }

    private static (string[] Columns, IReadOnlyList<string[]> Rows) Read(string package, string path)
    {
        using var parser = new CsvParser(new StreamReader(System.IO.Path.Combine(package, path)), Csv);
        var columns = parser.Read() ? parser.Record! : throw new InvalidDataException($"{path} is empty.");
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return (columns, rows);
    }

    private static int PlaceOf(string column, string[] columns, string path) =>
        Array.IndexOf(columns, column) is >= 0 and var place ? place : throw new InvalidDataException($"{path} has no column {column}.");

    private static void Write(CsvWriter writer, string[] cells)
    {
        foreach (var cell in cells)
        {
            writer.WriteField(cell);
        }

        writer.NextRecord();
    }

    [GeneratedRegex("[0-9]+(?:[.][0-9]{3})*")]
    private static partial Regex Figure();
}
