using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

/// <summary>Every figure is held against sums over the package that share no code with the product.</summary>
[Collection(GraphTests.Name)]
public sealed class SpendingTests(RunningGraph graph)
{
    private const string Figures = "amount allocationCount certain atLeast atMost isCertain";

    [Theory, EachDatabase]
    public async Task Spending_by_pillar_and_tranche(Database database) =>
        (await graph.Ask(database, "{ spending(groupBy: [PILLAR, TRANCHE]) { pillar { code } tranche { number } amount share allocationCount } }")).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task The_first_tranche_of_werken_is_certain_although_its_parts_are_not(Database database)
    {
        var data = await graph.Data(database, $$"""{ spending(groupBy: [PILLAR, TRANCHE], where: { pillar: { code: { eq: "WERKEN" } }, tranche: { number: { eq: 1 } } }) { {{Figures}} } }""");

        var cell = data.GetProperty("spending").EnumerateArray().Single();
        Assert.Equal(957_880, cell.GetProperty("amount").GetDecimal());
        Assert.Equal(122_880, cell.GetProperty("certain").GetDecimal());
        Assert.Equal(957_880, cell.GetProperty("atLeast").GetDecimal());
        Assert.Equal(957_880, cell.GetProperty("atMost").GetDecimal());
        Assert.True(cell.GetProperty("isCertain").GetBoolean());
    }

    [Theory, EachDatabase]
    public async Task The_sixth_tranche_is_what_the_front_page_prints(Database database)
    {
        var data = await graph.Data(database, $$"""{ tranche(number: 6) { spending { {{Figures}} } } }""");

        AssertFigure(data.GetProperty("tranche").GetProperty("spending"), 3_057_170, amount => amount.Tranche == 6, _ => true, tranche => tranche == 6, varies: true);
    }

    [Theory, EachDatabase]
    public async Task Every_owner_has_the_sum_of_its_amounts(Database database)
    {
        var data = await graph.Data(database, $$"""
            { programmes { spending { {{Figures}} share } }
              pillars { code spending { {{Figures}} share } }
              tranches { number spending { {{Figures}} share } }
              organisations { nodes { code spending { {{Figures}} share } } }
              projects { nodes { pillar { code } code spending { {{Figures}} share } } } }
            """);

        AssertOwner(data.GetProperty("programmes")[0], _ => true);
        foreach (var pillar in data.GetProperty("pillars").EnumerateArray())
        {
            AssertOwner(pillar, amount => amount.Pillar == Text(pillar, "code"));
        }

        foreach (var organisation in data.GetProperty("organisations").GetProperty("nodes").EnumerateArray())
        {
            AssertOwner(organisation, amount => amount.Lead == Text(organisation, "code"));
        }

        foreach (var project in data.GetProperty("projects").GetProperty("nodes").EnumerateArray())
        {
            AssertOwner(project, amount => amount.Pillar == Text(project.GetProperty("pillar"), "code") && amount.Code == Text(project, "code"));
        }

        foreach (var tranche in data.GetProperty("tranches").EnumerateArray())
        {
            var number = tranche.GetProperty("number").GetInt32();
            var amounts = Seed.Amounts.Where(amount => amount.Tranche == number).Sum(amount => amount.Euros);
            AssertFigure(tranche.GetProperty("spending"), amounts, amount => amount.Tranche == number, _ => true, other => other == number, varies: true);
        }

        static void AssertOwner(JsonElement owner, Func<Amount, bool> owns)
        {
            var spending = owner.GetProperty("spending");
            var amount = Seed.Amounts.Where(owns).Sum(one => one.Euros);
            AssertFigure(spending, amount, owns, owns, _ => true, varies: false);
            Assert.Equal(decimal.Round(amount / Seed.Amounts.Sum(one => one.Euros), 6, MidpointRounding.ToEven), spending.GetProperty("share").GetDecimal());
        }
    }

