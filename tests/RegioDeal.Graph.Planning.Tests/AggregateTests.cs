using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>The numbers of a list put together; random ones are in <see cref="RandomOperationTests"/>.</summary>
[Collection(LendingTests.Name)]
public sealed class AggregateTests(Lendings lendings)
{
    [Theory, EachDatabase]
    public async Task All_that_the_filter_keeps_is_put_together_whatever_the_page(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        var books = desk.Data.Books.Where(b => b.Pages > 0).ToArray();
        var rated = books.Where(b => b.Rating is not null).Select(b => (decimal)b.Rating!.Value).ToArray();

        var answer = await desk.Find("""
            { books(first: 1, where: { pages: { gt: 0 } }) { totalCount nodes { id } aggregates { count price { sum average } rating { count min max sum average } views { max sum } } } }
            """);

        var aggregates = answer["books"]!["aggregates"]!;
        Assert.Equal(books.Length, (int)answer["books"]!["totalCount"]!);
        Assert.Equal(books.Length, (int)aggregates["count"]!);
        Assert.Equal(books.Sum(b => b.Cents) / 100m, (decimal)aggregates["price"]!["sum"]!);
        Assert.Equal(Math.Round(books.Sum(b => b.Cents) / 100m / books.Length, 4, MidpointRounding.ToEven), (decimal)aggregates["price"]!["average"]!);
        Assert.Equal((rated.Length, rated.Min(), rated.Max(), rated.Sum()), ((int)aggregates["rating"]!["count"]!, (decimal)aggregates["rating"]!["min"]!, (decimal)aggregates["rating"]!["max"]!, (decimal)aggregates["rating"]!["sum"]!));
        Assert.Equal(Math.Round(rated.Sum() / rated.Length, 2, MidpointRounding.ToEven), (decimal)aggregates["rating"]!["average"]!);
        Assert.True(rated.Length < books.Length, "Some rows must lack a value, or the test shows nothing.");
        Assert.Equal((books.Max(b => b.Views), books.Sum(b => b.Views)), ((long)aggregates["views"]!["max"]!, (long)aggregates["views"]!["sum"]!));
    }

    [Theory, EachDatabase]
    public async Task A_list_without_a_value_counts_nothing_and_knows_no_figure(Database product)
    {
        var desk = await lendings.On(product);
        var nothing = new JsonObject { ["count"] = 0, ["min"] = null, ["max"] = null, ["sum"] = null, ["average"] = null };

        var answer = await desk.Find("""
            {
              none: books(where: { pages: { lt: 0 } }) { aggregates { count pages { count min max sum average } balance { count min max sum average } } }
              unrated: books(where: { rating: { eq: null } }) { aggregates { count rating { count min max sum average } score { count min max sum average } } }
              libraries { nodes { id books(where: { pages: { lt: 0 } }) { aggregates { count views { count min max sum average } } } } }
            }
            """);

        Assert.Equal(LendingDesk.Text(new JsonObject { ["count"] = 0, ["pages"] = nothing.DeepClone(), ["balance"] = nothing.DeepClone() }), LendingDesk.Text(answer["none"]!["aggregates"]));
        Assert.Equal(
            LendingDesk.Text(new JsonObject { ["count"] = desk.Data.Books.Count(b => b.Rating is null), ["rating"] = nothing.DeepClone(), ["score"] = nothing.DeepClone() }),
            LendingDesk.Text(answer["unrated"]!["aggregates"]));
        Assert.All(answer["libraries"]!["nodes"]!.AsArray(), library => Assert.Equal(
            LendingDesk.Text(new JsonObject { ["count"] = 0, ["views"] = nothing.DeepClone() }), LendingDesk.Text(library!["books"]!["aggregates"])));
    }

