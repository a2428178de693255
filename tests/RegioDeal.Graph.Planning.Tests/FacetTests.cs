using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>The rows of a list counted by what they have in common, against counts in memory.</summary>
[Collection(LendingTests.Name)]
public sealed class FacetTests(Lendings lendings)
{
    private static readonly string Every = string.Join(' ', PlainFacet.All.Select(facet => facet.Printed()));

    /// <summary>A filter with a facet, and what is left of it when what it says of the facet's own members is taken out.</summary>
    private static readonly (string Where, string Facet, Func<Book, bool> Left)[] OwnConditions =
    [
        ("{genre: {eq: NOVEL}, pages: {gt: 0}}", "genre", b => b.Pages > 0),
        ("{genre: {eq: NOVEL}, pages: {gt: 0}}", "pages", b => b.Genre == Genre.Novel),
        ("{genre: {eq: NOVEL}, pages: {gt: 0}}", "author", b => b.Genre == Genre.Novel && b.Pages > 0),
        ("{and: [{genre: {eq: NOVEL}}, {pages: {gt: 0}, and: {genre: {nin: [POETRY]}}}]}", "genre", b => b.Pages > 0),
        ("{or: [{genre: {eq: NOVEL}}, {pages: {gt: 300}}]}", "genre", b => b.Genre == Genre.Novel || b.Pages > 300),
        ("{genre: {eq: POETRY}, and: [{or: [{genre: {eq: NOVEL}}, {pages: {gt: 300}}]}]}", "genre", b => b.Genre == Genre.Novel || b.Pages > 300),
        ("{shelf: {isOpen: {eq: true}, code: {neq: null}}}", "shelf", _ => true),
        ("{shelf: {isOpen: {eq: true}}, floor: {eq: 1}}", "floor", b => b.Shelf?.IsOpen == true),
        ("{library: {district: {name: {neq: null}}}, title: {contains: \"e\"}}", "title", _ => true),
        ("{authors: {some: {born: {gt: 1900}}, any: true}}", "author", _ => true),
        ("{authors: {none: {born: {gt: 1900}}}}", "genre", b => !b.Authorships.Any(a => a.Author.Born > 1900)),
        ("{copies: {some: {number: {eq: 2}, price: {gte: 1}}}}", "number", b => b.Copies.Any(c => c.Cents >= 100)),
        ("{copies: {some: {number: {eq: 2}}, none: {price: {gt: 4}}}}", "number", b => !b.Copies.Any(c => c.Cents > 400)),
        ("{copies: {none: {number: {eq: 1}}, any: true}}", "number", b => b.Copies.Count > 0),
        ("{copies: {all: {and: [{number: {gt: 1}}]}}}", "number", _ => true),
        ("{copies: {some: {or: [{number: {eq: 1}}, {price: {gt: 4}}]}}}", "number", b => b.Copies.Any(c => c.Number == 1 || c.Cents > 400)),
        ("{copies: {some: {}}}", "number", b => b.Copies.Count > 0),
        ("{copies: {some: {number: {eq: 1}}}}", "copy", _ => true),
    ];

    [Theory, EachDatabase]
    public async Task Members_are_counted_over_the_whole_list_and_come_as_often_as_they_are_had(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set += 2)
        {
            var desk = await lendings.On(product, set);

            var answer = await desk.Find($$"""
                {
                  books(first: 0) { facets { {{Every}} } }
                  some: books(first: 1, where: { pages: { gt: 0 }, shelf: { isOpen: { neq: true } } }) { facets { {{string.Join(' ', PlainFacet.All.Select(facet => facet.Printed(2)))}} } }
                  libraries { nodes { id books(where: { pages: { gt: 0 } }) { facets { {{Every}} } } } }
                  authors { nodes { id works { facets { {{Every}} } } } }
                }
                """);

            Same(desk.Data.Books, 50, answer["books"]!);
            Same(desk.Data.Books.Where(b => b.Pages > 0 && b.Shelf?.IsOpen != true), 2, answer["some"]!);
            foreach (var row in answer["libraries"]!["nodes"]!.AsArray())
            {
                Same(desk.Data.Libraries.Single(l => Plain.Id(l) == (string)row!["id"]!).Books.Where(b => b.Pages > 0), 50, row!["books"]!);
            }

            foreach (var row in answer["authors"]!["nodes"]!.AsArray())
            {
                Same(desk.Data.Authors.Single(a => Plain.Id(a) == (string)row!["id"]!).Authorships.Select(a => a.Book), 50, row!["works"]!);
            }
        }

