using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Packages;

/// <summary>The file of one table as it stands in a package: its columns, and its rows by line.</summary>
internal sealed class PackageSheet
{
    private const int MostFaultyRows = 100;

    private static readonly char[] OtherSeparators = [';', '\t'];

    private readonly List<PackageRow> rows = [];
    private readonly string folder;
    private readonly ICollection<PackageFault> faults;
    private readonly HashSet<string> keys;
    private string[] header = [];
    private readonly Dictionary<string, int> places = [];
    private bool hasLostRows;
    private bool hasFaultyRow;
    private int faultyRows;
    private PackageRow? sound;

    private PackageSheet(PackageTable table, string folder, string path, ICollection<PackageFault> faults)
    {
        (Table, this.folder, Path, this.faults) = (table, folder, path, faults);
        keys = [.. table.PrimaryKey, .. table.ForeignKeys.SelectMany(key => key.Columns)];
    }

    public PackageTable Table { get; }

    /// <summary>The file, relative to the package.</summary>
    public string Path { get; }

    /// <summary>The columns of the table that the file has.</summary>
    public IReadOnlyList<PackageColumn> Columns { get; private set; } = [];

    /// <summary>The rows; none of a streamed table, which has them from <see cref="Stream"/>.</summary>
    public IReadOnlyList<PackageRow> Rows => rows;

    /// <summary>How many rows it has; of a streamed table those that were checked.</summary>
    public int RowCount { get; private set; }

    /// <summary>True when something is wrong with a row or a line.</summary>
    public bool IsFaulty => !IsWhole || hasFaultyRow || rows.Any(row => row.IsFaulty);

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
        var sheet = new PackageSheet(table, folder, resource.Path, faults);
        if (table is StreamedTable && PackageFile.CanBeStreamed(folder, resource.Path))
        {
            try
            {
                using var reader = PackageFile.Stream(folder, resource.Path);
                return sheet.ReadHeader(reader, resource) ? sheet : null;
            }
            catch (DecoderFallbackException)
            {
                // Read as a whole, it can be told where.
                PackageFile.Read(folder, resource.Path, faults);
                return null;
            }
        }

        var before = faults.Count;
        if (PackageFile.Read(folder, resource.Path, faults) is not { } text)
        {
            return null;
        }

        if (text.Length == 0)
        {
            if (faults.Count == before)
            {
                sheet.Fault(null, null, "an empty file", "a row of column names", $"write {string.Join(',', resource.Columns)} as its first line");
            }

            return null;
        }

        using (var reader = new StringReader(text))
        {
            if (!sheet.ReadHeader(reader, resource))
            {
                return null;
            }
        }

        using (var reader = new StringReader(text))
        {
            sheet.rows.AddRange(sheet.Parse(reader, text.Length + 1));
            sheet.RowCount = sheet.rows.Count;
        }

