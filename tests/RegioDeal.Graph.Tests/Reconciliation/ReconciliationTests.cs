using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Reconciliation;

[Collection(GraphTests.Name)]
public sealed class ReconciliationTests(RunningGraph graph)
{
    /// <summary>Copied by hand from lines 1115, 1247 and 1354 of the document; Welzijn prints five figures for six columns.</summary>
    private static readonly (string Pillar, decimal?[] Tranches)[] Printed =
    [
        ("WERKEN", [957_880, 3_390_972, 25_000, 1_292_000, 3_352_000, 2_355_000]),
        ("WONEN", [420_000, 268_000, 846_865, 180_000, 1_192_500, 95_000]),
        ("WELZIJN", [1_066_500, 851_671, 483_000, null, 1_247_800, 607_170]),
    ];

    [Theory, EachDatabase]
    public async Task Every_printed_total_stands_beside_the_computed_one(Database database) =>
        (await graph.Ask(database, "{ reconciliation { measure pillar { code } tranche { number } printed computed difference } }")).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_printed_total_reconciles(Database database)
    {
        var data = await graph.Data(database, "{ reconciliation { measure pillar { code } tranche { number } printed computed difference printedText source { lines } } }");

        var totals = data.GetProperty("reconciliation").EnumerateArray().ToArray();
        Assert.Equal(24, totals.Length);
        Assert.All(totals, total => Assert.Equal(0, total.GetProperty("difference").GetDecimal()));
        Assert.All(totals, total => Assert.Equal(total.GetProperty("printed").GetDecimal(), total.GetProperty("computed").GetDecimal()));
        foreach (var (pillar, tranches) in Printed)
        {
            for (var number = 1; number <= 6; number++)
            {
                var found = totals.Where(total => total.GetProperty("measure").GetString() == "AMOUNT"
                    && total.GetProperty("pillar") is { ValueKind: JsonValueKind.Object } of && of.GetProperty("code").GetString() == pillar
                    && total.GetProperty("tranche").GetProperty("number").GetInt32() == number).ToArray();
                if (tranches[number - 1] is { } printed)
                {
                    Assert.NotEmpty(found);
                    Assert.All(found, total => Assert.Equal(printed, total.GetProperty("computed").GetDecimal()));
                }
                else
                {
                    Assert.Empty(found);
                }
            }
        }
    }

    [Theory, EachDatabase]
    public async Task The_front_page_counts_the_projects_of_the_sixth_tranche(Database database)
    {
        var data = await graph.Data(database, "{ reconciliation(where: { measure: { eq: PROJECT_COUNT } }, order: [{ computed: DESC }]) { pillar { code } computed } }");

        // Lines 62, 64 and 66.
        Assert.Equal(
            [("WERKEN", 5m), ("WELZIJN", 4m), ("WONEN", 2m)],
            data.GetProperty("reconciliation").EnumerateArray().Select(total => (total.GetProperty("pillar").GetProperty("code").GetString()!, total.GetProperty("computed").GetDecimal())));
    }
}
