using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Search over books and libraries.</summary>
[Collection(LendingTests.Name)]
public sealed partial class SearchTests(Lendings lendings)
{
    private const string Hits = "query ($text: String!, $first: Int = 50) { search(text: $text, first: $first) { type title snippet matches rank node { id } } }";

    [Theory, EachDatabase]
    public async Task Rows_have_as_many_of_the_words_as_any_row_has_and_the_last_may_be_half_typed(Database product)
    {
        foreach (var set in (int[])[0, 1, 2])
        {
            var desk = await lendings.On(product, set);
            foreach (var text in (string[])["exloermond", "EXLOERMOND ", "exlo", "stra", "strasse", "zeb", "eclair", "korting 50", "50 kort", "zebra eclair exlo", "xyzzy zebra", "it's quot"])
            {
                var hits = await Found(desk, text);

                var words = Words(text);
                var counted = Texts(desk.Data).ToDictionary(row => row.Row, row => words.Count(word =>
                    row.Words.Contains(word) || (word == words[^1] && !text.EndsWith(' ') && row.Words.Any(other => other.StartsWith(word, StringComparison.Ordinal)))));
                var most = counted.Values.Max();
                Assert.Equal(
                    most == 0 ? [] : counted.Where(row => row.Value == most).Select(row => Plain.Id(row.Key)).Order(StringComparer.Ordinal),
                    hits.Select(hit => (string)hit["node"]!["id"]!).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Hits_ranks_and_their_order_are_the_same_on_both_databases()
    {
        foreach (var text in (string[])["exloermond", "e", "zebra exlo", "50 korting", "json"])
        {
            var answers = new[] { await (await lendings.On(Database.Sqlite)).Ask(Hits, new { text }), await (await lendings.On(Database.Postgres)).Ask(Hits, new { text }) };

            Assert.Equal(answers[0], answers[1]);
        }
    }

    [Theory, EachDatabase]
    public async Task Best_comes_first_and_ties_stand_by_key(Database product)
    {
        var (inTitle, elsewhere) = (new List<int>(), new List<int>());
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);

            var hits = await Found(desk, "zebra");

            var keys = desk.Data.Of("Book").Concat(desk.Data.Of("Library")).ToDictionary(Plain.Id, row => row.Key);
            Assert.Equal(
                hits.OrderByDescending(hit => (int)hit["rank"]!).ThenBy(hit => keys[(string)hit["node"]!["id"]!], Comparer<string>.Create(Plain.Compare)).Select(LendingDesk.Text),
                hits.Select(LendingDesk.Text));
            Assert.Equal(hits.Take(3).Select(LendingDesk.Text), (await Found(desk, "zebra", 3)).Select(LendingDesk.Text));
            foreach (var hit in hits)
            {
                (Words((string)hit["title"]!).Contains("zebra") ? inTitle : elsewhere).Add((int)hit["rank"]!);
            }
        }

        Assert.True(inTitle.Average() > elsewhere.Average(), "A word of the title is worth more than one of another text.");
    }

    [Theory, EachDatabase]
    public async Task A_word_is_worth_the_part_of_it_that_is_typed_and_less_with_another_ending(Database product)
    {
        var desk = await lendings.On(product);
        var whole = (await Found(desk, "exloermond")).ToDictionary(hit => (string)hit["node"]!["id"]!, hit => (int)hit["rank"]!);

        foreach (var (text, part, of) in ((string, int, int)[])[("exloermo", 8, 10), ("exlo", 4, 10), ("exloermonden", 3, 4), ("exloermonden ", 3, 4)])
        {
            var hits = await Found(desk, text);

            Assert.Equal(whole.Count, hits.Length);
            Assert.All(hits, hit => Assert.Equal(whole[(string)hit["node"]!["id"]!] * part / of, (int)hit["rank"]!));
        }
    }

    [Theory, EachDatabase]
    public async Task The_row_of_a_hit_is_what_its_node_is(Database product)
    {
        var desk = await lendings.On(product);
        const string any = "... on Book { title copies(first: 2) { totalCount nodes { number } } authors { name } } ... on Library { name: city fees { amount } } ... on Author { born } id __typename";

        var hits = (await desk.Find($"{{ search(text: \"exloermond\") {{ type node {{ {any} }} }} }}"))["search"]!.AsArray();
        var statements = desk.Sql.Count;
        var nodes = (await desk.Find($"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {any} }} }}", new { ids = hits.Select(hit => (string)hit!["node"]!["id"]!) }))["nodes"];

        Assert.Equal(LendingDesk.Text(nodes), LendingDesk.Text(new JsonArray([.. hits.Select(hit => hit!["node"]!.DeepClone())])));
        Assert.Equal(["BOOK", "LIBRARY"], hits.Select(hit => (string)hit!["type"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(1 + 2 + 3, statements); // the hits, a statement for each type, and the lists of a book
    }

    [Theory, EachDatabase]
    public async Task Hits_take_one_statement_and_another_text_no_other_plan(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($text: String!) { a: search(text: $text) { title node { id __typename } } b: search(text: $text) { snippet matches rank type } }";
        await desk.Find(query, new { text = "zebra" });
        var before = desk.Database.Plans;

        await desk.Find(query, new { text = "exloermond zebra eclair it's 50" });

        Assert.Single(desk.Sql);
        Assert.Equal(before, desk.Database.Plans);

        // A type that no hit is of is not asked for.
        await desk.Find("{ search(text: \"zebraxyz\") { node { ... on Book { title } } } }");
        Assert.Single(desk.Sql);
    }

    [Theory, EachDatabase]
    public async Task What_says_nothing_finds_nothing_and_what_says_too_much_is_refused(Database product)
    {
        var desk = await lendings.On(product);
        foreach (var text in (string[])["", "   ", "de ", "the het een ", "z", "!?%_\\", "a\0b", "\ud800", "\u0001"])
        {
            Assert.Empty(await Found(desk, text));
        }

        Assert.Empty(await Found(desk, "zebra", 0));
        Assert.NotEmpty(await Found(desk, new string(' ', 195) + "zebra"));
        await Refused(desk, new { text = new string('z', 201) }, "SEARCH_TEXT", "'text' has 201 letters, and 200 are allowed. Look for fewer words.");
        await Refused(desk, new { text = "zebra", first = -1 }, "PAGE_SIZE", "'first' must be from 0 to 50. Ask for less, or look for more words.");
        await Refused(desk, new { text = "zebra", first = 51 }, "PAGE_SIZE", "'first' must be from 0 to 50. Ask for less, or look for more words.");
    }

    [Theory, EachDatabase]
    public async Task The_sources_of_hits_are_those_of_their_rows_and_of_the_rows_whose_texts_are_searched(Database product)
    {
        var desk = await lendings.On(product);

        var answer = JsonNode.Parse(await desk.Ask("{ search(text: \"exloermond\", first: 50) { title node { id } } }", extensions: new { books = "SHORT" }))!;

        var ids = answer["data"]!["search"]!.AsArray().Select(hit => (string)hit!["node"]!["id"]!).ToHashSet();
        var shown = desk.Data.All.OfType<IEntity>().Where(row => ids.Contains(Plain.Id(row))).ToArray();
        Assert.Contains(shown, row => row is Library { Books.Count: > 0 });
        Assert.Equal(
            shown.SelectMany(row => row switch { Book book => [book], Library library => library.Books, _ => Enumerable.Empty<Book>() }).Select(Plain.Id).ToHashSet(),
            answer["extensions"]!["books"]!.AsArray().Select(book => (string)book!["book"]!).ToHashSet());
    }

    private static async Task<JsonNode[]> Found(LendingDesk desk, string text, int first = 50) =>
        [.. (await desk.Find(Hits, new { text, first }))["search"]!.AsArray().Select(hit => hit!)];

    private static async Task Refused(LendingDesk desk, object variables, string code, string message)
    {
        var error = JsonNode.Parse(await desk.Ask(Hits, variables))!["errors"]![0]!;
        Assert.Equal((code, "search", message), ((string)error["extensions"]!["code"]!, (string)error["path"]![0]!, (string)error["message"]!));
        Assert.Empty(desk.Sql);
    }

    private static IEnumerable<(IEntity Row, HashSet<string> Words)> Texts(LendingData data) =>
    [
        .. data.Books.Select(book => ((IEntity)book, Words($"{book.Title} {book.Subtitle}").ToHashSet())),
        .. data.Libraries.Select(library => ((IEntity)library, Words($"{library.Name} {library.City} {string.Join(' ', library.Books.Select(book => book.Subtitle))}").ToHashSet())),
    ];

    /// <summary>The words of the data as plain as they are: none is a stop word that anything is looked for by, and endings take no part.</summary>
    private static string[] Words(string text) => [.. Word().Matches(Plain.Fold(text)).Select(word => word.Value).Where(word => word is not ("it's" or "line" or "break"))];

    [GeneratedRegex(@"[\p{L}\p{N}_']+")]
    private static partial Regex Word();
}
