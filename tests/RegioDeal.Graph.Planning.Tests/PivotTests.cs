using System.Globalization;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;
using static RegioDeal.Graph.Planning.Tests.SpreadTests;
using Part = RegioDeal.Graph.Planning.Tests.SpreadTests.Part;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Which cells of a pivot are shown, in what order, and the cells that close it.</summary>
[Collection(LendingTests.Name)]
public sealed class PivotTests(Lendings lendings)
{
    private const string Figure = "amount share perReader loanCount firm atLeast atMost isCertain basis excess lines { amount loan { id } author { id } shelf { id } }";

    private static readonly string[] Dimensions = ["SEASON", "LIBRARY", "BOOK", "AUTHOR", "SHELF"];

    private static readonly Dictionary<string, (string[] By, Func<Part, bool> Keeps)> Conditions = new()
    {
        ["{}"] = ([], _ => true),
        ["{library: {city: {neq: null}}}"] = ([], part => part.Loan.Library.City is not null),
        ["{author: {born: {neq: null}}}"] = (["AUTHOR"], part => part.Of.Author?.Born is not null),
        ["{or: [{season: {name: {endsWith: \" 1\"}}}, {shelf: {isOpen: {eq: true}}}]}"] =
            (["SEASON", "SHELF"], part => part.Season.Name.EndsWith(" 1", StringComparison.Ordinal) || part.Of.Shelf?.IsOpen == true),
        ["{author: {born: {eq: 1700}}}"] = (["AUTHOR"], _ => false),
    };

    private static readonly Choice[] Choices =
    [
        new("first: 2, order: [{amount: DESC}]", _ => true, [By(cell => cell.Number("amount"), true)], 2),
        new("having: {amount: {gte: 1.505}}", cell => cell.Number("amount") >= 1.51m, [], null),
        new(
            "having: {or: [{isCertain: {eq: false}}, {and: [{loanCount: {gt: 1}}, {share: {lt: 0.1}}]}], perReader: {neq: null}}, order: [{perReader: ASC}, {season: {start: DESC}}], first: 3, total: false",
            cell => (!cell.Flag("isCertain") || (cell.Number("loanCount") > 1 && cell.Number("share") < 0.1m)) && cell.Number("perReader") is not null,
            [By(cell => cell.Number("perReader"), false), By(cell => (cell.Of("SEASON") as Season)?.Start, true)],
            3,
            HasTotal: false),
        new(
            "having: {basis: {in: [GUESSED]}, atLeast: {ngt: 2}}, order: [{author: {name: ASC}}, {isCertain: DESC}, {atMost: DESC}]",
            cell => cell.Text("basis") == "GUESSED" && !(cell.Number("atLeast") > 2),
            [By(cell => (cell.Of("AUTHOR") as Author)?.Name, false), By(cell => cell.Flag("isCertain"), true), By(cell => cell.Number("atMost"), true)],
            null),
        new("first: 0", _ => true, [], 0),
        new("total: true, order: {library: {name: DESC}}", _ => true, [By(cell => (cell.Of("LIBRARY") as Library)?.Name, true)], null),
        new("having: {perReader: {nin: [null, 0.25]}, excess: {lte: 0.5}}, first: 500", cell => cell.Number("perReader") is not (null or 0.25m) && cell.Number("excess") <= 0.5m, [], 500),
        new("having: {}, order: [{excess: DESC}, {firm: ASC}, {amount: ASC}]", _ => true, [By(cell => cell.Number("excess"), true), By(cell => cell.Number("firm"), false), By(cell => cell.Number("amount"), false)], null),
    ];

