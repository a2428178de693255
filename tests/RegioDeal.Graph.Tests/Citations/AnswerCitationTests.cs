using System.Net;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Citations;

/// <summary>The sources that an answer rests on, in <c>extensions.citations</c> when the request asks.</summary>
[Collection(GraphTests.Name)]
public sealed class AnswerCitationTests(RunningGraph graph)
{
    private static readonly object Asked = new { citations = "SENTENCE" };

    /// <summary>Rows of every kind that has a source: nested, linked, at the end of a page and behind a link that leads nowhere.</summary>
    private const string Nested = """
        {
          indicators(where: { code: { in: ["werkloosheid", "bevolking"] } }) {
            nodes { name SOURCE observations(first: 2, where: { region: { code: { eq: "GM0114" } } }) { nodes { value SOURCE region { name SOURCE parent { SOURCE } } } } }
          }
          projects(last: 2) { nodes { title CITED theme { name CITED } reservation { CITED } allocations(first: 1) { edges { node { amount CITED evidence { code } } } } } }
          municipality(code: "GM0114") { name SOURCE boundary { SOURCE } }
        }
        """;

    [Theory, EachDatabase]
    public async Task They_are_the_sources_of_the_rows_in_the_answer_and_no_others(Database database)
    {
        var open = await graph.Ask(database, Nested.Replace("SOURCE", "source { code }", StringComparison.Ordinal).Replace("CITED", "source { source { code } }", StringComparison.Ordinal), extensions: Asked);
        var shut = await graph.Ask(database, Nested.Replace("SOURCE", "__typename", StringComparison.Ordinal).Replace("CITED", "__typename", StringComparison.Ordinal), extensions: Asked);

        var sources = Codes(open.Json.GetProperty("data")).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(sources.Length > 4, open.Text);
        Assert.Equal(sources, Listed(open));
        Assert.Equal(sources, Listed(shut));
    }

    [Theory, EachDatabase]
    public async Task Each_says_what_is_needed_to_name_it(Database database)
    {
        var answer = await graph.Ask(database, """{ region(code: "GM0114") { population(year: 2016) } allocations(first: 1) { nodes { amount } } }""", extensions: new { citations = "BIBTEX" });

        answer.MatchSnapshot();
    }

    [Theory, EachDatabase]
    public async Task Sums_series_and_cells_rest_on_the_sources_of_their_observations(Database database)
    {
        var parts = await graph.Data(database, """{ observations(where: { indicator: { code: { eq: "bevolking" } }, sum: { period: { in: ["2015", "2016"] } } }) { nodes { source { code } } } }""");
        var expected = Codes(parts).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(expected.Length > 1);

        foreach (var query in (string[])
        [
            """{ observations(where: { indicator: { code: { eq: "bevolking" } }, region: { code: { eq: "RD-ZOD" } }, period: { in: ["2015", "2016"] } }) { nodes { value } } }""",
            """{ panel(indicators: ["bevolking"], regions: ["RD-ZOD"], periods: ["2015", "2016"]) { nodes { value } } }""",
        ])
        {
            Assert.Equal(expected, Listed(await graph.Ask(database, query, extensions: Asked)));
        }

        const string one = """{ series(where: { indicator: { code: { eq: "bevolking" } }, region: { code: { eq: "RD-ZOD" } } }) { nodes { change CODES } } }""";
        var all = await graph.Data(database, one.Replace("CODES", "observations { nodes { parts { source { code } } } }", StringComparison.Ordinal));
        Assert.Equal(
            Codes(all).Distinct().Order(StringComparer.Ordinal),
            Listed(await graph.Ask(database, one.Replace("CODES", "", StringComparison.Ordinal), extensions: Asked)));
    }

    [Theory, EachDatabase]
    public async Task Figures_rest_on_the_sources_of_their_amounts_and_of_what_spreads_them(Database database)
    {
        string[] document = ["uitvoeringsprogramma-6"];

        Assert.Equal(document, Listed(await graph.Ask(database, "{ spending(groupBy: [MUNICIPALITY]) { amount } }", extensions: Asked)));
        Assert.Equal(document, Listed(await graph.Ask(database, "{ programmes { spending { byMunicipality { amount } byTranche { atLeast cumulative } } } }", extensions: Asked)));
        Assert.Empty(Listed(await graph.Ask(database, """{ spending(where: { project: { code: { eq: "none" } } }) { amount } }""", extensions: Asked)));
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_listed_when_nothing_is_asked_and_an_empty_list_has_none(Database database)
    {
        const string query = "{ observations(first: 0) { nodes { value } } }";

        var plain = await graph.Ask(database, query);
        var asked = await graph.Ask(database, query, extensions: Asked);

        Assert.Equal($$$"""{"data":{"observations":{"nodes":[]}},"extensions":{"release":{{{Seed.Release}}}}}""", plain.Text);
        Assert.Equal($$$"""{"data":{"observations":{"nodes":[]}},"extensions":{"release":{{{Seed.Release}}},"citations":[]}}""", asked.Text);
    }

    [Fact]
    public async Task They_can_be_asked_in_an_address_and_an_unknown_style_is_refused()
    {
        var client = graph.Client(Database.Sqlite);
        using var get = await client.GetAsync("/graphql?query={pillars{code}}&extensions={\"citations\":\"CSL_JSON\"}");
        Assert.Equal(["uitvoeringsprogramma-6"], Listed(await Answer.OfAsync(get)));

        using var unknown = await client.GetAsync("/graphql?query={pillars{code}}&extensions={\"citations\":\"APA\"}");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(
            "EXTENSION_VALUE [] 'citations' in 'extensions' must be one of SENTENCE, CSL_JSON, BIBTEX. Write one of these, or leave it out.",
            (await Answer.OfAsync(unknown)).Error);

        using var none = await client.GetAsync("/graphql?query={pillars{code}}&extensions=citations");
        Assert.StartsWith("BAD_REQUEST", (await Answer.OfAsync(none)).Error, StringComparison.Ordinal);
        Assert.StartsWith("BAD_REQUEST", (await graph.Ask(Database.Sqlite, "{ pillars { code } }", extensions: "SENTENCE")).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Listed(Answer answer) =>
        answer.Json.GetProperty("extensions").GetProperty("citations").EnumerateArray().Select(source => source.GetProperty("source").GetString()!);

    /// <summary>The codes that stand in an answer, which are those of sources alone.</summary>
    private static IEnumerable<string> Codes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "code" ? [member.Value.GetString()!] : Codes(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Codes),
        _ => [],
    };
}