        static void Same(IEnumerable<Book> books, int first, JsonNode list) => Assert.Equal(
            LendingDesk.Text(new JsonObject([.. PlainFacet.All.Select(facet => KeyValuePair.Create(facet.Name, (JsonNode?)facet.Count(books, first)))])),
            LendingDesk.Text(list["facets"]));
    }

    [Theory, EachDatabase]
    public async Task What_a_filter_says_of_a_facets_own_members_can_be_left_out_of_its_counts(Database product)
    {
        var desk = await lendings.On(product, 1);
        string Asked(int i, string facets) => $"f{i}: books(where: {OwnConditions[i].Where}) {{ {facets} }}";

        var answer = await desk.Find($"{{ {string.Join('\n', OwnConditions.Select((own, i) => Asked(i, $"facets(excludeOwn: true) {{ {Plainly(own.Facet).Printed()} }}")))} }}");

        for (var i = 0; i < OwnConditions.Length; i++)
        {
            var (where, facet, left) = OwnConditions[i];
            Assert.Equal($"{where} {LendingDesk.Text(Plainly(facet).Count(desk.Data.Books.Where(left)))}", $"{where} {LendingDesk.Text(answer[$"f{i}"]!["facets"]![facet])}");
        }

        // Given by a variable it is the same, and left in when it is not said.
        var given = await desk.Find(
            "query ($where: BookFilterInput, $own: Boolean) { books(where: $where) { facets(excludeOwn: $own) { genre { member count } } plain: facets { genre { member count } } } }",
            new { where = new { and = new object[] { new { genre = new { eq = "NOVEL" } }, new { pages = new { gt = 0 } } } }, own = true });
        Assert.Equal(LendingDesk.Text(Plainly("genre").Count(desk.Data.Books.Where(b => b.Pages > 0))), LendingDesk.Text(given["books"]!["facets"]!["genre"]));
        Assert.Equal(LendingDesk.Text(Plainly("genre").Count(desk.Data.Books.Where(b => b.Pages > 0 && b.Genre == Genre.Novel))), LendingDesk.Text(given["books"]!["plain"]!["genre"]));
    }

    [Theory, EachDatabase]
    public async Task Each_facet_is_one_statement_however_many_lists_there_are_and_equal_ones_share(Database product)
    {
        var desk = await lendings.On(product);

        await desk.Find("""
            {
              libraries { nodes { books(first: 2, where: { genre: { neq: null } }) {
                facets { author { count } genre { member } }
                other: facets(excludeOwn: true) { again: author { member { name } } genre(first: 2) { count } }
              } } }
              more: libraries { nodes { books(last: 1, where: { genre: { neq: null } }) { facets { author { __typename } } } } }
            }
            """);

        Assert.Equal(4, desk.Sql.Count); // libraries, authors, genres, and genres without what is said of genres
        Assert.DoesNotContain(desk.Sql, sql => sql.Contains("ROW_NUMBER", StringComparison.OrdinalIgnoreCase) || sql.Contains("ef_", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, EachDatabase]
    public async Task Members_have_lists_of_their_own_and_those_beyond_the_first_ask_for_nothing(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ libraries { nodes { id books { facets { shelf(first: 2) { member { id books { totalCount } } count } } } } } }");

        var shown = new HashSet<int>();
        foreach (var row in answer["libraries"]!["nodes"]!.AsArray())
        {
            foreach (var member in row!["books"]!["facets"]!["shelf"]!.AsArray().Select(item => item!["member"]).OfType<JsonNode>())
            {
                var shelf = desk.Data.Shelves.Single(s => Plain.Id(s) == (string)member["id"]!);
                shown.Add(shelf.Id);
                Assert.Equal(shelf.Books.Count, (int)member["books"]!["totalCount"]!);
            }
        }

        Assert.InRange(shown.Count, 1, desk.Data.Shelves.Count - 1);
        var keys = LendingDesk.Text(desk.Database.Ran[^1].Parameters.Single().Value).Trim('"', '[', ']').Split(',').Select(int.Parse);
        Assert.Equal(shown.Order(), keys.Order());
    }

    [Theory, EachDatabase]
    public async Task The_sources_of_an_answer_have_the_members_that_are_shown(Database product)
    {
        var desk = await lendings.On(product);

        var answer = JsonNode.Parse(await desk.Ask("{ books(first: 0) { facets { volume(first: 3) { member { title } count } genre { member count } } } }", extensions: new { books = "LONG" }))!;

        var volumes = Plainly("volume").Count(desk.Data.Books, 3).Select(item => (string?)item!["member"]?["id"]).OfType<string>();
        Assert.Equal(volumes.Order(StringComparer.Ordinal), answer["extensions"]!["books"]!.AsArray().Select(book => (string)book!["book"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("genre(first: 501) { count }", "PAGE_SIZE", "genre")]
    [InlineData("author(first: -1) { count }", "PAGE_SIZE", "author")]
    public async Task A_page_of_members_has_its_bounds(string facet, string code, string field)
    {
        var desk = await lendings.On(Database.Sqlite);

        var text = await desk.Ask($"{{ libraries {{ nodes {{ books {{ facets {{ {facet} }} }} }} }} }}");

        Assert.Contains($"\"path\":[\"libraries\",\"nodes\",\"books\",\"facets\",\"{field}\"],\"extensions\":{{\"code\":\"{code}\"}}", text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_bound_counts_members_for_each_list_and_of_an_enum_no_more_than_it_has(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($first: Int) { libraries(first: 4) { nodes { books { facets { author(first: $first) { count } genre(first: $first) { count } } } } } }";

        // 4 libraries with 10 authors and 4 genres each, a missing one included.
        Assert.StartsWith("{\"data\":", await desk.Ask(query, new { first = 10 }, limits: new PlanLimits(Rows: 60)), StringComparison.Ordinal);
        Assert.Contains("ROW_LIMIT", await desk.Ask(query, new { first = 10 }, limits: new PlanLimits(Rows: 59)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_facet_is_declared_once() =>
        Assert.Equal("Author declares the facet 'born' twice.", Assert.Throws<GraphDefinitionException>(() => new TwiceAuthorGraph()).Message);

    private static PlainFacet Plainly(string name) => PlainFacet.All.Single(facet => facet.Name == name);

    private sealed class TwiceAuthorGraph : EntityGraph<Author>
    {
        public TwiceAuthorGraph()
            : base("An author.")
        {
            Facet("born", a => a.Born);
            Facet("born", a => a.Name);
        }
    }
}
