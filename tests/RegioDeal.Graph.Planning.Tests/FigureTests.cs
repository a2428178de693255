using System.Linq.Expressions;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Figures, against sums over every combination of the accounts.</summary>
[Collection(LendingTests.Name)]
public sealed class FigureTests(Lendings lendings)
{
    private const string Figure = "amount share loanCount firm atLeast atMost isCertain lines { amount loan { id } }";

    private const string Fees = $$"""
        fees {
          {{Figure}}
          bySeason { season { id } {{Figure}} cumulative cumulativeAtLeast cumulativeAtMost }
          byLibrary { library { id } {{Figure}} }
        }
        """;

    public static TheoryData<Database, string, string> Pivots()
    {
        var pivots = new TheoryData<Database, string, string>();
        foreach (var product in Enum.GetValues<Database>())
        {
            foreach (var groups in new[] { "", "SEASON", "LIBRARY", "LIBRARY, SEASON", "SEASON, BOOK, LIBRARY" })
            {
                foreach (var where in Conditions.Keys)
                {
                    pivots.Add(product, groups, where);
                }
            }
        }

        return pivots;
    }

    private static readonly Dictionary<string, (bool OfSeason, Func<Fact, bool> Keeps)> Conditions = new()
    {
        ["{}"] = (false, _ => true),
        ["{fee: {gte: 1.005}, isLate: {eq: false}}"] = (false, fact => fact.Loan.Cents >= 101 && !fact.Loan.IsLate),
        ["{library: {city: {neq: null}}}"] = (false, fact => fact.Loan.Library.City is not null),
        ["{season: {start: {gt: \"2000-01-06\"}}}"] = (true, fact => fact.Season.Start > new NodaTime.LocalDate(2000, 1, 6)),
        ["{or: [{season: {name: {endsWith: \" 1\"}}}, {isLate: {eq: true}}]}"] =
            (true, fact => fact.Season.Name.EndsWith(" 1", StringComparison.Ordinal) || fact.Loan.IsLate),
        ["{fee: {lt: 0}}"] = (false, _ => false),
    };

    [Theory, EachDatabase]
    public async Task Bounds_shares_and_running_totals_of_owners_are_those_over_all_accounts(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);

            var answer = await desk.Find(
                $"{{ districts {{ {Fees} }} libraries {{ nodes {{ {Fees} }} }} seasons {{ nodes {{ {Fees} }} }} }}");

