using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>The sources of an answer, listed beside it. In the lending graph rows come from books: a copy and a loan from theirs, a shelf from all that stand on it.</summary>
[Collection(LendingTests.Name)]
public sealed class SourceListTests(Lendings lendings)
{
    private static readonly object Asked = new { books = "LONG" };

    [Theory, EachDatabase]
    public async Task They_are_those_of_the_rows_that_the_answer_shows(Database product)
    {
        foreach (var query in (string[])
        [
            "{ copies(first: 7) { nodes { id } } }",
            "{ loans(last: 3) { edges { node { id } } } }",
            "{ shelves(first: 2) { nodes { id } } other: shelves(last: 1) { nodes { id code } } }",
            "{ libraries(first: 2) { nodes { id books(first: 3, where: { rating: { gt: 1 } }) { nodes { id shelf { id } parent { id } authors { id } copies(first: 1) { nodes { id } } } } } } }",
            "{ books(first: 0) { nodes { id } } copies(where: { number: { lt: 0 } }) { totalCount nodes { id } } loans { totalCount } }",
        ])
        {
            for (var set = 0; set < Lendings.RandomSets; set++)
            {
                var desk = await lendings.On(product, set);

                var (data, listed) = await Ask(desk, query);

                Assert.Equal(Shown(desk.Data, data).SelectMany(SourcesOf).ToHashSet(), listed);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Those_of_figures_are_those_of_the_facts_that_they_are_sums_of(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var library = desk.Data.Libraries.First(library => library.Loans.Count > 0);
            var author = desk.Data.Authors.First(author => author.Parts.Count > 0);
            var middle = desk.Data.Loans.Select(loan => loan.Cents).Order().ElementAt(desk.Data.Loans.Count / 2);

            Assert.Equal(
                library.Loans.Select(loan => loan.Book).ToHashSet(),
                await Listed(desk, $$"""{ libraries(where: { id: { eq: "{{Plain.Id(library)}}" } }) { nodes { fees { amount bySeason { amount } } } } }"""));
            Assert.Equal(
                library.Loans.Select(loan => loan.Book).Concat(library.Books).ToHashSet(),
                await Listed(desk, $$"""{ libraries(where: { id: { eq: "{{Plain.Id(library)}}" } }) { nodes { fees { byAuthor { amount } } } } }"""));
            Assert.Equal(
                author.Parts.SelectMany(part => part.Loan.Library.Books.Append(part.Loan.Book)).ToHashSet(),
                await Listed(desk, $$"""{ authors(where: { id: { eq: "{{Plain.Id(author)}}" } }) { nodes { fees(attribution: FULL) { amount } } } }"""));
            Assert.Equal(
                desk.Data.Loans.Where(loan => loan.Cents > middle || loan.Cents == 0).Select(loan => loan.Book).ToHashSet(),
                await Listed(desk, $$"""{ some: fees(where: { fee: { gt: {{Euros(middle)}} } }) { amount } others: fees(where: { fee: { eq: 0 } }) { amount } }"""));
        }
    }

    [Theory, EachDatabase]
    public async Task A_value_that_depends_on_an_argument_can_have_a_source_of_its_own(Database product)
    {
        var desk = await lendings.On(product);
        var book = desk.Data.Books.First(book => book.Title.Length > 0);

        var listed = await Listed(desk, "query ($title: String!) { libraries { nodes { priceOf(title: $title) } } }", new { title = book.Title });

        Assert.Equal(desk.Data.Libraries.Select(library => library.Books.Where(other => other.Title == book.Title).MaxBy(other => other.Id)).OfType<Book>().ToHashSet(), listed);
        Assert.Contains(book.Title, listed.Select(one => one.Title));
    }

    [Theory, EachDatabase]
    public async Task They_stand_in_their_own_order_as_the_request_wants_them(Database product)
    {
        var desk = await lendings.On(product);
        var books = (await desk.Find("{ books(first: 500) { nodes { book: id card(style: LONG) } } }"))["books"]!["nodes"]!;

        var answer = JsonNode.Parse(await desk.Ask("{ books(first: 500, order: [{ title: DESC }]) { nodes { title } } }", extensions: Asked))!;

        Assert.Equal(LendingDesk.Text(books), LendingDesk.Text(answer["extensions"]!["books"]));
    }

    [Theory, EachDatabase]
    public async Task A_request_that_does_not_ask_has_the_plan_and_the_answer_that_it_always_had(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "{ shelves(first: 2) { nodes { code copies: bookCount } } }";
        var before = await desk.Ask(query);
        var sql = desk.Sql;

        Assert.Contains("\"extensions\":{\"books\":[", await desk.Ask(query, extensions: Asked), StringComparison.Ordinal);
        Assert.Equal(3, desk.Sql.Count); // the page, the books of its shelves, the books themselves
        foreach (var extensions in (object[])[new { }, new { books = (string?)null }, new { cards = "LONG" }])
        {
            Assert.Equal(before, await desk.Ask(query, extensions: extensions));
            Assert.Equal(sql, desk.Sql);
        }
    }

    [Fact]
    public async Task What_is_not_known_is_refused()
    {
        var desk = await lendings.On(Database.Sqlite);
        foreach (var unknown in (object[])["long", "Tiny", 1, true, new[] { "LONG" }])
        {
            var answer = JsonNode.Parse(await desk.Ask("{ books { totalCount } }", extensions: new { books = unknown }))!;

            Assert.Null(answer["data"]);
            Assert.Equal("EXTENSION_VALUE", (string)answer["errors"]![0]!["extensions"]!["code"]!);
            Assert.Equal("'books' in 'extensions' must be one of SHORT, LONG. Write one of these, or leave it out.", (string)answer["errors"]![0]!["message"]!);
        }
    }

    private static IEnumerable<Book> SourcesOf(IEntity row) => row switch
    {
        Book book => [book],
        Copy copy => [copy.Book],
        Loan loan => [loan.Book],
        Shelf shelf => shelf.Books,
        _ => [],
    };

    /// <summary>The rows whose ids stand in an answer.</summary>
    private static IEnumerable<IEntity> Shown(LendingData data, JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Key == "id"
            ? data.All.OfType<IEntity>().Where(row => Plain.Id(row) == (string)field.Value!)
            : Shown(data, field.Value)),
        JsonArray items => items.SelectMany(item => Shown(data, item)),
        _ => [],
    };

    private static async Task<(JsonNode Data, HashSet<Book> Listed)> Ask(LendingDesk desk, string query, object? variables = null)
    {
        var text = await desk.Ask(query, variables, extensions: Asked);
        var answer = JsonNode.Parse(text)!;
        Assert.True(answer["data"] is not null, text);
        var ids = answer["extensions"]!["books"]!.AsArray().Select(book => (string)book!["book"]!).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        return (answer["data"]!, [.. ids.Select(id => desk.Data.Books.Single(book => Plain.Id(book) == id))]);
    }

    private static async Task<HashSet<Book>> Listed(LendingDesk desk, string query, object? variables = null) => (await Ask(desk, query, variables)).Listed;

    private static string Euros(long cents) => (cents / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
