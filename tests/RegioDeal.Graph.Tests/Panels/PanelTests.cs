using System.Text.Json;
using RegioDeal.Graph.Tests.Observations;
using Xunit;

namespace RegioDeal.Graph.Tests.Panels;

[Collection(GraphTests.Name)]
public sealed class PanelTests(RunningGraph graph)
{
    private const string Cell = "id indicator { code } region { code } period year value missingReason differenceToProvince differenceToCountry observation { value status source { code } }";

    // Two that may be added up, one of them without figures of a municipality, and one that may not.
    private static readonly string[] Indicators = ["bevolking", "gemiddelde-woz-waarde", "ww-uitkeringen"];

    [Theory, EachDatabase]
    public async Task The_grid_has_a_cell_for_every_region_and_period(Database database)
    {
        var rows = await graph.WalkAsync(database, """panel(indicators: ["ww-uitkeringen", "bevolking", "gemiddelde-woz-waarde"]""", Cell);

        var regions = Seed.Table("regions", "regions").ToDictionary(row => row["code"]);
        var values = PlainMonitor.All.ToDictionary(figure => figure.Key);
        var reasons = Seed.Table("observations", "monitor").ToDictionary(row => $"{row["indicator"]}/{row["region"]}/{row["period"]}", row => row["missing_reason"]);
        Assert.Equal(
            from indicator in Indicators
            from region in regions.Keys.Order(StringComparer.Ordinal)
            from period in PlainMonitor.Figures.Select(figure => figure.Period).Distinct().Order(StringComparer.Ordinal)
            let key = $"{indicator}/{region}/{period}"
            let value = values.GetValueOrDefault(key)
            let reason = value?.Value is not null ? ""
                : value is not null ? reasons.GetValueOrDefault(key, "INCOMPLETE")
                : region == PlainMonitor.Deal && indicator == "gemiddelde-woz-waarde" ? "NOT_ADDITIVE" : "NO_OBSERVATION"
            select $"{key} {value?.Value:0.####} {reason} {(value is null ? "nothing" : "")}",
            rows.Select(row => $"{Key(row)} {row.Number("value"):0.####} {row.At("missingReason")} {(row.At("observation") is null ? "nothing" : "")}"));
        Assert.Equal(rows.Count, rows.Select(row => row.At("id")).Distinct().Count());
        Assert.All(rows, row =>
        {
            var (indicator, region, period) = (row.At("indicator.code")!, row.At("region.code")!, row.At("period")!);
            var own = values.GetValueOrDefault(Key(row))?.Value;
            var province = regions[region]["parent"] is var parent && parent.StartsWith("PV", StringComparison.Ordinal) ? values.GetValueOrDefault($"{indicator}/{parent}/{period}")?.Value : null;
            var country = region == "NL01" ? null : values.GetValueOrDefault($"{indicator}/NL01/{period}")?.Value;
            var isRate = indicator == "gemiddelde-woz-waarde";
            Assert.Equal(isRate ? own - province : null, row.Number("differenceToProvince"));
            Assert.Equal(isRate ? own - country : null, row.Number("differenceToCountry"));
            Assert.Equal(period, row.At("year"));
            Assert.Equal(own, row.Number("observation.value"));
        });
        Assert.Contains(rows, row => row.At("differenceToProvince") is not null);
    }

    [Theory, EachDatabase]
    public async Task Pages_joined_are_the_grid_in_either_direction(Database database)
    {
        const string panel = """panel(indicators: ["gemiddelde-woz-waarde"], regions: ["GM0114", "PV22", "RD-ZOD"], periods: ["2020", "2021", "2024"]""";
        var whole = (await graph.WalkAsync(database, panel, Cell)).Select(row => row.GetRawText()).ToArray();
        Assert.Equal(9, whole.Length);

        foreach (var size in (int[])[1, 4])
        {
            Assert.Equal(whole, (await graph.WalkAsync(database, panel, Cell, size)).Select(row => row.GetRawText()));
        }

        var data = await graph.Data(database, $$"""{ last: {{panel}}, last: 2) { totalCount nodes { {{Cell}} } pageInfo { hasPreviousPage } } all: {{panel}}, where: { value: { neq: null } }, order: [{ value: DESC }]) { totalCount nodes { value } } }""");
        Assert.Equal(whole[^2..], data.GetProperty("last").GetProperty("nodes").EnumerateArray().Select(row => row.GetRawText()));
        Assert.Equal(9, data.GetProperty("last").GetProperty("totalCount").GetInt32());
        Assert.Equal(["307", "250", "173"], data.GetProperty("all").GetProperty("nodes").EnumerateArray().Select(row => row.At("value")));
    }

    [Theory, EachDatabase]
    public async Task Codes_that_nothing_has_give_no_cells_and_indicators_are_asked_for(Database database)
    {
        var data = await graph.Data(database, """
            { one: panel(indicators: ["geluk"]) { totalCount nodes { id } } two: panel(indicators: ["bevolking"], regions: ["GM9999"]) { totalCount nodes { id } }
              three: panel(indicators: ["bevolking"], periods: ["2019-Q1"]) { totalCount nodes { id } } four: panel(indicators: []) { totalCount nodes { id } }
              some: panel(indicators: ["geluk", "bevolking"], regions: ["GM9999", "GM0114"], periods: ["1900", "2020"]) { nodes { value } } }
            """);

        Assert.All((string[])["one", "two", "three", "four"], list => Assert.Equal("""{"totalCount":0,"nodes":[]}""", data.GetProperty(list).GetRawText()));
        Assert.Equal("""{"nodes":[{"value":107048}]}""", data.GetProperty("some").GetRawText());

        var answer = await graph.Ask(database, "{ panel { totalCount } }");
        Assert.Equal(400, (int)answer.Status);
        Assert.StartsWith("VALIDATION_FAILED", answer.Error, StringComparison.Ordinal);
        Assert.Contains("indicators", answer.Error, StringComparison.Ordinal);
    }

    private static string Key(JsonElement row) => $"{row.At("indicator.code")}/{row.At("region.code")}/{row.At("period")}";
}
