using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Figures over what facts are spread over, against sums over the parts in every combination of the accounts.</summary>
[Collection(LendingTests.Name)]
public sealed class SpreadTests(Lendings lendings)
{
    private const string Figure = "amount share loanCount firm atLeast atMost isCertain basis excess lines { amount loan { id } author { id } }";

    private static readonly Dictionary<string, (bool OfAuthor, bool OfSeason, Func<Part, bool> Keeps)> Conditions = new()
    {
        ["{}"] = (false, false, _ => true),
        ["{fee: {gte: 1.005}, isLate: {eq: false}}"] = (false, false, part => part.Loan.Cents >= 101 && !part.Loan.IsLate),
        ["{author: {born: {neq: null}}}"] = (true, false, part => part.Of.Author?.Born is not null),
        ["{or: [{season: {name: {endsWith: \" 1\"}}}, {author: {born: {eq: 1901}}}]}"] =
            (true, true, part => part.Season.Name.EndsWith(" 1", StringComparison.Ordinal) || part.Of.Author?.Born == 1901),
        ["{author: {born: {eq: 1700}}}"] = (true, false, _ => false),
    };

    public static TheoryData<Database, string, string, bool> Pivots()
    {
        var pivots = new TheoryData<Database, string, string, bool>();
        foreach (var product in Enum.GetValues<Database>())
        {
            foreach (var groups in new[] { "", "AUTHOR", "LIBRARY", "AUTHOR, SEASON", "SEASON, BOOK, LIBRARY, AUTHOR" })
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
    public async Task Owners_that_facts_are_spread_over_have_their_parts_or_every_fact_whole(Database product)
    {
        const string owner = $$"""
            {
              {{Figure}}
              bySeason { season { id } {{Figure}} cumulative cumulativeAtLeast cumulativeAtMost }
              byLibrary { library { id } {{Figure}} }
              byAuthor { author { id } {{Figure}} }
            }
            """;
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);

            var answer = await desk.Find($"{{ authors {{ nodes {{ shared: fees {owner} full: fees(attribution: FULL) {owner} }} }} }}");

            var expected = desk.Data.Authors.OrderBy(one => one, ByKey).Select(author => new JsonObject
            {
                ["shared"] = Owner(desk.Data, all, author, isFull: false),
                ["full"] = Owner(desk.Data, all, author, isFull: true),
            });
            Same(new JsonArray([.. expected]), answer["authors"]!["nodes"]);
        }
    }

