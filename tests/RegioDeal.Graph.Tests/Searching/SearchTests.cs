using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Searching;

[Collection(GraphTests.Name)]
public sealed class SearchTests(RunningGraph graph)
{
    /// <summary>What a user types, and what should stand first.</summary>
    private static readonly (string Text, string Type, string Title)[] Expected =
    [
        ("exloermond", "PROJECT", "Proeftuin Toekomstbestendig 2e Exloërmond"),
        ("Emmen", "MUNICIPALITY", "Emmen"),
        ("gemeente Emmen", "ORGANISATION", "Gemeente Emmen"),
        ("borger-od", "MUNICIPALITY", "Borger-Odoorn"),
        ("wonen", "PILLAR", "Wonen"),
        ("jongeren", "INDICATOR", "Jongeren met jeugdhulp in natura"),
        ("vervoer", "INDICATOR", "Afstand tot ov"),
        ("unemployment", "INDICATOR", "Werkloosheid"),
        ("werkloosh", "INDICATOR", "Werkloosheid"),
        ("armoede", "PROJECT", "Gezinscoaches generatie-armoede"),
        ("techniek jeugd", "THEME", "Jeugd en techniek"),
        ("2.4 a", "PROJECT", "Bloeiende toekomst voor Bloemkoolwijk Emmerhout - Emmen"),
        ("stuurgroep", "GOVERNING_BODY", "Stuurgroep"),
        ("brede welvaart verhogen", "GOAL", "Raise broad prosperity in the region, one of the two connecting themes of the deal (lines 1357 and 1380)."),
    ];

    [Theory, EachDatabase]
    public async Task What_is_meant_stands_first(Database database)
    {
        foreach (var (text, type, title) in Expected)
        {
            var hits = await Find(database, text, 1);

            Assert.Equal((text, type, title), (text, hits[0].GetProperty("type").GetString(), hits[0].GetProperty("title").GetString()));
        }

        Assert.Empty(await Find(database, "zonnepark", 10)); // nothing says so
    }

    // Ranks are in it: both databases give the same.
    [Theory, EachDatabase]
    public async Task Hits_say_what_they_are_and_where_the_words_stand(Database database) =>
        (await graph.Ask(database, """
            { ouderen: search(text: "zorg ouderen", first: 4) { ...Hit } dorpen: search(text: "vitale dorp", first: 1) { ...Hit } huis: search(text: "housing stock") { ...Hit } }
            fragment Hit on SearchHit { type title snippet matches rank node { id ... on Project { code pillar { code } } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task A_snippet_is_a_piece_of_a_text_of_the_row_with_its_words_whole()
    {
        const string texts = """
            ... on Project { title description progressReports { nodes { text } } otherTitles { title } } ... on Organisation { name printed } ... on Municipality { name }
            ... on Indicator { name definition definitionEn nameEn theme } ... on Programme { name introduction } ... on Pillar { name introduction }
            ... on Theme { name introduction otherPrinted } ... on Goal { text quote } ... on GoverningBody { name task }
            ... on DataNote { code text } ... on Source { title publisher table note }
            """;
        foreach (var text in (string[])["gemeente", "zorg ouderen", "werken", "energie", "cbs", "regio deal drenthe", "stuurgroep", "percentage", "2"])
        {
            var data = await graph.Data(Database.Sqlite, $$"""query ($text: String!) { search(text: $text, first: 50) { title snippet matches node { {{texts}} } } }""", new { text });

            foreach (var hit in data.GetProperty("search").EnumerateArray())
            {
                var snippet = hit.GetProperty("snippet").GetString()!;
                var (opens, closes) = (snippet.StartsWith("… ", StringComparison.Ordinal), snippet.EndsWith(" …", StringComparison.Ordinal));
                var piece = $" {snippet[(opens ? 2 : 0)..(closes ? ^2 : ^0)]} ";
                var text2 = Strings(hit.GetProperty("node")).Select(whole => $" {string.Join(' ', whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Trim('#').Length > 0))} ");
                Assert.Contains(text2, whole => whole.Contains(piece, StringComparison.Ordinal) && (opens || whole.StartsWith(piece, StringComparison.Ordinal)) && (closes || whole.EndsWith(piece, StringComparison.Ordinal)));
                Assert.InRange(snippet.Length, 1, 260);
                Assert.All(hit.GetProperty("matches").EnumerateArray(), match => Assert.Contains(match.GetString()!, snippet, StringComparison.Ordinal));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_search_can_say_what_it_rests_on(Database database)
    {
        var answer = await graph.Ask(database, "{ search(text: \"exloermond\", first: 1) { title } }", extensions: new { citations = "SENTENCE" });

        var cited = Assert.Single(answer.Json.GetProperty("extensions").GetProperty("citations").EnumerateArray());
        Assert.Contains("Uitvoeringsprogramma 6", cited.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> Find(Database database, string text, int first) =>
        [.. (await graph.Data(database, "query ($text: String!, $first: Int) { search(text: $text, first: $first) { type title } }", new { text, first })).GetProperty("search").EnumerateArray()];

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Strings(field.Value)),
        _ => [],
    };
}