    public static TheoryData<Database, string, string, int, bool> Pivots()
    {
        (string Groups, string Where, int Choice, bool IsFull)[] pivots =
        [
            ("", "{}", 1, false),
            ("", "{author: {born: {neq: null}}}", 4, true),
            ("SEASON", "{}", 0, false),
            ("LIBRARY", "{}", 2, false),
            ("LIBRARY", "{or: [{season: {name: {endsWith: \" 1\"}}}, {shelf: {isOpen: {eq: true}}}]}", 0, true),
            ("AUTHOR", "{}", 6, false),
            ("AUTHOR", "{author: {born: {eq: 1700}}}", 4, true),
            ("AUTHOR, SEASON", "{}", 2, false),
            ("AUTHOR, SEASON", "{library: {city: {neq: null}}}", 2, true),
            ("SHELF, LIBRARY", "{author: {born: {neq: null}}}", 5, false),
            ("SHELF, AUTHOR", "{}", 7, true),
            ("BOOK, SEASON, AUTHOR", "{}", 3, true),
        ];
        var data = new TheoryData<Database, string, string, int, bool>();
        foreach (var product in Enum.GetValues<Database>())
        {
            foreach (var pivot in pivots)
            {
                data.Add(product, pivot.Groups, pivot.Where, pivot.Choice, pivot.IsFull);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Pivots))]
    public async Task Cells_are_chosen_by_their_figures_and_the_rest_closes_the_total(Database product, string groups, string where, int number, bool isFull)
    {
        var choice = Choices[number];
        var (restricted, keeps) = Conditions[where];
        var by = groups.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        for (var set = 0; set < Lendings.RandomSets; set += 4)
        {
            var desk = await lendings.On(product, set);
            var expected = Expected(desk.Data, by, restricted, keeps, choice, isFull);

            var answer = await desk.Find(
                $"{{ fees(groupBy: [{groups}], where: {where}, attribution: {(isFull ? "FULL" : "SHARED")}, {choice.Arguments}) {{ kind season {{ id }} library {{ id }} book {{ id }} author {{ id }} shelf {{ id }} {Figure} }} }}");

            Assert.Equal(LendingDesk.Text(expected), LendingDesk.Text(answer["fees"]));
            if (choice.HasTotal)
            {
                // Not by the sums above: what is shown and the rest are the total.
                var cells = answer["fees"]!.AsArray().ToLookup(cell => (string)cell!["kind"]! == "TOTAL");
                Assert.Equal(Parts(Assert.Single(cells[true])!), cells[false].Sum(cell => Parts(cell!)));
            }
        }

        decimal Parts(JsonNode cell) => (decimal)cell["amount"]! - (decimal)cell["excess"]!;
    }

    [Theory, EachDatabase]
    public async Task What_chooses_cells_can_be_given_by_variables(Database product)
    {
        var desk = await lendings.On(product);
        const string query = """
            query ($having: FeesCellFilterInput, $order: [FeesCellSortInput!], $first: Int, $total: Boolean) {
              fees(groupBy: [BOOK], having: $having, order: $order, first: $first, total: $total) { kind amount } }
            """;
        var amounts = desk.Data.Loans.GroupBy(loan => loan.Book).Select(book => book.Sum(loan => loan.Cents) / 100m).OrderDescending().ToArray();
        var bound = amounts[2];

        async Task Shows(object variables, params (string Kind, decimal Amount)[] cells) => Assert.Equal(
            cells, (await desk.Find(query, variables))["fees"]!.AsArray().Select(cell => ((string)cell!["kind"]!, (decimal)cell["amount"]!)));

        var most = amounts.TakeWhile(amount => amount >= bound).Select(amount => ("CELL", amount)).ToArray();
        var rest = amounts.Sum() - most.Sum(cell => cell.amount);
        var order = new[] { new { amount = "DESC" } };
        await Shows(new { having = new { amount = new { gte = bound } }, order, total = false }, [.. most, ("REST", rest)]);
        await Shows(new { having = new { amount = new { gte = bound } }, order, first = 1, total = true }, [most[0], ("REST", amounts.Sum() - amounts[0]), ("TOTAL", amounts.Sum())]);
        await Shows(new { having = new { amount = new { @in = new decimal?[] { null, amounts[0] } } }, order }, [("CELL", amounts[0]), ("REST", amounts.Sum() - amounts[0]), ("TOTAL", amounts.Sum())]);
        await Shows(new { order, first = (int?)null, having = (object?)null }, [.. amounts.Select(amount => ("CELL", amount))]);
    }

