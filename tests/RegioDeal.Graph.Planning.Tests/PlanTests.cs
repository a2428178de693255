using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>What a plan tells of itself, and what bounds it.</summary>
[Collection(LendingTests.Name)]
public sealed partial class PlanTests(Lendings lendings)
{
    private const string Nested = """
        query ($floor: Int, $first: Int!) {
          libraries(first: $first) {
            nodes {
              name
              shelves(where: { floor: { neq: $floor } }, first: 3) { totalCount nodes { code } }
              books(first: 2, order: [{ title: ASC }]) { nodes { title copies(first: 2) { nodes { number } } authors { name } } }
            }
          }
        }
        """;

    [Theory, EachDatabase]
    public async Task A_request_is_told_its_statements_with_the_types_of_their_slots_their_rows_and_their_time(Database product)
    {
        var desk = await lendings.On(product);
        using var engine = Engine(desk);
        desk.Database.Ran.Clear();

        var (plan, answer) = await ReportOf(engine, Nested, new { floor = 1, first = 2 });

        var statements = plan["statements"]!.AsArray();
        Assert.False((bool)plan["wasKnown"]!);
        Assert.Equal(
            ["0 0  libraries", "1 1 0 libraries.nodes.shelves", "2 1 0 libraries.nodes.shelves", "3 1 0 libraries.nodes.books", "4 2 3 libraries.nodes.books.nodes.copies", "5 2 3 libraries.nodes.books.nodes.authors"],
            statements.Select(statement => $"{statement!["statement"]} {statement["level"]} {statement["parents"]} {statement["path"]}"));
        Assert.All(statements, statement =>
        {
            Assert.StartsWith("SELECT", (string)statement!["sql"]!, StringComparison.Ordinal);
            Assert.True((double)statement["milliseconds"]! > 0);
        });
        Assert.Equal(desk.Database.Ran.Select(call => call.Sql), statements.Select(statement => (string)statement!["sql"]!));
        Assert.Equal(3, (int)statements[0]!["rows"]!); // one more than the page
        Assert.Equal(
            ["Int32 libraries.nodes.shelves.where.floor.neq", "[Int32] libraries.nodes.shelves.totalCount"],
            statements[1]!["slots"]!.AsArray().Select(slot => $"{slot!["type"]} {slot["path"]}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("\"plan\"", await Text(engine, Nested, new { floor = 1, first = 2 }, showsPlan: false), StringComparison.Ordinal);
        Assert.Null(answer["errors"]);
    }

    [Theory, EachDatabase]
    public async Task A_statement_without_parents_does_not_run_and_says_so(Database product)
    {
        using var engine = Engine(await lendings.On(product));

        var (plan, _) = await ReportOf(engine, "{ books(where: { title: { eq: \"no such title\" } }) { nodes { copies { nodes { number } } } } }", null);

        Assert.Null(plan["statements"]![1]!["milliseconds"]);
        Assert.Equal(0, (int)plan["statements"]![1]!["rows"]!);
    }

    [Theory, EachDatabase]
    public async Task An_operation_is_explained_in_the_words_of_the_database(Database product)
    {
        using var engine = Engine(await lendings.On(product));
        var variables = JsonSerializer.SerializeToElement(new { floor = 1, first = 2 });

        var (plan, explained) = await engine.ExplainAsync(new GraphRequest(Nested, null, variables), CancellationToken.None);

        Assert.Equal(plan.Statements.Select(statement => statement.Number), explained.Keys.Order());
        Assert.All(explained.Values, lines => Assert.Contains(lines, line => line.Contains(product == Database.Sqlite ? "SEARCH" : "rows=", StringComparison.Ordinal) || line.Contains("SCAN", StringComparison.Ordinal)));
        var fault = await Assert.ThrowsAsync<ExplainException>(() => engine.ExplainAsync(new GraphRequest("{ books { nodes { nosuch } } }", null, null), CancellationToken.None));
        Assert.StartsWith("line 1 column 19: ", fault.Message, StringComparison.Ordinal);
        fault = await Assert.ThrowsAsync<ExplainException>(() => engine.ExplainAsync(new GraphRequest("{ books(first: -1) { nodes { id } } }", null, null), CancellationToken.None));
        Assert.StartsWith("books: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nested_pages_touch_only_the_rows_of_their_parents(Database product)
    {
        var desk = await lendings.On(product, Lendings.Hundredfold);
        using var engine = Engine(desk);
        const string query = """
            {
              libraries(first: 3) {
                nodes {
                  shelves(first: 2) { totalCount nodes { code } }
                  books(first: 2, order: [{ title: ASC }], where: { pages: { gt: 10 } }) {
                    aggregates { pages { max } }
                    nodes { title library { name } copies(first: 2) { nodes { number } } authors { name } }
                  }
                }
              }
            }
            """;

        var (plan, explained) = await engine.ExplainAsync(new GraphRequest(query, null, null), CancellationToken.None);

        var libraries = desk.Data.Libraries.OrderBy(library => library.Founded).ThenBy(library => library.Key, Comparer<string>.Create(Interpreting.Plain.Compare)).Take(4).ToArray();
        var books = libraries.SelectMany(library => library.Books).ToArray();
        var most = new Dictionary<string, int>
        {
            ["book"] = books.Length,
            ["copy"] = books.Sum(book => book.Copies.Count),
            ["authorship"] = books.Sum(book => book.Authorships.Count),
        };
        Assert.True(plan.Statements.Count >= 6);
        foreach (var statement in plan.Statements.Where(statement => statement.Parents is not null))
        {
            var lines = explained[statement.Number];
            if (product == Database.Sqlite)
            {
                var tables = Table().Matches(statement.Sql).ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
                Assert.DoesNotContain(lines, line => Scan().Match(line) is { Success: true } scan && tables.ContainsKey(scan.Groups["alias"].Value));
                continue;
            }

            foreach (var (line, i) in lines.Select((line, i) => (line, i)).Where(line => PostgresScan().IsMatch(line.line)))
            {
                // The few pages of a small table are read whole: that is cheaper than its index.
                if (!most.ContainsKey(PostgresScan().Match(line).Groups["table"].Value))
                {
                    continue;
                }

                var scan = PostgresScan().Match(line);
                var loops = int.Parse(scan.Groups["loops"].Value, CultureInfo.InvariantCulture);
                var read = loops * double.Parse(scan.Groups["rows"].Value, CultureInfo.InvariantCulture);
                var removed = lines.Skip(i + 1).TakeWhile(next => !next.Contains("->", StringComparison.Ordinal)).Select(next => Removed().Match(next)).FirstOrDefault(match => match.Success);
                read += loops * (removed is null ? 0 : int.Parse(removed.Groups["rows"].Value, CultureInfo.InvariantCulture));
                Assert.True(read <= most[scan.Groups["table"].Value], $"{statement.Sql}\n{string.Join('\n', lines)}");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_too_large_to_be_planned_is_told_with_its_place(Database product)
    {
        var desk = await lendings.On(product);
        var many = string.Join(", ", Enumerable.Range(0, 501).Select(i => $"{{ pages: {{ eq: {i} }} }}"));
        var keys = string.Join(", ", Enumerable.Range(0, 21).Select(i => $"{{ cheapCopies: {{ args: {{ cents: {i} }}, value: ASC }} }}"));
        var lists = string.Join(' ', Enumerable.Range(0, 201).Select(i => $"a{i}: books(first: 0, where: {{ pages: {{ eq: {i} }} }}) {{ nodes {{ id }} }}"));
        var columns = string.Join(' ', Enumerable.Range(0, 1_001).Select(i => $"a{i}: cheapCopies(cents: {i})"));

        Assert.Equal("TOO_COMPLEX shelves.nodes.books.nodes", await Fault($"{{ shelves(first: 1) {{ nodes {{ books(where: {{ or: [{many}] }}) {{ nodes {{ id }} }} }} }} }}"));
        Assert.Equal("TOO_COMPLEX books", await Fault($"{{ books(order: [{keys}]) {{ nodes {{ id }} }} }}"));
        Assert.Equal("TOO_COMPLEX a200.nodes", await Fault($"{{ {lists} }}"));
        Assert.Equal("TOO_COMPLEX books", await Fault($"{{ books {{ nodes {{ {columns} }} }} }}"));
        Assert.DoesNotContain("errors", await desk.Ask($"{{ books(where: {{ or: [{many[..many.LastIndexOf(", {", StringComparison.Ordinal)]}] }}) {{ totalCount }} }}"), StringComparison.Ordinal);

        async Task<string> Fault(string query)
        {
            var error = JsonNode.Parse(await desk.Ask(query))!["errors"]![0]!;
            return $"{error["extensions"]!["code"]} {string.Join('.', error["path"]!.AsArray())}";
        }
    }

    [Fact]
    public async Task Plans_are_kept_up_to_a_bound()
    {
        var desk = await lendings.On(Database.Sqlite);
        using var engine = Engine(desk, new PlanLimits { PlanCache = 50_000 });
        for (var i = 0; i < 60; i++)
        {
            await Text(engine, $"{{ a{i}: books(first: 1) {{ nodes {{ id }} }} }}", null, showsPlan: false);
            Assert.InRange(engine.PlanCount, 0, 50_000 / 4_000);
        }

        using var roomy = Engine(desk);
        var (first, _) = await ReportOf(roomy, "{ books(first: 1) { nodes { id } } }", null);
        var (again, _) = await ReportOf(roomy, "{ books(first: 1) { nodes { id } } }", null);
        Assert.False((bool)first["wasKnown"]!);
        Assert.True((bool)again["wasKnown"]!);
    }

    [Fact]
    public async Task Inputs_of_another_form_have_another_plan_and_other_values_have_not()
    {
        var desk = await lendings.On(Database.Sqlite);
        using var engine = Engine(desk);
        const string query = "query ($where: BookFilterInput, $order: [BookSortInput!], $in: [Genre], $first: Int, $show: Boolean = true) { books(where: $where, order: $order, first: $first) { totalCount nodes { id @include(if: $show) title } } other: books(where: { genre: { in: $in } }, first: 1) { nodes { id } } }";
        object[] forms =
        [
            new { },
            new { where = (object?)null },
            new { where = new { } },
            new { where = new { pages = new { eq = 1 } } },
            new { where = new { pages = new { eq = (int?)null } } },
            new { where = new { pages = new { gt = 1 } } },
            new { where = new { pages = new { gt = 1 }, rating = new { gt = 1 } } },
            new { where = new { pages = new { gt = 1, lt = 1 } } },
            new { where = new { and = new object[] { new { pages = new { gt = 1 } } } } },
            new { where = new { or = new object[] { new { pages = new { gt = 1 } }, new { } } } },
            new { where = new { or = new object[] { new { }, new { pages = new { gt = 1 } } } } },
            new { where = new { inPrint = new { eq = true } } },
            new { where = new { inPrint = new { eq = false } } },
            new { where = new { copies = new { any = true } } },
            new { where = new { copies = new { some = new { number = new { eq = 1 } } } } },
            new { order = new object[] { new { pages = "ASC" } } },
            new { order = new object[] { new { pages = "DESC" } } },
            new { order = new object[] { new { pages = "ASC" }, new { rating = "ASC" } } },
            new { @in = new[] { "NOVEL" } },
            new { @in = new[] { "NOVEL", null } },
            new { first = 1 },
            new { first = (int?)null },
            new { show = false },
        ];

        var plans = new HashSet<string>();
        foreach (var form in forms)
        {
            var (plan, _) = await ReportOf(engine, query, form);
            Assert.True(plans.Add((string)plan["shape"]!), JsonSerializer.Serialize(form));
            Assert.False((bool)plan["wasKnown"]!);
        }

        foreach (var (form, shape) in new (object, int)[]
        {
            (new { where = new { pages = new { eq = 77 } } }, 3),
            (new { @in = Enumerable.Repeat("POETRY", 10_000) }, 18),
            (new { first = 7 }, 20),
        })
        {
            var (plan, _) = await ReportOf(engine, query, form);
            Assert.True((bool)plan["wasKnown"]!);
            Assert.Equal(plans.ElementAt(shape), (string)plan["shape"]!);
        }
    }

    private static GraphEngine Engine(LendingDesk desk, PlanLimits? limits = null) => new(LendingGraph.Model, desk.Database, limits ?? new PlanLimits(), facts: LendingDesk.Facts);

    private static async Task<(JsonNode Plan, JsonNode Answer)> ReportOf(GraphEngine engine, string query, object? variables)
    {
        var answer = JsonNode.Parse(await Text(engine, query, variables, showsPlan: true))!;
        return (answer["extensions"]?["plan"] ?? throw new InvalidOperationException(answer.ToJsonString()), answer);
    }

    private static async Task<string> Text(GraphEngine engine, string query, object? variables, bool showsPlan)
    {
        var given = variables is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(variables);
        using var answer = await engine.AskAsync(new GraphRequest(query, null, given, ShowsPlan: showsPlan), CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    [GeneratedRegex("(?:FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Table();

    [GeneratedRegex("^SCAN (?<alias>\\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex("Scan (?:using \\w+ )?on (?<table>\\w+) .*\\(actual rows=(?<rows>[0-9.]+) loops=(?<loops>\\d+)\\)")]
    private static partial Regex PostgresScan();

    [GeneratedRegex("Rows Removed by (?:Filter|Index Recheck): (?<rows>\\d+)")]
    private static partial Regex Removed();
}