            var districts = desk.Data.Districts.OrderBy(one => one, ByKey).Select(one => Owner(all, one, fact => fact.Loan.District == one, varies: false));
            var libraries = desk.Data.Libraries.OrderBy(one => one.Founded).ThenBy(one => one, ByKey)
                .Select(one => Owner(all, one.District, fact => fact.Loan.Library == one, varies: false));
            var seasons = InOrder(desk.Data.Seasons).Select(one => Owner(all, one.District, fact => fact.Season == one, varies: true));
            Same(new JsonArray([.. districts]), answer["districts"]);
            Same(new JsonArray([.. libraries]), answer["libraries"]!["nodes"]);
            Same(new JsonArray([.. seasons]), answer["seasons"]!["nodes"]);
        }
    }

    [Theory, MemberData(nameof(Pivots))]
    public async Task Cells_of_the_pivot_are_sums_of_the_facts_that_the_filter_keeps(Database product, string groups, string where)
    {
        var (ofSeason, keeps) = Conditions[where];
        var by = groups.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var varies = ofSeason || by.Contains("SEASON");
        for (var set = 0; set < Lendings.RandomSets; set += 2)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);
            var kept = all[0].Where(keeps).ToArray();

            var answer = await desk.Find(
                $"{{ fees(groupBy: [{groups}], where: {where}) {{ season {{ id }} library {{ id }} book {{ id }} {Figure} }} }}");

            var cells = kept.GroupBy(fact => string.Join(' ', by.Select(dimension => Member(fact, dimension).Id)))
                .OrderBy(cell => cell.First(), Comparer<Fact>.Create((one, other) =>
                    by.Select(dimension => CompareMembers(Member(one, dimension), Member(other, dimension))).FirstOrDefault(difference => difference != 0)))
                .Select(cell =>
                {
                    JsonNode? Shown(string dimension) =>
                        by.Contains(dimension) ? new JsonObject { ["id"] = Plain.Id(Member(cell.First(), dimension)) } : null;
                    var figure = Of(
                        all,
                        fact => keeps(fact) && by.All(dimension => Member(fact, dimension) == Member(cell.First(), dimension)),
                        kept.Sum(fact => fact.Loan.Cents),
                        varies);
                    return With([("season", Shown("SEASON")), ("library", Shown("LIBRARY")), ("book", Shown("BOOK"))], figure);
                });
            Same(new JsonArray([.. cells]), answer["fees"]);
        }
    }

    [Theory, EachDatabase]
    public async Task Break_downs_and_the_pivot_add_up_to_the_whole(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var answer = await desk.Find("""
                {
                  districts { fees { amount bySeason { amount } byLibrary { amount } } }
                  one: fees { amount }
                  bySeason: fees(groupBy: [SEASON]) { amount }
                  byAll: fees(groupBy: [BOOK, SEASON, LIBRARY]) { amount }
                }
                """);

            var whole = desk.Data.Loans.Sum(loan => loan.Cents) / 100m;
            Assert.Equal(whole, Sum(answer["one"]!));
            Assert.Equal(whole, Sum(answer["bySeason"]!));
            Assert.Equal(whole, Sum(answer["byAll"]!));
            Assert.Equal(whole, Sum(new JsonArray([.. answer["districts"]!.AsArray().Select(district => district!["fees"]!.DeepClone())])));
            foreach (var fees in answer["districts"]!.AsArray().Select(district => district!["fees"]!))
            {
                Assert.Equal((decimal)fees["amount"]!, Sum(fees["bySeason"]!));
                Assert.Equal((decimal)fees["amount"]!, Sum(fees["byLibrary"]!));
            }
        }

        static decimal Sum(JsonNode rows) => rows.AsArray().Sum(row => (decimal)row!["amount"]!);
    }

    [Theory, EachDatabase]
    public async Task A_share_that_ends_in_a_half_goes_to_the_even_digit_in_the_database_and_in_the_program(Database product)
    {
        var desk = await lendings.On(product, Lendings.Halves);

        var answer = await desk.Find("{ seasons(where: {fees: {amount: {gt: 0}}}, order: [{fees: {share: ASC}}]) { nodes { fees { share } } } fees(groupBy: [BOOK]) { share } }");

        // 1/128 and 127/128 are 0.0078125 and 0.9921875.
        Assert.Equal([0.007812m, 0.992188m], answer["seasons"]!["nodes"]!.AsArray().Select(season => (decimal)season!["fees"]!["share"]!));
        Assert.Equal([0.007812m, 0.992188m], answer["fees"]!.AsArray().Select(cell => (decimal)cell!["share"]!).Order());
    }

    [Theory]
    [InlineData(1, 2_000_000, 0)]
    [InlineData(3, 2_000_000, 2)]
    [InlineData(5, 2_000_000, 2)]
    [InlineData(2, 3, 666_667)]
    [InlineData(1, 3, 333_333)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 1_000_000)]
    public void A_share_is_rounded_half_even_by_the_expression_and_by_the_program(long part, long whole, long millionths)
    {
        var inDatabase = Expression.Lambda<Func<long>>(Shares.Millionths(Expression.Constant(part), Expression.Constant(whole))).Compile();

        Assert.Equal(millionths, inDatabase());
        Assert.Equal(millionths, Shares.Millionths(part, whole));
    }

    [Theory, EachDatabase]
    public async Task Two_measures_that_are_one_sum_where_nothing_differs_stand_beside_each_other(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ fees(groupBy: [LIBRARY]) { amount firm } districts { fees { byLibrary { amount firm } } } }");

        var rows = answer["fees"]!.AsArray().Concat(answer["districts"]!.AsArray().SelectMany(district => district!["fees"]!["byLibrary"]!.AsArray()));
        Assert.All(rows, row => Assert.Equal((decimal)row!["amount"]!, (decimal)row["firm"]!));
        Assert.Equal(2 * desk.Data.Loans.Select(loan => loan.Library).Distinct().Count(), rows.Count());
    }

    [Theory, EachDatabase]
    public async Task An_owner_is_broken_down_along_the_dimension_that_it_stands_on_with_bounds(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ seasons { nodes { id fees { atLeast bySeason { season { id } atLeast } } } } }");

        foreach (var season in answer["seasons"]!["nodes"]!.AsArray())
        {
            var own = season!["fees"]!["bySeason"]!.AsArray().Single(row => (string)row!["season"]!["id"]! == (string)season["id"]!);
            Assert.Equal((decimal)season["fees"]!["atLeast"]!, (decimal)own!["atLeast"]!);
        }
    }

    [Theory, EachDatabase]
    public async Task A_total_of_which_no_figure_is_asked_is_still_one_cell(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ fees { season { name } __typename } }");

        Assert.Equal("""{"fees":[{"season":null,"__typename":"FeesCell"}]}""", LendingDesk.Text(answer));
    }

    [Theory, EachDatabase]
    public async Task The_member_of_a_break_down_has_lists_of_its_own(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ districts { fees { byLibrary { library { id books(first: 2) { nodes { id } } } } } } }");

        var books = Shapes.For("Library").Members.OfType<ListMember>().First(list => list.Name == "books");
        var plain = new ListArguments(null, [], null, false, null);
        foreach (var member in answer["districts"]!.AsArray().SelectMany(district => district!["fees"]!["byLibrary"]!.AsArray()).Select(row => row!["library"]!))
        {
            var library = desk.Data.Libraries.First(one => Plain.Id(one) == (string)member["id"]!);
            Assert.Equal(
                Interpreter.Rows(plain, books, library).Take(2).Select(Plain.Id),
                member["books"]!["nodes"]!.AsArray().Select(book => (string)book!["id"]!));
        }
    }

    [Theory, EachDatabase]
    public async Task A_line_leads_to_the_lists_of_its_fact(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ fees(groupBy: [SEASON]) { season { fees { amount } } lines { loan { season { fees { amount } } library { id books { totalCount } } } } } }");

        foreach (var line in answer["fees"]!.AsArray().SelectMany(cell => cell!["lines"]!.AsArray()).Select(line => line!["loan"]!["library"]!))
        {
            var library = desk.Data.Libraries.First(one => Plain.Id(one) == (string)line["id"]!);
            Assert.Equal(library.Books.Count, (int)line["books"]!["totalCount"]!);
        }
    }

    private static readonly Comparer<IEntity> ByKey = Comparer<IEntity>.Create((one, other) => Plain.Compare(one.Key, other.Key));

    private static IEnumerable<Season> InOrder(IEnumerable<Season> seasons) => seasons.OrderBy(one => one.Start).ThenBy(one => one, ByKey);

    /// <summary>The facts in every combination of accounts; first the one that the loans show.</summary>
    private static List<List<Fact>> Scenarios(LendingData data) => data.Libraries.Aggregate(
        new List<List<Fact>> { new() },
        (combinations, library) =>
        [
            .. from combination in combinations
               from account in library.Accounts.OrderBy(account => account.Number)
               select (List<Fact>)[.. combination, .. account.Entries.Select(entry => new Fact(entry.Loan, entry.Season))],
        ]);

    private static JsonObject Owner(List<List<Fact>> all, District district, Func<Fact, bool> owns, bool varies)
    {
        var whole = all[0].Where(fact => fact.Loan.District == district).Sum(fact => fact.Loan.Cents);
        var own = all[0].Where(owns).Sum(fact => fact.Loan.Cents);
        var fees = Of(all, owns, whole, varies);
        var before = new HashSet<Season>();
        fees["bySeason"] = new JsonArray([.. InOrder(district.Seasons).Select(season =>
        {
            before.Add(season);
            var row = With([("season", new JsonObject { ["id"] = Plain.Id(season) })], Of(all, fact => owns(fact) && fact.Season == season, own, varies: true));
            var running = all.Select(scenario => scenario.Where(fact => owns(fact) && before.Contains(fact.Season)).Sum(fact => fact.Loan.Cents)).ToArray();
            row["cumulative"] = Euro(running[0]);
            row["cumulativeAtLeast"] = Euro(running.Min());
            row["cumulativeAtMost"] = Euro(running.Max());
            return row;
        })]);
        fees["byLibrary"] = new JsonArray([.. all[0].Where(owns).Select(fact => fact.Loan.Library).Distinct().OrderBy(one => one.Founded).ThenBy(one => one, ByKey)
            .Select(library => With([("library", new JsonObject { ["id"] = Plain.Id(library) })], Of(all, fact => owns(fact) && fact.Loan.Library == library, own, varies)))]);
        return new JsonObject { ["fees"] = fees };
    }

    private static JsonObject Of(List<List<Fact>> all, Func<Fact, bool> belongs, long whole, bool varies)
    {
        var loans = all[0].Where(belongs).Select(fact => fact.Loan).Order(Comparer<Loan>.Create((one, other) => Plain.Compare(one.Key, other.Key))).ToArray();
        var sums = all.Select(scenario => scenario.Where(belongs).Sum(fact => fact.Loan.Cents)).ToArray();
        return new JsonObject
        {
            ["amount"] = Euro(sums[0]),
            ["share"] = Plain.Json(Plain.Share(sums[0], whole)),
            ["loanCount"] = loans.Length,
            ["firm"] = Euro(loans.Where(loan => !varies || !loan.IsLate).Sum(loan => loan.Cents)),
            ["atLeast"] = Euro(sums.Min()),
            ["atMost"] = Euro(sums.Max()),
            ["isCertain"] = sums.Min() == sums.Max(),
            ["lines"] = new JsonArray([.. loans.Select(loan => new JsonObject { ["amount"] = Euro(loan.Cents), ["loan"] = new JsonObject { ["id"] = Plain.Id(loan) } })]),
        };
    }

    private static IEntity Member(Fact fact, string dimension) => dimension switch
    {
        "SEASON" => fact.Season,
        "LIBRARY" => fact.Loan.Library,
        _ => fact.Loan.Book,
    };

    private static int CompareMembers(IEntity one, IEntity other) => (one, other) switch
    {
        (Season a, Season b) when a.Start != b.Start => a.Start.CompareTo(b.Start),
        (Library a, Library b) when a.Founded != b.Founded => a.Founded.CompareTo(b.Founded),
        (Book a, Book b) when a.Published != b.Published => a.Published.CompareTo(b.Published),
        _ => ByKey.Compare(one, other),
    };

    private static JsonObject With(IEnumerable<(string Name, JsonNode? Value)> first, JsonObject rest) =>
        new([.. first.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]);

    private static JsonNode? Euro(long cents) => Plain.Json(cents / 100m);

    private static void Same(JsonNode expected, JsonNode? actual) => Assert.Equal(LendingDesk.Text(expected), LendingDesk.Text(actual));

    private sealed record Fact(Loan Loan, Season Season);
}
