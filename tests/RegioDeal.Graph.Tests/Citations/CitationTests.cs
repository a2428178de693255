using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http;
using Xunit;

namespace RegioDeal.Graph.Tests.Citations;

/// <summary>How a figure, an amount, a definition, a source and a release are cited.</summary>
[Collection(GraphTests.Name)]
public sealed partial class CitationTests(RunningGraph graph)
{
    private const string Styles = "{ sentence: citation csl: citation(style: CSL_JSON) bibtex: citation(style: BIBTEX) }";

    /// <summary>The variables that the schema of CSL-JSON 1.0 knows and these items use.</summary>
    private static readonly string[] Variables =
        ["id", "type", "title", "author", "publisher", "version", "edition", "number", "issued", "accessed", "archive", "archive_location", "URL", "note"];

    [Theory, EachDatabase]
    public async Task Each_kind_is_cited_in_each_style(Database database)
    {
        var answer = await graph.Ask(database, $$"""
            {
              figure: observations(where: { indicator: { code: { eq: "werkloosheid" } }, region: { code: { eq: "GM0114" } }, period: { eq: "2022" } }) { nodes {{Styles}} }
              provisional: observations(where: { indicator: { code: { eq: "aardgasvrije-woningen" } }, region: { code: { eq: "GM0109" } }, period: { eq: "2022" } }) { nodes { citation } }
              missing: observations(where: { indicator: { code: { eq: "gemiddelde-woz-waarde" } }, region: { code: { eq: "GM0109" } }, period: { eq: "2021" } }) { nodes { citation } }
              sums: observations(where: { indicator: { code: { eq: "bevolking" } }, region: { code: { in: ["RD-ZOD", "NL01"] } }, period: { eq: "2015" } }) { nodes { value citation } }
              incomplete: observations(first: 1, where: { missingReason: { eq: INCOMPLETE } }) { nodes { partCount partsWithValue citation } }
              project(pillar: "WERKEN", code: "3") { allocations(first: 1) { nodes {{Styles}} } }
              indicator(code: "gemiddelde-woz-waarde") {{Styles}}
              table: source(code: "cbs-rmbw-01-kl-h-01") {{Styles}}
              document: source(code: "uitvoeringsprogramma-6") {{Styles}}
              release {{Styles}}
            }
            """);

        answer.MatchSnapshot();
    }

    [Theory, EachDatabase]
    public async Task The_address_in_a_citation_gives_what_is_cited(Database database)
    {
        const string observation = "indicator { code } region { code } period value status missingReason source { code } citation";
        foreach (var query in (string[])
        [
            $$"""{ observations(where: { indicator: { code: { eq: "werkloosheid" } }, region: { code: { eq: "GM0114" } }, period: { eq: "2022" } }) { nodes { {{observation}} } } }""",
            $$"""{ observations(last: 1, where: { value: { eq: null } }) { nodes { {{observation}} } } }""",
            """{ allocations(last: 1) { nodes { project { code title } amount tranche { number } certainty source { document lines } citation } } }""",
            """{ indicator(code: "werkloosheid") { code name definition unit source { code } citation } }""",
            """{ source(code: "cbs-83625ned-20260717") { code publisher title edition table url copy licence retrieved citation } }""",
            """{ release { number title created checksum citation } }""",
        ])
        {
            var cited = (await graph.Data(database, query)).GetRawText();
            var citation = Citation().Match(cited);
            var address = Address().Match(citation.Value).Value;

            using var response = await graph.Client(database).GetAsync(new Uri(address, UriKind.Relative));
            var again = await Answer.OfAsync(response);

            Assert.Equal(cited.Replace(citation.Value, "", StringComparison.Ordinal), again.Json.GetProperty("data").GetRawText());
        }
    }