    [Theory, EachDatabase]
    public async Task By_tranche_every_owner_has_the_bounds_that_its_readings_leave(Database database)
    {
        const string byTranche = "spending { byTranche { tranche { number } share cumulative cumulativeAtLeast cumulativeAtMost amount allocationCount certain atLeast atMost isCertain } }";
        var data = await graph.Data(database, $$"""
            { programmes { {{byTranche}} } pillars { code {{byTranche}} } organisations { nodes { code {{byTranche}} } }
              themes { name {{byTranche}} }
              projects { nodes { pillar { code } code {{byTranche}} } } }
            """);
        var themes = Seed.Table("projects").ToLookup(row => row["theme"], row => (row["pillar"], row["code"]));

        AssertOwner(data.GetProperty("programmes")[0], _ => true);
        foreach (var pillar in data.GetProperty("pillars").EnumerateArray())
        {
            AssertOwner(pillar, amount => amount.Pillar == Text(pillar, "code"));
        }

        foreach (var theme in data.GetProperty("themes").EnumerateArray())
        {
            AssertOwner(theme, amount => themes[Text(theme, "name")].Contains((amount.Pillar, amount.Code)));
        }

        foreach (var organisation in data.GetProperty("organisations").GetProperty("nodes").EnumerateArray())
        {
            AssertOwner(organisation, amount => amount.Lead == Text(organisation, "code"));
        }

        foreach (var project in data.GetProperty("projects").GetProperty("nodes").EnumerateArray())
        {
            AssertOwner(project, amount => amount.Pillar == Text(project.GetProperty("pillar"), "code") && amount.Code == Text(project, "code"));
        }

        static void AssertOwner(JsonElement owner, Func<Amount, bool> owns)
        {
            var rows = owner.GetProperty("spending").GetProperty("byTranche").EnumerateArray().ToArray();
            Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(row => row.GetProperty("tranche").GetProperty("number").GetInt32()));
            var total = Seed.Amounts.Where(owns).Sum(amount => amount.Euros);
            var running = 0m;
            foreach (var row in rows)
            {
                var number = row.GetProperty("tranche").GetProperty("number").GetInt32();
                var amount = Seed.Amounts.Where(one => owns(one) && one.Tranche == number).Sum(one => one.Euros);
                running += amount;
                AssertFigure(row, amount, one => owns(one) && one.Tranche == number, owns, tranche => tranche == number, varies: true);
                Assert.Equal(running, row.GetProperty("cumulative").GetDecimal());
                var (least, most) = Seed.Bounds(owns, tranche => tranche <= number);
                Assert.Equal(least, row.GetProperty("cumulativeAtLeast").GetDecimal());
                Assert.Equal(most, row.GetProperty("cumulativeAtMost").GetDecimal());
                Assert.Equal(
                    total == 0 ? null : decimal.Round(amount / total, 6, MidpointRounding.ToEven).ToString("0.000000", CultureInfo.InvariantCulture),
                    row.GetProperty("share").ValueKind == JsonValueKind.Null ? null : decimal.Round(row.GetProperty("share").GetDecimal(), 6).ToString("0.000000", CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Break_downs_add_up_to_their_owner(Database database)
    {
        var data = await graph.Data(database, """
            { tranches { number spending { amount
                byPillar { pillar { code } amount share atLeast atMost isCertain certain allocationCount }
                byOrganisation { organisation { code } amount atLeast atMost isCertain certain allocationCount } } }
              pillars { code spending { amount byOrganisation { organisation { code } amount share atLeast atMost isCertain certain allocationCount } } } }
            """);

        foreach (var tranche in data.GetProperty("tranches").EnumerateArray())
        {
            var number = tranche.GetProperty("number").GetInt32();
            var spending = tranche.GetProperty("spending");
            AssertSum(spending, "byPillar");
            AssertSum(spending, "byOrganisation");
            foreach (var row in spending.GetProperty("byPillar").EnumerateArray())
            {
                var code = Text(row.GetProperty("pillar"), "code");
                AssertFigure(row, row.GetProperty("amount").GetDecimal(), amount => amount.Tranche == number && amount.Pillar == code, amount => amount.Pillar == code, other => other == number, varies: true);
            }

            foreach (var row in spending.GetProperty("byOrganisation").EnumerateArray())
            {
                var code = Text(row.GetProperty("organisation"), "code");
                AssertFigure(row, row.GetProperty("amount").GetDecimal(), amount => amount.Tranche == number && amount.Lead == code, amount => amount.Lead == code, other => other == number, varies: true);
            }
        }

        foreach (var pillar in data.GetProperty("pillars").EnumerateArray())
        {
            AssertSum(pillar.GetProperty("spending"), "byOrganisation");
        }

        static void AssertSum(JsonElement spending, string by) =>
            Assert.Equal(spending.GetProperty("amount").GetDecimal(), spending.GetProperty(by).EnumerateArray().Sum(row => row.GetProperty("amount").GetDecimal()));
    }

    [Theory, EachDatabase]
    public async Task The_pivot_agrees_with_the_package_for_every_combination_of_dimensions(Database database)
    {
        string[] dimensions = ["PILLAR", "TRANCHE", "ORGANISATION", "PROJECT"];
        for (var set = 0; set < 16; set++)
        {
            var chosen = dimensions.Where((_, i) => (set & (1 << i)) != 0).ToArray();
            var data = await graph.Data(database, $$"""
                { spending(groupBy: [{{string.Join(", ", chosen)}}]) { pillar { code } tranche { number } organisation { code } project { code pillar { code } } {{Figures}} share lines { amount allocation { id } } } }
                """);
            var expected = Seed.Amounts.GroupBy(amount => Key(chosen, amount.Pillar, amount.Tranche, amount.Lead, $"{amount.Pillar} {amount.Code}")).ToDictionary(group => group.Key);
            var cells = data.GetProperty("spending").EnumerateArray().ToArray();
            Assert.Equal(expected.Count, cells.Length);
            foreach (var cell in cells)
            {
                var key = Key(
                    chosen,
                    cell.GetProperty("pillar") is { ValueKind: JsonValueKind.Object } pillar ? Text(pillar, "code") : "",
                    cell.GetProperty("tranche") is { ValueKind: JsonValueKind.Object } tranche ? tranche.GetProperty("number").GetInt32() : 0,
                    cell.GetProperty("organisation") is { ValueKind: JsonValueKind.Object } organisation ? Text(organisation, "code") : "",
                    cell.GetProperty("project") is { ValueKind: JsonValueKind.Object } project ? $"{Text(project.GetProperty("pillar"), "code")} {Text(project, "code")}" : "");
                var group = expected[key];
                var byTranche = chosen.Contains("TRANCHE");
                AssertFigure(
                    cell,
                    group.Sum(amount => amount.Euros),
                    group.Contains,
                    amount => Key([.. chosen.Except(["TRANCHE"])], amount.Pillar, 0, amount.Lead, $"{amount.Pillar} {amount.Code}")
                        == Key([.. chosen.Except(["TRANCHE"])], group.First().Pillar, 0, group.First().Lead, $"{group.First().Pillar} {group.First().Code}"),
                    tranche => !byTranche || tranche == group.First().Tranche,
                    varies: byTranche);
                Assert.Equal(group.Sum(amount => amount.Euros), cell.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("amount").GetDecimal()));
                Assert.Equal(group.Count(), cell.GetProperty("lines").EnumerateArray().Select(line => Text(line.GetProperty("allocation"), "id")).Distinct().Count());
            }
        }

        static string Key(string[] chosen, string pillar, int tranche, string organisation, string project) => string.Join('|', chosen.Select(dimension => dimension switch
        {
            "PILLAR" => pillar,
            "TRANCHE" => tranche.ToString(CultureInfo.InvariantCulture),
            "ORGANISATION" => organisation,
            _ => project,
        }));
    }

    [Theory, EachDatabase]
    public async Task A_pivot_over_some_tranches_has_bounds_over_those_tranches(Database database)
    {
        var data = await graph.Data(database, $$"""
            { spending(groupBy: [ORGANISATION], where: { tranche: { number: { in: [2, 3, 4] } } }) { organisation { code } {{Figures}} } }
            """);

        foreach (var cell in data.GetProperty("spending").EnumerateArray())
        {
            var code = Text(cell.GetProperty("organisation"), "code");
            AssertFigure(
                cell,
                Seed.Amounts.Where(amount => amount.Lead == code && amount.Tranche is 2 or 3 or 4 && amount.Lead == code).Sum(amount => amount.Euros),
                amount => amount.Lead == code && amount.Tranche is 2 or 3 or 4 && amount.Lead == code,
                amount => amount.Lead == code,
                tranche => tranche is 2 or 3 or 4,
                varies: true);
        }
    }

    [Theory, EachDatabase]
    public async Task Figures_filter_and_order_wherever_their_owner_stands(Database database)
    {
        var data = await graph.Data(database, """
            { projects(where: { spending: { allocationCount: { gte: 3 } }, lead: { spending: { amount: { gt: 1000000 } } } }, order: [{ spending: { share: DESC } }]) { nodes { pillar { code } code } }
              none: projects(where: { spending: { amount: { eq: 0 } } }) { nodes { code } }
              organisations(where: { spending: { amount: { gt: 0 } } }, order: [{ spending: { amount: DESC } }]) { nodes { code } }
              pillars(order: [{ spending: { certain: ASC } }]) { code }
              allocations(where: { tranche: { spending: { amount: { lt: 1500000 } } } }) { totalCount } }
            """);

        var leads = Seed.Amounts.GroupBy(amount => amount.Lead).ToDictionary(lead => lead.Key, lead => lead.Sum(amount => amount.Euros));
        var expected = Seed.Amounts.GroupBy(amount => (amount.Pillar, amount.Code))
            .Where(project => project.Count() >= 3 && leads[project.First().Lead] > 1_000_000)
            .OrderByDescending(project => project.Sum(amount => amount.Euros))
            .Select(project => project.Key);
        Assert.Equal(expected, data.GetProperty("projects").GetProperty("nodes").EnumerateArray().Select(project => (Text(project.GetProperty("pillar"), "code"), Text(project, "code"))));
        Assert.Equal("4.1", Text(data.GetProperty("none").GetProperty("nodes").EnumerateArray().Single(), "code"));
        Assert.Equal(leads.OrderByDescending(lead => lead.Value).Select(lead => lead.Key), data.GetProperty("organisations").GetProperty("nodes").EnumerateArray().Select(lead => Text(lead, "code")));
        Assert.Equal(["WONEN", "WELZIJN", "WERKEN"], data.GetProperty("pillars").EnumerateArray().Select(pillar => Text(pillar, "code")));
        Assert.Equal(Seed.Amounts.Count(amount => amount.Tranche is 3 or 4), data.GetProperty("allocations").GetProperty("totalCount").GetInt32());
    }

    private static void AssertFigure(
        JsonElement figure, decimal amount, Func<Amount, bool> counted, Func<Amount, bool> owned, Func<int, bool> tranche, bool varies)
    {
        var (least, most) = Seed.Bounds(owned, tranche);
        Assert.Equal(amount, figure.GetProperty("amount").GetDecimal());
        Assert.Equal(Seed.Amounts.Count(counted), figure.GetProperty("allocationCount").GetInt32());
        Assert.Equal(varies ? Seed.Amounts.Where(one => counted(one) && one.Certainty == "CERTAIN").Sum(one => one.Euros) : amount, figure.GetProperty("certain").GetDecimal());
        Assert.Equal(least, figure.GetProperty("atLeast").GetDecimal());
        Assert.Equal(most, figure.GetProperty("atMost").GetDecimal());
        Assert.Equal(least == most, figure.GetProperty("isCertain").GetBoolean());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
