using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>How operations are read: fragments, conditions, merging, variables; and when a plan serves again.</summary>
[Collection(LendingTests.Name)]
public sealed class OperationTests(Lendings lendings)
{
    [Theory, EachDatabase]
    public async Task Fragments_are_spread_where_they_stand(Database product)
    {
        var desk = await lendings.On(product);

        await Same(
            desk,
            """
            query Fragments {
              ...Root
              ... on Query { authors(first: 2) { nodes { ...Person } } }
            }
            fragment Root on Query { books(first: 3) { ...Page ... { totalCount } } }
            fragment Page on BooksConnection { edges { ... on BooksEdge { node { title ...Place ... on Book { authors { ...Person } } ...Place } } } }
            fragment Place on Book { library { ...Named } shelf { code library { ...Named } } }
            fragment Named on Library { name district { name } }
            fragment Person on Author { name born }
            """,
            """
            {
              books(first: 3) {
                edges { node { title library { name district { name } } shelf { code library { name district { name } } } authors { name born } } }
                totalCount
              }
              authors(first: 2) { nodes { name born } }
            }
            """);
    }

    [Theory, EachDatabase]
    public async Task Equal_response_keys_become_one_field_at_every_depth(Database product)
    {
        var desk = await lendings.On(product);

        await Same(
            desk,
            """
            {
              books(first: 3) { nodes { title library { name } copies(first: 1) { nodes { number } } } nodes { library { city district { id } } } }
              books(first: 3) { nodes { pages copies(first: 1) { nodes { price } totalCount } edition { weight } } ...More }
            }
            fragment More on BooksConnection { nodes { edition { pages } library { district { name } } } }
            """,
            """
            {
              books(first: 3) {
                nodes {
                  title library { name city district { id name } } copies(first: 1) { nodes { number price } totalCount } pages edition { weight pages }
                }
              }
            }
            """);
    }

    [Theory, EachDatabase]
    public async Task Fields_and_fragments_are_left_out_by_literals_and_by_variables(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query ($yes: Boolean!, $no: Boolean! = false) {
              books(first: 2) {
                nodes {
                  a: pages @include(if: true)  b: pages @include(if: false)  c: pages @skip(if: true)  d: pages @skip(if: false)
                  e: pages @include(if: $yes)  f: pages @include(if: $no)    g: pages @skip(if: $yes)  h: pages @skip(if: $no)
                  i: pages @include(if: $yes) @skip(if: $yes)
                  ... @include(if: $no) { j: pages }
                  ... on Book @skip(if: $no) { k: pages }
                  ...L @include(if: $yes)
                  ...M @skip(if: $yes)
                }
                totalCount @skip(if: $yes)
              }
            }
            fragment L on Book { l: pages }
            fragment M on Book { m: pages }
            """;

        await Same(desk, query, "{ books(first: 2) { nodes { a: pages d: pages e: pages h: pages k: pages l: pages } } }", new { yes = true });
        await Same(
            desk,
            query,
            "{ books(first: 2) { nodes { a: pages d: pages f: pages g: pages j: pages m: pages } totalCount } }",
            new { yes = false, no = true });
    }

    [Theory, EachDatabase]
    public async Task Every_object_knows_the_name_of_its_type(Database product)
    {
        var desk = await lendings.On(product, Lendings.Single);

        var answer = await desk.Find("""
            {
              __typename
              books { __typename pageInfo { __typename } edges { __typename node { __typename edition { __typename } library { __typename children { __typename edges { __typename } } } } } nodes { children { __typename } copies { __typename } } }
              districts { __typename fees { __typename bySeason { __typename season { __typename } } byLibrary { __typename } lines { __typename loan { __typename } } } }
              fees { __typename }
            }
            """);

        Assert.Equal(
            """
            {"__typename":"Query","books":{"__typename":"BooksConnection","pageInfo":{"__typename":"PageInfo"},"edges":[{"__typename":"BooksEdge","node":{"__typename":"Book","edition":{"__typename":"Edition"},"library":{"__typename":"Library","children":{"__typename":"LibraryChildrenConnection","edges":[{"__typename":"LibraryChildrenEdge"}]}}}}],"nodes":[{"children":{"__typename":"ChildrenConnection"},"copies":{"__typename":"CopiesConnection"}}]},"districts":[{"__typename":"District","fees":{"__typename":"Fees","bySeason":[SEASON,SEASON,SEASON],"byLibrary":[{"__typename":"FeesByLibrary"}],"lines":[{"__typename":"FeeLine","loan":{"__typename":"Loan"}}]}}],"fees":[{"__typename":"FeesCell"}]}
            """.Replace("SEASON", """{"__typename":"FeesBySeason","season":{"__typename":"Season"}}""", StringComparison.Ordinal),
            LendingDesk.Text(answer));
    }

    [Theory, EachDatabase]
    public async Task A_default_stands_in_for_a_variable_that_is_absent_not_for_null(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query ($first: Int = 2, $rating: Int = 3) { books(first: $first) { nodes { id } } count: books(where: {rating: {eq: $rating}}) { totalCount } }
            """;

        async Task Expect(int nodes, int? rating, object? variables)
        {
            var answer = await desk.Find(query, variables);
            Assert.Equal(nodes, answer["books"]!["nodes"]!.AsArray().Count);
            Assert.Equal(desk.Data.Books.Count(book => book.Rating == rating), (int)answer["count"]!["totalCount"]!);
        }

        await Expect(2, 3, null);
        await Expect(desk.Data.Books.Count, null, new { first = (int?)null, rating = (int?)null });
        await Expect(5, 1, new { first = 5, rating = 1 });
    }

