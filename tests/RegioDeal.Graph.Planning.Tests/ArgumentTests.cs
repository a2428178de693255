using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Fields whose value depends on an argument.</summary>
[Collection(LendingTests.Name)]
public sealed class ArgumentTests(Lendings lendings)
{
    [Theory, EachDatabase]
    public async Task A_field_is_an_expression_over_the_row_and_its_argument(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var title = desk.Data.Books[0].Title;

            var answer = await desk.Find(
                """
                query ($title: String!, $cents: Int!, $genre: Genre, $signed: Boolean) {
                  libraries(first: 500) { nodes { id booksOf(genre: $genre) novels: booksOf(genre: NOVEL) signedBooks(signed: $signed) priceOf(title: $title) } }
                  books(first: 500) { nodes { id cheapCopies(cents: $cents) namesake(genre: LOCAL_HISTORY) besides(title: $title) { count pages price } } }
                }
                """,
                new { title, cents = 250, genre = "LOCAL_HISTORY", signed = false });

            foreach (var (library, row) in Rows(answer["libraries"]!, desk.Data.Libraries))
            {
                var dearest = library.Books.Where(b => b.Title == title).Max(b => (long?)b.Cents);
                Same(row, "booksOf", library.Books.Count(b => b.Genre == Genre.LocalHistory));
                Same(row, "novels", library.Books.Count(b => b.Genre == Genre.Novel));
                Same(row, "signedBooks", library.Books.Count(b => b.IsSigned == false));
                Same(row, "priceOf", dearest / 100m);
            }

            foreach (var (book, row) in Rows(answer["books"]!, desk.Data.Books))
            {
                var others = book.Library.Books.Where(b => b.Title == title).ToArray();
                Same(row, "cheapCopies", book.Copies.Count(c => c.Cents < 250));
                Same(row, "namesake", book.Library.Books.Where(b => b.Genre == Genre.LocalHistory).OrderBy(b => b.Key, Comparer<string>.Create(Plain.Compare)).FirstOrDefault()?.Title);
                Same(row["besides"]!, "count", others.Length);
                Same(row["besides"]!, "pages", book.Pages - others.Max(b => (int?)b.Pages));
                Same(row["besides"]!, "price", (book.Cents - others.Max(b => (long?)b.Cents)) / 100m);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_field_with_an_argument_stands_wherever_its_row_does(Database product)
    {
        var desk = await lendings.On(product);
        var data = desk.Data;

        var answer = await desk.Find("""
            {
              books(first: 500) { nodes { id library { booksOf(genre: NOVEL) } parent { cheapCopies(cents: 100) besides(title: "cd") { count __typename } } children(first: 2) { nodes { id cheapCopies(cents: 100) } } } }
              districts { libraries { nodes { id booksOf } edges { node { signedBooks } } } }
              authors { nodes { works(first: 2) { nodes { id cheapCopies(cents: 300) } } } }
            }
            """);

        foreach (var (book, row) in Rows(answer["books"]!, data.Books))
        {
            Same(row["library"]!, "booksOf", book.Library.Books.Count(b => b.Genre == Genre.Novel));
            Assert.Equal(book.Parent is null, row["parent"] is null);
            if (book.Parent is { } parent)
            {
                Same(row["parent"]!, "cheapCopies", parent.Copies.Count(c => c.Cents < 100));
                Same(row["parent"]!["besides"]!, "count", parent.Library.Books.Count(b => b.Title == "cd"));
                Same(row["parent"]!["besides"]!, "__typename", "Besides");
            }

            foreach (var (child, inner) in Rows(row["children"]!, data.Books))
            {
                Same(inner, "cheapCopies", child.Copies.Count(c => c.Cents < 100));
            }
        }

        foreach (var district in answer["districts"]!.AsArray())
        {
            foreach (var (library, row) in Rows(district!["libraries"]!, data.Libraries))
            {
                Same(row, "booksOf", library.Books.Count(b => b.Genre == Genre.Poetry));
            }
        }

        foreach (var (book, row) in answer["authors"]!["nodes"]!.AsArray().SelectMany(author => Rows(author!["works"]!, data.Books)))
        {
            Same(row, "cheapCopies", book.Copies.Count(c => c.Cents < 300));
        }
    }

    [Theory, EachDatabase]
    public async Task An_argument_that_may_be_left_out_has_its_default_also_for_null(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query ($genre: Genre, $signed: Boolean) {
              libraries { nodes { absent: booksOf null: booksOf(genre: null) variable: booksOf(genre: $genre) poetry: booksOf(genre: POETRY) a: signedBooks b: signedBooks(signed: $signed) } }
            }
            """;

        foreach (var variables in new object?[] { null, new { genre = (string?)null, signed = (bool?)null } })
        {
            var answer = await desk.Find(query, variables);

            Assert.All(answer["libraries"]!["nodes"]!.AsArray(), library =>
            {
                Assert.All((string[])["absent", "null", "variable"], name => Assert.Equal((int)library!["poetry"]!, (int)library[name]!));
                Assert.Equal((int)library!["a"]!, (int)library["b"]!);
            });
        }
    }

    [Theory, EachDatabase]
    public async Task Equal_arguments_share_a_column_and_others_have_their_own(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find(
            "query ($a: Int!, $b: Int!) { books(first: 40) { nodes { cheapCopies(cents: $a) again: cheapCopies(cents: $a) other: cheapCopies(cents: $b) literal: cheapCopies(cents: 250) twice: cheapCopies(cents: 250) } } }",
            new { a = 250, b = 100 });

        var call = desk.Database.Ran.Single();
        Assert.Equal(3, call.Sql.ToUpperInvariant().Split("COUNT(*)").Length - 1);
        Assert.Equal([41, 100, 250, 250], call.Parameters.Select(parameter => (int)parameter.Value).Order());
        var counts = answer["books"]!["nodes"]!.AsArray().Select(book => book!.AsObject().Select(field => (int)field.Value!).ToArray()).ToArray();
        Assert.All(counts, row => Assert.Equal([row[0], row[0], row[0], row[0]], [row[1], row[3], row[4], row[0]]));
        Assert.Contains(counts, row => row[0] != row[2]);
    }

    [Theory, EachDatabase]
    public async Task Other_values_make_no_other_plan(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($title: String!, $genre: Genre) { libraries { nodes { booksOf(genre: $genre) priceOf(title: $title) } } books { nodes { besides(title: $title) { pages } } } }";
        await desk.Find(query, new { title = "cd", genre = "NOVEL" });
        var before = desk.Database.Plans;

        await desk.Find(query, new { title = "zebra", genre = "POETRY" });
        await desk.Find(query, new { title = "with \0 and \ud83d", genre = "POETRY" });
        Assert.Equal(before, desk.Database.Plans);

        await desk.Find(query, new { title = "zebra" });
        await desk.Find(query, new { title = "zebra", genre = (string?)null });
        Assert.Equal(before + 2, desk.Database.Plans);
    }

    [Fact]
    public async Task An_argument_that_is_missing_or_of_another_type_is_refused()
    {
        var desk = await lendings.On(Database.Sqlite);
        static string Errors(string code, string message, int column) =>
            $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":{{{column}}}}],"extensions":{"code":"{{{code}}}"}}]}""";

        Assert.Equal(
            Errors("VALIDATION_FAILED", "Argument 'cents' of type 'Int!' is required for field 'cheapCopies' but not provided.", 19),
            await desk.Ask("{ books { nodes { cheapCopies } } }"));
        Assert.Equal(
            Errors("VALIDATION_FAILED", "Argument 'cents' has invalid value. Expected 'Int!', found null.", 31),
            await desk.Ask("{ books { nodes { cheapCopies(cents: null) } } }"));
        Assert.Equal(
            Errors("VALIDATION_FAILED", "Argument 'genre' has invalid value. Expected type 'Genre', found PROSE.", 31),
            await desk.Ask("{ libraries { nodes { booksOf(genre: PROSE) } } }"));
        Assert.Equal(
            Errors("VARIABLE_INVALID", "Variable '$title' is invalid. No value provided for a non-null variable.", 8),
            await desk.Ask("query ($title: String!) { books { nodes { besides(title: $title) { pages } } } }"));
        Assert.Equal(
            Errors("VARIABLE_INVALID", "Variable '$cents' is invalid. Unable to convert 'ten' to 'Int'", 8),
            await desk.Ask("query ($cents: Int!) { books { nodes { cheapCopies(cents: $cents) } } }", new { cents = "ten" }));
        Assert.Contains("Variable '$cents' of type 'Int' used in position expecting type 'Int!'.", await desk.Ask("query ($cents: Int) { books { nodes { cheapCopies(cents: $cents) } } }", new { cents = 1 }), StringComparison.Ordinal);
        Assert.Contains("conflict", await desk.Ask("{ books { nodes { cheapCopies(cents: 1) cheapCopies(cents: 2) } } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ books(where: { cheapCopies: { eq: 1 } }) { totalCount } }")]
    [InlineData("{ books(where: { besides: { args: {}, pages: { eq: 1 } } }) { totalCount } }")]
    [InlineData("{ books(order: { cheapCopies: ASC }) { totalCount } }")]
    [InlineData("{ books(order: { besides: { pages: ASC } }) { totalCount } }")]
    public async Task An_argument_that_must_be_given_must_be_given_in_filters_and_orders_too(string query)
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Contains("VALIDATION_FAILED", await desk.Ask(query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_are_shown_in_the_schema_with_their_defaults()
    {
        var desk = await lendings.On(Database.Sqlite);
        using var engine = new GraphEngine(LendingGraph.Model, desk.Database, new PlanLimits(), facts: LendingDesk.Facts);

        var schema = engine.PrintSchema();

        foreach (var line in (string[])["genre: Genre = POETRY): Int!", "signed: Boolean = true): Int!", "title: String!): Decimal @cost", "title: String!): Besides!", "genre: Genre!): String @cost"])
        {
            Assert.Matches($"\n\\s+{System.Text.RegularExpressions.Regex.Escape(line).Replace("\\):", "\\s*\\):", StringComparison.Ordinal)}", schema.ReplaceLineEndings("\n"));
        }
    }

    [Theory, EachDatabase]
    public async Task Every_field_that_is_only_selected_is_evaluated_by_the_database(Database product)
    {
        var desk = await lendings.On(product);
        using var engine = new GraphEngine(LendingGraph.Model, desk.Database, new PlanLimits(), facts: LendingDesk.Facts);
        using var other = new GraphEngine(new GraphModel([new ProgramAuthorGraph()], []), desk.Database, new PlanLimits());

        engine.CheckSelectedColumns();
        var fault = Assert.Throws<GraphDefinitionException>(other.CheckSelectedColumns);

        Assert.StartsWith("Author.normal: The database cannot evaluate this: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_worked_out_from_an_argument_alone_is_refused()
    {
        var fault = Assert.Throws<GraphDefinitionException>(() => new AloneAuthorGraph());

        Assert.Equal(
            "'bornBy' works out '(year > 1900)' from its argument alone. Compare the argument itself with what stands in rows, as in row.Year + 1 == year.",
            fault.Message);
    }

    private static IEnumerable<(T Row, JsonNode Answer)> Rows<T>(JsonNode connection, IReadOnlyList<T> rows)
        where T : IEntity
    {
        var nodes = connection["nodes"]!.AsArray();
        return nodes.Select(node => (rows.Single(row => Plain.Id(row) == (string)node!["id"]!), node!));
    }

    private static void Same(JsonNode row, string field, object? expected) =>
        Assert.Equal(LendingDesk.Text(Plain.Json(expected)), LendingDesk.Text(row[field]));

    private sealed class ProgramAuthorGraph : EntityGraph<Author>
    {
        public ProgramAuthorGraph()
            : base("An author.")
        {
            Field("normal", Argument<string>("text", "A text."), (a, text) => a.Name == text ? a.Name.Normalize() : a.Name, "The name as no database writes it.");
            RootConnection("authors", "The authors.");
        }
    }

    private sealed class AloneAuthorGraph : EntityGraph<Author>
    {
        public AloneAuthorGraph()
            : base("An author.") =>
            Field("bornBy", Argument<int>("year", "A year."), (a, year) => year > 1900 && a.Born < year, "Whether born by a year.");
    }
}