    [Theory, EachDatabase]
    public async Task What_hangs_on_cells_is_asked_for_those_shown_alone_and_the_rest_only_when_there_is_one(Database product)
    {
        var desk = await lendings.On(product, Lendings.Large);
        var most = desk.Data.Loans.GroupBy(loan => loan.Book).MaxBy(book => book.Sum(loan => loan.Cents))!.Key;

        var answer = await desk.Find("{ fees(groupBy: [BOOK], order: [{ amount: DESC }], first: 1, total: false) { kind book { id copies(first: 500) { totalCount nodes { id } } } amount } }");

        Assert.Equal(Plain.Id(most), (string)answer["fees"]![0]!["book"]!["id"]!);
        Assert.Equal(4, desk.Sql.Count);
        Assert.Contains("[" + most.Id + "]", string.Join('\n', desk.Database.Ran.SelectMany(call => call.Parameters).Select(parameter => LendingDesk.Text(parameter.Value)).Select(text => text.Trim('"'))), StringComparison.Ordinal);

        await desk.Find("{ fees(groupBy: [BOOK], order: [{ amount: DESC }], first: 500, total: false) { kind amount atLeast lines { amount } } }");

        Assert.Equal(2, desk.Sql.Count);
    }

    // The program orders cells as the databases order rows: UTF-16 would put the first of these words before the second.
    [Theory, EachDatabase]
    public async Task Texts_order_cells_by_code_point_and_what_is_missing_comes_last(Database product)
    {
        var words = new HashSet<string>();
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);

            var answer = await desk.Find("{ fees(groupBy: [BOOK], order: [{ book: { subtitle: DESC } }, { book: { title: ASC } }]) { book { id } } }");

