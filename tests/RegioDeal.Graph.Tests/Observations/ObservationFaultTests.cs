using System.Globalization;
using System.Text;
using CsvHelper;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>What the one table refuses that is read row by row and never held.</summary>
public sealed class ObservationFaultTests : IDisposable
{
    private const string File = "monitor/observations.csv";

    private static readonly string[] Columns = ["indicator", "region", "period", "value", "status", "missing_reason", "missing_mark", "method", "source"];

    private readonly BrokenPackage package = new();
    private readonly List<string> expected = [];
    private List<string[]>? rows;

    public void Dispose() => package.Dispose();

    [Fact]
    public void All_faulty_rows_are_told_at_once()
    {
        Row("bevolking,GM0109,2015", "1.234,5", "value: found '1.234,5', expected a number with a decimal point such as 4.7; write digits, and a point before at most four decimals.");
        Row("bevolking,GM0109,2016", "1e3", "value: found '1e3', expected a number with a decimal point such as 4.7; write digits, and a point before at most four decimals.");
        Row("bevolking,GM0109,2017", "1.23456", "value: found '1.23456', expected a number with a decimal point such as 4.7; write digits, and a point before at most four decimals.");
        Row("bevolking,GM0109,2018", "4,7", "value: found '4,7', expected a number with a decimal point such as 4.7; write 4.7.");
        Row("bevolking,GM0109,2019", "", "missing_reason: found nothing, expected a reason, since there is no value; fill in one of the two.");
        Row("bevolking,GM0109,2020", "+1", "value: found '+1', expected a number with a decimal point such as 4.7; write digits, and a point before at most four decimals.");
        Row("gemiddelde-woz-waarde,GM0114,2022", "99999999999", "value: found '99999999999', expected a figure below 10000000000000 in the normalised unit; correct it, or the factor of the indicator.");
        Cell("gemiddelde-woz-waarde,GM0114,2023", "missing_reason", "OTHER", "missing_reason: found 'OTHER', expected nothing, since there is a value; fill in one of the two.");
        Cell("gemiddelde-woz-waarde,GM0114,2024", "missing_mark", ".", "missing_mark: found '.', expected nothing, since there is a value; clear it, or the value.");
        Cell("gemiddelde-woz-waarde,GM0118,2021", "missing_reason", "INCOMPLETE", "missing_reason: found 'INCOMPLETE', expected a reason that the source gives; leave out sums of regions and what no source has: the import tells of these.");
        Cell("gemiddelde-woz-waarde,GM0114,2025", "period", "2025-13", "period: found '2025-13', expected a year, a quarter or a month; write it as 2019, 2019-Q3 or 2019-07.");
        Cell("gemiddelde-woz-waarde,GM0118,2022", "status", "Final", "status: found 'Final', expected one of FINAL, PROVISIONAL, REVISED, UNKNOWN; write FINAL.");
        Cell("gemiddelde-woz-waarde,GM0118,2023", "method", "", "method: found nothing, expected one of READ, SUMMED; fill it in.");
        Cell("gemiddelde-woz-waarde,GM0118,2024", "source", "cbs-nowhere", "source: found 'cbs-nowhere' (in 1 more row too), expected code of a row of sources.csv; correct it, or add that row there.");
        Cell("gemiddelde-woz-waarde,GM0118,2025", "source", "cbs-nowhere", null);
        Cell("bevolking,PV23,2026", "region", "RD-ZOD", "region: found 'RD-ZOD', expected a region that the source gives figures for; remove the row: the import adds up the municipalities of a deal.");

        Assert.Equal(expected.Order(StringComparer.Ordinal), Write().Faults().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_indicator_or_region_that_nothing_declares_is_told_once_with_the_number_of_its_rows()
    {
        var count = Rows.Count(row => row[0] == "werkloosheid");
        var first = Rows.FindIndex(row => row[0] == "werkloosheid") + 2;
        foreach (var row in Rows.Where(row => row[0] == "werkloosheid"))
        {
            row[0] = "werkloosheit";
        }

        Rows[0][1] = "GM0100";

        Assert.Equal(
            [
                $"{File}, row 2, region: found 'GM0100', expected code of a row of regions/regions.csv; correct it, or add that row there.",
                $"{File}, row {first}, indicator: found 'werkloosheit' (in {count - 1} more rows too), expected code of a row of monitor/indicators.csv; correct it, or add that row there.",
            ],
            Write().Faults());
    }

    [Fact]
    public void Rows_out_of_order_are_told_once_and_equal_keys_each()
    {
        (Rows[0], Rows[1]) = (Rows[1], Rows[0]);
        Rows[^1][2] = Rows[^2][2];
        Rows.Insert(20, [.. Rows[19]]);
        Rows.Insert(40, [.. Rows[9]]);

        string[] Key(int row) => Rows[row][..3];
        Assert.Equal(
            [
                $"{File}, row 3, indicator, region, period: found '{string.Join('/', Key(1))}' after '{string.Join('/', Key(0))}', expected rows in ascending order of indicator, region, period; sort the file by these columns, by code point.",
                $"{File}, row 22, indicator, region, period: found '{string.Join('/', Key(20))}', the key of row 21, expected a key of its own; remove one of the two rows, or correct a key.",
                $"{File}, row {Rows.Count + 1}, indicator, region, period: found '{string.Join('/', Key(Rows.Count - 1))}', the key of row {Rows.Count}, expected a key of its own; remove one of the two rows, or correct a key.",
            ],
            Write().Faults());
    }

    [Fact]
    public void Checking_ends_after_a_hundred_faulty_rows()
    {
        var faults = package.Rewrite(File, text => text.Replace(",READ,", ",RAED,", StringComparison.Ordinal)).Faults();

        Assert.Equal(101, faults.Length);
        Assert.Contains($"{File}, row 101: found 100 rows at fault up to here, expected none; correct these first; what comes after was not checked.", faults);
        Assert.Contains($"{File}, row 101, method: found 'RAED', expected one of READ, SUMMED; write the one that is meant.", faults);
    }

    [Fact]
    public void A_byte_that_is_no_UTF8_is_told_by_its_row()
    {
        // Behind what is read at a time, so that rows before it were checked already.
        var bytes = System.IO.File.ReadAllBytes(package.PathOf(File));
        var at = bytes.AsSpan().LastIndexOf("cbs-"u8);
        Assert.True(at > 1 << 16);
        bytes[at] = 0xEB;

        Assert.Equal([$"{File}, row {Rows.Count + 1}: found the byte 0xEB, which is 'ë' in Windows-1252, expected UTF-8; save the file as UTF-8."], package.Write(File, bytes).Faults());
    }

    [Theory]
    [InlineData("\ufeff", "", "row 1: found a byte-order mark (EF BB BF) at the start, expected UTF-8 without one; save the file as UTF-8 without a byte-order mark (BOM).")]
    [InlineData("", "cut", "found 5 cells and then the end of the file, expected 9 and a line end; restore the rest from the original when the file is cut off, and end it with a line end.")]
    [InlineData("", "no line end", "found no line end after the last row, expected one; restore the rest from the original when the file is cut off, and end it with a line end.")]
    public void A_file_with_another_start_or_end_is_refused(string before, string end, string message)
    {
        var text = System.IO.File.ReadAllText(package.PathOf(File));
        var last = Rows.Count + 1;
        text = end switch { "cut" => $"{text[..(text.TrimEnd().LastIndexOf('\n') + 1)]}{string.Join(',', Rows[^1][..5])}", "no line end" => text[..^1], _ => text };

        Assert.Equal([$"{File}, {(end.Length == 0 ? "" : $"row {last}: ")}{message}"], package.Write(File, before + text).Faults());
    }

    [Fact]
    public void Lines_may_end_as_on_Windows_and_are_counted_as_an_editor_shows_them()
    {
        package.Rewrite(File, text => text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(Rows.Count, Observed(package.Read()));

        Rows[^1][7] = "";
        Write().Rewrite(File, text => text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal([$"{File}, row {Rows.Count + 1}, method: found nothing, expected one of READ, SUMMED; fill it in."], package.Faults());
    }

    [Fact]
    public void A_package_of_before_the_monitor_is_read_as_it_was()
    {
        Directory.Delete(package.PathOf("monitor"), recursive: true);
        Without("sources.csv", "table", "copy");
        Without("regions/regions.csv", "uri");
        Without("programme/programmes.csv", "region");
        package.Describe(descriptor =>
        {
            descriptor["release"] = 2;
            foreach (var resource in descriptor["resources"]!.AsArray().Where(one => ((string)one!["path"]!).StartsWith("monitor/", StringComparison.Ordinal)).ToArray())
            {
                descriptor["resources"]!.AsArray().Remove(resource);
            }

            foreach (var (table, column) in (IEnumerable<(string, string)>)[("sources", "table"), ("sources", "copy"), ("regions", "uri"), ("programmes", "region")])
            {
                var resource = BrokenPackage.Resource(descriptor, table);
                BrokenPackage.Fields(resource).Remove(BrokenPackage.Field(resource, column));
            }

            BrokenPackage.Resource(descriptor, "programmes")["schema"]!["foreignKeys"]!.AsArray().RemoveAll(key => (string?)key!["reference"]!["resource"] == "regions");
            BrokenPackage.Field(BrokenPackage.Resource(descriptor, "data-notes"), "kind")["constraints"]!["enum"]!.AsArray().RemoveAll(kind => (string?)kind is "BREAK" or "WARNING");
        });

        var import = package.Read();

        Assert.Equal(46, import.All<Graph.Projects.Project>().Count);
        Assert.Equal(Seed.Table("data_notes").Count, import.All<Graph.DataNotes.DataNote>().Count);
        Assert.Equal(0, Observed(import));
    }

    /// <summary>The rows of the file, to be changed.</summary>
    private List<string[]> Rows => rows ??= [.. System.IO.File.ReadAllLines(package.PathOf(File)).Skip(1).Select(line => line.Split(','))];

    private static int Observed(Import import) => import.Rows(typeof(Observation)).Cast<Observation>().Count(observation => observation.PartCount is null);

    private void Row(string key, string value, string message) => Cell(key, "value", value, message);

    private void Cell(string key, string column, string value, string? message)
    {
        var row = Rows.FindIndex(row => string.Join(',', row[..3]) == key);
        Assert.True(row >= 0, $"There is no row {key}.");
        Rows[row][Array.IndexOf(Columns, column)] = value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value;
        if (message is not null)
        {
            expected.Add($"{File}, row {row + 2}, {message}");
        }
    }

    private BrokenPackage Write() => package.Write(File, $"{string.Join(',', Columns)}\n{string.Concat(Rows.Select(row => $"{string.Join(',', row)}\n"))}");

    private void Without(string file, params string[] columns)
    {
        var text = new StringBuilder();
        using (var csv = new CsvReader(new StreamReader(package.PathOf(file)), CultureInfo.InvariantCulture))
        using (var writer = new CsvWriter(new StringWriter(text), new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            string[]? header = null;
            while (csv.Read())
            {
                header ??= csv.Parser.Record!;
                foreach (var cell in csv.Parser.Record!.Zip(header).Where(cell => !columns.Contains(cell.Second)))
                {
                    writer.WriteField(cell.First);
                }

                writer.NextRecord();
            }
        }

        package.Write(file, text.ToString());
    }
}
