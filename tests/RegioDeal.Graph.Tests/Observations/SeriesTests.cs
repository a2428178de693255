using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

[Collection(GraphTests.Name)]
public sealed class SeriesTests(RunningGraph graph)
{
    private const string Figures = """
        indicator { code } region { code } latest { period } baseline { period } baselineReason change changePerYear relativeChange changeReason
        trend trendReason rank rankedCount rankPeriod rankReason observationCount valueCount observations { totalCount }
        """;

    [Theory, EachDatabase]
    public async Task Every_series_says_what_a_plain_program_works_out_from_the_files(Database database)
    {
        var rows = await graph.WalkAsync(database, "series(order: []", Figures);

        Assert.Equal(PlainMonitor.Series, rows.Select(Told));
        Assert.All(rows, row => Assert.Equal(row.At("observationCount"), row.At("observations.totalCount")));

        // Some figures try these; random ones try the rest.
        Assert.Contains(PlainMonitor.Series, series => series.ChangeReason == "SERIES_BREAK");
        Assert.Contains(PlainMonitor.Series, series => series.ChangeReason == "NO_BASELINE");
        Assert.Contains(PlainMonitor.Series, series => series.RankReason == "NO_COMMON_PERIOD");
        Assert.Contains(PlainMonitor.Series.Where(series => series.Rank is not null).CountBy(series => (series.Key.Split('/')[0], series.Rank)), rank => rank.Value > 1);
    }

    [Theory, EachDatabase]
    public async Task Series_are_found_by_what_they_say(Database database)
    {
        var data = await graph.Data(database, """
            { best: series(where: { trend: { eq: WORSENING }, rank: { eq: 6 } }, order: [{ relativeChange: DESC }], first: 500) { nodes { indicator { code } region { code } } }
              broken: series(where: { changeReason: { eq: SERIES_BREAK } }) { totalCount }
              indicator(code: "werkloosheid") { series(order: [{ rank: ASC }, { region: { code: DESC } }]) { nodes { indicator { code } region { code } } } } }
            """);

        Assert.Equal(
            PlainMonitor.Series.Where(series => series is { Trend: "WORSENING", Rank: 6 }).OrderByDescending(series => series.RelativeChange).ThenBy(series => series.Key, StringComparer.Ordinal).Select(series => series.Key),
            Keys(data.GetProperty("best")));
        Assert.Equal(PlainMonitor.Series.Count(series => series.ChangeReason == "SERIES_BREAK"), data.GetProperty("broken").GetProperty("totalCount").GetInt32());
        Assert.Equal(
            PlainMonitor.Series.Where(series => series.Key.StartsWith("werkloosheid/", StringComparison.Ordinal)).OrderBy(series => series.Rank ?? 9).ThenByDescending(series => series.Key, StringComparer.Ordinal).Select(series => series.Key),
            Keys(data.GetProperty("indicator").GetProperty("series")));
    }

    [Theory, EachDatabase]
    public async Task A_series_is_held_against_any_region_in_the_period_of_its_latest_figure(Database database)
    {
        var data = await graph.Data(
            database,
            """
            query ($to: String!) { series(first: 500) { nodes { indicator { code } region { code } latest { period value }
              province: differenceTo(region: $to) { value reason } country: differenceTo(region: "NL01") { value reason } nowhere: differenceTo(region: "XX") { value reason } } } }
            """,
            new { to = "PV22" });

        var values = PlainMonitor.All.ToDictionary(figure => figure.Key, figure => figure.Value);
        var rows = data.GetProperty("series").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(PlainMonitor.Series.Count, rows.Length);
        foreach (var row in rows)
        {
            AssertDifference(row, "province", "PV22");
            AssertDifference(row, "country", "NL01");
            AssertDifference(row, "nowhere", "XX");
        }

        Assert.Contains(rows, row => row.At("province.value") is not null);

        void AssertDifference(JsonElement row, string alias, string region)
        {
            var other = values.GetValueOrDefault($"{row.At("indicator.code")}/{region}/{row.At("latest.period")}");
            Assert.Equal(row.Number("latest.value") - other, row.Number($"{alias}.value"));
            Assert.Equal(row.At("latest.period") is null ? "NO_VALUE" : other is null ? "OTHER_HAS_NO_FIGURE" : null, row.At($"{alias}.reason"));
        }
    }

    [Theory, EachDatabase]
    public async Task A_region_has_its_inhabitants_of_any_year(Database database)
    {
        var data = await graph.Data(
            database,
            "query ($year: Int!) { regions(first: 100) { nodes { code one: population(year: $year) last: population(year: 2026) never: population(year: 1900) } } }",
            new { year = 2020 });

        var values = PlainMonitor.All.ToDictionary(figure => figure.Key, figure => figure.Value);
        var rows = data.GetProperty("regions").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(Seed.Table("regions", "regions").Count, rows.Length);
        Assert.All(rows, row =>
        {
            Assert.Equal(values.GetValueOrDefault($"bevolking/{row.At("code")}/2020"), row.Number("one"));
            Assert.Equal(values.GetValueOrDefault($"bevolking/{row.At("code")}/2026"), row.Number("last"));
            Assert.Null(row.At("never"));
        });
        Assert.Equal(309_996, rows.Single(row => row.At("code") == PlainMonitor.Deal).Number("one"));
    }

    private static PlainSeries Told(JsonElement row)
    {
        int? Whole(string field) => (int?)row.Number(field);
        return new PlainSeries(
            $"{row.At("indicator.code")}/{row.At("region.code")}",
            row.At("latest.period"),
            row.At("baseline.period"),
            row.At("baselineReason"),
            row.Number("change"),
            row.Number("changePerYear"),
            row.Number("relativeChange"),
            row.At("changeReason"),
            row.At("trend")!,
            row.At("trendReason"),
            Whole("rank"),
            Whole("rankedCount"),
            row.At("rankPeriod"),
            row.At("rankReason"),
            Whole("observationCount")!.Value,
            Whole("valueCount")!.Value);
    }

    private static IEnumerable<string> Keys(JsonElement list) =>
        list.GetProperty("nodes").EnumerateArray().Select(row => $"{row.At("indicator.code")}/{row.At("region.code")}");
}
