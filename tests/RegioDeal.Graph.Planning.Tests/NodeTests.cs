using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Rows of any type, by their ids.</summary>
[Collection(LendingTests.Name)]
public sealed class NodeTests(Lendings lendings)
{
    private const string OfBook = "title shelf { code } copies(first: 2, order: [{ number: DESC }]) { totalCount nodes { id number } aggregates { price { sum } } } authors { name }";
    private const string OfLibrary = "title: name bookCount fees(attribution: FULL) { amount bySeason { amount season { name } } }";
    private const string Any = $"... on Book {{ {OfBook} }} ... on Library {{ {OfLibrary} }} ... on Node {{ id }} __typename";

    private static readonly string Unknown = Plain.Id("Book", "a/none");

    [Theory, EachDatabase]
    public async Task Nodes_are_what_their_lists_show_in_the_order_of_the_ids(Database product)
    {
        foreach (var set in (int[])[0, 1])
        {
            var desk = await lendings.On(product, set);
            var lists = await desk.Find($"{{ books(first: 500) {{ nodes {{ {OfBook} id __typename }} }} libraries {{ nodes {{ {OfLibrary} id __typename }} }} }}");
            var shown = lists["books"]!["nodes"]!.AsArray().Concat(lists["libraries"]!["nodes"]!.AsArray()).ToDictionary(node => (string)node!["id"]!, LendingDesk.Text);
            var ids = shown.Keys.OrderBy(id => id[^3..], StringComparer.Ordinal).ToList();
            ids.Insert(2, Unknown);
            ids.Insert(5, ids[1]);
            ids.Add(ids[0]);

            var byVariable = (await desk.Find($"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {Any} }} }}", new { ids }))["nodes"];
            var statements = desk.Sql.Count;
            var byLiteral = (await desk.Find($"{{ nodes(ids: [{string.Join(", ", ids.Select(id => $"\"{id}\""))}]) {{ {Any} }} }}"))["nodes"];

            Assert.Equal($"[{string.Join(',', ids.Select(id => shown.GetValueOrDefault(id, "null")))}]", LendingDesk.Text(byVariable));
            Assert.Equal(LendingDesk.Text(byVariable), LendingDesk.Text(byLiteral));
            Assert.Equal(2 + 3 + 1, statements); // the two types; copies, their totals and the authors; seasons. The fees of a library are stored
        }
    }

    [Theory, EachDatabase]
    public async Task One_node_is_found_by_literal_and_by_variable_and_null_when_there_is_none(Database product)
    {
        var desk = await lendings.On(product);
        var (book, author) = (desk.Data.Books[3], desk.Data.Authors[1]);

        var data = await desk.Find(
            $$"""
            query ($id: ID!, $one: ID!) {
              book: node(id: $id) { ...Any }  author: node(id: "{{Plain.Id(author)}}") { ...Any }  none: node(id: "{{Unknown}}") { ...Any }
              list: nodes(ids: [$one, "{{Plain.Id(book)}}"]) { id }  single: nodes(ids: $one) { __typename }  empty: nodes(ids: []) { id }
            }
            fragment Any on Node { __typename ...Named ... on Author { name ...Named } }
            fragment Named on Node { ... on Book { title } ... on Author { books { title } } }
            """,
            new { id = Plain.Id(book), one = Plain.Id(author) });

        Assert.Equal(
            LendingDesk.Text(new JsonObject
            {
                ["book"] = new JsonObject { ["__typename"] = "Book", ["title"] = book.Title },
                ["author"] = new JsonObject
                {
                    ["__typename"] = "Author",
                    ["books"] = new JsonArray([.. Inner(await desk.Find($$"""{ authors(where: { id: { eq: "{{Plain.Id(author)}}" } }) { nodes { books { title } } } }"""))]),
                    ["name"] = author.Name,
                },
                ["none"] = null,
                ["list"] = new JsonArray(new JsonObject { ["id"] = Plain.Id(author) }, new JsonObject { ["id"] = Plain.Id(book) }),
                ["single"] = new JsonArray(new JsonObject { ["__typename"] = "Author" }),
                ["empty"] = new JsonArray(),
            }),
            LendingDesk.Text(data));

        static IEnumerable<JsonNode?> Inner(JsonNode data) => data["authors"]!["nodes"]![0]!["books"]!.AsArray().Select(book => book!.DeepClone());
    }

    [Theory, EachDatabase]
    public async Task Fragments_on_an_interface_hold_inside_the_types_that_have_it(Database product)
    {
        var desk = await lendings.On(product);

        var (fragments, fields) = (
            await desk.Ask("{ books(first: 3) { nodes { ... on Node { id ... on Book { library { ...Id } } ... on Author { name } } } nodes { shelf { ...Id } } } } fragment Id on Node { key: id ... on Shelf { code } }"),
            await desk.Ask("{ books(first: 3) { nodes { id library { key: id } shelf { key: id code } } } }"));

        Assert.Equal(fields, fragments);
    }

    [Theory, EachDatabase]
    public async Task The_types_in_the_ids_make_the_plan_and_the_ids_do_not(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        const string query = "query ($ids: [ID!]!) { plan: nodes(ids: $ids) { ... on Book { title } ... on Copy { number } } }";
        string[] books = [.. desk.Data.Books.Select(Plain.Id)], copies = [.. desk.Data.Copies.Select(Plain.Id)];
        await desk.Find(query, new { ids = books[..1] });
        await desk.Find(query, new { ids = new[] { books[0], copies[0] } });
        var before = desk.Database.Plans;

        await desk.Find(query, new { ids = books[..500] });
        Assert.Single(desk.Sql);
        await desk.Find(query, new { ids = copies[..250].Concat(books[..250]) });
        Assert.Equal(2, desk.Sql.Count);
        Assert.Equal(before, desk.Database.Plans);

        await desk.Find(query, new { ids = copies[..1] });
        Assert.Equal(before + 1, desk.Database.Plans);
    }

    [Theory, EachDatabase]
    public async Task What_is_no_id_is_refused_wherever_it_stands_and_told_each_time(Database product)
    {
        var desk = await lendings.On(product);
        var good = Plain.Id(desk.Data.Books[0]);
        foreach (var id in (string[])["", "x", "17", Plain.Id("Book", ""), Plain.Id("Nothing", "a"), Plain.Id("Query", "a"), Plain.Id("book", "a"), $"{good}="])
        {
            var expected = id == Plain.Id("Book", "") ? null : $"'{id}' is no id of a Node. Use an id that this graph gave.";
            await Refused(desk, "query ($id: ID!) { one: node(id: $id) { id } }", new { id }, "INVALID_ID", "one", expected);
            await Refused(desk, "query ($ids: [ID!]!) { some: nodes(ids: $ids) { id } }", new { ids = new[] { good, id } }, "INVALID_ID", "some", expected);
        }

        Assert.Equal("""{"data":{"node":null}}""", await desk.Ask("query ($id: ID!) { node(id: $id) { id } }", new { id = Plain.Id("Book", "a\0b") }));
    }

    [Theory, EachDatabase]
    public async Task Ids_are_no_more_than_a_page_and_their_rows_count(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        string[] ids = [.. desk.Data.Books.Select(Plain.Id)];

        await Refused(
            desk, "query ($ids: [ID!]!) { mine: nodes(ids: $ids) { id } }", new { ids = ids[..501] },
            "ID_COUNT", "mine", "'ids' lists 501 ids, and 500 are allowed. Ask for the others in a request of their own.");

        // Four books, and five copies of each; the same book twice is one row.
        const string query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Book { copies(first: 5) { nodes { id } } } ... on Author { works(first: 500) { nodes { id } } } } }";
        Assert.StartsWith("{\"data\":", await desk.Ask(query, new { ids = ids[..4].Append(ids[0]) }, limits: new PlanLimits(Rows: 24)), StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"nodes\",\"copies\"],\"extensions\":{\"code\":\"ROW_LIMIT\"}", await desk.Ask(query, new { ids = ids[..5] }, limits: new PlanLimits(Rows: 24)), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Their_sources_are_listed(Database product)
    {
        var desk = await lendings.On(product);
        var (copy, loan, shelf) = (desk.Data.Copies[0], desk.Data.Loans[0], desk.Data.Shelves.First(shelf => shelf.Books.Count > 0));

        var answer = JsonNode.Parse(await desk.Ask(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Loan { fee } } }",
            new { ids = new IEntity[] { copy, loan, shelf, desk.Data.Authors[0] }.Select(Plain.Id) },
            extensions: new { books = "LONG" }))!;

        Assert.Equal(
            shelf.Books.Append(copy.Book).Append(loan.Book).Select(Plain.Id).ToHashSet(),
            answer["extensions"]!["books"]!.AsArray().Select(book => (string)book!["book"]!).ToHashSet());
    }

    private static async Task Refused(LendingDesk desk, string query, object variables, string code, string path, string? message)
    {
        var answer = JsonNode.Parse(await desk.Ask(query, variables))!;
        if (message is null)
        {
            Assert.Null(answer["errors"]);
            return;
        }

        Assert.Null(answer["data"]);
        Assert.Equal(
            (code, path, message),
            ((string)answer["errors"]![0]!["extensions"]!["code"]!, (string)answer["errors"]![0]!["path"]!.AsArray().Single()!, (string)answer["errors"]![0]!["message"]!));
        Assert.Empty(desk.Sql);
    }
}
