using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>What the tables beside the money refuse.</summary>
public sealed class ConceptFaultTests : IDisposable
{
    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Theory]
    [InlineData("participations", "WERKEN,1.1,the-game-bakery,PARTNER", "WERKEN,1.1,gemeente-borger-odoorn,PARTNER", "organisation: found 'gemeente-borger-odoorn', which leads this project, expected an organisation besides the lead; remove the row: who leads a project stands in its own.")]
    [InlineData("participations", "WERKEN,1.1,the-game-bakery,PARTNER", "WERKEN,1.1,the-game-bakery,LEAD", "role: found 'LEAD', expected another role; remove the row: who leads a project stands in its own.")]
    [InlineData("participations", "WERKEN,1.1,astron,PARTNER", "WERKEN,1.1,astron,MENTIONED", "note: found nothing, expected how it is named, since role is MENTIONED; say it in a sentence.")]
    [InlineData("involvements", "WERKEN,1.1,GM1681,PLACE,Exloo,1,", "WERKEN,1.1,GM1681,PLACE,Exloo,0,", "weight: found '0', expected a whole number above 0; write 1 where no shares are printed, or remove the row.")]
    [InlineData("involvements", "WERKEN,1.1,GM1681,PLACE", "WERKEN,1.1,GM1681,WHOLE_REGION", "programme/involvements.csv, row 2, rule: found 'WHOLE_REGION' and no row of 5 municipalities of the deal, expected a row for each of them; add those that are missing, or name the rule of each row.")]
    [InlineData("corrections", ",Fablab Coevoerden,", ",Fablab Coevorden,", "printed: found 'Fablab Coevorden', expected words that stand in lines 986 of texts/uitvoeringsprogramma-6.txt; copy them from there, or correct the lines.")]
    [InlineData("corrections", "werken-1-2-title,WERKEN,1.2", "werken-1-2-title,,1.2", "pillar: found nothing, expected the pillar of the project; fill it in.")]
    [InlineData("reservations", ",180.000,*,", ",180.000,+,", "marker: found '+', expected *, ** or ***; write the marker of the footnote.")]
    [InlineData("organisations", "MUNICIPALITY,GM1680", "MUNICIPALITY,PV22", "region: found 'PV22', expected the region of a municipality, since kind is MUNICIPALITY; name the one that it governs.")]
    [InlineData("progress_reports", ",2021-08,", ",08-2021,", "period: found '08-2021', expected a year and a month; write it as 2021-12.")]
    [InlineData("progress_reports", "werken-1.2.md,,,EDITORIAL", "werken-1.2.md,,,DOCUMENT", "period: found nothing, expected the month that is printed, since period_basis is DOCUMENT; write it as 2021-12.")]
    public void A_row_that_cannot_be_true_is_a_fault(string table, string from, string to, string message)
    {
        package.Change($"programme/{table}.csv", from, to);

        Assert.Contains(package.Faults(), fault => fault.EndsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("texts/nowhere.md")]
    [InlineData("../sources.csv")]
    [InlineData("../../sources.md")]
    [InlineData("/etc/hostname.md")]
    [InlineData("uitvoeringsprogramma-6.txt")]
    public void A_text_that_is_no_Markdown_inside_texts_is_a_fault(string file)
    {
        package.Change("programme/projects.csv", "zuid-en-oost-drenthe/projects/werken-1.1.md", file);

        Assert.Contains(package.Faults(), fault => fault.StartsWith("programme/projects.csv, row 2, description: ", StringComparison.Ordinal) && fault.Contains(file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 32, 10, 10 })]
    [InlineData(new byte[] { 65, 0xFF, 65 })]
    [InlineData(new byte[] { 65, 7, 65 })]
    public void A_text_that_cannot_be_read_is_a_fault(byte[] content)
    {
        package.Write("texts/zuid-en-oost-drenthe/projects/werken-1.1.md", content);

        Assert.Contains(package.Faults(), fault => fault.Contains("werken-1.1.md", StringComparison.Ordinal));
    }

    [Fact]
    public void A_description_and_its_lines_belong_together()
    {
        package.Change("programme/projects.csv", "zuid-en-oost-drenthe/projects/werken-1.1.md", "");

        Assert.Contains("programme/projects.csv, row 2, description: found nothing, expected both description and description_lines, or neither; fill it in, or clear the other.", package.Faults());
    }

    [Fact]
    public void A_text_is_part_of_what_a_release_is()
    {
        var before = Package.Open(package.Folder).Release.Checksum;

        package.Rewrite("texts/zuid-en-oost-drenthe/projects/werken-1.1.md", text => $"{text}\nMore.\n");

        Assert.NotEqual(before, Package.Open(package.Folder).Release.Checksum);
    }

    [Theory]
    [InlineData("1.2 Fablab\nCoevoerden", "Fablab Coevoerden", true)]
    [InlineData("gem. Borger-\nOdoorn", "Borger-Odoorn", true)]
    [InlineData("toekomst-\nbestendig", "toekomstbestendig", true)]
    [InlineData("toekomstbestendig", "toekomst-bestendig", false)]
    [InlineData("€ 90.000 (a+b)", "(a+b)", true)]
    [InlineData("Fablab Coevorden", "fablab", false)]
    [InlineData("90.000", "90x000", false)]
    public void Words_stand_in_lines_whatever_their_spaces_and_line_ends(string lines, string words, bool stand) =>
        Assert.Equal(stand, PrintedWords.StandIn(lines, words));
}