            var books = desk.Data.Loans.Select(loan => loan.Book).Distinct()
                .OrderBy(book => book.Subtitle is null).ThenByDescending(book => Plain.Fold(book.Subtitle ?? ""), Comparer<string>.Create(Plain.Compare))
                .ThenBy(book => Plain.Fold(book.Title), Comparer<string>.Create(Plain.Compare))
                .ThenBy(book => book.Published).ThenBy(book => book.Key, Comparer<string>.Create(Plain.Compare)).ToArray();
            Assert.Equal(books.Select(Plain.Id), answer["fees"]!.AsArray().Select(cell => (string)cell!["book"]!["id"]!));
            words.UnionWith(books.Select(book => book.Subtitle).OfType<string>());
        }

        Assert.Superset(new HashSet<string> { "\U0001F600", "\uF900" }, words);
    }

    [Theory]
    [InlineData("first: 501", "PAGE_SIZE")]
    [InlineData("first: -1", "PAGE_SIZE")]
    [InlineData("order: [{ amount: DESC, share: ASC }]", "ORDER_ENTRY")]
    [InlineData("order: [{ amount: DESC, book: { title: ASC } }]", "ORDER_ENTRY")]
    [InlineData("order: [{ book: { title: ASC, pages: ASC } }]", "ORDER_ENTRY")]
    public async Task A_choice_that_cannot_be_is_refused(string arguments, string code)
    {
        var desk = await lendings.On(Database.Sqlite);

        var text = await desk.Ask($"{{ fees(groupBy: [BOOK], {arguments}) {{ amount }} }}");

        Assert.Contains($"\"path\":[\"fees\"],\"extensions\":{{\"code\":\"{code}\"}}", text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_bound_of_lists_below_counts_the_cells_that_are_shown(Database product)
    {
        var desk = await lendings.On(product);
        const string query = "query ($first: Int) { fees(groupBy: [BOOK, SEASON, LIBRARY], first: $first, total: false) { book { copies(first: 100) { nodes { id } } } } }";

        Assert.StartsWith("{\"data\":", await desk.Ask(query, new { first = 5 }, limits: new PlanLimits(Rows: 2_000)), StringComparison.Ordinal);
        Assert.Contains("ROW_LIMIT", await desk.Ask(query, new { first = 20 }, limits: new PlanLimits(Rows: 2_000)), StringComparison.Ordinal);
    }

    private static JsonArray Expected(LendingData data, string[] by, string[] restricted, Func<Part, bool> keeps, Choice choice, bool isFull)
    {
        var spreadBy = SpreadBy([.. by, .. restricted]);
        var all = Scenarios(data);
        var kept = all[0].Where(keeps).ToArray();
        var varies = by.Concat(restricted).Contains("SEASON");
        var whole = Amount(kept, isFull || spreadBy.Length == 0);
        string Place(Part part) => string.Join(' ', by.Select(dimension => Member(part, dimension) is { } member ? Plain.Id(member) : "none"));
        JsonObject Figures(Func<Part, bool> belongs, int? readers) => Of(all, part => keeps(part) && belongs(part), whole, readers, varies, spreadBy, isFull);
        int? Readers(Part of) =>
            by.Contains("AUTHOR") ? of.Of.Author?.Readers
            : by.Contains("LIBRARY") ? of.Loan.District.Readers
            : AllReaders(data);
        var cells = kept.GroupBy(Place)
            .OrderBy(cell => cell.First(), Comparer<Part>.Create((one, other) =>
                by.Select(dimension => CompareMembers(Member(one, dimension), Member(other, dimension))).FirstOrDefault(difference => difference != 0)))
            .Select(cell => new Cell(cell.Key, cell.First(), by, Figures(part => Place(part) == cell.Key, Readers(cell.First()))))
            .ToArray();
        var shown = cells.Where(choice.Keeps).Order(Comparer<Cell>.Create((one, other) => choice.Order.Select(key => key(one, other)).FirstOrDefault(difference => difference != 0)))
            .Take(choice.First ?? int.MaxValue).ToArray();
        var left = cells.Except(shown).ToArray();
        var answer = new JsonArray([.. shown.Select(cell => Shown("CELL", cell, cell.Figures))]);
        if (left.Length > 0)
        {
            var places = left.Select(cell => cell.Place).ToHashSet();
            var readers = left.Select(cell => (Of: by.Contains("AUTHOR") ? cell.First.Of.Author : by.Contains("LIBRARY") ? (IEntity)cell.First.Loan.Library : null, Readers: Readers(cell.First))).Distinct().ToArray();
            answer.Add(Shown("REST", null, Figures(part => places.Contains(Place(part)), readers.Any(one => one.Readers is null) ? null : readers.Sum(one => one.Readers))));
        }

        if (choice.HasTotal)
        {
            answer.Add(Shown("TOTAL", null, Figures(_ => true, AllReaders(data))));
        }

        return answer;

        JsonObject Shown(string kind, Cell? cell, JsonObject figures) => With(
            [("kind", kind), .. Dimensions.Select(name => (name.ToLowerInvariant(), (JsonNode?)Reference(cell?.Of(name))))], figures);
    }

    private static Comparison<Cell> By(Func<Cell, object?> value, bool isDescending) => (one, other) => (value(one), value(other)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (a, b) => isDescending ? Plain.CompareFolded(b, a) : Plain.CompareFolded(a, b),
    };

    /// <param name="Arguments">As they are written.</param>
    /// <param name="Keeps">What they keep.</param>
    /// <param name="Order">What they order by.</param>
    /// <param name="First">How many they show.</param>
    /// <param name="HasTotal">Whether a total closes.</param>
    private sealed record Choice(string Arguments, Func<Cell, bool> Keeps, Comparison<Cell>[] Order, int? First, bool HasTotal = true);

    private sealed record Cell(string Place, Part First, string[] By, JsonObject Figures)
    {
        public IEntity? Of(string dimension) => By.Contains(dimension) ? Member(First, dimension) : null;

        public decimal? Number(string figure) => Figures[figure] is { } number ? decimal.Parse(number.ToJsonString(), CultureInfo.InvariantCulture) : null;

        public bool Flag(string figure) => (bool)Figures[figure]!;

        public string Text(string figure) => (string)Figures[figure]!;
    }
}
