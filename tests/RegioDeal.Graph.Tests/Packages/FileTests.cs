using System.Text;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class FileTests : IDisposable
{
    private const string Tranches = "programme/tranches.csv";
    private const string Allocations = "programme/allocations.csv";

    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_file_that_is_missing_is_told_once() =>
        Assert.Equal([$"{Tranches}: found no file, expected one of this name; put it there."], package.Delete(Tranches).Faults());

    [Fact]
    public void An_empty_file() =>
        Assert.Equal(
            [$"{Tranches}: found an empty file, expected a row of column names; write programme,number,name,decided_in,source,lines as its first line."],
            package.Write(Tranches, "").Faults());

    [Fact]
    public void A_file_of_column_names_alone_has_no_rows()
    {
        package.Rewrite("programme/allocation_evidence.csv", text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);

        Assert.Empty(package.Read().All<Graph.Allocations.AllocationEvidence>());
    }

    [Fact]
    public void A_table_that_every_package_needs_has_a_row()
    {
        package.Rewrite("programme/programmes.csv", text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);

        Assert.Equal("programme/programmes.csv: found no rows, expected at least one; add it below the column names.", package.Faults().Single(fault => fault.StartsWith("programme/programmes", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_in_Windows_1252()
    {
        package.Change(Tranches, "3e tranche", "3ë tranche").Rewrite(Tranches, text => text);
        package.Write(Tranches, Encoding.Latin1.GetBytes(File.ReadAllText(package.PathOf(Tranches))));

        Assert.Equal([$"{Tranches}, row 4: found the byte 0xEB, which is 'ë' in Windows-1252, expected UTF-8; save the file as UTF-8."], package.Faults());
    }

    [Fact]
    public void A_text_in_Windows_1252_is_told_once()
    {
        const string text = "texts/uitvoeringsprogramma-6.txt";
        package.Write(text, Encoding.Latin1.GetBytes("één\n"));

        Assert.Equal([$"{text}, row 1: found the byte 0xE9, which is 'é' in Windows-1252, expected UTF-8; save the file as UTF-8."], package.Faults());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_in_UTF_16(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        package.Write(Tranches, [.. encoding.GetPreamble(), .. encoding.GetBytes(File.ReadAllText(package.PathOf(Tranches)))]);

        Assert.Equal([$"{Tranches}, row 1: found UTF-16, expected UTF-8; save the file as UTF-8 without a byte-order mark."], package.Faults());
    }

    [Fact]
    public void A_byte_order_mark_is_refused_and_does_not_hide_what_follows()
    {
        package.Change(Tranches, "1e tranche,,", "1e tranche,2021,").Rewrite(Tranches, text => $"\uFEFF{text}");

        Assert.Equal(
            [
                $"{Tranches}, row 1: found a byte-order mark (EF BB BF) at the start, expected UTF-8 without one; save the file as UTF-8 without a byte-order mark (BOM).",
                $"{Tranches}, row 2, decided_in: found '2021', expected a year and a month; write it as 2021-12.",
            ],
            package.Faults());
    }

    [Fact]
    public void A_file_cut_in_a_row() =>
        Assert.Equal(
            [$"{Allocations}, row 10: found 7 cells and then the end of the file, expected 11 and a line end; restore the rest from the original when the file is cut off, and end it with a line end."],
            package.Rewrite(Allocations, text => text[..(text.IndexOf("WERKEN,5,1,80000,80.000,4,", StringComparison.Ordinal) + 25)]).Faults());

    [Fact]
    public void A_file_cut_in_a_quoted_cell() =>
        Assert.Equal(
            [$"{Allocations}, row 2: found a double quote that is not closed, expected one at each end of the value; close it, or restore the rest from the original when the file is cut off."],
            package.Rewrite(Allocations, text => text[..(text.IndexOf("equal amounts", StringComparison.Ordinal) + 5)]).Faults());

    [Fact]
    public void A_file_cut_in_the_last_cell() =>
        Assert.Equal(
            [$"{Tranches}, row 7: found no line end after the last row, expected one; restore the rest from the original when the file is cut off, and end it with a line end."],
            package.Rewrite(Tranches, text => text[..^1]).Faults());

    [Fact]
    public void A_file_cut_in_the_column_names() =>
        Assert.Equal(
            [$"{Tranches}, row 1: found no line end after the column names, expected one; restore the rest from the original when the file is cut off, and end it with a line end."],
            package.Rewrite(Tranches, text => text[..20]).Faults());

    [Fact]
    public void A_file_cut_in_a_character()
    {
        package.Change(Tranches, "6e tranche", "6ë tranche");
        var bytes = File.ReadAllBytes(package.PathOf(Tranches));
        package.Write(Tranches, bytes[..(bytes.AsSpan().IndexOf("ë"u8) + 1)]);

        Assert.Equal([$"{Tranches}, row 7: found half a character at the end of the file, expected a whole one; restore it from the original, for it is cut off."], package.Faults());
    }

    [Theory]
    [InlineData(';', "';'")]
    [InlineData('\t', "a tab")]
    public void Another_separator(char separator, string shown) =>
        Assert.Equal(
            [$"{Tranches}, row 1: found {shown} between the columns, expected ','; save the file with commas between the columns, and a decimal point in numbers."],
            package.Rewrite(Tranches, text => text.Replace(',', separator)).Faults());

    [Fact]
    public void A_column_that_is_missing() =>
        Assert.Equal(
            [$"{Tranches}, row 1, name: found no such column, expected it in the header, as datapackage.json lists it; add it."],
            package.Rewrite(Tranches, text => string.Join('\n', text.Split('\n').Select(line => string.Join(',', line.Split(',').Where((_, i) => i != 2))))).Faults());

    [Fact]
    public void A_column_that_nobody_knows() =>
        Assert.Equal(
            [
                $"{Tranches}, row 1, naam: found an unknown column, expected the columns that datapackage.json lists; remove it or correct its name.",
                $"{Tranches}, row 1, name: found no such column, expected it in the header, as datapackage.json lists it; add it.",
            ],
            package.Change(Tranches, ",name,", ",naam,").Faults());

    [Fact]
    public void A_column_without_a_name() =>
        Assert.Contains(
            $"{Tranches}, row 1: found a column without a name, expected the columns that datapackage.json lists; remove it or correct its name.",
            package.Change(Tranches, ",name,", ",,").Faults());

    [Fact]
    public void A_column_that_stands_twice() =>
        Assert.Equal(
            [$"{Tranches}, row 1, name: found this column 2 times, expected it once; remove the others."],
            package.Rewrite(Tranches, text => text.Replace("\n", ",x\n", StringComparison.Ordinal)).Change(Tranches, ",x\n", ",name\n").Faults());

    [Theory]
    [InlineData("1e tranche,,", "1e tranche,", "row 2: found 5 cells, expected 6, as the header has; add those that are missing, empty ones too")]
    [InlineData("1e tranche,,", "1e, tranche,,", "row 2: found 7 cells, expected 6, as the header has; put a value that holds a comma between double quotes, or remove what is too much")]
    [InlineData("979\nzuid-en-oost-drenthe,2,", "979\n\nzuid-en-oost-drenthe,2,", "row 3: found an empty line, expected 6 cells; remove it")]
    [InlineData("1e tranche,,", "1e \"tranche\",,", "row 2: found a double quote inside of a value, expected none, or two for one that is meant; put the value between double quotes and write those inside twice")]
    [InlineData("1e tranche,,", "\"1e\" tranche,,", "row 2: found a double quote inside of a value, expected none, or two for one that is meant; put the value between double quotes and write those inside twice")]
    [InlineData("1e tranche,,", "\"1e tranche,,", "row 2: found a double quote that is not closed, expected one at each end of the value; close it, or restore the rest from the original when the file is cut off")]
    public void A_row_that_is_none(string from, string to, string message) =>
        Assert.Equal([$"{Tranches}, {message}."], package.Change(Tranches, from, to).Faults());

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Rows_are_counted_as_an_editor_shows_them(string lineEnd)
    {
        package.Change(Tranches, "1e tranche", "\"1e\ntranche\"").Change(Tranches, "2e tranche,,", "2e tranche,2021,");
        package.Rewrite(Tranches, text => text.Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal([$"{Tranches}, row 4, decided_in: found '2021', expected a year and a month; write it as 2021-12."], package.Faults());
    }
}
