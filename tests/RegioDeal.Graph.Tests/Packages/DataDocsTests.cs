using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>docs/data.md against the tables of the program, the package and the graph.</summary>
[Collection(GraphTests.Name)]
public sealed partial class DataDocsTests(RunningGraph graph)
{
    // The program knows no culture but the invariant one.
    private static readonly NumberFormatInfo DutchNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static readonly string Text = Repository.Read("docs", "data.md");

    [Fact]
    public void Every_table_has_a_section_and_every_column_a_line_in_it()
    {
        var sections = Section().Matches(Text).ToDictionary(section => section.Groups["path"].Value, section => section.Groups["body"].Value);

        Assert.Equal(Package.Tables.Select(table => table.Path).Order(StringComparer.Ordinal), sections.Keys.Order(StringComparer.Ordinal));
        foreach (var table in Package.Tables)
        {
            var section = sections[table.Path];
            var lines = Column().Matches(section);
            Assert.Equal(
                table.Columns.Select(column => $"{table.Path} {column.Name}: {Word(column.Type)}, empty: {(column.IsRequired ? "no" : "yes")}"),
                lines.Select(line => $"{table.Path} {line.Groups["name"].Value}: {line.Groups["type"].Value}, empty: {line.Groups["empty"].Value}"));
            Assert.Contains($"Key: {string.Join(", ", table.PrimaryKey.Select(column => $"`{column}`"))}.", section, StringComparison.Ordinal);
            foreach (var column in table.Columns.Where(column => column.Enumeration is not null))
            {
                var line = lines.Single(line => line.Groups["name"].Value == column.Name).Value;
                Assert.All(Enum.GetNames(column.Enumeration!), value => Assert.Contains($"`{value.ToConstant()}`", line, StringComparison.Ordinal));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task The_answers_are_the_real_ones(Database database)
    {
        var samples = Sample().Matches(Text);
        Assert.Equal(5, samples.Count);
        foreach (Match sample in samples)
        {
            var data = await graph.Data(database, sample.Groups["query"].Value);

            Assert.Equal(JsonNode.Parse(sample.Groups["answer"].Value)!.ToJsonString(), JsonNode.Parse(data.GetRawText())!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("## An example: Werken, tranche 1", null)]
    [InlineData("## The bounds of a part", "provincie-drenthe")]
    public void The_readings_of_the_example_are_those_of_the_package(string heading, string? lead)
    {
        var rows = Table(heading);
        var readings = Seed.Readings["WERKEN"];
        var columns = rows[0].Index().Where(cell => cell.Item.StartsWith("readings ", StringComparison.Ordinal))
            .SelectMany(cell => cell.Item["readings ".Length..].Split(", ").Select(number => (Cell: cell.Index, Reading: int.Parse(number, CultureInfo.InvariantCulture))))
            .ToArray();
        Assert.Equal(Enumerable.Range(1, readings.Count), columns.Select(column => column.Reading).Order());

        foreach (var (cell, number) in columns)
        {
            var inTranche = readings[number - 1].Where(part => part.Value == 1 && (lead is null || part.Key.Lead == lead)).Select(part => part.Key).ToArray();
            Assert.Equal(
                inTranche.Select(amount => $"{amount.Code}: {Dutch(amount.Euros)}"),
                rows.Skip(1).SkipLast(1).Where(row => row[cell].Length > 0).Select(row => $"{row[0].Split(' ')[0]}: {row[cell]}"));
            Assert.Equal($"**{Dutch(inTranche.Sum(amount => amount.Euros))}**", rows[^1][cell]);
        }
    }

    [Theory, EachDatabase]
    public async Task The_cents_of_the_example_are_those_of_the_graph(Database database)
    {
        var rows = Table("## An example: Welzijn 1.4");
        var data = await graph.Data(database, """
            { project(pillar: "WELZIJN", code: "1.4") { spending { byMunicipality { municipality { code } amount lines { amount allocation { amount } } } } } }
            """);

        var lines = data.GetProperty("project").GetProperty("spending").GetProperty("byMunicipality").EnumerateArray().ToArray();
        var columns = rows[0].Index().Where(cell => cell.Item.Contains(" GM", StringComparison.Ordinal)).ToDictionary(cell => cell.Item.Split(' ')[^1], cell => cell.Index);
        Assert.Equal(lines.Select(line => line.GetProperty("municipality").GetProperty("code").GetString()).Order(), columns.Keys.Order());
        foreach (var line in lines)
        {
            var cell = columns[line.GetProperty("municipality").GetProperty("code").GetString()!];
            Assert.Equal(
                line.GetProperty("lines").EnumerateArray().Select(part => $"{Cents(part.GetProperty("allocation").GetProperty("amount").GetDecimal())}: {Cents(part.GetProperty("amount").GetDecimal())}"),
                rows.Skip(1).SkipLast(1).Select(row => $"{row[0]}: {row[cell]}"));
            Assert.Equal($"**{Cents(line.GetProperty("amount").GetDecimal())}**", rows[^1][cell]);
        }
    }

    [Theory, EachDatabase]
    public async Task The_sums_that_the_text_names_are_those_of_the_graph(Database database)
    {
        var data = await graph.Data(database, """
            { shared: spending(groupBy: [MUNICIPALITY]) { municipality { code } amount allocationCount }
              full: spending(groupBy: [MUNICIPALITY], attribution: FULL) { amount excess }
              certain: allocations(where: { certainty: { eq: CERTAIN } }) { totalCount }
              inferred: allocations(where: { certainty: { eq: INFERRED } }) { totalCount }
              ambiguous: allocations(where: { certainty: { eq: AMBIGUOUS } }) { totalCount }
              all: projects { totalCount }
              projects(where: { involvements: { any: false } }, first: 100) { totalCount nodes { allocations { totalCount } } } }
            """);

        decimal Sum(string list, string figure) => data.GetProperty(list).EnumerateArray().Sum(cell => cell.GetProperty(figure).GetDecimal());
        int Total(string list) => data.GetProperty(list).GetProperty("totalCount").GetInt32();
        var none = data.GetProperty("shared").EnumerateArray().Last();
        var paid = data.GetProperty("projects").GetProperty("nodes").EnumerateArray().Count(project => project.GetProperty("allocations").GetProperty("totalCount").GetInt32() > 0);
        string[] sentences =
        [
            $"The seven amounts of `shared` add up to {Dutch(Sum("shared", "amount"))}, all that was granted.",
            $"The last, {Dutch(none.GetProperty("amount").GetDecimal())}, is not attributed: {none.GetProperty("allocationCount").GetInt32()} amounts of {paid} projects that name no municipality",
            $"Those of `full` add up to {Dutch(Sum("full", "amount"))}, and the excesses to the difference, {Dutch(Sum("full", "excess"))}.",
            $"{Total("certain")} of the {Seed.Amounts.Count} are `CERTAIN`, {Total("inferred")} `INFERRED`, {Total("ambiguous")} `AMBIGUOUS`.",
            $"A text that names nothing gives no row: {Total("projects")} of the {Total("all")} projects have none.",
            string.Join(", ", Seed.Readings.Select(pillar => $"{pillar.Value.Count} {(pillar.Key == "WERKEN" ? "readings " : "")}of {pillar.Key[0]}{pillar.Key[1..].ToLowerInvariant()}")),
        ];
        var text = Blank().Replace(Text, " ");
        Assert.All(sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    private static string Word(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole number",
        ColumnType.Enumeration => "one of",
        ColumnType.Url => "address",
        ColumnType.Markdown => "Markdown file",
        ColumnType.GeoJson => "GeoJSON",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Dutch(decimal number) => number.ToString("#,0.##", DutchNumbers);

    private static string Cents(decimal euros) => Dutch(euros * 100);

    /// <summary>The first table under a heading: its header and its rows, by cell.</summary>
    private static string[][] Table(string heading)
    {
        var rows = Text[Text.IndexOf($"{heading}\n", StringComparison.Ordinal)..].Split('\n')
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
            .ToArray();
        return [rows[0], .. rows[2..]];
    }

    [GeneratedRegex("^### [^\n]*`(?<path>[^`\n]+\\.csv)`\n(?<body>.*?)(?=^#|\\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^\\| `(?<name>[a-z_]+)` \\| (?<type>[^|]+) \\| (?<empty>yes|no) \\|.*$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex("```graphql\n(?<query>.*?)```\\s*```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
