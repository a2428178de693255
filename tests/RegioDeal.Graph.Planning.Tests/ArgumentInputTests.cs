using System.Globalization;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Filters and orders over fields with arguments and over the figures of child lists, held against what is selected with the same arguments.</summary>
[Collection(LendingTests.Name)]
public sealed class ArgumentInputTests(Lendings lendings)
{
    /// <summary>A list, the value as it is selected, and the field as it is filtered and ordered on: OPS stands for an operation, DIR for a direction.</summary>
    public static TheoryData<string, string, string, string> Fields()
    {
        var fields = new TheoryData<string, string, string, string>
        {
            { "libraries", "booksOf(genre: NOVEL)", "booksOf: { args: { genre: NOVEL }, OPS }", "booksOf: { args: { genre: NOVEL }, value: DIR }" },
            { "libraries", "booksOf", "booksOf: { OPS }", "booksOf: { args: null, value: DIR }" },
            { "libraries", "signedBooks(signed: false)", "signedBooks: { args: { signed: false }, OPS }", "signedBooks: { args: { signed: false }, value: DIR }" },
            { "libraries", "priceOf(title: \"cd\")", "priceOf: { args: { title: \"cd\" }, OPS }", "priceOf: { args: { title: \"cd\" }, value: DIR }" },
            { "books", "cheapCopies(cents: 250)", "cheapCopies: { args: { cents: 250 }, OPS }", "cheapCopies: { args: { cents: 250 }, value: DIR }" },
            { "books", "besides(title: \"cd\") { pages }", "besides: { args: { title: \"cd\" }, pages: { OPS } }", "besides: { args: { title: \"cd\" }, pages: DIR }" },
            { "books", "shelf { library { booksOf(genre: NOVEL) } }", "shelf: { library: { booksOf: { args: { genre: NOVEL }, OPS } } }", "shelf: { library: { booksOf: { args: { genre: NOVEL }, value: DIR } } }" },
        };
        foreach (var (owners, given) in new[]
        {
            ("authors", "attribution: FULL"),
            ("authors", "season: \"Winter 1\""),
            ("authors", "season: \"Winter 1\", attribution: FULL"),
            ("libraries", "season: \"Winter 1\", attribution: FULL"),
            ("seasons", "season: \"Winter 1\""),
        })
        {
            foreach (var figure in (string[])["amount", "share", "perReader", "loanCount", "firm"])
            {
                fields.Add(owners, $"fees({given}) {{ {figure} }}", $"fees: {{ args: {{ {given} }}, {figure}: {{ OPS }} }}", $"fees: {{ args: {{ {given} }}, {figure}: DIR }}");
            }
        }

        const string where = "where: { pages: { gt: 150 } }";
        fields.Add("books", $"children({where}) {{ totalCount }}", $"children: {{ args: {{ {where} }}, aggregates: {{ count: {{ OPS }} }} }}", $"children: {{ args: {{ {where} }}, aggregates: {{ count: DIR }} }}");
        foreach (var (owners, list, number) in new[] { ("libraries", "books", "price"), ("libraries", "books", "copyValue"), ("authors", "works", "balance"), ("books", "children", "pages") })
        {
            foreach (var figure in (string[])["count", "min", "max", "sum", "average"])
            {
                fields.Add(
                    owners,
                    $"{list}({where}) {{ aggregates {{ {number} {{ {figure} }} }} }}",
                    $"{list}: {{ args: {{ {where} }}, aggregates: {{ {number}: {{ {figure}: {{ OPS }} }} }} }}",
                    $"{list}: {{ args: {{ {where} }}, aggregates: {{ {number}: {{ {figure}: DIR }} }} }}");
            }
        }

        return fields;
    }

