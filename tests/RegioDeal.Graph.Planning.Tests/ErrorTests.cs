using System.Text;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Requests at fault: the code, the place and the sentence, word for word.</summary>
[Collection(LendingTests.Name)]
public sealed class ErrorTests(Lendings lendings)
{
    private const string NoPlace = "does not belong to this list and order. Leave it out and use the cursors you then get.";

    [Theory, EachDatabase]
    public async Task A_cursor_that_nobody_made_is_refused(Database product)
    {
        var desk = await lendings.On(product);
        var good = await Cursor(desk, "books");
        var turned = good[..^1] + (good[^1] == 'A' ? 'B' : 'A');
        foreach (var forged in new[] { "", "x", "nonsense", "AQ", new string('A', 40), turned, good[1..], good + "A", $"{good}==" })
        {
            await Refused(
                desk, "query ($c: String) { shelf: books(after: $c) { nodes { id } } }", "INVALID_CURSOR", ["shelf"], $"'after' {NoPlace}", new { c = forged });
        }
    }

    [Theory, EachDatabase]
    public async Task A_cursor_of_another_order_is_refused(Database product)
    {
        var desk = await lendings.On(product);
        var cursor = await Cursor(desk, "books(order: [{title: ASC}])");

        await desk.Find("query ($c: String) { books(order: [{title: ASC}], before: $c) { nodes { id } } }", new { c = cursor });

        foreach (var order in new[] { "[{title: DESC}]", "[{subtitle: ASC}]", "[{title: ASC}, {pages: ASC}]", "[]" })
        {
            await Refused(desk, $"query ($c: String) {{ books(order: {order}, before: $c) {{ nodes {{ id }} }} }}", "INVALID_CURSOR", ["books"], $"'before' {NoPlace}", new { c = cursor });
        }
    }

    [Theory, EachDatabase]
    public async Task A_cursor_of_another_list_is_refused(Database product)
    {
        var desk = await lendings.On(product);
        var cursor = await Cursor(desk, "books");

        await Refused(desk, "query ($c: String) { other: shelves(after: $c) { nodes { id } } }", "INVALID_CURSOR", ["other"], $"'after' {NoPlace}", new { c = cursor });
        await Refused(
            desk,
            "query ($c: String) { libraries { nodes { all: books(after: $c) { nodes { id } } } } }",
            "INVALID_CURSOR",
            ["libraries", "nodes", "all"],
            $"'after' {NoPlace}",
            new { c = cursor });
    }

    [Theory]
    [InlineData("first: -1", "first")]
    [InlineData("first: 501", "first")]
    [InlineData("last: -1", "last")]
    [InlineData("last: 2147483647", "last")]
    public async Task A_page_has_from_0_to_500_rows(string argument, string name)
    {
        var desk = await lendings.On(Database.Sqlite);

        await Refused(desk, $"{{ books({argument}) {{ nodes {{ id }} }} }}", "PAGE_SIZE", ["books"], $"'{name}' must be from 0 to 500. Ask for less and follow the cursors.");
        await Refused(
            desk,
            $"{{ libraries {{ edges {{ node {{ mine: books({argument}) {{ nodes {{ id }} }} }} }} }} }}",
            "PAGE_SIZE",
            ["libraries", "edges", "node", "mine"],
            $"'{name}' must be from 0 to 500. Ask for less and follow the cursors.");
    }

