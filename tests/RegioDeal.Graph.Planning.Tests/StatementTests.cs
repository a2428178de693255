using System.Data;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>What the statements look like, how many there are, and when a plan is made.</summary>
[Collection(LendingTests.Name)]
public sealed class StatementTests(Lendings lendings)
{
    private const string Deep = """
        {
          libraries(first: 10) {
            totalCount
            nodes {
              shelves { nodes { code } }
              books(first: 500) { totalCount nodes { title authors { name } copies(first: 10) { nodes { number } pageInfo { hasNextPage } edges { cursor } } } }
            }
          }
        }
        """;

    [Theory, EachDatabase]
    public async Task The_keys_of_the_parents_stand_inside_the_window_of_a_nested_page(Database product)
    {
        var desk = await lendings.On(product);

        await desk.Find("{ libraries(first: 2) { nodes { books(first: 2, where: {pages: {gt: 0}}) { nodes { title } } } } }");

        var window = Window(desk.Sql[^1]);
        Assert.Matches(product == Database.Sqlite ? """library_id" IN \(\s+SELECT[^)]+json_each\(@""" : "library_id = ANY \\(@", window);
        Assert.Contains("pages", window[window.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_expression_that_is_asked_twice_is_computed_once(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ books(first: 5) { nodes { one: copyCount copyCount } edges { node { third: copyCount } } } }");

        Assert.Single(Occurrences(desk.Sql.Single(), "count(*)"));
        Assert.All(answer["books"]!["nodes"]!.AsArray(), book => Assert.Equal((int)book!["one"]!, (int)book["copyCount"]!));
    }

    [Fact]
    public async Task A_plan_with_other_columns_than_were_asked_for_is_refused()
    {
        var statement = new Statement(0, 0, "SELECT 1", [], [CellType.Int, CellType.Int], [], 0, null, null);
        var call = new StatementCall(statement, new PlanRun(new Plan([statement], [], [], new ObjectWriter([])), VariableValues.None, 10));
        using var table = new DataTable();
        table.Columns.Add("only", typeof(int));
        await using var reader = table.CreateDataReader();

        var refusal = await Assert.ThrowsAsync<GraphDefinitionException>(() => call.ReadAsync(reader, CancellationToken.None));

        Assert.Equal("A plan has 1 columns where 2 were asked for: SELECT 1", refusal.Message);
    }

    // In the last Select EF Core would evaluate in the program what the database cannot; in an order it refuses.
    [Theory, EachDatabase]
    public async Task Every_declared_field_can_be_ordered_on(Database product)
    {
        var desk = await lendings.On(product);
        foreach (var graph in LendingGraph.Model.Graphs)
        {
            var root = Shapes.Roots.First(list => list.Target == graph.Name);
            foreach (var path in Values(graph.Fields))
            {
                var order = path.Reverse().Aggregate("DESC", (inner, step) => $"{{{step}: {inner}}}");
                var answer = await desk.Find($"{{ {root.Name}(order: [{order}]) {(root.IsPaged ? "{ edges { cursor } }" : "{ name }")} }}");

                Assert.Equal(Math.Min(50, root.Get(desk.Data).Count()), (root.IsPaged ? answer[root.Name]!["edges"] : answer[root.Name])!.AsArray().Count);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_field_that_the_database_cannot_evaluate_is_refused_where_it_is_ordered_on(Database product)
    {
        var desk = await lendings.On(product);
        var faults = new List<Exception>();
        using var engine = new GraphEngine(new GraphModel([new ComputedAuthorGraph()], []), desk.Database, new PlanLimits(), report: faults.Add);

        using var answer = await engine.AskAsync(new GraphRequest("{ authors(order: [{normal: ASC}]) { nodes { id } } }", null, null), CancellationToken.None);

        Assert.Equal(AnswerKind.Failure, answer.Kind);
        Assert.StartsWith("The database cannot evaluate this: ", Assert.IsType<GraphDefinitionException>(faults.Single()).Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_text_that_is_computed_is_matched_or_its_filter_is_not_offered(Database product)
    {
        var desk = await lendings.On(product);
        using var engine = new GraphEngine(new GraphModel([new ComputedAuthorGraph()], []), desk.Database, new PlanLimits());

        using var answer = await engine.AskAsync(
            new GraphRequest("{ authors(where: {formal: {contains: \"mx\"}}) { totalCount } }", null, null), CancellationToken.None);

        Assert.NotEqual(AnswerKind.Failure, answer.Kind);
    }

    [Theory, EachDatabase]
    public async Task Other_values_give_other_rows_by_the_same_plan(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query ($pages: Int, $after: LocalDate, $price: Decimal, $title: String, $genres: [Genre], $first: Int) {
              books(first: $first, where: {
                pages: {gte: $pages}, published: {gt: $after}, price: {lte: $price}, title: {ncontains: $title}, genre: {in: $genres} }) { nodes { id } }
            }
            """;
        var asked = new (int Pages, int Day, decimal Price, string Title, Genre[] Genres, int First)[]
        {
            (0, 1, 1e9m, "zz", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 100),
            (300, 1, 1e9m, "zz", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 100),
            (0, 12, 1e9m, "zz", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 100),
            (0, 1, 0.999m, "zz", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 100),
            (0, 1, 1e9m, "e", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 100),
            (0, 1, 1e9m, "zz", [Genre.LocalHistory], 100),
            (0, 1, 1e9m, "zz", [], 100),
            (0, 1, 1e9m, "zz", [Genre.Novel, Genre.Poetry, Genre.LocalHistory], 3),
        };
        var before = desk.Database.Plans;
        var seen = new HashSet<string>();
        foreach (var (pages, day, price, title, genres, first) in asked)
        {
            var date = new NodaTime.LocalDate(2000, 1, day);
            var answer = await desk.Find(query, new
            {
                pages,
                after = Plain.Json(date),
                price,
                title,
                genres = genres.Select(genre => Plain.Constant(genre)),
                first,
            });

            var expected = desk.Data.Books
                .Where(b => b.Pages >= pages && b.Published > date && b.Cents / 100m <= price && !Plain.Fold(b.Title).Contains(title, StringComparison.Ordinal) && genres.Contains(b.Genre))
                .OrderBy(b => b.Published).ThenBy(b => b.Key, Comparer<string>.Create(Plain.Compare))
                .Take(first).Select(Plain.Id).ToArray();
            Assert.Equal(expected, answer["books"]!["nodes"]!.AsArray().Select(book => (string)book!["id"]!));
            Assert.True(seen.Add(string.Join(' ', expected)), "Each of the values must change the answer, or the test shows nothing.");
        }

        Assert.Equal(before + 1, desk.Database.Plans);
    }

    [Theory]
    [InlineData(Database.Sqlite, "50%", "50% korting")]
    [InlineData(Database.Postgres, "50%", "50% korting")]
    [InlineData(Database.Sqlite, "A_B", "a_b")]
    [InlineData(Database.Postgres, "A_B", "a_b")]
    [InlineData(Database.Sqlite, "c\\D", "c\\d")]
    [InlineData(Database.Postgres, "c\\D", "c\\d")]
    public async Task Signs_of_patterns_are_plain_characters(Database product, string text, string title)
    {
        var desk = await lendings.On(product, Lendings.Large);
        foreach (var operation in new[] { "startsWith", "contains", "endsWith" })
        {
            var answer = await desk.Find(
                $"query ($text: String) {{ books(first: 500, where: {{title: {{{operation}: $text}}}}) {{ nodes {{ title }} }} }}", new { text });

            var found = answer["books"]!["nodes"]!.AsArray().Select(book => (string)book!["title"]!).ToArray();
            Assert.True(operation == "endsWith" && text.EndsWith('%') || found.Contains(title));
            Assert.All(found, one => Assert.Contains(text, one, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, EachDatabase]
    public async Task Decimals_are_whole_numbers_in_the_database(Database product)
    {
        var desk = await lendings.On(product);

        await desk.Find("""
            {
              books(order: [{balance: DESC}, {copyValue: ASC}, {edition: {weight: ASC}}], where: {
                price: {gt: 0.1, nlt: 0.2, in: [1, 2.5]}, balance: {ngte: 1.00001, neq: 0.5}, copyValue: {lte: 3}, copies: {some: {price: {gte: 0.01}}} }) {
                totalCount nodes { price balance copyValue }
              }
              libraries(order: [{fees: {share: ASC}}], where: {fees: {share: {lt: 0.5}}}) { nodes { fees { amount share atLeast byLibrary { amount share } } } }
              fees(groupBy: [SEASON]) { amount share atMost }
            }
            """);

        Assert.All(desk.Sql, sql =>
        {
            Assert.DoesNotContain("ef_", sql, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?i)decimal|numeric", sql);
        });
        Assert.All(desk.Database.Ran.SelectMany(call => call.Parameters), parameter => Assert.IsNotType<decimal>(parameter.Value));
    }

    [Theory, EachDatabase]
    public async Task Only_a_key_that_can_be_missing_is_preceded_by_whether_it_is(Database product)
    {
        var desk = await lendings.On(product);

        await desk.Find("{ books(order: [{pages: ASC}, {title: DESC}]) { nodes { id } } }");
        var required = Order(desk.Sql.Single());
        await desk.Find("{ books(order: [{rating: DESC}]) { nodes { id } } }");
        var optional = Order(desk.Sql.Single());
        await desk.Find("{ books(order: [{shelf: {code: ASC}}]) { nodes { id } } }");
        var behind = Order(desk.Sql.Single());

        Assert.DoesNotContain("NULL", required, StringComparison.Ordinal);
        Assert.Matches("""^CASE\s+WHEN "?b"?\."?rating"? IS NULL THEN 1\s+ELSE 0\s+END, "?b"?\."?rating"? DESC, "?b"?\."?key"?""", optional);
        Assert.Contains("IS NULL", behind, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_list_of_ten_thousand_values_is_one_parameter_of_the_same_plan(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($pages: [Int]) { books(first: 500, where: {pages: {in: $pages}}) { totalCount } }";
        await desk.Find(query, new { pages = new[] { 1, 2 } });
        var before = desk.Database.Plans;

        var answer = await desk.Find(query, new { pages = Enumerable.Range(200, 10_000) });

        Assert.Equal(desk.Data.Books.Count(book => book.Pages >= 200), (int)answer["books"]!["totalCount"]!);
        Assert.Equal(before, desk.Database.Plans);
        Assert.Single(desk.Database.Ran.Single().Parameters);
    }

    [Theory, EachDatabase]
    public async Task As_many_statements_run_for_one_row_as_for_hundreds(Database product)
    {
        var one = await lendings.On(product, Lendings.Single);
        var statements = await one.Statements(Deep);
        var ranForOne = one.Sql.Count;
        var many = await lendings.On(product, Lendings.Large);

        Assert.Equal(statements, await many.Statements(Deep));

        Assert.Equal(7, statements);
        Assert.Equal(7, ranForOne);
        Assert.Equal(7, many.Sql.Count);
    }

    [Theory]
    [InlineData(1, "{ books { nodes { title library { name district { name } } shelf { code } parent { title parent { title } } } } }")]
    [InlineData(1, "{ books { nodes { title } edges { cursor node { pages } } pageInfo { hasNextPage endCursor } } }")]
    [InlineData(2, "{ books { nodes { title } totalCount } }")]
    [InlineData(1, "{ books { totalCount } }")]
    [InlineData(1, "{ a: books(where: {pages: {gt: 1}}) { nodes { title } } b: books(where: {pages: {gt: 1}}) { nodes { pages } } }")]
    [InlineData(2, "{ a: books(where: {pages: {gt: 1}}) { nodes { title } } b: books(where: {pages: {gt: 2}}) { nodes { title } } }")]
    [InlineData(2, "{ a: books(first: 1) { nodes { title } } b: books(first: 2) { nodes { title } } }")]
    [InlineData(2, "{ libraries { nodes { a: books(first: 2) { nodes { title } } b: books(first: 2) { nodes { pages } } } } }")]
    [InlineData(3, "{ libraries { nodes { a: books(first: 2) { nodes { title } } b: books(last: 2) { nodes { title } } } } }")]
    [InlineData(3, "{ books { nodes { library { books(first: 1) { nodes { title } } } authors { name } } } }")]
    [InlineData(2, "{ districts { fees { amount share loanCount atLeast bySeason { amount share cumulative } } } }")]
    [InlineData(3, "{ districts { fees { bySeason { amount atLeast atMost isCertain } again: bySeason { atLeast } } } }")]
    public async Task Statements_are_counted_by_the_text(int statements, string query)
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Equal(statements, await desk.Statements(query));
    }

    [Theory, EachDatabase]
    public async Task Lists_share_a_statement_only_when_their_arguments_are_equal(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("""
            {
              two: books(where: {title: {in: ["cd", "axb"]}}) { nodes { title } }
              one: books(where: {title: {in: ["cd,StringValue:axb"]}}) { nodes { title } }
            }
            """);

        Assert.Equal(desk.Data.Books.Count(book => book.Title is "cd" or "axb"), answer["two"]!["nodes"]!.AsArray().Count);
        Assert.Empty(answer["one"]!["nodes"]!.AsArray());
    }

    /// <summary>The subquery that numbers the rows, from the numbering to its end.</summary>
    private static string Window(string sql)
    {
        var start = sql.IndexOf("ROW_NUMBER", StringComparison.Ordinal);
        var (end, depth) = (start, 0);
        while (depth >= 0)
        {
            depth += sql[end++] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return sql[start..end];
    }

    private static string Order(string sql) => sql[(sql.IndexOf("ORDER BY ", StringComparison.Ordinal) + "ORDER BY ".Length)..];

    private static IEnumerable<int> Occurrences(string sql, string part)
    {
        for (var at = sql.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = sql.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            yield return at;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Values(IEnumerable<GraphField> fields) => fields.SelectMany(field => field switch
    {
        ValueField { Scalar.Kind: not ScalarKind.Json } value => [[value.Name]],
        ObjectField nested => Values(nested.Fields).Select(path => (IReadOnlyList<string>)[nested.Name, .. path]),
        _ => Array.Empty<IReadOnlyList<string>>(),
    });

    private sealed class ComputedAuthorGraph : EntityGraph<Author>
    {
        public ComputedAuthorGraph()
            : base("An author.")
        {
            Field("normal", a => a.Name.Normalize(), "The name as no database writes it.");
            Field("formal", a => "Mx " + a.Name, "The name with a title.");
            RootConnection("authors", "The authors.");
        }
    }
}
