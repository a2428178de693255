using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Figures over what facts are spread over, against sums over the parts in every combination of the accounts.</summary>
[Collection(LendingTests.Name)]
public sealed class SpreadTests(Lendings lendings)
{
    private const string Figure = "amount share perReader loanCount firm atLeast atMost isCertain basis excess lines { amount loan { id } author { id } shelf { id } }";

    private static readonly Dictionary<string, (string[] By, Func<Part, bool> Keeps)> Conditions = new()
    {
        ["{}"] = ([], _ => true),
        ["{fee: {gte: 1.005}, isLate: {eq: false}, shelf: {isOpen: {neq: true}}}"] =
            (["SHELF"], part => part.Loan.Cents >= 101 && !part.Loan.IsLate && part.Of.Shelf?.IsOpen != true),
        ["{author: {born: {neq: null}}}"] = (["AUTHOR"], part => part.Of.Author?.Born is not null),
        ["{or: [{season: {name: {endsWith: \" 1\"}}}, {author: {born: {eq: 1901}}}]}"] =
            (["SEASON", "AUTHOR"], part => part.Season.Name.EndsWith(" 1", StringComparison.Ordinal) || part.Of.Author?.Born == 1901),
        ["{author: {born: {eq: 1700}}}"] = (["AUTHOR"], _ => false),
    };

    public static TheoryData<Database, string, string, bool> Pivots()
    {
        var pivots = new TheoryData<Database, string, string, bool>();
        foreach (var product in Enum.GetValues<Database>())
        {
            foreach (var groups in new[] { "", "AUTHOR", "SHELF, LIBRARY", "AUTHOR, SEASON", "SEASON, SHELF, BOOK, LIBRARY, AUTHOR" })
            {
                foreach (var where in Conditions.Keys)
                {
                    pivots.Add(product, groups, where, false);
                    pivots.Add(product, groups, where, true);
                }
            }
        }

        return pivots;
    }

    [Theory, EachDatabase]
    public async Task What_restricts_nothing_does_not_ask_by_a_dimension(Database product)
    {
        var desk = await lendings.On(product, 0);
        async Task<string?> Basis(string where) => (string?)(await desk.Find($"{{ fees(where: {where}) {{ basis }} }}"))["fees"]![0]!["basis"];

        var plain = await Basis("{}");
        foreach (var where in new[] { "{author: null}", "{author: {}}", "{author: {born: null}}", "{or: [{author: {born: {neq: null}}}, {}]}", "{and: [{author: {works: {some: null}}}]}" })
        {
            Assert.Equal(plain, await Basis(where));
        }

        Assert.NotEqual(plain, await Basis("{author: {born: {nin: []}}}"));
        Assert.NotEqual(plain, await Basis("{author: {works: {all: {}}}}"));
    }

    [Theory, EachDatabase]
    public async Task Owners_that_facts_are_spread_over_have_their_parts_or_every_fact_whole(Database product)
    {
        const string owner = $$"""
            {
              {{Figure}}
              bySeason { season { id } {{Figure}} cumulative cumulativeAtLeast cumulativeAtMost }
              byLibrary { library { id } {{Figure}} }
              byAuthor { author { id } {{Figure}} }
              byShelf { shelf { id } {{Figure}} }
            }
            """;
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);

            const string nodes = $"nodes {{ shared: fees {owner} full: fees(attribution: FULL) {owner} }}";
            var answer = await desk.Find($"{{ authors {{ {nodes} }} shelves {{ {nodes} }} }}");

