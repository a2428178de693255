using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Packages;

/// <summary>The file of one table as it stands in a package: its columns, and its rows by line.</summary>
internal sealed class PackageSheet
{
    private static readonly char[] OtherSeparators = [';', '\t'];

    private readonly List<PackageRow> rows = [];
    private readonly ICollection<PackageFault> faults;
    private readonly string text;
    private bool hasLostRows;

    private PackageSheet(PackageTable table, string path, string text, ICollection<PackageFault> faults) =>
        (Table, Path, this.text, this.faults) = (table, path, text, faults);

    public PackageTable Table { get; }

    /// <summary>The file, relative to the package.</summary>
    public string Path { get; }

    /// <summary>The columns of the table that the file has.</summary>
    public IReadOnlyList<PackageColumn> Columns { get; private set; } = [];

    public IReadOnlyList<PackageRow> Rows => rows;

    /// <summary>True when every column that is needed is there, and every line is a row.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Reads a file into rows, and checks each cell by its column.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="table">What the file should be.</param>
    /// <param name="resource">What the descriptor says of it.</param>
    /// <param name="faults">Told what is wrong.</param>
    /// <returns>The rows. Null when the file has none that can be told apart.</returns>
    public static PackageSheet? Read(string folder, PackageTable table, PackageResource resource, ICollection<PackageFault> faults)
    {
        var before = faults.Count;
        if (PackageFile.Read(folder, resource.Path, faults) is not { } text)
        {
            return null;
        }

        var sheet = new PackageSheet(table, resource.Path, text, faults);
        if (text.Length == 0)
        {
            if (faults.Count == before)
            {
                sheet.Fault(null, null, "an empty file", "a row of column names", $"write {string.Join(',', resource.Columns)} as its first line");
            }

            return null;
        }

        return sheet.ReadRows(resource) ? sheet : null;
    }

    /// <summary>The columns that the first line of a file names, in so far as it can be read.</summary>
    public static IReadOnlyList<string> HeaderOf(string folder, string path)
    {
        using var csv = Csv(PackageFile.Read(folder, path, []) ?? "", () => { });
        return csv.Read() ? csv.Record! : [];
    }

    /// <summary>True when it is known which values some columns have, so that others are none of them.</summary>
    public bool Knows(IReadOnlyList<string> columns) =>
        !hasLostRows
        && columns.All(name => Columns.Any(column => column.Name == name))
        && !rows.Any(row => row.IsFaultyIn(columns));

