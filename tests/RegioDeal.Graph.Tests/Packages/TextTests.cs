using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class TextTests : IDisposable
{
    private const string Text = "texts/uitvoeringsprogramma-6.txt";

    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_text_that_is_missing_is_told_once() =>
        Assert.Equal(
            [$"sources.csv, row 2, checksum: found a checksum and no text, expected {Text}, since programme/programmes.csv cites lines of it; put the text there, or clear the checksum when the package may not hold it."],
            package.Delete(Text).Faults());

    [Fact]
    public void A_source_that_was_not_read_as_a_file_may_be_without_its_text()
    {
        package.Delete(Text).Change("sources.csv", "sha256:c77c35240c95e3c6d0ddf47763cc9ad7157dc032aeea502d5e193b69f029dca1", "");

        Assert.All(package.Read().All<Graph.Pillars.Pillar>(), pillar => Assert.Null(pillar.Quote));
    }

    [Fact]
    public void A_text_that_no_row_uses_whatever_its_name() =>
        Assert.Equal(
            ["texts/notes.csv: found a text that no row uses, expected only texts that one does; name it in a row, or remove it."],
            package.Write("texts/notes.csv", "More.\n").Faults());

    [Fact]
    public void A_text_that_no_row_uses() =>
        Assert.Equal(
            ["texts/notes.md: found a text that no row uses, expected only texts that one does; name it in a row, or remove it."],
            package.Write("texts/notes.md", "More.\n").Faults());

    [Fact]
    public void Lines_that_the_text_does_not_have() =>
        Assert.Equal(
            [$"programme/tranches.csv, row 2, lines: found line 9790, expected one of the {File.ReadAllText(package.PathOf(Text)).Split('\n').Length} lines of {Text}; correct the number."],
            package.Change("programme/tranches.csv", ",979\n", ",9790\n").Faults());

    [Fact]
    public void Lines_of_every_column_are_held_against_the_text() =>
        Assert.Equal(
            [$"programme/projects.csv, row 2, title_lines: found line 99999, expected one of the {File.ReadAllText(package.PathOf(Text)).Split('\n').Length} lines of {Text}; correct the number."],
            package.Change("programme/projects.csv", "\"129,155\"", "\"129,99999\"").Faults());

    [Fact]
    public void Lines_that_print_nothing()
    {
        var blank = Array.FindIndex(File.ReadAllText(package.PathOf(Text)).Split('\n'), string.IsNullOrWhiteSpace) + 1;

        Assert.Equal(
            [$"programme/tranches.csv, row 2, lines: found only blank lines at {blank}, expected lines of {Text} that print something; correct the numbers."],
            package.Change("programme/tranches.csv", ",979\n", $",{blank}\n").Faults());
    }

    [Fact]
    public void Markdown_is_read_and_then_used()
    {
        package.Write("texts/werken.md", "# Werken\n");
        var texts = new PackageTexts(package.Folder, []);

        Assert.Contains("texts/werken.md", texts.UnusedFiles());
        Assert.Equal("# Werken", texts.Markdown("werken.md", problem => Assert.Fail(problem)));
        Assert.DoesNotContain("texts/werken.md", texts.UnusedFiles());
        Assert.Contains(Text, texts.UnusedFiles());
    }

    [Theory]
    [InlineData("wonen.md", "found 'wonen.md', expected a file under texts/; put texts/wonen.md there, or correct its name.")]
    [InlineData("../datapackage.json", "found '../datapackage.json', expected a file of Markdown under texts/; write it as zuid-en-oost-drenthe/werken.md.")]
    [InlineData("uitvoeringsprogramma-6.txt", "found 'uitvoeringsprogramma-6.txt', expected a file of Markdown under texts/; write it as zuid-en-oost-drenthe/werken.md.")]
    public void Markdown_that_is_not_there(string path, string message)
    {
        var told = new List<string>();

        Assert.Null(new PackageTexts(package.Folder, []).Markdown(path, told.Add));
        Assert.Equal([message], told);
    }
}