        sheet.TellOfNone();
        return sheet;
    }

    /// <summary>The columns that the first line of a file names, in so far as it can be read.</summary>
    public static IReadOnlyList<string> HeaderOf(string folder, string path)
    {
        if (!PackageFile.CanBeStreamed(folder, path))
        {
            return [];
        }

        using var csv = Csv(PackageFile.Stream(folder, path), 0, () => { });
        try
        {
            return csv.Read() ? csv.Record! : [];
        }
        catch (DecoderFallbackException)
        {
            return [];
        }
    }

    /// <summary>True when it is known which values some columns have, so that others are none of them.</summary>
    public bool Knows(IReadOnlyList<string> columns) =>
        !hasLostRows
        && columns.All(name => Columns.Any(column => column.Name == name))
        && !rows.Any(row => row.IsFaultyIn(columns));

    /// <summary>The rows of a streamed table, read anew each time. They are as they were checked: only sound packages come to this.</summary>
    public IEnumerable<PackageRow> Stream()
    {
        using var reader = PackageFile.Stream(folder, Path);
        foreach (var row in Parse(reader, 0, isChecked: true))
        {
            yield return row;
        }
    }

    /// <summary>Checks the rows of a streamed table one by one: cells, their order, keys, and what the table itself checks.</summary>
    /// <param name="import">What the other tables have become.</param>
    /// <param name="known">The values that a foreign key can have; null when they are not known.</param>
    public void Check(Import import, Func<ForeignKey, IReadOnlyCollection<string>?> known)
    {
        var stream = new StreamCheck(this, known);
        try
        {
            using var reader = PackageFile.Stream(folder, Path);
            foreach (var row in Parse(reader, 0))
            {
                RowCount++;
                stream.Check(row);
                if (!row.IsFaulty)
                {
                    Table.Read(row, import);
                }

                hasFaultyRow |= row.IsFaulty;
                if (row.IsFaulty && ++faultyRows == MostFaultyRows)
                {
                    Fault(row.Number, null, FormattableString.Invariant($"{MostFaultyRows} rows at fault up to here"), "none", "correct these first; what comes after was not checked");
                    IsWhole = false;
                    break;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            PackageFile.Read(folder, Path, faults);
            IsWhole = false;
        }

        hasFaultyRow |= stream.Tell();
        TellOfNone();
    }

    private static CsvParser Csv(TextReader reader, int bufferSize, Action badData)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            BadDataFound = _ => badData(),
        };
        if (bufferSize > 0)
        {
            // In one piece, or a line end that lies across two is counted twice.
            configuration.BufferSize = bufferSize;
        }

        return new CsvParser(reader, configuration);
    }

    private bool ReadHeader(TextReader reader, PackageResource resource)
    {
        var isBad = false;
        using var csv = Csv(reader, 0, () => isBad = true);
        if (!csv.Read() || csv.Record is not { } names || isBad)
        {
            BadQuote(1, csv.RawRecord);
            return false;
        }

        if (!EndsLine(csv.RawRecord))
        {
            CutOff(1, "no line end after the column names");
            return false;
        }

        header = names;
        foreach (var (place, name) in names.Index())
        {
            places.TryAdd(name, place);
        }

        return CheckHeader(names, resource);
    }

    private IEnumerable<PackageRow> Parse(TextReader reader, int bufferSize, bool isChecked = false)
    {
        var isBad = false;
        using var csv = Csv(reader, bufferSize, () => isBad = true);
        csv.Read();
        var line = 1 + LinesIn(csv.RawRecord);
        while (csv.Read())
        {
            var (cells, start) = (csv.Record!, line);
            if (isChecked)
            {
                yield return new PackageRow(this, start, places, cells, faults);
                continue;
            }

            var raw = csv.RawRecord;

            // A line end of two characters may lie across two pieces of a stream.
            line += bufferSize > 0 ? LinesIn(raw) : raw.Count(letter => letter == '\n');
            var isCut = !EndsLine(raw);
            if (isBad)
            {
                isBad = false;
                Lose(() => BadQuote(start, raw));
            }
            else if (cells.Length != header.Length)
            {
                Lose(() => Misfit(start, cells.Length, header.Length, isCut, raw));
            }
            else
            {
                yield return Checked(start, cells);
                if (isCut)
                {
                    CutOff(start, "no line end after the last row");
                }
            }
        }
    }

    private void TellOfNone()
    {
        if (Table.IsNeeded && RowCount == 0 && !hasLostRows)
        {
            Fault(null, null, "no rows", "at least one", "add it below the column names");
        }
    }

    private bool CheckHeader(string[] names, PackageResource resource)
    {
        var known = Table.Columns.Select(column => column.Name).ToHashSet();
        if (names is [var single] && OtherSeparators.FirstOrDefault(separator => single.Split(separator).Count(known.Contains) > 1) is var other and not '\0')
        {
            Fault(1, null, $"{(other == ';' ? "';'" : "a tab")} between the columns", "','", "save the file with commas between the columns, and a decimal point in numbers");
            return false;
        }

        foreach (var column in names.CountBy(name => name))
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

        foreach (var name in resource.Columns.Except(names))
        {
            Fault(1, name, "no such column", $"it in the header, as {PackageDescriptor.File} lists it", "add it");
        }

        Columns = [.. Table.Columns.Where(column => names.Contains(column.Name))];
        IsWhole = names.Distinct().Count() == names.Length && Table.Columns.All(column => names.Contains(column.Name) || !(column.IsRequired || resource.Columns.Contains(column.Name)));
        return Columns.Count > 0;
    }

    private PackageRow Checked(int start, string[] cells)
    {
        var row = new PackageRow(this, start, places, cells, faults);
        foreach (var column in Columns)
        {
            // What stood there in the row above was checked already.
            if (sound?[column.Name] != row[column.Name] && Cell.Check(column, keys.Contains(column.Name), row[column.Name]) is { } fault)
            {
                row.Fault(column.Name, PackageFault.Shown(row[column.Name]), fault.Expected, fault.Advice);
            }
        }

        row.CanBeRead = !row.IsFaulty;
        sound = row.CanBeRead ? row : sound;
        return row;
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
