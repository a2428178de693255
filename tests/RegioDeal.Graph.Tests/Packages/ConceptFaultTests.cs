using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>What the tables beside the money refuse.</summary>
public sealed class ConceptFaultTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");

    public ConceptFaultTests() => Repository.CopySeed(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("participations", "WERKEN,1.1,the-game-bakery,PARTNER", "WERKEN,1.1,gemeente-borger-odoorn,PARTNER", "organisation: 'gemeente-borger-odoorn' leads this project by projects.csv; leave this row out.")]
    [InlineData("participations", "WERKEN,1.1,the-game-bakery,PARTNER", "WERKEN,1.1,the-game-bakery,LEAD", "role: is LEAD; who leads a project stands in projects.csv.")]
    [InlineData("participations", "WERKEN,1.1,astron,PARTNER", "WERKEN,1.1,astron,MENTIONED", "note: is empty; say how an organisation that is MENTIONED is named.")]
    [InlineData("involvements", "WERKEN,1.1,GM1681,PLACE,Exloo,1,", "WERKEN,1.1,GM1681,PLACE,Exloo,0,", "weight: is 0; a municipality without a share gets no row.")]
    [InlineData("involvements", "WERKEN,1.1,GM1681,PLACE", "WERKEN,1.1,GM1681,WHOLE_REGION", "programme/involvements.csv: zuid-en-oost-drenthe/werken/001.001 is said to be for the WHOLE_REGION, and 5 of its municipalities have no row; give each one.")]
    [InlineData("corrections", ",Fablab Coevoerden,", ",Fablab Coevorden,", "printed: 'Fablab Coevorden' does not stand in lines 986 of 'uitvoeringsprogramma-6'; copy it from there, or correct the lines.")]
    [InlineData("corrections", "werken-1-2-title,WERKEN,1.2", "werken-1-2-title,,1.2", "pillar: is empty; the code of a project needs its pillar.")]
    [InlineData("reservations", ",180.000,*,", ",180.000,+,", "marker: '+' is no marker of a footnote; write *, ** or ***.")]
    [InlineData("organisations", "MUNICIPALITY,GM1680", "MUNICIPALITY,PV22", "region: names no municipality; name the one that the organisation governs.")]
    [InlineData("progress_reports", ",2021-08,", ",08-2021,", "period: '08-2021' is not a month; write it as 2021-12.")]
    [InlineData("progress_reports", "werken-1.2.md,,,EDITORIAL", "werken-1.2.md,,,DOCUMENT", "period: is empty; a period that the document prints stands here.")]
    public void A_row_that_cannot_be_true_is_a_fault(string table, string from, string to, string message)
    {
        Change(table, from, to);

        Assert.Contains(Faults(), fault => fault.EndsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("texts/nowhere.md")]
    [InlineData("../sources.csv")]
    [InlineData("../../sources.md")]
    [InlineData("/etc/hostname.md")]
    [InlineData("uitvoeringsprogramma-6.txt")]
    public void A_text_that_is_no_Markdown_inside_texts_is_a_fault(string file)
    {
        Change("projects", "zuid-en-oost-drenthe/projects/werken-1.1.md", file);

        Assert.Contains(Faults(), fault => fault.StartsWith("programme/projects.csv, row 2, description: ", StringComparison.Ordinal) && fault.Contains(file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 32, 10, 10 })]
    [InlineData(new byte[] { 65, 0xFF, 65 })]
    [InlineData(new byte[] { 65, 7, 65 })]
    public void A_text_that_cannot_be_read_is_a_fault(byte[] content)
    {
        File.WriteAllBytes(Path.Combine(folder, "texts", "zuid-en-oost-drenthe", "projects", "werken-1.1.md"), content);

        Assert.Contains(Faults(), fault => fault.Contains("werken-1.1.md", StringComparison.Ordinal));
    }

    [Fact]
    public void A_description_and_its_lines_belong_together()
    {
        Change("projects", "zuid-en-oost-drenthe/projects/werken-1.1.md", "");

        Assert.Contains("programme/projects.csv, row 2, description: is empty; 'description' and 'description_lines' belong together.", Faults());
    }

    [Fact]
    public void Texts_that_nothing_uses_are_known()
    {
        Assert.Empty(Package.Open(folder).Read().Texts.UnusedFiles());

        File.WriteAllText(Path.Combine(folder, "texts", "zuid-en-oost-drenthe", "left.md"), "Left over.");

        Assert.Equal(["texts/zuid-en-oost-drenthe/left.md"], Package.Open(folder).Read().Texts.UnusedFiles());
    }

    [Fact]
    public void A_text_is_part_of_what_a_release_is()
    {
        var before = Package.Open(folder).Release.Checksum;

        File.AppendAllText(Path.Combine(folder, "texts", "zuid-en-oost-drenthe", "projects", "werken-1.1.md"), "\nMore.\n");

        Assert.NotEqual(before, Package.Open(folder).Release.Checksum);
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

    private void Change(string table, string from, string to)
    {
        var file = Path.Combine(folder, "programme", $"{table}.csv");
        var text = File.ReadAllText(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{from}' does not stand in {table}.csv.");
        File.WriteAllText(file, text[..at] + to + text[(at + from.Length)..]);
    }

    private string[] Faults() =>
        [.. Assert.Throws<InvalidPackageException>(() => Package.Open(folder).Read()).Faults.Select(fault => fault.ToString())];
}