    [Theory, EachDatabase]
    public async Task An_absent_variable_restricts_nothing_and_null_asks_for_what_is_missing(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($rating: Int) { books(where: {rating: {eq: $rating}}) { totalCount } }";
        async Task<int> Count(object? variables) => (int)(await desk.Find(query, variables))["books"]!["totalCount"]!;

        Assert.Equal(desk.Data.Books.Count, await Count(null));
        Assert.Equal(desk.Data.Books.Count(book => book.Rating is null), await Count(new { rating = (int?)null }));
        Assert.Equal(desk.Data.Books.Count(book => book.Rating == 2), await Count(new { rating = 2 }));
    }

    [Theory, EachDatabase]
    public async Task Whole_filters_and_orders_come_from_variables(Database product)
    {
        var desk = await lendings.On(product);
        var where = new
        {
            or = new object[]
            {
                new { pages = new { gt = 299 }, genre = new { @in = new[] { "NOVEL", "LOCAL_HISTORY" } }, inPrint = new { eq = true } },
                new { copies = new { some = new { price = new { gte = 1.5 } }, any = true }, binding = new { eq = (string?)null } },
                new { title = new { or = new object[] { new { startsWith = "EXLO" }, new { endsWith = "d" } } }, published = new { ngt = "2000-01-10" } },
            },
        };
        var order = new object[] { new { shelf = new { code = "DESC" } }, new { edition = new { weight = "ASC" } } };

        await Same(
            desk,
            "query ($where: BookFilterInput, $order: [BookSortInput!]) { books(where: $where, order: $order) { nodes { id } totalCount } }",
            """
            {
              books(
                where: { or: [
                  { pages: { gt: 299 }, genre: { in: [NOVEL, LOCAL_HISTORY] }, inPrint: { eq: true } }
                  { copies: { some: { price: { gte: 1.5 } }, any: true }, binding: { eq: null } }
                  { title: { or: [{ startsWith: "EXLO" }, { endsWith: "d" }] }, published: { ngt: "2000-01-10" } }
                ] }
                order: [{ shelf: { code: DESC } }, { edition: { weight: ASC } }]
              ) { nodes { id } totalCount }
            }
            """,
            new { where, order });
    }