    [Theory, EachDatabase]
    public async Task Terms_of_an_object_with_an_argument_have_arguments_of_their_own(Database product)
    {
        var desk = await lendings.On(product, 0);
        async Task<string[]> Books(string where) => [.. (await desk.Find($"{{ books(first: 100, where: {where}) {{ nodes {{ id }} }} }}"))["books"]!["nodes"]!.AsArray().Select(book => (string)book!["id"]!)];
        async Task<string[]> Besides(string title) => await Books($$"""{ besides: { args: { title: "{{title}}" }, pages: { neq: null } } }""");

        // Two titles of which a library has the second alone.
        var titles = desk.Data.Books.Where(book => book.Title.Length > 0 && book.Title.All(char.IsAsciiLetter)).ToLookup(book => book.Title, book => book.Library);
        var (a, b) = titles.SelectMany(first => titles.Select(second => (first, second)))
            .Where(pair => pair.second.Except(pair.first).Any())
            .Select(pair => (pair.first.Key, pair.second.Key))
            .First();
        var (one, other) = (await Besides(a), await Besides(b));
        Assert.NotEmpty(one);
        Assert.NotEmpty(other.Except(one));
        Assert.Equal(one.Intersect(other), await Books($$"""{ besides: { args: { title: "{{a}}" }, pages: { neq: null }, and: [{ args: { title: "{{b}}" }, pages: { neq: null } }] } }"""));
        Assert.Equal(one.Union(other).Order(), (await Books($$"""{ besides: { args: { title: "x" }, or: [{ args: { title: "{{a}}" }, pages: { neq: null } }, { args: { title: "{{b}}" }, pages: { neq: null } }] } }""")).Order());
        Assert.Equal(await Books("{}"), await Books($$"""{ besides: { args: { title: "{{a}}" }, or: [{ args: { title: "{{b}}" } }] } }"""));
    }

    [Theory, MemberData(nameof(Fields))]
    public async Task Filters_and_orders_take_the_values_that_are_selected(string owners, string selected, string filter, string order)
    {
        foreach (var product in Enum.GetValues<Database>())
        {
            var desk = await lendings.On(product, 1);
            var all = (await desk.Find($"{{ {owners}(first: 500, order: [{{ id: ASC }}]) {{ nodes {{ id {selected} }} }} }}"))[owners]!["nodes"]!.AsArray()
                .Select(row => (Id: (string)row!["id"]!, Value: Value(row["id"]!.Parent!)))
                .ToArray();
            var middle = all.Select(row => row.Value).Where(value => value is not null).Order().ElementAtOrDefault(all.Length / 2) ?? 0;
            var bound = middle.ToString(CultureInfo.InvariantCulture);
            string Where(string operation) => filter.Replace("OPS", operation, StringComparison.Ordinal);

            var answer = await desk.Find($$"""
                {
                  gte: {{owners}}(first: 500, order: [{ id: ASC }], where: { {{Where($"gte: {bound}")}} }) { nodes { id } }
                  nlt: {{owners}}(first: 500, order: [{ id: ASC }], where: { {{Where($"nlt: {bound}")}} }) { nodes { id } }
                  eq: {{owners}}(first: 500, order: [{ id: ASC }], where: { {{Where($"eq: {bound}")}} }) { nodes { id } }
                  none: {{owners}}(first: 500, order: [{ id: ASC }], where: { {{Where("eq: null")}} }) { nodes { id } }
                  up: {{owners}}(first: 500, order: [{ {{order.Replace("DIR", "ASC", StringComparison.Ordinal)}} }]) { nodes { id } }
                  down: {{owners}}(first: 500, order: [{ {{order.Replace("DIR", "DESC", StringComparison.Ordinal)}} }]) { nodes { id } }
                }
                """);

            Assert.Equal(all.Where(row => row.Value >= middle).Select(row => row.Id), Ids("gte"));
            Assert.Equal(all.Where(row => !(row.Value < middle)).Select(row => row.Id), Ids("nlt"));
            Assert.Equal(all.Where(row => row.Value == middle).Select(row => row.Id), Ids("eq"));
            Assert.Equal(all.Where(row => row.Value is null).Select(row => row.Id), Ids("none"));
            Assert.Equal(all.OrderBy(row => row.Value is null).ThenBy(row => row.Value).Select(row => row.Id), Ids("up"));
            Assert.Equal(all.OrderBy(row => row.Value is null).ThenByDescending(row => row.Value).Select(row => row.Id), Ids("down"));

            IEnumerable<string> Ids(string list) => answer[list]!["nodes"]!.AsArray().Select(row => (string)row!["id"]!);
        }

        // The one value below a row beside its id.
        static decimal? Value(JsonNode? row)
        {
            while (row is JsonObject inner)
            {
                row = inner.Single(field => field.Key != "id").Value;
            }

            return row is null ? null : decimal.Parse(row.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        }
    }

    [Theory, EachDatabase]
    public async Task A_list_is_restricted_by_the_rows_that_its_arguments_keep(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set += 2)
        {
            var desk = await lendings.On(product, set);
            const string kept = "books: { args: { where: { pages: { gt: 150 } } }";

            var answer = await desk.Find($$"""
                {
                  any: libraries(where: { {{kept}}, any: true } }) { nodes { id } }
                  some: libraries(where: { {{kept}}, some: { inPrint: { eq: true } } } }) { nodes { id } }
                  all: libraries(where: { {{kept}}, all: { inPrint: { eq: true } } } }) { nodes { id } }
                  none: libraries(where: { {{kept}}, none: { inPrint: { eq: true } }, aggregates: { count: { gt: 0 } } } }) { nodes { id } }
                }
                """);

            Same("any", books => books.Any());
            Same("some", books => books.Any(book => book.InPrint));
            Same("all", books => books.All(book => book.InPrint));
            Same("none", books => books.Any() && !books.Any(book => book.InPrint));

            void Same(string name, Func<IEnumerable<Book>, bool> keeps) => Assert.Equal(
                desk.Data.Libraries.Where(library => keeps(library.Books.Where(book => book.Pages > 150))).Select(Plain.Id).Order(),
                answer[name]!["nodes"]!.AsArray().Select(row => (string)row!["id"]!).Order());
        }
    }