    [Theory, EachDatabase]
    public async Task Totals_and_aggregates_of_a_list_are_one_statement(Database product)
    {
        var desk = await lendings.On(product);

        // Scores of all genres are refused: what is read of them, by a link too, stands in the statement all the same.
        await desk.Ask("""
            {
              libraries { nodes { books(first: 2, where: { shelf: { code: { neq: null } } }) { totalCount aggregates { count rating { count min average } floor { max } copyCount { sum } score { sum } } } } }
              again: libraries { nodes { books(first: 2, where: { shelf: { code: { neq: null } } }) { aggregates { price { sum } } } } }
            }
            """);

        Assert.Equal(2, desk.Sql.Count);
        var sql = desk.Sql[^1];
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sql, "FROM \"?book"));
        Assert.DoesNotContain("ef_", sql, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AVG", sql, StringComparison.OrdinalIgnoreCase);

        await desk.Find("{ authors { nodes { works(where: { library: { name: { neq: null } } }) { totalCount aggregates { pages { sum } floor { max } } } } } }");

        Assert.Equal(2, desk.Sql.Count);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(desk.Sql[^1], "FROM \"?authorship"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(desk.Sql[^1], "SELECT .*MAX", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
    }

    [Theory, EachDatabase]
    public async Task All_numbers_of_a_row_are_put_together_at_once(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        var numbers = Shapes.For("Book").Numbers.ToArray();

        var answer = await desk.Find($$"""
            { libraries { nodes { id books(where: { genre: { eq: NOVEL }, inPrint: { eq: true } }) {
              aggregates { count {{string.Concat(numbers.Select(number => $"{number.Name} {{ count min max sum average }} "))}} }
              guarded: aggregates { score { sum } } } } } }
            """);

        foreach (var row in answer["libraries"]!["nodes"]!.AsArray())
        {
            var books = desk.Data.Libraries.Single(l => Plain.Id(l) == (string)row!["id"]!).Books.Where(b => b.Genre == Genre.Novel && b.InPrint).ToArray();
            Assert.Equal(LendingDesk.Text(Interpreter.Aggregates(Shapes.For("Book"), books)), LendingDesk.Text(row!["books"]!["aggregates"]));
            Assert.Equal(books.Sum(b => b.Rating), (int)row["books"]!["guarded"]!["score"]!["sum"]!);
        }
    }

    // Ten-thousandths of eight books: sums of 1, 3 and -1 are averages of 0.0000125, 0.0000375 and -0.0000125.
    [Theory]
    [InlineData(Database.Sqlite, new long[] { 1, 0, 0, 0, 0, 0, 0, 0 }, "0.000012")]
    [InlineData(Database.Postgres, new long[] { 1, 0, 0, 0, 0, 0, 0, 0 }, "0.000012")]
    [InlineData(Database.Sqlite, new long[] { 1, 1, 1, 0, 0, 0, 0, 0 }, "0.000038")]
    [InlineData(Database.Postgres, new long[] { 1, 1, 1, 0, 0, 0, 0, 0 }, "0.000038")]
    [InlineData(Database.Sqlite, new long[] { -1, 0, 0, 0, 0, 0, 0, 0 }, "-0.000012")]
    [InlineData(Database.Sqlite, new long[] { 5_000, 0 }, "0.25")]
    public async Task An_average_is_rounded_to_the_even_neighbour(Database product, long[] balances, string average)
    {
        var desk = await lendings.On(product, Lendings.Large);
        var books = balances.GroupBy(balance => balance).SelectMany(same => desk.Data.Books.Where(b => b.Balance == same.Key).Take(same.Count())).Select(Plain.Id).ToArray();
        Assert.Equal(balances.Length, books.Length);

        var text = await desk.Ask("query ($ids: [ID]) { books(where: { id: { in: $ids } }) { aggregates { balance { average } } } }", new { ids = books });

        Assert.Equal("""{"data":{"books":{"aggregates":{"balance":{"average":AVERAGE}}}}}""".Replace("AVERAGE", average, StringComparison.Ordinal), text);
    }

    [Theory, EachDatabase]
    public async Task A_figure_over_rows_that_do_not_belong_together_is_refused(Database product)
    {
        const string adds = "'score' does not add up over the rows of this list. ";
        const string compares = "'score' cannot be compared over the rows of this list. Each library has a scale of its own: filter on library.";
        var desk = await lendings.On(product, Lendings.Large);
        var home = desk.Data.Books.Where(b => b.Rating is not null).GroupBy(b => b.Library).First(all => all.Select(b => b.Genre).Distinct().Count() > 1 && all.Any(b => !b.InPrint)).Key;
        Assert.True(desk.Data.Libraries.Select(l => l.Name).Distinct().Count() > 1, "Two libraries must have names of their own.");
        async Task Refused(string where, string figure, string code, string message)
        {
            var text = await desk.Ask(
                $"query ($name: String) {{ mine: books(where: {{ {where} }}) {{ totalCount aggregates {{ of: score {{ {figure} }} }} }} all: books(where: {{ library: {{ name: {{ eq: $name }} }} }}) {{ totalCount }} }}",
                new { name = home.Name });
            Assert.Equal(
                LendingDesk.Text(new JsonObject
                {
                    ["errors"] = new JsonArray(new JsonObject
                    {
                        ["message"] = message,
                        ["path"] = new JsonArray("mine", "aggregates", "of", figure),
                        ["extensions"] = new JsonObject { ["code"] = code },
                    }),
                }),
                LendingDesk.Text(JsonNode.Parse(text)));
        }

        const string at = "library: { name: { eq: $name } }";
        foreach (var figure in new[] { "min", "max", "average", "sum" })
        {
            await Refused("inPrint: { eq: true }, genre: { eq: NOVEL }", figure, "NOT_COMPARABLE", compares);
        }

        await Refused($"{at}, genre: {{ eq: NOVEL }}", "sum", "NOT_ADDITIVE", $"{adds}Only scores of books in print add up: filter on inPrint.");
        await Refused($"{at}, inPrint: {{ eq: true }}", "sum", "NOT_ADDITIVE", $"{adds}Scores add up inside one genre: filter on genre.");

        var scored = home.Books.Where(b => b.Rating is not null).ToArray();
        var novels = scored.Where(b => b.InPrint && b.Genre == Genre.Novel).ToArray();
        var answer = await desk.Find(
            $$"""
            query ($name: String) {
              one: books(where: { {{at}} }) { aggregates { score { count min max average } } }
              sum: books(where: { {{at}}, genre: { eq: NOVEL }, inPrint: { eq: true } }) { aggregates { score { sum } } }
              valueless: books(where: { or: [{ rating: { eq: null } }, { {{at}}, genre: { eq: NOVEL }, inPrint: { eq: true } }] }) { aggregates { count score { sum count } } }
              counted: books { aggregates { score { count } } }
            }
            """,
            new { name = home.Name });
        Assert.Equal((scored.Length, scored.Min(b => b.Rating), scored.Max(b => b.Rating)), ((int)answer["one"]!["aggregates"]!["score"]!["count"]!, (int?)answer["one"]!["aggregates"]!["score"]!["min"], (int?)answer["one"]!["aggregates"]!["score"]!["max"]));
        Assert.Equal(novels.Sum(b => b.Rating), (int)answer["sum"]!["aggregates"]!["score"]!["sum"]!);
        Assert.Equal((novels.Sum(b => b.Rating), novels.Length), ((int?)answer["valueless"]!["aggregates"]!["score"]!["sum"], (int)answer["valueless"]!["aggregates"]!["score"]!["count"]!));
        Assert.Equal(desk.Data.Books.Count(b => b.Rating is not null), (int)answer["counted"]!["aggregates"]!["score"]!["count"]!);
    }

    [Theory, EachDatabase]
    public async Task A_figure_is_judged_for_each_list_that_it_is_asked_of(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);

        var answer = await desk.Find("{ libraries { nodes { id books { aggregates { score { average } } } works: books { aggregates { __typename score { __typename } views { count } } } } } }");

        foreach (var row in answer["libraries"]!["nodes"]!.AsArray())
        {
            var ratings = desk.Data.Libraries.Single(l => Plain.Id(l) == (string)row!["id"]!).Books.Where(b => b.Rating is not null).Select(b => (decimal)b.Rating!.Value).ToArray();
            Assert.Equal(Math.Round(ratings.Average(), 2, MidpointRounding.ToEven), (decimal)row!["books"]!["aggregates"]!["score"]!["average"]!);
            Assert.Equal("BookAggregates IntAggregates", $"{row["works"]!["aggregates"]!["__typename"]} {row["works"]!["aggregates"]!["score"]!["__typename"]}");
        }
    }

    [Theory, EachDatabase]
    public async Task Aggregates_count_as_one_row_of_each_list_in_the_bound(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "{ libraries(first: 2) { nodes { books(first: 3) { nodes { id } totalCount aggregates { count pages { sum } } } } } }";

        Assert.StartsWith("{\"data\":", await desk.Ask(query, limits: new PlanLimits(Rows: 10)), StringComparison.Ordinal);
        Assert.Contains("ROW_LIMIT", await desk.Ask(query, limits: new PlanLimits(Rows: 9)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ books { aggregates { title { count } } } }", "Cannot query field 'title' on type 'BookAggregates'.")]
    [InlineData("{ books { aggregates { id { count } } } }", "Cannot query field 'id' on type 'BookAggregates'.")]
    [InlineData("{ books { aggregates { cheapCopies { count } } } }", "Cannot query field 'cheapCopies' on type 'BookAggregates'.")]
    [InlineData("{ books { aggregates { pages } } }", "must have a sub selection")]
    public async Task Only_numbers_of_the_row_itself_are_put_together(string query, string message)
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Contains(message, await desk.Ask(query), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_number_of_the_same_row_is_guarded()
    {
        Assert.Equal("'name' is no number of Author: nothing guards its sums.", Assert.Throws<GraphDefinitionException>(() => new GuardedAuthorGraph(name: true)).Message);
        Assert.Equal("'born' is no number of Book: nothing guards its sums.", Assert.Throws<GraphDefinitionException>(() => new GuardedAuthorGraph(name: false)).Message);
    }

    private sealed class GuardedAuthorGraph : EntityGraph<Author>
    {
        public GuardedAuthorGraph(bool name)
            : base("An author.") =>
            _ = name
                ? Field("name", a => a.Name, "The name.").AddsUpWhen((Author a) => a.Born > 1900, "Because.")
                : Field("born", a => a.Born, "The year.").ComparesWithin((Book b) => b.Genre, "Because.");
    }
}
