using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Indicators;

/// <summary>What the tables beside the observations refuse.</summary>
public sealed class IndicatorFaultTests : IDisposable
{
    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void A_row_that_cannot_be_true_is_a_fault()
    {
        package
            .Change("monitor/indicators.csv", ",1,1,LOWER_IS_BETTER,NOT_ADDITIVE,", ",0,1,LOWER_IS_BETTER,NOT_ADDITIVE,")
            .Change("monitor/indicators.csv", ",1,1,LOWER_IS_BETTER,NOT_ADDITIVE,", ",1,5,LOWER_IS_BETTER,NOT_ADDITIVE,")
            .Change("monitor/indicator_notes.csv", "gemiddelde-woz-waarde,BREAK,2019,", "gemiddelde-woz-waarde,BREAK,,")
            .Change("monitor/links.csv", "hoogopgeleide-bevolking,1,", "hoogopgeleide-bevolking,0,")
            .Change("monitor/boundaries.csv", "GM0109,2024,\"{\"\"type\"\":\"\"MultiPolygon\"\"", "GM0109,2024,\"{\"\"type\"\":\"\"Point\"\"")
            .Change("monitor/boundaries.csv", "[[[[7.040286,52.872818],", "[[[[7.140286,52.872818],")
            .Change("monitor/boundaries.csv", "[6.503365,52.769346]", "[6.503365,152.769346]")
            .Change("monitor/boundaries.csv", "GM0160,2024,\"{", "GM0160,2024,\"{{");

        Assert.Equal(
            [
                "monitor/boundaries.csv, row 2, geometry: found '{\"type\":\"Point\",\"coordinates\":[[[[6.737492,52.874906],[6.740446,52.870984],[6.74...', expected a GeoJSON Polygon or MultiPolygon; write the outline as one of these.",
                "monitor/boundaries.csv, row 3, geometry: found '{\"type\":\"MultiPolygon\",\"coordinates\":[[[[7.140286,52.872818],[7.043486,52.865219...', expected closed rings; repeat the first place of the ring as its last.",
                "monitor/boundaries.csv, row 4, geometry: found '{\"type\":\"MultiPolygon\",\"coordinates\":[[[[6.503365,152.769346],[6.505539,52.76807...', expected rings of at least four places, each longitude and latitude in degrees; correct the ring.",
                "monitor/boundaries.csv, row 5, geometry: found '{{\"type\":\"MultiPolygon\",\"coordinates\":[[[[6.702005,52.627267],[6.706417,52.62700...', expected a GeoJSON Polygon or MultiPolygon; write it as JSON, each double quote twice inside of the cell.",
                "monitor/indicator_notes.csv, row 4, period: found nothing, expected the first period of the new series; fill it in.",
                "monitor/indicators.csv, row 9, factor: found '0', expected a whole number from 1 to 1000000; write 1000 for thousands, and 1 when the unit is no multiple.",
                "monitor/indicators.csv, row 10, decimals: found '5', expected at most 4; keep figures to four digits behind the point.",
                "monitor/links.csv, row 2, weight: found '0', expected a part above 0 and at most 1; write 1 for the only indicator of a project.",
            ],
            package.Faults());
    }

    [Fact]
    public void The_weights_of_a_project_add_up_to_one()
    {
        package.Change("monitor/links.csv", "werkloosheid,0.3333,", "werkloosheid,0.3334,");

        Assert.Equal(
            ["monitor/links.csv, row 8, weight: found 1.0001 as the sum of the 3 weights of the project, expected 1; correct a weight, as 0.3334, 0.3333 and 0.3333 for thirds."],
            package.Faults());
    }

    [Fact]
    public void A_project_with_money_is_linked_or_says_why_not_and_never_both()
    {
        package
            .Rewrite("monitor/links.csv", text => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("zuid-en-oost-drenthe,WERKEN,4,", StringComparison.Ordinal))))
            .Change("monitor/unlinked.csv", "zuid-en-oost-drenthe,WERKEN,1.1,", "zuid-en-oost-drenthe,WERKEN,3,");

        Assert.Equal(
            [
                "monitor/unlinked.csv, row 2, code: found a project that monitor/links.csv links, expected one that has no link; remove the row, or the links.",
                Missing(2),
                Missing(9),
            ],
            package.Faults());

        static string Missing(int row) =>
            $"programme/allocations.csv, row {row}, code: found an amount of a project without a link to an indicator, expected a row of it in monitor/links.csv, or the reason why there is none; link it, or add it to monitor/unlinked.csv.";
    }

    [Fact]
    public void A_deal_that_links_nothing_need_not_say_so_of_each_project()
    {
        foreach (var table in (string[])["links", "unlinked"])
        {
            package.Rewrite($"monitor/{table}.csv", text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);
        }

        Assert.Empty(package.Read().All<Graph.Indicators.IndicatorLink>());
    }
}