    [Theory, EachDatabase]
    public async Task Values_inside_filters_and_lists_come_from_variables(Database product)
    {
        var desk = await lendings.On(product);

        await Same(
            desk,
            """
            query ($one: Int, $none: Int, $direction: SortEnumType, $inner: CopyFilterInput!, $genre: Genre, $id: ID!) {
              books(
                where: { rating: { in: [$one, 2, $none] }, copies: { none: $inner }, genre: { neq: $genre }, id: { neq: $id } }
                order: [{ title: $direction }, { library: { name: DESC } }]
              ) { nodes { id } }
            }
            """,
            $$"""
            {
              books(
                where: { rating: { in: [1, 2, null] }, copies: { none: { number: { eq: 2 } } }, genre: { neq: POETRY }, id: { neq: "{{Plain.Id(desk.Data.Books[0])}}" } }
                order: [{ title: DESC }, { library: { name: DESC } }]
              ) { nodes { id } }
            }
            """,
            new { one = 1, none = (int?)null, direction = "DESC", inner = new { number = new { eq = 2 } }, genre = "POETRY", id = Plain.Id(desk.Data.Books[0]) });
    }

    [Theory, EachDatabase]
    public async Task A_single_value_stands_for_a_list_of_one(Database product)
    {
        var desk = await lendings.On(product);
        const string lists = """
            {
              books(where: { rating: { in: [2] }, title: { or: [{ contains: "e" }] }, or: [{ pages: { gt: 0 } }] }, order: [{ title: DESC }]) { nodes { id } }
              fees(groupBy: [LIBRARY]) { amount }
            }
            """;

        await Same(
            desk,
            """
            {
              books(where: { rating: { in: 2 }, title: { or: { contains: "e" } }, or: { pages: { gt: 0 } } }, order: { title: DESC }) { nodes { id } }
              fees(groupBy: LIBRARY) { amount }
            }
            """,
            lists);
        await Same(
            desk,
            """
            query ($ratings: [Int], $or: [BookFilterInput!], $order: [BookSortInput!], $by: [FeesDimension!], $title: StringOperationFilterInput) {
              books(where: { rating: { in: $ratings }, title: $title, or: $or }, order: $order) { nodes { id } }
              fees(groupBy: $by) { amount }
            }
            """,
            lists,
            new { ratings = 2, or = new { pages = new { gt = 0 } }, order = new { title = "DESC" }, by = "LIBRARY", title = new { or = new { contains = "e" } } });
    }

    [Theory, EachDatabase]
    public async Task One_of_several_operations_is_chosen_by_name(Database product)
    {
        var desk = await lendings.On(product, Lendings.Single);
        const string query = "query One { books { totalCount } } query Other { authors { totalCount } }";

        Assert.Equal("""{"books":{"totalCount":1}}""", LendingDesk.Text(await desk.Find(query, operationName: "One")));
        Assert.Equal("""{"authors":{"totalCount":1}}""", LendingDesk.Text(await desk.Find(query, operationName: "Other")));
    }

