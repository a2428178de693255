using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Texts that the program makes.</summary>
[Collection(LendingTests.Name)]
public sealed class MadeTests(Lendings lendings)
{
    [Theory, EachDatabase]
    public async Task A_text_is_made_of_the_row_the_argument_and_the_facts_of_the_database(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);

            var answer = await desk.Find(
                "query ($style: CardStyle) { books(first: 500) { nodes { id card card2: card(style: $style) card3: card(style: null) } } shelves { nodes { id sign } } }",
                new { style = "LONG" });

            foreach (var row in answer["books"]!["nodes"]!.AsArray())
            {
                var book = desk.Data.Books.Single(b => Plain.Id(b) == (string)row!["id"]!);
                var card = Card(book);
                Assert.Equal(card.Write(CardStyle.Short, LendingDesk.Facts), (string)row!["card"]!);
                Assert.Equal(card.Write(CardStyle.Long, LendingDesk.Facts), (string)row["card2"]!);
                Assert.Equal((string)row["card"]!, (string)row["card3"]!);
            }

            foreach (var row in answer["shelves"]!["nodes"]!.AsArray())
            {
                var floor = desk.Data.Shelves.Single(s => Plain.Id(s) == (string)row!["id"]!).Floor;
                Assert.Equal(floor is null ? null : $"Floor {floor}", (string?)row!["sign"]);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_text_is_made_wherever_its_row_stands(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("""
            { libraries { nodes { books(first: 3) { nodes { id card shelf { id sign } parent { id card } } } shelves(last: 2) { edges { node { id sign } } } } } }
            """);

        var books = answer["libraries"]!["nodes"]!.AsArray().SelectMany(library => library!["books"]!["nodes"]!.AsArray()).ToArray();
        Assert.Contains(books, book => book!["shelf"] is null);
        Assert.Contains(books, book => book!["parent"] is not null);
        Assert.All(books.SelectMany(book => new[] { book, book!["parent"] }).OfType<System.Text.Json.Nodes.JsonNode>(), row =>
            Assert.Equal(Card(desk.Data.Books.Single(b => Plain.Id(b) == (string)row["id"]!)).Write(CardStyle.Short, LendingDesk.Facts), (string)row["card"]!));
        Assert.All(books.Select(book => book!["shelf"]).OfType<System.Text.Json.Nodes.JsonNode>(), row =>
            Assert.Equal(desk.Data.Shelves.Single(s => Plain.Id(s) == (string)row["id"]!).Floor is { } floor ? $"Floor {floor}" : null, (string?)row["sign"]));
    }

    [Theory, EachDatabase]
    public async Task What_a_text_is_made_from_stands_once_in_the_statement(Database product)
    {
        var desk = await lendings.On(product);

        await desk.Find("{ books { nodes { copyCount title card long: card(style: LONG) id } } }");

        var select = desk.Sql.Single().ReplaceLineEndings("\n").Split("\nFROM (")[0];
        Assert.All((string[])["title", @"COUNT\(\*\)", "published"], column =>
            Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(select, @$"\b{column}(?!\w)", System.Text.RegularExpressions.RegexOptions.IgnoreCase)));
    }

    [Theory, EachDatabase]
    public async Task The_argument_of_a_made_text_makes_no_other_plan(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($style: CardStyle!) { books(first: 1) { nodes { card(style: $style) } } }";
        var brief = await desk.Find(query, new { style = "SHORT" });
        var before = desk.Database.Plans;

        var whole = await desk.Find(query, new { style = "LONG" });

        Assert.Equal(before, desk.Database.Plans);
        Assert.NotEqual(LendingDesk.Text(brief), LendingDesk.Text(whole));
    }

    [Theory]
    [InlineData("{ books(where: { card: { eq: \"x\" } }) { totalCount } }", "In field 'card': Unknown field.")]
    [InlineData("{ books(order: { card: ASC }) { totalCount } }", "In field 'card': Unknown field.")]
    [InlineData("{ books { nodes { card(style: TINY) } } }", "Expected type 'CardStyle', found TINY.")]
    [InlineData("{ books { nodes { sign } } }", "Cannot query field 'sign' on type 'Book'.")]
    public async Task A_made_text_is_selected_only_and_with_the_argument_it_has(string query, string message)
    {
        var desk = await lendings.On(Database.Sqlite);

        var text = await desk.Ask(query);

        Assert.Contains("VALIDATION_FAILED", text, StringComparison.Ordinal);
        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_without_the_facts_that_a_text_needs_is_refused()
    {
        var desk = await lendings.On(Database.Sqlite);

        var without = Assert.Throws<GraphDefinitionException>(() => new GraphEngine(LendingGraph.Model, desk.Database, new PlanLimits()));
        var other = Assert.Throws<GraphDefinitionException>(() => new GraphEngine(LendingGraph.Model, desk.Database, new PlanLimits(), facts: "a desk"));

        Assert.Equal("'card' is made with Desk. Give the engine one as its facts.", without.Message);
        Assert.Equal(without.Message, other.Message);
    }

    [Theory]
    [InlineData("nothing", "'nothing' made no text of a row. Declare it Nullable().")]
    [InlineData("hollow", "'hollow' is made from 'b.Rating.Value', which a row lacks. Make it nullable.")]
    public async Task A_text_that_cannot_be_made_is_a_fault_of_the_graph(string field, string message)
    {
        var desk = await lendings.On(Database.Sqlite);
        var faults = new List<Exception>();
        using var engine = new GraphEngine(new GraphModel([new HollowBookGraph()], []), desk.Database, new PlanLimits(), report: faults.Add, facts: LendingDesk.Facts);

        using var answer = await engine.AskAsync(new GraphRequest($"{{ books {{ nodes {{ {field} }} }} }}", null, null), CancellationToken.None);

        Assert.Equal(AnswerKind.Failure, answer.Kind);
        Assert.Equal(message, Assert.IsType<GraphDefinitionException>(faults.Single()).Message);
    }

    private static CardParts Card(Book book) => new(
        book.Title,
        book.Published,
        new CardDetails
        {
            Views = book.Views,
            Rating = book.Rating,
            Acquired = book.Acquired,
            InPrint = book.InPrint,
            Genre = book.Genre,
            Binding = book.Binding,
            Copies = book.Copies.Count,
        })
    {
        Id = Plain.Id(book),
        Shelf = book.Shelf is null ? null : Plain.Id(book.Shelf),
    };

    private sealed class HollowBookGraph : EntityGraph<Book>
    {
        public HollowBookGraph()
            : base("A book.")
        {
            Made("nothing", b => b.Title, (string _, Desk _) => null, "No text.");
            Made("hollow", b => b.Rating!.Value, (int rating, Desk _) => $"{rating}", "A text of a number that not all have.");
            RootConnection("books", "The books.");
        }
    }
}