    [Theory]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: 1, before: \"x\"")]
    [InlineData("last: 1, after: \"x\"")]
    [InlineData("after: \"x\", before: \"x\"")]
    public async Task A_page_is_read_in_one_direction(string arguments)
    {
        var desk = await lendings.On(Database.Sqlite);

        await Refused(
            desk,
            $"{{ books({arguments}) {{ nodes {{ id }} }} }}",
            "PAGE_DIRECTION",
            ["books"],
            "Use 'first' with 'after', or 'last' with 'before', not both. Leave one pair out.");
    }

    [Theory]
    [InlineData("[{title: ASC, pages: DESC}]", "'title' and 'pages'")]
    [InlineData("[{id: ASC}, {library: {name: ASC, city: ASC}}]", "'name' and 'city'")]
    [InlineData("{title: ASC, library: {name: ASC}}", "'title' and 'library'")]
    public async Task An_entry_of_an_order_sets_one_field(string order, string fields)
    {
        var desk = await lendings.On(Database.Sqlite);

        await Refused(
            desk,
            $"{{ books(order: {order}) {{ totalCount nodes {{ id }} }} }}",
            "ORDER_ENTRY",
            ["books"],
            $"One entry of 'order' may set only one field; this one sets {fields}. Write a list with one entry each.");
    }

    [Theory, EachDatabase]
    public async Task Pages_that_multiply_to_too_many_rows_are_refused_before_anything_runs(Database product)
    {
        var desk = await lendings.On(product);

        var text = await desk.Ask(
            "query ($n: Int) { libraries(first: 2) { nodes { books(first: 3) { nodes { copies(first: $n) { nodes { id } } } } } } }",
            new { n = 4 },
            limits: new PlanLimits(Rows: 31));

        Same(
            text,
            "ROW_LIMIT",
            ["libraries", "nodes", "books", "nodes", "copies"],
            "The pages of this operation multiply to 32 rows, and 31 are allowed. Ask for smaller pages ('first') in the nested lists.");
        Assert.Empty(desk.Sql);
    }

    [Theory, EachDatabase]
    public async Task Pages_that_multiply_to_the_limit_are_answered_however_many_rows_follow_them(Database product)
    {
        var desk = await lendings.On(product);

        var text = await desk.Ask(
            "{ libraries(first: 2) { nodes { books(first: 3) { nodes { id } } } } }", limits: new PlanLimits(Rows: 8));

        Assert.StartsWith("{\"data\":", text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_id_is_one_that_the_graph_gave_for_the_type(Database product)
    {
        var desk = await lendings.On(product);
        var library = Interpreting.Plain.Id(desk.Data.Libraries[0]);
        static string Of(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');
        foreach (var id in new[] { "", "x", "17", library, Of("Book"), Of("book:a/001"), "Qm9vazph==", "Qm9v azph" })
        {
            await Refused(
                desk, "query ($id: ID) { all: books(where: {id: {eq: $id}}) { nodes { id } } }", "INVALID_ID", ["all", "where", "id", "eq"],
                $"'{id}' is no id of a Book. Use an id that this graph gave.", new { id });
        }

        await Refused(
            desk, "query ($ids: [ID]) { libraries { nodes { books(where: {parent: {id: {nin: $ids}}}) { totalCount } } } }", "INVALID_ID",
            ["libraries", "nodes", "books", "where", "parent", "id", "nin"],
            $"'{new string('A', 40)}…' is no id of a Book. Use an id that this graph gave.", new { ids = new[] { Interpreting.Plain.Id(desk.Data.Books[0]), new string('A', 41) } });
    }

    [Theory, EachDatabase]
    public async Task An_id_with_a_character_that_no_key_has_is_refused_or_found_nowhere(Database product)
    {
        var desk = await lendings.On(product);

        var text = await desk.Ask("query ($id: ID) { books(where: {id: {eq: $id}}) { nodes { id } } }", new { id = Interpreting.Plain.Id("Book", "a\0b") });

        Assert.DoesNotContain("INTERNAL", text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_key_that_several_rows_have_is_ambiguous(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        var title = desk.Data.Books.GroupBy(book => book.Title).First(same => same.Count() > 1).Key;

        await Refused(
            desk,
            "query ($title: String!) { mine: book(title: $title) { id } }",
            "AMBIGUOUS_KEY",
            ["mine"],
            "More than one 'book' has this key. Add 'library' to say which.",
            new { title });
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_a_syntax_error()
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Equal(
            """{"errors":[{"message":"Error parsing query: Expected Name, found EOF. Mend the document there.","locations":[{"line":1,"column":9}],"extensions":{"code":"SYNTAX_ERROR"}}]}""",
            await desk.Ask("{ books "));
    }

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_is_refused_with_every_fault()
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Equal(
            """{"errors":[{"message":"Unknown argument 'size' on field 'books' of type 'Query'.","locations":[{"line":1,"column":9}],"extensions":{"code":"VALIDATION_FAILED"}},{"message":"Cannot query field 'titel' on type 'Book'. Did you mean 'title'?","locations":[{"line":1,"column":28}],"extensions":{"code":"VALIDATION_FAILED"}}]}""",
            await desk.Ask("{ books(size: 1) { nodes { titel } } }"));
        Assert.Equal(
            """{"errors":[{"message":"Argument 'where' has invalid value. In field 'pages': [In field 'gt': [Expected type 'Int', found \"x\".]]","locations":[{"line":1,"column":9}],"extensions":{"code":"VALIDATION_FAILED"}},{"message":"Argument 'order' has invalid value. In element #1: [In field 'title': [Expected type 'SortEnumType', found UP.]]","locations":[{"line":1,"column":36}],"extensions":{"code":"VALIDATION_FAILED"}}]}""",
            await desk.Ask("{ books(where: {pages: {gt: \"x\"}}, order: [{title: UP}]) { totalCount } }"));
    }

    [Fact]
    public async Task A_variable_that_does_not_fit_its_type_is_refused()
    {
        var desk = await lendings.On(Database.Sqlite);
        const string query = "query ($pages: Int!, $on: LocalDate, $where: BookFilterInput!) { books(where: {and: [{pages: {gt: $pages}, published: {eq: $on}}, $where]}) { nodes { id } } }";
        static string Error(string message, int column) =>
            $$$"""{"message":"{{{message}}}","locations":[{"line":1,"column":{{{column}}}}],"extensions":{"code":"VARIABLE_INVALID"}}""";
        async Task Expect(object? variables, params string[] errors) =>
            Assert.Equal($$"""{"errors":[{{string.Join(',', errors)}}]}""", await desk.Ask(query, variables));

        await Expect(
            null,
            Error("Variable '$pages' is invalid. No value provided for a non-null variable.", 8),
            Error("Variable '$where' is invalid. No value provided for a non-null variable.", 38));
        await Expect(
            new { pages = "many", where = new { } },
            Error("Variable '$pages' is invalid. Unable to convert 'many' to 'Int'", 8));
        await Expect(
            new { pages = 1, on = "2021-02-30", where = new { } },
            Error("Variable '$on' is invalid. Unable to convert '2021-02-30' to 'LocalDate'", 22));
        await Expect(
            new { pages = 1, where = new { titel = new { eq = "x" } } },
            Error("Variable '$where' is invalid. Unrecognized input fields 'titel' for type 'BookFilterInput'.", 38));
        await Expect(
            new { pages = 1, where = new { genre = new { eq = "NONE" } } },
            Error("Variable '$where.genre.eq' is invalid. Unable to convert 'NONE' to 'Genre'", 38));
    }

    [Fact]
    public async Task A_document_without_an_operation_is_refused()
    {
        var desk = await lendings.On(Database.Sqlite);

        await Refused(desk, "fragment A on Book { id }", "NO_OPERATION", [], "The document holds no operation. Send a query, as { projects { nodes { title } } }.");
    }

    [Theory]
    [InlineData("mutation { borrow }")]
    [InlineData("mutation { books { totalCount } }")]
    [InlineData("subscription { books { totalCount } }")]
    public async Task An_operation_of_a_kind_that_the_schema_lacks_is_refused(string query)
    {
        var desk = await lendings.On(Database.Sqlite);

        var text = await desk.Ask(query);
        Assert.StartsWith("{\"errors\":", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INTERNAL", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_operations_must_be_named_by_a_name_that_it_has()
    {
        var desk = await lendings.On(Database.Sqlite);
        const string query = "query One { books { totalCount } } query Other { authors { totalCount } }";

        await Refused(desk, query, "OPERATION_NAME", [], "The document holds several operations. Say which one in 'operationName'.");
        Same(await desk.Ask(query, operationName: "Third"), "OPERATION_NAME", [], "The document holds no operation called 'Third'.");
    }

    private static async Task<string> Cursor(LendingDesk desk, string list)
    {
        var answer = await desk.Find($"{{ list: {list} {{ pageInfo {{ endCursor }} }} }}");
        return (string)answer["list"]!["pageInfo"]!["endCursor"]!;
    }

    private static async Task Refused(LendingDesk desk, string query, string code, string[] path, string message, object? variables = null) =>
        Same(await desk.Ask(query, variables), code, path, message);

    private static void Same(string text, string code, string[] path, string message)
    {
        var error = new JsonObject { ["message"] = message };
        if (path.Length > 0)
        {
            error["path"] = new JsonArray([.. path.Select(step => JsonValue.Create(step))]);
        }

        error["extensions"] = new JsonObject { ["code"] = code };
        Assert.Equal(LendingDesk.Text(new JsonObject { ["errors"] = new JsonArray(error) }), LendingDesk.Text(JsonNode.Parse(text)));
    }
}