    private static CsvParser Csv(string text, Action badData) => new(
        new StringReader(text),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            BadDataFound = _ => badData(),

            // In one piece, or a line end that lies across two is counted twice.
            BufferSize = text.Length + 1,
        });

    private bool ReadRows(PackageResource resource)
    {
        var isBad = false;
        using var csv = Csv(text, () => isBad = true);
        if (!csv.Read() || csv.Record is not { } header || isBad)
        {
            BadQuote(1, csv.RawRecord);
            return false;
        }

        if (!EndsLine(csv.RawRecord))
        {
            CutOff(1, "no line end after the column names");
            return false;
        }

        if (!CheckHeader(header, resource))
        {
            return false;
        }

        var line = 1 + LinesIn(csv.RawRecord);
        var keys = Table.PrimaryKey.Concat(Table.ForeignKeys.SelectMany(key => key.Columns)).ToHashSet();
        while (csv.Read())
        {
            isBad = false;
            var (cells, raw, start) = (csv.Record!, csv.RawRecord, line);
            line += LinesIn(raw);
            var isCut = !EndsLine(raw);
            if (isBad)
            {
                Lose(() => BadQuote(start, raw));
            }
            else if (cells.Length != header.Length)
            {
                Lose(() => Misfit(start, cells.Length, header.Length, isCut, raw));
            }
            else
            {
                Add(start, header, cells, keys);
                if (isCut)
                {
                    CutOff(start, "no line end after the last row");
                }
            }
        }

        if (Table.IsNeeded && rows.Count == 0 && !hasLostRows)
        {
            Fault(null, null, "no rows", "at least one", "add it below the column names");
        }

        return true;
    }

    private bool CheckHeader(string[] header, PackageResource resource)
    {
        var known = Table.Columns.Select(column => column.Name).ToHashSet();
        if (header is [var single] && OtherSeparators.FirstOrDefault(separator => single.Split(separator).Count(known.Contains) > 1) is var other and not '\0')
        {
            Fault(1, null, $"{(other == ';' ? "';'" : "a tab")} between the columns", "','", "save the file with commas between the columns, and a decimal point in numbers");
            return false;
        }

        foreach (var column in header.CountBy(name => name))
        {
            if (column.Value > 1)
            {
                Fault(1, column.Key, $"this column {column.Value} times", "it once", "remove the others");
            }

            if (!known.Contains(column.Key))
            {
                if (!resource.UnknownColumns.Contains(column.Key))
                {
                    Fault(1, column.Key.Length == 0 ? null : column.Key, column.Key.Length == 0 ? "a column without a name" : "an unknown column", $"the columns that {PackageDescriptor.File} lists", "remove it or correct its name");
                }
            }
            else if (!resource.Columns.Contains(column.Key) && !resource.MissingColumns.Contains(column.Key))
            {
                Fault(1, column.Key, $"a column that {PackageDescriptor.File} does not list", "listed columns only", PackageDescriptor.Renew);
            }
        }

        foreach (var name in resource.Columns.Except(header))
        {
            Fault(1, name, "no such column", $"it in the header, as {PackageDescriptor.File} lists it", "add it");
        }

        Columns = [.. Table.Columns.Where(column => header.Contains(column.Name))];
        IsWhole = header.Distinct().Count() == header.Length && Table.Columns.All(column => header.Contains(column.Name) || !(column.IsRequired || resource.Columns.Contains(column.Name)));
        return Columns.Count > 0;
    }

    private void Add(int start, string[] header, string[] cells, HashSet<string> keys)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < header.Length; i++)
        {
            values.TryAdd(header[i], cells[i]);
        }

        var row = new PackageRow(this, start, values, faults);
        foreach (var column in Columns)
        {
            if (Cell.Check(column, keys.Contains(column.Name), values[column.Name]) is { } fault)
            {
                row.Fault(column.Name, PackageFault.Shown(values[column.Name]), fault.Expected, fault.Advice);
            }
        }

        row.CanBeRead = !row.IsFaulty;
        rows.Add(row);
    }

    private void Misfit(int row, int found, int expected, bool isCut, string raw)
    {
        if (isCut)
        {
            CutOff(row, FormattableString.Invariant($"{Cells(found)} and then the end of the file"), FormattableString.Invariant($"{expected} and a line end"));
        }
        else if (string.IsNullOrWhiteSpace(raw))
        {
            Fault(row, null, "an empty line", Cells(expected), "remove it");
        }
        else
        {
            Fault(row, null, Cells(found), FormattableString.Invariant($"{expected}, as the header has"), found > expected ? "put a value that holds a comma between double quotes, or remove what is too much" : "add those that are missing, empty ones too");
        }
    }

    private void BadQuote(int row, string raw)
    {
        if (raw.Count(letter => letter == '"') % 2 == 1)
        {
            Fault(row, null, "a double quote that is not closed", "one at each end of the value", "close it, or restore the rest from the original when the file is cut off");
        }
        else
        {
            Fault(row, null, "a double quote inside of a value", "none, or two for one that is meant", "put the value between double quotes and write those inside twice");
        }
    }

    private void CutOff(int row, string found, string expected = "one") =>
        Fault(row, null, found, expected, "restore the rest from the original when the file is cut off, and end it with a line end");

    private void Lose(Action tell)
    {
        (hasLostRows, IsWhole) = (true, false);
        tell();
    }

    private void Fault(int? row, string? column, string found, string expected, string advice) =>
        faults.Add(new PackageFault(Path, row, column, PackageFault.Sentence(found, expected, advice)));

    private static string Cells(int number) => FormattableString.Invariant($"{number} {(number == 1 ? "cell" : "cells")}");

    private static bool EndsLine(string record) => record.Length > 0 && record[^1] is '\n' or '\r';

    // As an editor counts: a line ends with CR LF, LF, or CR.
    private static int LinesIn(string record)
    {
        var lines = 0;
        for (var i = 0; i < record.Length; i++)
        {
            if (record[i] == '\n' || (record[i] == '\r' && (i + 1 == record.Length || record[i + 1] != '\n')))
            {
                lines++;
            }
        }

        return lines;
    }
}