    [Fact]
    public async Task Csl_json_has_only_what_its_schema_knows_and_what_the_source_says()
    {
        var data = await graph.Data(Database.Sqlite, """
            {
              observations(first: 500, order: [{ period: DESC }]) { nodes { source { ...S } citation(style: CSL_JSON) } }
              allocations(first: 500) { nodes { source { source { ...S } } citation(style: CSL_JSON) } }
              indicators(first: 500) { nodes { source { ...S } citation(style: CSL_JSON) } }
              sources(first: 500) { nodes { ...S citation(style: CSL_JSON) } }
            }
            fragment S on Source { publisher title edition table licence retrieved }
            """);
        var ids = new HashSet<string>();
        foreach (var row in data.EnumerateObject().SelectMany(list => list.Value.GetProperty("nodes").EnumerateArray()))
        {
            var source = row;
            while (source.TryGetProperty("source", out var inner))
            {
                source = inner;
            }

            var item = JsonDocument.Parse(row.GetProperty("citation").GetString()!).RootElement;

            Assert.Empty(item.EnumerateObject().Select(variable => variable.Name).Except(Variables));
            Assert.True(ids.Add(item.GetProperty("id").GetString()!));
            Assert.Matches("^[A-Za-z0-9:.-]+$", item.GetProperty("id").GetString());
            Assert.Equal(source.GetProperty("publisher").GetString(), item.GetProperty("author")[0].GetProperty("literal").GetString());
            Assert.Equal(source.GetProperty("title").GetString(), item.GetProperty("title").GetString());
            Assert.Equal(Text(source, "table"), Text(item, "number"));
            Assert.Equal(Text(source, "edition"), Text(item, item.GetProperty("type").GetString() == "dataset" ? "version" : "edition"));
            Assert.Equal(
                Text(source, "retrieved"),
                item.TryGetProperty("accessed", out var accessed) ? string.Join('-', accessed.GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32().ToString("00", null))) : null);
            Assert.Equal(Text(source, "licence") is not null, Text(item, "note")?.Contains($"Licence: {Text(source, "licence")}", StringComparison.Ordinal) == true);
            Assert.False(item.TryGetProperty("issued", out _)); // no source says when it came out
        }
    }

    [Fact]
    public async Task Bibtex_entries_close_every_brace_and_escape_what_LaTeX_reserves()
    {
        var data = await graph.Data(Database.Sqlite, """
            { observations(first: 500) { nodes { citation(style: BIBTEX) } } sources(first: 500) { nodes { citation(style: BIBTEX) } } allocations(first: 500) { nodes { citation(style: BIBTEX) } } }
            """);
        foreach (var entry in data.EnumerateObject().SelectMany(list => list.Value.GetProperty("nodes").EnumerateArray()).Select(row => row.GetProperty("citation").GetString()!))
        {
            Assert.Matches("""^@(misc|techreport)\{[A-Za-z0-9:.-]+(,\n  [a-z]+ = \{.*\})+\n\}$""", entry);
            Assert.Equal(0, entry.Sum(letter => letter switch { '{' => 1, '}' => -1, _ => 0 }));
            Assert.DoesNotMatch(@"(?<!\\)[%&_#$~^]", Url().Replace(entry, ""));
        }

        Assert.Equal(
            @"50\% \textbraceleft{}a\_b\textbraceright{} \& \#1 \$ \textasciitilde{} \textasciicircum{} \textbackslash{} Exloërmond",
            BibtexWriter.Escaped(@"50% {a_b} & #1 $ ~ ^ \ Exloërmond"));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var release = new ReleaseFacts(7, "A package", new LocalDate(2027, 1, 2), "");
        var bare = new CitedSource("a", "A publisher", "A \"title\"", null, null, null, null, null, null);

        Assert.StartsWith("A publisher, \"A 'title'\". RegioDeal.Graph, release 7 (2 January 2027), /r/7/graphql?query=", bare.Write(CitationStyle.Sentence, release), StringComparison.Ordinal);
        Assert.Equal(
            ["id", "type", "title", "author", "publisher", "archive", "archive_location", "URL"],
            JsonDocument.Parse(bare.Write(CitationStyle.CslJson, release)).RootElement.EnumerateObject().Select(variable => variable.Name));
        Assert.DoesNotContain("null", bare.Write(CitationStyle.Bibtex, release), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_in_the_docs_are_the_real_ones_and_their_addresses_are_public()
    {
        await using var server = await AskedServer.StartAsync("--Releases:Folder", graph.Releases, "--Server:PublicAddress", "https://monitor.example.org/");
        var docs = Repository.Read("docs", "citing.md");
        var data = await server.DataAsync($$"""
            { observations(where: { indicator: { code: { eq: "werkloosheid" } }, region: { code: { eq: "GM0114" } }, period: { eq: "2022" } }) { nodes {{Styles}} } }
            """);

        foreach (var citation in data.GetProperty("observations").GetProperty("nodes")[0].EnumerateObject().Select(style => style.Value.GetString()!))
        {
            Assert.Contains("https://monitor.example.org/r/", citation, StringComparison.Ordinal);
            Assert.Contains($"```\n{citation}\n```", docs, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("monitor.example.org")]
    [InlineData("ftp://monitor.example.org")]
    [InlineData("https://monitor.example.org/?query=")]
    public async Task A_public_address_that_is_none_is_refused_at_the_start(string address)
    {
        var fault = await Assert.ThrowsAsync<StartupException>(() => GraphServer.CreateAsync(["--Server:PublicAddress", address], CancellationToken.None));

        Assert.Equal("Server__PublicAddress is no web address; write it as https://monitor.example.org, or leave it out.", fault.Message);
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(",\"citation\":\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Citation();

    [GeneratedRegex("/r/[0-9]+/graphql\\?query=[^\"]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"url = \{[^{}]*\}")]
    private static partial Regex Url();
}