    [Theory, EachDatabase]
    public async Task A_figure_over_rows_that_do_not_go_together_is_missing(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);

            var answer = await desk.Find("""
                {
                  authorsMax: authors(where: { works: { aggregates: { score: { max: { neq: null } } } } }) { nodes { id } }
                  authorsSum: authors(where: { works: { aggregates: { score: { sum: { neq: null } } } } }) { nodes { id } }
                  inPrint: authors(where: { works: { args: { where: { inPrint: { eq: true } } }, aggregates: { score: { sum: { neq: null } } } } }) { nodes { id } }
                }
                """);

            Same("authorsMax", OfOneLibrary, _ => true);
            Same("authorsSum", books => OfOneLibrary(books) && books.All(book => book.InPrint) && books.Select(book => book.Genre).Distinct().Count() == 1, _ => true);
            Same("inPrint", books => OfOneLibrary(books) && books.Select(book => book.Genre).Distinct().Count() == 1, book => book.InPrint);

            static bool OfOneLibrary(IReadOnlyList<Book> books) => books.Select(book => book.Library.Name).Distinct().Count() == 1;

            void Same(string name, Func<IReadOnlyList<Book>, bool> goTogether, Func<Book, bool> kept) => Assert.Equal(
                desk.Data.Authors
                    .Where(author => goTogether([.. author.Authorships.Select(authorship => authorship.Book).Where(book => kept(book) && book.Rating is not null)]))
                    .Select(Plain.Id).Order(),
                answer[name]!["nodes"]!.AsArray().Select(row => (string)row!["id"]!).Order());
        }
    }

    [Theory, EachDatabase]
    public async Task Fields_of_figures_can_each_have_arguments_of_their_own(Database product)
    {
        var desk = await lendings.On(product, 1);
        var answer = await desk.Find("""
            {
              all: authors { nodes { id whole: fees(attribution: FULL) { amount } one: fees(season: "Winter 1") { loanCount } } }
              kept: authors(where: { fees: { args: { attribution: FULL }, or: [{ amount: { lt: 10 } }, { args: { season: "Winter 1" }, loanCount: { gte: 1 } }] } }) { nodes { id } }
            }
            """);

        var expected = answer["all"]!["nodes"]!.AsArray()
            .Where(row => (decimal)row!["whole"]!["amount"]! < 10 || (int)row["one"]!["loanCount"]! >= 1)
            .Select(row => (string)row!["id"]!)
            .ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, answer["kept"]!["nodes"]!.AsArray().Select(row => (string)row!["id"]!));
    }

    [Theory, EachDatabase]
    public async Task A_cursor_belongs_to_the_values_of_the_arguments_that_its_order_has(Database product)
    {
        var desk = await lendings.On(product, 1);
        const string pages = """
            query ($cents: Int!, $pages: Int!, $after: String) {
              books(first: 7, after: $after, order: [{ cheapCopies: { args: { cents: $cents }, value: DESC } }, { library: { books: { args: { where: { pages: { gt: $pages } } }, aggregates: { pages: { sum: ASC } } } } }]) {
                nodes { id } pageInfo { hasNextPage endCursor }
              }
            }
            """;
        var whole = (await desk.Find(pages.Replace("first: 7", "first: 500", StringComparison.Ordinal), new { cents = 250, pages = 100 }))["books"]!["nodes"]!.AsArray();

        var joined = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var page = (await desk.Find(pages, new { cents = 250, pages = 100, after }))["books"]!;
            joined.AddRange(page["nodes"]!.AsArray().Select(row => (string)row!["id"]!));
            after = (string?)page["pageInfo"]!["endCursor"];
            more = (bool)page["pageInfo"]!["hasNextPage"]!;
        }

        Assert.Equal(whole.Select(row => (string)row!["id"]!), joined);
        var plans = desk.Database.Plans;
        Assert.Contains("INVALID_CURSOR", await desk.Ask(pages, new { cents = 251, pages = 100, after }), StringComparison.Ordinal);
        Assert.Contains("INVALID_CURSOR", await desk.Ask(pages, new { cents = 250, pages = 101, after }), StringComparison.Ordinal);
        Assert.Equal(plans, desk.Database.Plans);
        Assert.DoesNotContain(
            "errors",
            await desk.Ask(pages.Replace("$cents }", "250 }", StringComparison.Ordinal).Replace("$cents: Int!, ", "", StringComparison.Ordinal), new { pages = 100, after }),
            StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_parent_that_is_not_there_has_no_figures(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("""
            {
              none: books(first: 500, where: { parent: { copies: { aggregates: { count: { eq: null } } } } }) { nodes { id } }
              some: books(first: 500, where: { parent: { copies: { aggregates: { count: { gte: 0 } } } } }) { nodes { id } }
              last: books(first: 500, order: [{ parent: { copies: { aggregates: { count: ASC } } } }]) { nodes { parent { id } } }
            }
            """);

        Assert.Equal(desk.Data.Books.Where(book => book.Parent is null).Select(Plain.Id).Order(), Ids("none"));
        Assert.Equal(desk.Data.Books.Where(book => book.Parent is not null).Select(Plain.Id).Order(), Ids("some"));
        var missing = answer["last"]!["nodes"]!.AsArray().Select(row => row!["parent"] is null).ToArray();
        Assert.Equal(missing.Order(), missing);
        Assert.Contains(false, missing);

        IEnumerable<string> Ids(string list) => answer[list]!["nodes"]!.AsArray().Select(row => (string)row!["id"]!).Order();
    }

    [Theory]
    [InlineData("{ libraries(order: [{ fees: { args: { attribution: FULL }, amount: ASC, firm: DESC } }]) { totalCount } }", "ORDER_ENTRY")]
    [InlineData("{ libraries(order: [{ books: { aggregates: { count: ASC, pages: { sum: ASC } } } }]) { totalCount } }", "ORDER_ENTRY")]
    [InlineData("{ libraries(where: { books: { args: { where: { id: { eq: \"nonsense\" } } }, any: true } }) { totalCount } }", "INVALID_ID")]
    public async Task Bad_arguments_are_told_with_their_code(string query, string code)
    {
        var desk = await lendings.On(Database.Sqlite);

        Assert.Contains($"\"code\":\"{code}\"", await desk.Ask(query), StringComparison.Ordinal);
    }
}
