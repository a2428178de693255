using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

/// <summary>What falls to municipalities, held against sums over the package that share no code with the product.</summary>
[Collection(GraphTests.Name)]
public sealed class MunicipalitySpendingTests(RunningGraph graph)
{
    private const string Figures = "amount allocationCount certain atLeast atMost isCertain basis excess";

    private static readonly IReadOnlyList<Part> Parts = Spread();

    [Theory, EachDatabase]
    public async Task A_municipality_with_its_projects(Database database) =>
        (await graph.Ask(database, """
            { municipality(code: "GM0114") { name spending { amount basis byPillar { pillar { code } amount } }
                projects(first: 50) { totalCount nodes { pillar { code } code title lead { name } } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Municipalities_have_their_parts_and_what_is_left_is_not_attributed(Database database) =>
        (await graph.Ask(database, """
            { spending(groupBy: [MUNICIPALITY]) { municipality { name } amount share allocationCount basis }
              whole: spending { amount basis } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_municipality_has_its_part_of_the_amounts_and_all_of_them_when_asked(Database database)
    {
        const string spending = $$"""
            {
              {{Figures}} share
              byTranche { tranche { number } {{Figures}} cumulative cumulativeAtLeast cumulativeAtMost }
              byPillar { pillar { code } {{Figures}} }
              byOrganisation { organisation { code } {{Figures}} }
            }
            """;
        var data = await graph.Data(database, $$"""
            { municipalities { nodes { code participates shared: spending {{spending}} full: spending(attribution: FULL) {{spending}} } } }
            """);

        var municipalities = data.GetProperty("municipalities").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(6, municipalities.Count(municipality => municipality.GetProperty("participates").GetBoolean()));
        foreach (var municipality in municipalities)
        {
            var code = Text(municipality, "code");
            var participates = municipality.GetProperty("participates").GetBoolean();
            foreach (var isFull in new[] { false, true })
            {
                var own = municipality.GetProperty(isFull ? "full" : "shared");
                bool Owned(Part part) => part.Municipality == code;
                AssertFigure(own, Owned, Owned, _ => true, varies: false, isFull);
                var share = own.GetProperty("share");
                Assert.Equal<decimal?>(
                    participates ? decimal.Round(Sum(Parts.Where(Owned), isFull) / Seed.Amounts.Sum(amount => amount.Euros), 6, MidpointRounding.ToEven) : null,
                    share.ValueKind == JsonValueKind.Null ? null : share.GetDecimal());
                var rows = own.GetProperty("byTranche").EnumerateArray().ToArray();
                Assert.Equal(participates ? [1, 2, 3, 4, 5, 6] : [], rows.Select(row => row.GetProperty("tranche").GetProperty("number").GetInt32()));
                foreach (var row in rows)
                {
                    var number = row.GetProperty("tranche").GetProperty("number").GetInt32();
                    AssertFigure(row, part => Owned(part) && part.Amount.Tranche == number, Owned, tranche => tranche == number, varies: true, isFull);
                    var (least, most) = Bounds(Owned, tranche => tranche <= number, isFull);
                    Assert.Equal(Sum(Parts.Where(part => Owned(part) && part.Amount.Tranche <= number), isFull), row.GetProperty("cumulative").GetDecimal());
                    Assert.Equal(least, row.GetProperty("cumulativeAtLeast").GetDecimal());
                    Assert.Equal(most, row.GetProperty("cumulativeAtMost").GetDecimal());
                }

                foreach (var row in own.GetProperty("byPillar").EnumerateArray())
                {
                    var pillar = Text(row.GetProperty("pillar"), "code");
                    AssertFigure(row, part => Owned(part) && part.Amount.Pillar == pillar, part => Owned(part) && part.Amount.Pillar == pillar, _ => true, varies: false, isFull);
                }

                Assert.Equal(own.GetProperty("amount").GetDecimal(), own.GetProperty("byOrganisation").EnumerateArray().Sum(row => row.GetProperty("amount").GetDecimal()));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Lines_by_municipality_close_the_total_of_every_owner(Database database)
    {
        const string spending = "shared: spending { amount byMunicipality { municipality { code } amount basis excess } } full: spending(attribution: FULL) { amount byMunicipality { municipality { code } amount basis excess } }";
        var data = await graph.Data(database, $$"""
            { programmes { {{spending}} } pillars { {{spending}} } themes { {{spending}} } tranches { {{spending}} }
              organisations { nodes { {{spending}} } } projects { nodes { {{spending}} } } }
            """);

        var owners = data.EnumerateObject().SelectMany(list => (list.Value.ValueKind == JsonValueKind.Array ? list.Value : list.Value.GetProperty("nodes")).EnumerateArray()).ToArray();
        Assert.Equal(1 + 3 + 6 + 6 + 41 + 46, owners.Length);
        foreach (var owner in owners)
        {
            var (shared, full) = (owner.GetProperty("shared"), owner.GetProperty("full"));
            Assert.Equal(shared.GetProperty("amount").GetDecimal(), Sum(shared, "amount"));
            Assert.Equal(0, Sum(shared, "excess"));
            Assert.Equal(full.GetProperty("amount").GetDecimal(), Sum(full, "amount") - Sum(full, "excess"));
            Assert.Equal(Codes(shared), Codes(full));
        }

        static decimal Sum(JsonElement spending, string figure) => spending.GetProperty("byMunicipality").EnumerateArray().Sum(row => row.GetProperty(figure).GetDecimal());

        static IEnumerable<string?> Codes(JsonElement spending) =>
            spending.GetProperty("byMunicipality").EnumerateArray().Select(row => row.GetProperty("municipality") is { ValueKind: JsonValueKind.Object } one ? Text(one, "code") : null);
    }

    [Theory, EachDatabase]
    public async Task The_pivot_agrees_with_the_package_for_every_combination_with_municipalities(Database database)
    {
        string[] dimensions = ["PILLAR", "TRANCHE", "ORGANISATION", "PROJECT"];
        for (var set = 0; set < 16; set++)
        {
            var chosen = dimensions.Where((_, i) => (set & (1 << i)) != 0).ToArray();
            foreach (var isFull in new[] { false, true })
            {
                var data = await graph.Data(database, $$"""
                    { spending(groupBy: [{{string.Join(", ", [.. chosen, "MUNICIPALITY"])}}], attribution: {{(isFull ? "FULL" : "SHARED")}}) {
                        pillar { code } tranche { number } organisation { code } project { code pillar { code } } municipality { code }
                        {{Figures}} lines { amount allocation { id } municipality { code } } } }
                    """);
                var expected = Parts.GroupBy(part => Key(chosen, part)).ToDictionary(group => group.Key);
                var cells = data.GetProperty("spending").EnumerateArray().ToArray();
                Assert.Equal(expected.Count, cells.Length);
                foreach (var cell in cells)
                {
                    var group = expected[Key(chosen, cell)];
                    var first = group.First();
                    string[] settled = [.. chosen.Except(["TRANCHE"])];
                    var byTranche = chosen.Contains("TRANCHE");
                    AssertFigure(
                        cell, group.Contains, part => Key(settled, part) == Key(settled, first), tranche => !byTranche || tranche == first.Amount.Tranche, byTranche, isFull);
                    var lines = cell.GetProperty("lines").EnumerateArray().ToArray();
                    Assert.Equal(cell.GetProperty("amount").GetDecimal(), lines.Sum(line => line.GetProperty("amount").GetDecimal()));
                    Assert.Equal(group.Select(part => part.Amount).Distinct().Count(), lines.Length);
                    Assert.All(lines, line => Assert.Equal(
                        isFull ? "" : first.Municipality,
                        line.GetProperty("municipality") is { ValueKind: JsonValueKind.Object } one ? Text(one, "code") : ""));
                }
            }
        }

        static string Key(string[] chosen, object of) => string.Join('|', chosen.Append("MUNICIPALITY").Select(dimension => of switch
        {
            Part part => dimension switch
            {
                "PILLAR" => part.Amount.Pillar,
                "TRANCHE" => part.Amount.Tranche.ToString(CultureInfo.InvariantCulture),
                "ORGANISATION" => part.Amount.Lead,
                "PROJECT" => $"{part.Amount.Pillar} {part.Amount.Code}",
                _ => part.Municipality,
            },
            JsonElement cell => cell.GetProperty(dimension.ToLowerInvariant()) is not { ValueKind: JsonValueKind.Object } member ? "" : dimension switch
            {
                "TRANCHE" => member.GetProperty("number").GetInt32().ToString(CultureInfo.InvariantCulture),
                "PROJECT" => $"{Text(member.GetProperty("pillar"), "code")} {Text(member, "code")}",
                _ => Text(member, "code"),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(of)),
        }));
    }

    [Theory, EachDatabase]
    public async Task An_amount_of_several_municipalities_counts_once_where_they_are_asked_together(Database database)
    {
        string[] asked = ["GM0114", "GM0160"];
        foreach (var isFull in new[] { false, true })
        {
            var data = await graph.Data(database, $$"""
                { spending(groupBy: [TRANCHE], attribution: {{(isFull ? "FULL" : "SHARED")}}, where: { municipality: { code: { in: ["GM0114", "GM0160"] } } }) { tranche { number } {{Figures}} } }
                """);
            bool Asked(Part part) => asked.Contains(part.Municipality);
            foreach (var cell in data.GetProperty("spending").EnumerateArray())
            {
                var number = cell.GetProperty("tranche").GetProperty("number").GetInt32();
                AssertFigure(cell, part => Asked(part) && part.Amount.Tranche == number, Asked, tranche => tranche == number, varies: true, isFull);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Municipalities_filter_and_order_by_what_falls_to_them(Database database)
    {
        var data = await graph.Data(database, """
            { municipalities(where: { spending: { amount: { gt: 1500000 } } }, order: [{ spending: { amount: DESC } }]) { nodes { code } }
              projects(where: { municipalities: { some: { code: { eq: "GM0114" } } }, spending: { amount: { gte: 500000 } } }) { totalCount } }
            """);

        var expected = Parts.Where(part => part.Municipality.Length > 0).GroupBy(part => part.Municipality)
            .Select(group => (group.Key, Amount: group.Sum(part => part.Euros))).Where(one => one.Amount > 1_500_000).OrderByDescending(one => one.Amount);
        Assert.Equal(expected.Select(one => one.Key), data.GetProperty("municipalities").GetProperty("nodes").EnumerateArray().Select(one => Text(one, "code")));
        Assert.Equal(
            Parts.Where(part => part.Municipality == "GM0114").GroupBy(part => (part.Amount.Pillar, part.Amount.Code)).Count(project => project.Sum(part => part.Amount.Euros) >= 500_000),
            data.GetProperty("projects").GetProperty("totalCount").GetInt32());
    }

    /// <summary>Every amount over the municipalities of its project: equal parts, and the cents that are left over to the first codes.</summary>
    private static List<Part> Spread()
    {
        var named = Seed.Table("involvements").ToLookup(row => (row["pillar"], row["code"]), row => row["municipality"]);
        Assert.All(Seed.Table("involvements"), row => Assert.Equal("1", row["weight"]));
        return [.. Seed.Amounts.SelectMany(amount =>
        {
            var codes = named[(amount.Pillar, amount.Code)].Order(StringComparer.Ordinal).ToArray();
            var cents = (long)(amount.Euros * 100);
            return codes.Length == 0
                ? [new Part(amount, "", amount.Euros)]
                : codes.Select((code, i) => new Part(amount, code, ((cents / codes.Length) + (i < cents % codes.Length ? 1 : 0)) / 100m));
        })];
    }

    private static (decimal Least, decimal Most) Bounds(Func<Part, bool> owned, Func<int, bool> tranche, bool isFull)
    {
        var weights = Parts.Where(owned).GroupBy(part => part.Amount).ToDictionary(amount => amount.Key, amount => Sum(amount, isFull));
        var (least, most) = (0m, 0m);
        foreach (var readings in Seed.Readings.Values)
        {
            var sums = readings.Select(reading => reading.Where(part => tranche(part.Value)).Sum(part => weights.GetValueOrDefault(part.Key))).ToArray();
            least += sums.Min();
            most += sums.Max();
        }

        return (least, most);
    }

    private static decimal Sum(IEnumerable<Part> parts, bool isFull) =>
        isFull ? parts.Select(part => part.Amount).Distinct().Sum(amount => amount.Euros) : parts.Sum(part => part.Euros);

    private static void AssertFigure(
        JsonElement figure, Func<Part, bool> counted, Func<Part, bool> owned, Func<int, bool> tranche, bool varies, bool isFull)
    {
        var parts = Parts.Where(counted).ToArray();
        var (least, most) = Bounds(owned, tranche, isFull);
        Assert.Equal(Sum(parts, isFull), figure.GetProperty("amount").GetDecimal());
        Assert.Equal(parts.Select(part => part.Amount).Distinct().Count(), figure.GetProperty("allocationCount").GetInt32());
        Assert.Equal(Sum(parts.Where(part => !varies || part.Amount.Certainty == "CERTAIN"), isFull), figure.GetProperty("certain").GetDecimal());
        Assert.Equal(least, figure.GetProperty("atLeast").GetDecimal());
        Assert.Equal(most, figure.GetProperty("atMost").GetDecimal());
        Assert.Equal(least == most, figure.GetProperty("isCertain").GetBoolean());
        Assert.Equal(parts.Length == 0 ? "DOCUMENT" : "EDITORIAL", Text(figure, "basis"));
        Assert.Equal(isFull ? Sum(parts, true) - Sum(parts, false) : 0, figure.GetProperty("excess").GetDecimal());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>What of an amount falls to a municipality; an empty code for what is not attributed.</summary>
    private sealed record Part(Amount Amount, string Municipality, decimal Euros);
}