    [Theory, EachDatabase]
    public async Task Owners_of_facts_are_broken_down_with_a_line_for_what_goes_to_none(Database product)
    {
        const string owner = $$"""{ {{Figure}} byAuthor { author { id } {{Figure}} } }""";
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

    [Theory, MemberData(nameof(Pivots))]
    public async Task Cells_of_the_pivot_are_sums_of_the_parts_that_the_filter_keeps(Database product, string groups, string where, bool isFull)
    {
        var (ofAuthor, ofSeason, keeps) = Conditions[where];
        var by = groups.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var varies = ofSeason || by.Contains("SEASON");
        var isSpread = ofAuthor || by.Contains("AUTHOR");
        for (var set = 0; set < Lendings.RandomSets; set += 4)
        {
            var desk = await lendings.On(product, set);
            var all = Scenarios(desk.Data);
            var kept = all[0].Where(keeps).ToArray();
            var whole = isSpread && !isFull ? kept.Sum(part => part.Of.PartCents) : kept.Select(part => part.Loan).Distinct().Sum(loan => loan.Cents);

            var answer = await desk.Find(
                $"{{ fees(groupBy: [{groups}], where: {where}, attribution: {(isFull ? "FULL" : "SHARED")}) {{ season {{ id }} library {{ id }} book {{ id }} author {{ id }} {Figure} }} }}");

            var cells = kept.GroupBy(part => string.Join(' ', by.Select(dimension => Member(part, dimension) is { } member ? Plain.Id(member) : "none")))
                .OrderBy(cell => cell.First(), Comparer<Part>.Create((one, other) =>
                    by.Select(dimension => CompareMembers(Member(one, dimension), Member(other, dimension))).FirstOrDefault(difference => difference != 0)))
                .Select(cell => With(
                    new[] { "season", "library", "book", "author" }.Select(name =>
                        (name, (JsonNode?)(by.Contains(name.ToUpperInvariant()) ? Reference(Member(cell.First(), name.ToUpperInvariant())) : null))),
                    Of(
                        all,
                        part => keeps(part) && by.All(dimension => Member(part, dimension) == Member(cell.First(), dimension)),
                        whole,
                        varies,
                        isSpread,
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
                  both: fees(groupBy: [SEASON, AUTHOR]) { amount }
                  full: fees(groupBy: [AUTHOR], attribution: FULL) { amount excess }
                  districts { fees(attribution: FULL) { amount byAuthor { amount excess } } }
                }
                """);

            var whole = desk.Data.Loans.Sum(loan => loan.Cents) / 100m;
            Assert.Equal(whole, Sum(answer["whole"]!, "amount"));
            Assert.Equal(whole, Sum(answer["shared"]!, "amount"));
            Assert.Equal(whole, Sum(answer["both"]!, "amount"));
            Assert.Equal(whole, Sum(answer["full"]!, "amount") - Sum(answer["full"]!, "excess"));
            Assert.All(answer["districts"]!.AsArray().Select(district => district!["fees"]!), fees =>
                Assert.Equal((decimal)fees["amount"]!, Sum(fees["byAuthor"]!, "amount") - Sum(fees["byAuthor"]!, "excess")));
        }

        static decimal Sum(JsonNode rows, string figure) => rows.AsArray().Sum(row => (decimal)row![figure]!);
    }

    private static readonly Comparer<IEntity> ByKey = Comparer<IEntity>.Create((one, other) => Plain.Compare(one.Key, other.Key));

    /// <summary>The parts in every combination of accounts; first the one that the loans show.</summary>
    private static List<List<Part>> Scenarios(LendingData data)
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

    private static JsonObject Owner(LendingData data, List<List<Part>> all, Author author, bool isFull)
    {
        bool Owns(Part part) => part.Of.Author == author;
        var whole = author.Authorships.SelectMany(authorship => authorship.Book.Loans).Sum(loan => loan.Cents);
        var own = all[0].Where(Owns).Sum(part => isFull ? part.Loan.Cents : part.Of.PartCents);
        var fees = Of(all, Owns, whole, varies: false, isSpread: true, isFull);
        var districts = author.Parts.Select(part => part.Loan.District).ToHashSet();
        var before = new HashSet<Season>();
        fees["bySeason"] = new JsonArray([.. data.Seasons.Where(season => districts.Contains(season.District)).OrderBy(one => one.Start).ThenBy(one => one, ByKey).Select(season =>
        {
            before.Add(season);
            var row = With([("season", Reference(season))], Of(all, part => Owns(part) && part.Season == season, own, varies: true, isSpread: true, isFull));
            var running = all.Select(scenario => Amount(scenario.Where(part => Owns(part) && before.Contains(part.Season)), isFull)).ToArray();
            row["cumulative"] = Euro(running[0]);
            row["cumulativeAtLeast"] = Euro(running.Min());
            row["cumulativeAtMost"] = Euro(running.Max());
            return row;
        })]);
        fees["byLibrary"] = Rows(all, Owns, part => part.Loan.Library, "library", own, varies: false, isFull);
        fees["byAuthor"] = Rows(all, Owns, part => part.Of.Author, "author", own, varies: false, isFull);
        return fees;
    }

    private static JsonObject FactOwner(LendingData data, List<List<Part>> all, District district, Func<Part, bool> owns, bool isFull, bool varies)
    {
        var whole = data.Loans.Where(loan => loan.District == district).Sum(loan => loan.Cents);
        var own = all[0].Where(owns).Select(part => part.Loan).Distinct().Sum(loan => loan.Cents);
        var fees = Of(all, owns, whole, varies, isSpread: false, isFull: false);
        fees["byAuthor"] = Rows(all, owns, part => part.Of.Author, "author", own, varies, isFull);
        return fees;
    }

    private static JsonArray Rows(List<List<Part>> all, Func<Part, bool> owns, Func<Part, IEntity?> member, string name, long whole, bool varies, bool isFull) => new(
        [.. all[0].Where(owns).Select(member).Distinct().Order(Comparer<IEntity?>.Create(CompareMembers)).Select(one =>
            With([(name, Reference(one))], Of(all, part => owns(part) && member(part) == one, whole, varies, isSpread: true, isFull)))]);

    private static JsonObject Of(List<List<Part>> all, Func<Part, bool> belongs, long whole, bool varies, bool isSpread, bool isFull)
    {
        // A figure that is not spread counts facts, however many parts they have.
        var isWhole = isFull || !isSpread;
        var parts = all[0].Where(belongs).ToArray();
        var loans = parts.Select(part => part.Loan).Distinct().Order(Comparer<Loan>.Create((one, other) => Plain.Compare(one.Key, other.Key))).ToArray();
        var sums = all.Select(scenario => Amount(scenario.Where(belongs), isWhole)).ToArray();
        var lines = isWhole
            ? loans.Select(loan => (loan.Cents, Loan: loan, Author: (Author?)null))
            : from loan in loans
              from part in parts.Where(part => part.Loan == loan).OrderBy(part => part.Of.Author, Comparer<IEntity?>.Create(CompareMembers))
              select (part.Of.PartCents, Loan: loan, part.Of.Author);
        return new JsonObject
        {
            ["amount"] = Euro(sums[0]),
            ["share"] = Plain.Json(Plain.Share(sums[0], whole)),
            ["loanCount"] = loans.Length,
            ["firm"] = Euro(Amount(parts.Where(part => !varies || !part.Loan.IsLate), isWhole)),
            ["atLeast"] = Euro(sums.Min()),
            ["atMost"] = Euro(sums.Max()),
            ["isCertain"] = sums.Min() == sums.Max(),
            ["basis"] = isSpread && parts.Any(part => part.Of.Basis == PartBasis.Guessed) ? "GUESSED" : "AGREED",
            ["excess"] = Euro(isSpread && isFull ? sums[0] - parts.Sum(part => part.Of.PartCents) : 0),
            ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject
            {
                ["amount"] = Euro(line.Item1),
                ["loan"] = Reference(line.Loan),
                ["author"] = Reference(line.Author),
            })]),
        };
    }

    private static long Amount(IEnumerable<Part> parts, bool isWhole) =>
        isWhole ? parts.Select(part => part.Loan).Distinct().Sum(loan => loan.Cents) : parts.Sum(part => part.Of.PartCents);

    private static IEntity? Member(Part part, string dimension) => dimension switch
    {
        "SEASON" => part.Season,
        "LIBRARY" => part.Loan.Library,
        "BOOK" => part.Loan.Book,
        _ => part.Of.Author,
    };

    private static int CompareMembers(IEntity? one, IEntity? other) => (one, other) switch
    {
        (null, _) or (_, null) => (one is null).CompareTo(other is null),
        (Season a, Season b) when a.Start != b.Start => a.Start.CompareTo(b.Start),
        (Library a, Library b) when a.Founded != b.Founded => a.Founded.CompareTo(b.Founded),
        (Book a, Book b) when a.Published != b.Published => a.Published.CompareTo(b.Published),
        _ => ByKey.Compare(one, other),
    };

    private static JsonObject With(IEnumerable<(string Name, JsonNode? Value)> first, JsonObject rest) =>
        new([.. first.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]);

    private static JsonObject? Reference(IEntity? entity) => entity is null ? null : new JsonObject { ["id"] = Plain.Id(entity) };

    private static JsonNode? Euro(long cents) => Plain.Json(cents / 100m);

    private static void Same(JsonNode expected, JsonNode? actual) => Assert.Equal(LendingDesk.Text(expected), LendingDesk.Text(actual));

    /// <summary>A part with the season that its loan has in one scenario.</summary>
    private sealed record Part(FeePart Of, Season Season)
    {
        public Loan Loan => Of.Loan;
    }
}