    [Theory, EachDatabase]
    public async Task A_plan_serves_again_until_the_shape_of_the_variables_changes(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query Shapes($where: BookFilterInput, $order: [BookSortInput!], $first: Int, $after: String, $deep: Boolean = false, $ratings: [Int]) {
              books(where: $where, order: $order, first: $first, after: $after) { nodes { id copies @include(if: $deep) { totalCount } } }
              rated: books(where: {rating: {in: $ratings}}) { totalCount }
            }
            """;
        var before = desk.Database.Plans;
        async Task Expect(int plans, object? variables)
        {
            await desk.Find(query, variables);
            Assert.Equal(before + plans, desk.Database.Plans);
        }

        static object Pages(object? operand) => new { where = new { pages = new { gt = operand } } };

        await Expect(1, null);
        await Expect(1, new { });
        await Expect(1, new { deep = false });
        await Expect(2, new { deep = true });
        await Expect(3, Pages(1));
        await Expect(3, Pages(200));
        await Expect(4, Pages(null));
        await Expect(5, new { where = new { pages = new { lt = 200 } } });
        await Expect(6, new { first = 3 });
        await Expect(6, new { first = 9 });
        await Expect(7, new { first = (int?)null });
        await Expect(8, new { order = new[] { new { title = "ASC" } } });
        await Expect(9, new { order = new[] { new { title = "DESC" } } });
        await Expect(10, new { order = new[] { new { title = "DESC" }, new { title = "ASC" } } });
        await Expect(11, new { ratings = new int?[] { 1 } });
        await Expect(11, new { ratings = new int?[] { 1, 2, 3 } });
        await Expect(11, new { ratings = Array.Empty<int?>() });
        await Expect(12, new { ratings = new int?[] { 1, null } });
        await Expect(12, new { ratings = new int?[] { null, 2, 3 } });
        await Expect(13, new { where = new { inPrint = new { eq = true } } });
        await Expect(14, new { where = new { inPrint = new { eq = false } } });
        await Expect(14, null);
    }

    [Theory, EachDatabase]
    public async Task One_row_is_found_by_its_natural_key(Database product)
    {
        var desk = await lendings.On(product, Lendings.Single);
        var library = desk.Data.Libraries[0];

        var answer = await desk.Find(
            """
            query ($name: String!, $district: String) {
              found: library(name: $name) { id books { totalCount } }
              inside: library(name: $name, district: $district) { id }
              none: library(name: "nowhere") { id books { totalCount } }
            }
            """,
            new { name = library.Name, district = library.District.Name });

        Assert.Equal(
            $$$"""{"found":{"id":"{{{Plain.Id(library)}}}","books":{"totalCount":1}},"inside":{"id":"{{{Plain.Id(library)}}}"},"none":null}""",
            LendingDesk.Text(answer));
    }

    [Theory, EachDatabase]
    public async Task The_schema_is_asked_beside_rows(Database product)
    {
        var desk = await lendings.On(product, Lendings.Single);

        var answer = await desk.Find("{ books { totalCount } book: __type(name: \"Book\") { name kind } __schema { queryType { name } } }");

        Assert.Equal(
            """{"books":{"totalCount":1},"book":{"name":"Book","kind":"OBJECT"},"__schema":{"queryType":{"name":"Query"}}}""", LendingDesk.Text(answer));
    }

    [Theory, EachDatabase]
    public async Task A_shape_is_written_as_the_json_that_it_is(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Ask("{ districts { outline } seasons(first: 1) { nodes { district { outline } } } }");

        var outlines = JsonNode.Parse(answer)!["data"]!["districts"]!.AsArray().Select(district => district!["outline"]).ToArray();
        Assert.Contains($"\"outline\":{LendingData.Outline}", answer, StringComparison.Ordinal);
        Assert.Equal([true, false], outlines.Select(outline => outline is null).OrderDescending());
    }

    [Theory]
    [InlineData("{ districts(where: { outline: { eq: \"{}\" } }) { name } }", "In field 'outline': Unknown field.")]
    [InlineData("{ districts(order: { outline: ASC }) { name } }", "In field 'outline': Unknown field.")]
    [InlineData("{ districts { outline { type } } }", "Field outline of type GeoJSON must not have a sub selection")]
    public async Task A_shape_comes_whole_and_is_selected_only(string query, string message)
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Contains(message, await desk.Ask(query), StringComparison.Ordinal);
    }

    private static async Task Same(LendingDesk desk, string query, string plain, object? variables = null)
    {
        var expected = await desk.Find(plain);
        Assert.NotEmpty(Leaves(expected));
        Assert.Equal(LendingDesk.Text(expected), LendingDesk.Text(await desk.Find(query, variables)));
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value)),
        JsonArray items => items.SelectMany(Leaves),
        null => [],
        _ => [node],
    };
}
