using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>The texts of the package against the lines of the document that they are read from.</summary>
public sealed class TranscriptTests
{
    private static readonly string[] Document = Repository.Read("seed", "texts", "uitvoeringsprogramma-6.txt").Split('\n');

    [Theory]
    [InlineData("programmes", "introduction")]
    [InlineData("pillars", "introduction")]
    [InlineData("themes", "introduction")]
    [InlineData("projects", "description")]
    [InlineData("progress_reports", "text")]
    public void A_text_has_the_letters_of_the_lines_that_it_cites(string table, string column)
    {
        var rows = Seed.Table(table).Where(row => row[column].Length > 0).ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var lines = row[column == "text" ? "lines" : $"{column}_lines"];
            var text = Repository.Read(["seed", "texts", .. row[column].Split('/')]);
            var printed = Letters(string.Join('\n', Numbers(lines).Select(number => Document[number - 1])));
            var (plain, headings) = Marked(text);

            // What dates a report may be printed in a footnote, which its lines name too.
            var dated = plain + Letters(row.GetValueOrDefault("period_printed", ""));
            Assert.True(
                Same(plain, headings, printed) || Same(dated, headings, printed),
                $"{row[column]} does not say what lines {lines} print.\n{plain}\n{printed}");
        }
    }

    [Fact]
    public void Every_text_is_named_by_a_row()
    {
        var named = new (string Table, string Column)[] { ("programmes", "introduction"), ("pillars", "introduction"), ("themes", "introduction"), ("projects", "description"), ("progress_reports", "text") }
            .SelectMany(one => Seed.Table(one.Table).Select(row => row[one.Column]))
            .Where(file => file.Length > 0)
            .Append("uitvoeringsprogramma-6.txt")
            .Distinct()
            .Order(StringComparer.Ordinal);
        var texts = Repository.File("seed", "texts");

        Assert.Equal(
            named,
            Directory.EnumerateFiles(texts, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(texts, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
    }

    // A heading may be set in other case than printed; nothing else may.
    private static bool Same(string text, IReadOnlyList<bool> headings, string printed) =>
        text.Length == printed.Length
        && text.Select((letter, i) => letter == printed[i] || (i < headings.Count && headings[i] && char.ToUpperInvariant(letter) == printed[i])).All(same => same);

    private static (string Letters, List<bool> Headings) Marked(string text)
    {
        var (letters, headings) = ("", new List<bool>());
        foreach (var line in text.Split('\n'))
        {
            var plain = Letters(line);
            letters += plain;
            headings.AddRange(Enumerable.Repeat(line.StartsWith('#'), plain.Length));
        }

        return (letters, headings);
    }

    // Layout: spaces, hyphens that break words, bullets, and the marks of Markdown and of the document.
    private static string Letters(string text) =>
        new([.. text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '*' or '<' or '>' or '#' or '_' or '\\' or '•'))]);

    private static IEnumerable<int> Numbers(string lines) => lines.Split(',').SelectMany(part =>
    {
        var ends = part.Split('-').Select(end => int.Parse(end, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    });
}