            JsonObject Both(Func<bool, JsonObject> figures) => new() { ["shared"] = figures(false), ["full"] = figures(true) };
            var authors = desk.Data.Authors.OrderBy(one => one, ByKey).Select(author => Both(isFull => Owner(
                desk.Data,
                all,
                "AUTHOR",
                author,
                author.Authorships.SelectMany(authorship => authorship.Book.Loans),
                author.Parts.Select(part => part.Loan.District),
                author.Readers,
                isFull)));
            var shelves = desk.Data.Shelves.OrderBy(one => one, ByKey).Select(shelf => Both(isFull => Owner(
                desk.Data, all, "SHELF", shelf, shelf.Library.District.Loans, shelf.Parts.Select(part => part.Loan.District), shelf.Library.District.Readers, isFull)));
            Same(new JsonArray([.. authors]), answer["authors"]!["nodes"]);
            Same(new JsonArray([.. shelves]), answer["shelves"]!["nodes"]);
        }
    }

    [Theory, EachDatabase]
    public async Task Owners_of_facts_are_broken_down_with_a_line_for_what_goes_to_none(Database product)
    {
        const string owner = $$"""{ {{Figure}} byAuthor { author { id } {{Figure}} } byShelf { shelf { id } {{Figure}} } }""";
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);

            var answer = await desk.Find($"{{ libraries {{ nodes {{ shared: fees {owner} full: fees(attribution: FULL) {owner} }} }} seasons {{ nodes {{ full: fees(attribution: FULL) {owner} }} }} }}");

            var libraries = desk.Data.Libraries.OrderBy(one => one.Founded).ThenBy(one => one, ByKey).Select(library => new JsonObject
            {
                ["shared"] = FactOwner(desk.Data, all, library.District, part => part.Loan.Library == library, isFull: false, varies: false),
                ["full"] = FactOwner(desk.Data, all, library.District, part => part.Loan.Library == library, isFull: true, varies: false),
            });
            var seasons = desk.Data.Seasons.OrderBy(one => one.Start).ThenBy(one => one, ByKey).Select(season => new JsonObject
            {
                ["full"] = FactOwner(desk.Data, all, season.District, part => part.Season == season, isFull: true, varies: true),
            });
            Same(new JsonArray([.. libraries]), answer["libraries"]!["nodes"]);
            Same(new JsonArray([.. seasons]), answer["seasons"]!["nodes"]);
        }
    }

    [Theory, EachDatabase]
    public async Task An_argument_narrows_what_owners_count_in_every_account(Database product)
    {
        const string spread = $$"""
            {
              {{Figure}}
              bySeason { season { id } {{Figure}} cumulative cumulativeAtLeast cumulativeAtMost }
              byLibrary { library { id } {{Figure}} }
              byAuthor { author { id } {{Figure}} }
              byShelf { shelf { id } {{Figure}} }
            }
            """;
        const string plain = $$"""{ {{Figure}} byAuthor { author { id } {{Figure}} } byShelf { shelf { id } {{Figure}} } }""";
        const string both = "shared: fees(season: $season) {0} full: fees(season: $season, attribution: FULL) {0}";
        for (var set = 0; set < Lendings.RandomSets; set += 2)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);
            var season = desk.Data.Seasons[^1].Name;

            var answer = await desk.Find(
                $"query ($season: String) {{ authors {{ nodes {{ {both.Replace("{0}", spread, StringComparison.Ordinal)} }} }} libraries {{ nodes {{ {both.Replace("{0}", plain, StringComparison.Ordinal)} }} }} }}",
                new { season });

            JsonObject Both(Func<bool, JsonObject> figures) => new() { ["shared"] = figures(false), ["full"] = figures(true) };
            var authors = desk.Data.Authors.OrderBy(one => one, ByKey).Select(author => Both(isFull => Owner(
                desk.Data,
                all,
                "AUTHOR",
                author,
                author.Authorships.SelectMany(authorship => authorship.Book.Loans).Where(loan => loan.Season.Name == season),
                author.Parts.Select(part => part.Loan.District),
                author.Readers,
                isFull,
                season)));
            var libraries = desk.Data.Libraries.OrderBy(one => one.Founded).ThenBy(one => one, ByKey).Select(library => Both(isFull =>
                FactOwner(desk.Data, all, library.District, part => part.Loan.Library == library, isFull, varies: true, season)));
            Same(new JsonArray([.. authors]), answer["authors"]!["nodes"]);
            Same(new JsonArray([.. libraries]), answer["libraries"]!["nodes"]);
        }
    }

    [Theory, MemberData(nameof(Pivots))]
    public async Task Cells_of_the_pivot_are_sums_of_the_parts_that_the_filter_keeps(Database product, string groups, string where, bool isFull)
    {
        var (restricted, keeps) = Conditions[where];
        var by = groups.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var spreadBy = SpreadBy([.. by, .. restricted]);
        for (var set = 0; set < Lendings.RandomSets; set += 4)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);
            var kept = all[0].Where(keeps).ToArray();
            var whole = spreadBy.Length > 0 && !isFull ? kept.Sum(part => part.Of.PartCents) : kept.Select(part => part.Loan).Distinct().Sum(loan => loan.Cents);

            var answer = await desk.Find(
                $"{{ fees(groupBy: [{groups}], where: {where}, attribution: {(isFull ? "FULL" : "SHARED")}) {{ season {{ id }} library {{ id }} book {{ id }} author {{ id }} shelf {{ id }} {Figure} }} }}");

            var cells = kept.GroupBy(part => string.Join(' ', by.Select(dimension => Member(part, dimension) is { } member ? Plain.Id(member) : "none")))
                .OrderBy(cell => cell.First(), Comparer<Part>.Create((one, other) =>
                    by.Select(dimension => CompareMembers(Member(one, dimension), Member(other, dimension))).FirstOrDefault(difference => difference != 0)))
                .Select(cell => With(
                    new[] { "season", "library", "book", "author", "shelf" }.Select(name =>
                        (name, (JsonNode?)(by.Contains(name.ToUpperInvariant()) ? Reference(Member(cell.First(), name.ToUpperInvariant())) : null))),
                    Of(
                        all,
                        part => keeps(part) && by.All(dimension => Member(part, dimension) == Member(cell.First(), dimension)),
                        whole,
                        by.Contains("AUTHOR") ? ((Author?)Member(cell.First(), "AUTHOR"))?.Readers
                            : by.Contains("LIBRARY") ? cell.First().Loan.District.Readers
                            : AllReaders(desk.Data),
                        by.Concat(restricted).Contains("SEASON"),
                        spreadBy,
                        isFull)));
            Same(new JsonArray([.. cells]), answer["fees"]);
        }
    }

    [Theory, EachDatabase]
    public async Task Parts_add_up_to_the_whole_and_the_excess_closes_the_rest(Database product)
    {
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var answer = await desk.Find("""
                {
                  whole: fees { amount }
                  shared: fees(groupBy: [AUTHOR]) { amount }
                  both: fees(groupBy: [SHELF, AUTHOR]) { shelf { id } author { id } amount }
                  shelf: fees(groupBy: [SHELF]) { amount }
                  full: fees(groupBy: [AUTHOR, SHELF], attribution: FULL) { amount excess }
                  districts { fees(attribution: FULL) { amount byAuthor { amount excess } } }
                  shelves(order: [{id: ASC}]) { nodes { id fees { amount byAuthor { author { id } amount } } } }
                  authors(order: [{id: ASC}]) { nodes { id fees { amount byShelf { shelf { id } amount } } } }
                }
                """);

            var whole = desk.Data.Loans.Sum(loan => loan.Cents) / 100m;
            Assert.Equal(whole, Sum(answer["whole"]!, "amount"));
            Assert.Equal(whole, Sum(answer["shared"]!, "amount"));
            Assert.Equal(whole, Sum(answer["both"]!, "amount"));
            Assert.Equal(whole, Sum(answer["shelf"]!, "amount"));
            Assert.Equal(whole, Sum(answer["full"]!, "amount") - Sum(answer["full"]!, "excess"));
            Assert.All(answer["districts"]!.AsArray().Select(district => district!["fees"]!), fees =>
                Assert.Equal((decimal)fees["amount"]!, Sum(fees["byAuthor"]!, "amount") - Sum(fees["byAuthor"]!, "excess")));

            // The same cell from each of its owners and from the pivot.
            var cells = answer["both"]!.AsArray().Where(cell => cell!["shelf"] is not null && cell["author"] is not null)
                .ToDictionary(cell => ((string)cell!["shelf"]!["id"]!, (string)cell["author"]!["id"]!), cell => (decimal)cell!["amount"]!);
            Assert.Equal(cells.OrderBy(cell => cell.Key), Cells("shelves", "author").ToDictionary(cell => (cell.Owner, cell.Member), cell => cell.Amount).OrderBy(cell => cell.Key));
            Assert.Equal(cells.OrderBy(cell => cell.Key), Cells("authors", "shelf").ToDictionary(cell => (cell.Member, cell.Owner), cell => cell.Amount).OrderBy(cell => cell.Key));

            IEnumerable<(string Owner, string Member, decimal Amount)> Cells(string owners, string dimension) =>
                from owner in answer[owners]!["nodes"]!.AsArray()
                from row in owner["fees"]![$"by{char.ToUpperInvariant(dimension[0])}{dimension[1..]}"]!.AsArray()
                where row[dimension] is not null
                select ((string)owner["id"]!, (string)row[dimension]!["id"]!, (decimal)row["amount"]!);
        }

        static decimal Sum(JsonNode rows, string figure) => rows.AsArray().Sum(row => (decimal)row![figure]!);
    }

    internal static readonly Comparer<IEntity> ByKey = Comparer<IEntity>.Create((one, other) => Plain.Compare(one.Key, other.Key));

    /// <summary>The parts in every combination of accounts; first the one that the loans show.</summary>
    internal static List<List<Part>> Scenarios(LendingData data)
    {
        var parts = data.Parts.ToLookup(part => part.Loan);
        return data.Libraries.Aggregate(
            new List<List<Part>> { new() },
            (combinations, library) =>
            [
                .. from combination in combinations
                   from account in library.Accounts.OrderBy(account => account.Number)
                   select (List<Part>)[.. combination, .. account.Entries.SelectMany(entry => parts[entry.Loan].Select(part => new Part(part, entry.Season)))],
            ]);
    }

    internal static string[] SpreadBy(params string[] dimensions) => [.. new[] { "AUTHOR", "SHELF" }.Intersect(dimensions)];

    internal static int? AllReaders(LendingData data)
    {
        var districts = data.Districts.Where(district => district.Libraries.Count > 0).ToArray();
        return districts.Any(district => district.Readers is null) ? null : districts.Sum(district => district.Readers);
    }

    private static JsonObject Owner(
        LendingData data, List<List<Part>> all, string dimension, IEntity owner, IEnumerable<Loan> wholeOf, IEnumerable<District> districtsOf, int? readers, bool isFull, string? season = null)
    {
        bool Owns(Part part) => Member(part, dimension) == owner && (season is null || part.Season.Name == season);
        var varies = season is not null;
        var own = Amount(all[0].Where(Owns), isFull);
        var fees = Of(all, Owns, wholeOf.Sum(loan => loan.Cents), readers, varies, [dimension], isFull);
        var districts = districtsOf.ToHashSet();
        var before = new HashSet<Season>();
        fees["bySeason"] = new JsonArray([.. data.Seasons.Where(season => districts.Contains(season.District)).OrderBy(one => one.Start).ThenBy(one => one, ByKey).Select(season =>
        {
            before.Add(season);
            var row = With([("season", Reference(season))], Of(all, part => Owns(part) && part.Season == season, own, readers, varies: true, [dimension], isFull));
            var running = all.Select(scenario => Amount(scenario.Where(part => Owns(part) && before.Contains(part.Season)), isFull)).ToArray();
            row["cumulative"] = Euro(running[0]);
            row["cumulativeAtLeast"] = Euro(running.Min());
            row["cumulativeAtMost"] = Euro(running.Max());
            return row;
        })]);
        fees["byLibrary"] = Rows(all, Owns, "LIBRARY", own, readers, varies, [dimension], isFull);
        fees["byAuthor"] = Rows(all, Owns, "AUTHOR", own, readers, varies, [dimension], isFull);
        fees["byShelf"] = Rows(all, Owns, "SHELF", own, readers, varies, [dimension], isFull);
        return fees;
    }

    private static JsonObject FactOwner(LendingData data, List<List<Part>> all, District district, Func<Part, bool> belongs, bool isFull, bool varies, string? season = null)
    {
        bool owns(Part part) => belongs(part) && (season is null || part.Season.Name == season);
        var whole = data.Loans.Where(loan => loan.District == district && (season is null || loan.Season.Name == season)).Sum(loan => loan.Cents);
        var own = all[0].Where(owns).Select(part => part.Loan).Distinct().Sum(loan => loan.Cents);
        var fees = Of(all, owns, whole, district.Readers, varies, [], isFull: false);
        fees["byAuthor"] = Rows(all, owns, "AUTHOR", own, district.Readers, varies, [], isFull);
        fees["byShelf"] = Rows(all, owns, "SHELF", own, district.Readers, varies, [], isFull);
        return fees;
    }

    private static JsonArray Rows(
        List<List<Part>> all, Func<Part, bool> owns, string dimension, long whole, int? readers, bool varies, string[] spreadBy, bool isFull) => new(
        [.. all[0].Where(owns).Select(part => Member(part, dimension)).Distinct().Order(Comparer<IEntity?>.Create(CompareMembers)).Select(one =>
            With(
                [(dimension.ToLowerInvariant(), Reference(one))],
                Of(
                    all,
                    part => owns(part) && Member(part, dimension) == one,
                    whole,
                    dimension switch { "AUTHOR" => ((Author?)one)?.Readers, "LIBRARY" => ((Library)one!).District.Readers, _ => readers },
                    varies,
                    SpreadBy([.. spreadBy, dimension]),
                    isFull)))]);

    /// <param name="spreadBy">The dimensions with parts that the figure is asked by.</param>
    internal static JsonObject Of(List<List<Part>> all, Func<Part, bool> belongs, long whole, int? readers, bool varies, string[] spreadBy, bool isFull)
    {
        // A figure that is not spread counts facts, however many parts they have.
        var isWhole = isFull || spreadBy.Length == 0;
        var parts = all[0].Where(belongs).ToArray();
        var loans = parts.Select(part => part.Loan).Distinct().Order(Comparer<Loan>.Create((one, other) => Plain.Compare(one.Key, other.Key))).ToArray();
        var sums = all.Select(scenario => Amount(scenario.Where(belongs), isWhole)).ToArray();
        var members = Comparer<IEntity?>.Create(CompareMembers);
        var lines = isWhole
            ? loans.Select(loan => (loan.Cents, loan, Author: (IEntity?)null, Shelf: (IEntity?)null))
            : from loan in loans
              from line in parts.Where(part => part.Loan == loan)
                .GroupBy(part => (Author: Shown(part, "AUTHOR"), Shelf: Shown(part, "SHELF")))
                .OrderBy(line => line.Key.Author, members).ThenBy(line => line.Key.Shelf, members)
              select (Cents: line.Sum(part => part.Of.PartCents), loan, line.Key.Author, line.Key.Shelf);
        return new JsonObject
        {
            ["amount"] = Euro(sums[0]),
            ["share"] = Plain.Json(Plain.Share(sums[0], whole)),
            ["perReader"] = Plain.Json(Plain.PerCapita(sums[0], readers)),
            ["loanCount"] = loans.Length,
            ["firm"] = Euro(Amount(parts.Where(part => !varies || !part.Loan.IsLate), isWhole)),
            ["atLeast"] = Euro(sums.Min()),
            ["atMost"] = Euro(sums.Max()),
            ["isCertain"] = sums.Min() == sums.Max(),
            ["basis"] = parts.Any(part =>
                (spreadBy.Contains("AUTHOR") && part.Of.AuthorBasis == PartBasis.Guessed)
                || (spreadBy.Contains("SHELF") && part.Of.ShelfBasis == PartBasis.Guessed)) ? "GUESSED" : "AGREED",
            ["excess"] = Euro(spreadBy.Length > 0 && isFull ? sums[0] - parts.Sum(part => part.Of.PartCents) : 0),
            ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject
            {
                ["amount"] = Euro(line.Cents),
                ["loan"] = Reference(line.loan),
                ["author"] = Reference(line.Author),
                ["shelf"] = Reference(line.Shelf),
            })]),
        };

        IEntity? Shown(Part part, string dimension) => spreadBy.Contains(dimension) ? Member(part, dimension) : null;
    }

    internal static long Amount(IEnumerable<Part> parts, bool isWhole) =>
        isWhole ? parts.Select(part => part.Loan).Distinct().Sum(loan => loan.Cents) : parts.Sum(part => part.Of.PartCents);

    internal static IEntity? Member(Part part, string dimension) => dimension switch
    {
        "SEASON" => part.Season,
        "LIBRARY" => part.Loan.Library,
        "BOOK" => part.Loan.Book,
        "SHELF" => part.Of.Shelf,
        _ => part.Of.Author,
    };

    internal static int CompareMembers(IEntity? one, IEntity? other) => (one, other) switch
    {
        (null, _) or (_, null) => (one is null).CompareTo(other is null),
        (Season a, Season b) when a.Start != b.Start => a.Start.CompareTo(b.Start),
        (Library a, Library b) when a.Founded != b.Founded => a.Founded.CompareTo(b.Founded),
        (Book a, Book b) when a.Published != b.Published => a.Published.CompareTo(b.Published),
        _ => ByKey.Compare(one, other),
    };

    internal static JsonObject With(IEnumerable<(string Name, JsonNode? Value)> first, JsonObject rest) =>
        new([.. first.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]);

    internal static JsonObject? Reference(IEntity? entity) => entity is null ? null : new JsonObject { ["id"] = Plain.Id(entity) };

    private static JsonNode? Euro(long cents) => Plain.Json(cents / 100m);

    private static void Same(JsonNode expected, JsonNode? actual) => Assert.Equal(LendingDesk.Text(expected), LendingDesk.Text(actual));

    /// <summary>A part with the season that its loan has in one scenario.</summary>
    internal sealed record Part(FeePart Of, Season Season)
    {
        public Loan Loan => Of.Loan;
    }
}
