using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class CellTests : IDisposable
{
    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Theory]
    // Euros: what is meant is said where only one thing can be.
    [InlineData("80.000", "write 80000")]
    [InlineData("80.000,00", "write 80000.00")]
    [InlineData("1.234,5", "write 1234.50")]
    [InlineData("80000,5", "write 80000.50")]
    [InlineData("€ 80.000,-", "write 80000")]
    [InlineData("80,000.00", "write 80000.00")]
    [InlineData("1,080,000", "write 1080000")]
    [InlineData("080000", "write 80000")]
    [InlineData("80,000", "write digits, and a point before the cents when there are any")]
    [InlineData("80000.123", "write digits, and a point before the cents when there are any")]
    [InlineData("80.000.0", "write digits, and a point before the cents when there are any")]
    [InlineData("-80000", "write digits, and a point before the cents when there are any")]
    [InlineData("veel", "write digits, and a point before the cents when there are any")]
    [InlineData("99999999999999", "write digits, and a point before the cents when there are any")]
    public void An_amount_that_is_none(string amount, string advice)
    {
        package.Change("programme/allocations.csv", "WERKEN,5,1,80000,", $"WERKEN,5,1,\"{amount}\",");

        Assert.Equal(
            [$"programme/allocations.csv, row 10, amount_eur: found '{amount}', expected euros with a decimal point such as 80000.00; {advice}."],
            package.Faults());
    }

    [Fact]
    public void An_amount_may_have_cents() =>
        Assert.Equal(
            ["programme/printed_totals.csv, row 12, value: found 1292000, printed at line 1115 for tranche 4 of WERKEN, expected 1292000.5, which its allocations add up to (0.5 more); correct the allocations, or the total where it is read otherwise than printed."],
            package.Change("programme/allocations.csv", "WERKEN,5,1,80000,", "WERKEN,5,1,80000.5,").Faults());

    [Theory]
    [InlineData("vier", "write digits only")]
    [InlineData("4.0", "write digits only")]
    [InlineData("-4", "write digits only")]
    [InlineData("04", "write 4")]
    [InlineData("4.000", "write 4000")]
    [InlineData("99999999999", "write at most 2147483647")]
    public void A_whole_number_that_is_none(string number, string advice) =>
        Assert.Equal(
            [$"programme/allocations.csv, row 10, tranche: found '{number}', expected a whole number; {advice}."],
            package.Change("programme/allocations.csv", "80000,80.000,4,", $"80000,80.000,{number},").Faults());

    [Theory]
    [InlineData("31-12-2021", "write 2021-12-31")]
    [InlineData("5/5/2021", "write 2021-05-05")]
    [InlineData("3-4-2021", "write it as 2021-12-31")]
    [InlineData("2021-02-30", "write it as 2021-12-31")]
    [InlineData("december 2021", "write it as 2021-12-31")]
    public void A_date_that_is_none(string date, string advice) =>
        Assert.Equal(
            [$"{Sources}, row 3, retrieved: found '{date}', expected a date; {advice}."],
            package.Change(Sources, "zuid-en-oost-drenthe/,,,,", $"zuid-en-oost-drenthe/,,,{date},").Faults());

    [Theory]
    [InlineData("2021-13")]
    [InlineData("2021-00")]
    [InlineData("2021")]
    [InlineData("december 2021")]
    public void A_month_that_is_none(string month) =>
        Assert.Equal(
            [$"programme/tranches.csv, row 2, decided_in: found '{month}', expected a year and a month; write it as 2021-12."],
            package.Change("programme/tranches.csv", "1e tranche,,", $"1e tranche,{month},").Faults());

    [Theory]
    [InlineData("1115-1100")]
    [InlineData("1115,1100")]
    [InlineData("1115;1116")]
    [InlineData("1115-")]
    public void Lines_that_are_none(string lines) =>
        Assert.Equal(
            [$"programme/printed_totals.csv, row 9, lines: found '{lines}', expected numbers of lines in ascending order; write them as 1016-1020,1055."],
            package.Change("programme/printed_totals.csv", "uitvoeringsprogramma-6,1115", $"uitvoeringsprogramma-6,\"{lines}\"").Faults());

    [Theory]
    [InlineData("NIEUW", "write the one that is meant")]
    [InlineData("new", "write NEW")]
    public void A_value_that_the_enumeration_does_not_have(string status, string advice) =>
        Assert.Equal(
            [$"programme/projects.csv, row 21, status: found '{status}', expected one of NEW, CONTINUED, RUNNING, COMPLETED; {advice}."],
            package.Change("programme/projects.csv", "NEW,DOCUMENT", $"{status},DOCUMENT").Faults());

    [Theory]
    [InlineData("www.regiodealzuidoostdrenthe.nl", "write https://www.regiodealzuidoostdrenthe.nl")]
    [InlineData("/over-ons", "write it as https://www.example.org/page")]
    [InlineData("ftp://example.org/deal", "write it as https://www.example.org/page")]
    [InlineData("https://example.org/een deal", "write it as https://www.example.org/page")]
    public void An_address_that_is_none(string url, string advice) =>
        Assert.Equal(
            [$"{Sources}, row 2, url: found '{url}', expected an address that begins with http:// or https://; {advice}."],
            package.Change(Sources, "https://www.regiodealzuidoostdrenthe.nl,", $"{url},").Faults());

    [Theory]
    [InlineData("programme/pillars.csv", ",WERKEN,Werken,", ",Werken,Werken,", "programme/pillars.csv, row 2, code: found 'Werken', expected a code of capitals, digits and underscores; write it as WERKEN.")]
    [InlineData("programme/organisations.csv", ",gemeente-emmen,", ",Gemeente Emmen,", "programme/organisations.csv, row 5, code: found 'Gemeente Emmen', expected a code of lower-case letters, digits and hyphens; write it as zuid-en-oost-drenthe.")]
    [InlineData("programme/organisations.csv", ",GM1680,", ",1680,", "programme/organisations.csv, row 2, region: found '1680', expected a code that CBS gives to a region; write it as GM0114, PV22 or NL01.")]
    [InlineData("programme/programmes.csv", "\nzuid-en-oost-drenthe,", "\nzuid_en_oost,", "programme/programmes.csv, row 2, code: found 'zuid_en_oost', expected a code of lower-case letters, digits and hyphens; write it as zuid-en-oost-drenthe.")]
    [InlineData(Sources, "\nuitvoeringsprogramma-6,", "\n../secret,", $"{Sources}, row 2, code: found '../secret', expected a code of lower-case letters, digits and hyphens; write it as zuid-en-oost-drenthe.")]
    public void A_code_that_is_spelled_otherwise(string file, string from, string to, string message) =>
        Assert.Equal([message], package.Change(file, from, to).Faults());

    [Theory]
    [InlineData("programme/allocations.csv", "80000,80.000,4,", ",80.000,4,", "programme/allocations.csv, row 10, amount_eur: found nothing, expected euros with a decimal point such as 80000.00; fill it in.")]
    [InlineData("programme/allocations.csv", "80000,80.000,4,", "80000,  ,4,", "programme/allocations.csv, row 10, printed: found '  ', expected a value; fill it in.")]
    [InlineData("programme/themes.csv", "WERKEN,Jeugd en techniek,", ",Jeugd en techniek,", "programme/themes.csv, row 2, pillar: found nothing, expected a value; fill it in.")]
    [InlineData("programme/themes.csv", "WERKEN,Jeugd en techniek,", "WERKEN ,Jeugd en techniek,", "programme/themes.csv, row 2, pillar: found 'WERKEN ', expected a value without white space around it; write WERKEN.")]
    [InlineData("programme/tranches.csv", "1e tranche,,", "1e\0tranche,,", "programme/tranches.csv, row 2, name: found '1e\\u0000tranche', expected text without control characters; remove them.")]
    [InlineData("programme/projects.csv", "EDITORIAL,\"No NIEUW or VERVOLG is printed with it in this edition, and nothing says that it is finished.\"", "EDITORIAL,", "programme/projects.csv, row 2, status_note: found nothing, expected a reason, since status_basis is EDITORIAL; say why the status is read so.")]
    public void A_cell_without_what_is_needed(string file, string from, string to, string message) =>
        Assert.Equal([message], package.Change(file, from, to).Faults());

    private const string Sources = "sources.csv";
}
