using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>A file of a package whose rows are repeated: what is about a project, an indicator or a region is repeated for each copy of it.</summary>
/// <param name="Path">The file, seen from the package.</param>
/// <param name="Of">What its rows are repeated with.</param>
/// <param name="Codes">The columns with codes that each copy has for itself, and of what they are.</param>
internal sealed partial record RepeatedTable(string Path, Copied Of, params (string Column, Copied Copied)[] Codes)
{
    /// <summary>All of them. A file that is not here stays as it is.</summary>
    public static readonly IReadOnlyList<RepeatedTable> All =
    [
        new("regions/regions.csv", Copied.Region, ("code", Copied.Region), ("parent", Copied.Region)) { Once = ("kind", "DEAL") },
        new("programme/projects.csv", Copied.Project, ("code", Copied.Project), ("parent", Copied.Project)) { Position = "position" },
        new("programme/project_titles.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/participations.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/involvements.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/progress_reports.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/allocations.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/allocation_alternatives.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/allocation_evidence.csv", Copied.Project, ("code", Copied.Project)),

        // A reading gives every amount of its pillar a tranche: of the copies it gives what it gives of the first.
        new("programme/readings.csv", Copied.Project, ("code", Copied.Project)) { Together = ["programme", "pillar", "reading"] },
        new("programme/printed_totals.csv", Copied.Project) { Total = "value" },
        new("programme/reservations.csv", Copied.Project, ("code", Copied.Project)),
        new("programme/data_notes.csv", Copied.Project, ("code", Copied.Project), ("project", Copied.Project)),
        new("programme/corrections.csv", Copied.Project, ("code", Copied.Project), ("project", Copied.Project), ("note", Copied.Project)),
        new("monitor/indicators.csv", Copied.Indicator, ("code", Copied.Indicator)),
        new("monitor/indicator_notes.csv", Copied.Indicator, ("code", Copied.Indicator), ("indicator", Copied.Indicator)),
        new("monitor/observations.csv", Copied.Project, ("indicator", Copied.Indicator), ("region", Copied.Region)) { Together = ["indicator", "region"], IsSorted = true },
        new("monitor/targets.csv", Copied.Project, ("indicator", Copied.Indicator), ("region", Copied.Region)),
        new("monitor/links.csv", Copied.Project, ("code", Copied.Project), ("indicator", Copied.Indicator)),
        new("monitor/unlinked.csv", Copied.Project, ("code", Copied.Project)),
    ];

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    // Thousands as the document prints them.
    private static readonly NumberFormatInfo Dutch = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>The column with the place of a row in the file, from 1. Null when there is none.</summary>
    public string? Position { get; private init; }

    /// <summary>The column with a figure that counts all copies, so that the rows stay and the figure grows; its words stand in <c>printed</c>. Null when there is none.</summary>
    public string? Total { get; private init; }

    /// <summary>A cell of the rows that stay as they are. Null when all are repeated.</summary>
    public (string Column, string Value)? Once { get; private init; }

    /// <summary>The columns by which rows stand together, each copy of theirs after the other. Without them the copies of the whole file follow each other.</summary>
    public IReadOnlyList<string> Together { get; private init; } = [];

    /// <summary>Whether the rows must stand in the order of what they stand together by, by code point. These are the first of <see cref="Codes"/> then.</summary>
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
    /// <param name="copies">The copies.</param>
    public void Write(string from, string to, Copies copies)
    {
        var (columns, rows) = Read(from, Path);
        using var writer = new CsvWriter(new StreamWriter(System.IO.Path.Combine(to, Path)), Csv);
        Write(writer, columns);
        if (Total is not null)
        {
            WriteTotals(writer, columns, rows, copies.Times);
            return;
        }

        (int Place, Copied Copied)[] codes = [.. Codes.Select(code => (PlaceOf(code.Column, columns, Path), code.Copied))];
        int[] together = [.. Together.Select(column => PlaceOf(column, columns, Path))];
        var position = Position is null ? -1 : PlaceOf(Position, columns, Path);
        var once = Once is null ? -1 : PlaceOf(Once.Value.Column, columns, Path);
        var parts = rows
            .GroupBy(row => string.Join('/', together.Select(place => row[place])), (_, part) => part.ToArray())
            .SelectMany(part => copies.First(Of).Select(copy => (Rows: part, Copy: copy)));
        if (IsSorted)
        {
            var sorted = parts.OrderBy(part => Code(part.Rows[0], 0, part.Copy), StringComparer.Ordinal);
            parts = Enumerable.Range(1, together.Length - 1).Aggregate(sorted, (order, next) => order.ThenBy(part => Code(part.Rows[0], next, part.Copy), StringComparer.Ordinal));
        }

        foreach (var (part, copy) in parts)
        {
            foreach (var row in part.Where(row => copy == 1 || once < 0 || row[once] != Once!.Value.Value))
            {
                var one = (string[])row.Clone();
                for (var code = 0; code < codes.Length; code++)
                {
                    one[codes[code].Place] = Code(row, code, copy);
                }

                if (position >= 0)
                {
                    one[position] = (int.Parse(one[position], CultureInfo.InvariantCulture) + ((copy - 1) * rows.Count)).ToString(CultureInfo.InvariantCulture);
                }

                Write(writer, one);
            }
        }

        string Code(string[] row, int code, int copy) => CodeOf(row[codes[code].Place], copies.NumberOf(codes[code].Copied, copy));
    }

    /// <summary>Writes the rows with the totals of all copies.</summary>
    private void WriteTotals(CsvWriter writer, string[] columns, IReadOnlyList<string[]> rows, int times)
    {
        var (value, printed) = (PlaceOf(Total!, columns, Path), PlaceOf("printed", columns, Path));
        foreach (var row in rows)
        {
            var total = decimal.Parse(row[value], CultureInfo.InvariantCulture) * times;
            row[value] = total.ToString(CultureInfo.InvariantCulture);
            row[printed] = Figure().Replace(row[printed], total.ToString("#,0.##", Dutch), 1);
            Write(writer, row);
        }
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
