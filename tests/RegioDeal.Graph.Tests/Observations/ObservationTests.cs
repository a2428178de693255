using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

[Collection(GraphTests.Name)]
public sealed class ObservationTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task The_graph_has_every_row_of_the_package_and_no_other(Database database)
    {
        var rows = await graph.WalkAsync(
            database,
            "observations(where: { partCount: { eq: null } }",
            "indicator { code } region { code } period periodKind year value normalisedValue status missingReason missingMark method source { code } parts { id }");

        Assert.Equal(
            Seed.Table("observations", "monitor")
                .OrderBy(row => $"{row["indicator"]}/{row["region"]}/{row["period"]}", StringComparer.Ordinal)
                .Select(row => string.Join(
                    ',',
                    row["indicator"],
                    row["region"],
                    row["period"],
                    "YEAR",
                    row["period"],
                    Plain(row["value"], 1),
                    Plain(row["value"], int.Parse(PlainMonitor.Indicators[row["indicator"]]["factor"], CultureInfo.InvariantCulture)),
                    row["status"],
                    row["missing_reason"],
                    row["missing_mark"],
                    row["method"],
                    row["source"],
                    "[]")),
            rows.Select(row => string.Join(
                ',',
                "indicator.code region.code period periodKind year value normalisedValue status missingReason missingMark method source.code parts".Split(' ').Select(path => row.At(path)))));
    }

    [Theory, EachDatabase]
    public async Task A_sum_over_the_deal_has_a_value_when_every_municipality_has_one(Database database)
    {
        var rows = await graph.WalkAsync(
            database,
            "observations(where: { region: { kind: { eq: DEAL } } }",
            "indicator { code additivity } region { code } period value status missingReason method partCount partsWithValue source { code } parts { indicator { code } region { code } period value sum { period region { code } } source { code } }");

        var statuses = Seed.Table("observations", "monitor").ToDictionary(row => $"{row["indicator"]}/{row["region"]}/{row["period"]}", row => row["status"]);
        Assert.Equal(
            PlainMonitor.Sums.OrderBy(sum => sum.Figure.Key, StringComparer.Ordinal).Select(sum =>
            {
                var told = sum.Parts.Where(part => part.Value is not null).Select(part => statuses[part.Key]).ToHashSet();
                var status = new[] { "PROVISIONAL", "UNKNOWN", "REVISED", "FINAL" }.First(told.Contains);
                return $"{sum.Figure.Key} {Plain(sum.Figure.Value)} {status} {(sum.Figure.Value is null ? "INCOMPLETE" : "")} SUMMED 6 {sum.Parts.Count(part => part.Value is not null)}";
            }),
            rows.Select(row => $"{Key(row)} {row.At("value")} {row.At("status")} {row.At("missingReason")} {row.At("method")} {row.At("partCount")} {row.At("partsWithValue")}"));
        Assert.Contains(rows, row => row.At("missingReason") == "INCOMPLETE");
        foreach (var (row, sum) in rows.Zip(PlainMonitor.Sums.OrderBy(sum => sum.Figure.Key, StringComparer.Ordinal)))
        {
            var parts = row.GetProperty("parts").EnumerateArray().ToArray();
            Assert.Equal("ADDITIVE", row.At("indicator.additivity"));
            Assert.Equal(sum.Parts.Select(part => part.Key), parts.Select(Key));
            Assert.All(parts, part => Assert.Equal((row.At("period"), PlainMonitor.Deal), (part.At("sum.period"), part.At("sum.region.code"))));
            Assert.Equal(parts[0].At("source.code"), row.At("source.code"));
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_missing_is_found_by_its_reason(Database database)
    {
        var reasons = Seed.Table("observations", "monitor").Where(row => row["missing_reason"].Length > 0).CountBy(row => row["missing_reason"]).ToDictionary();
        reasons["INCOMPLETE"] = PlainMonitor.Sums.Count(sum => sum.Figure.Value is null);
        var data = await graph.Data(database, $$"""
            { all: observations { totalCount } none: observations(where: { value: { eq: null } }) { totalCount } final: observations(where: { status: { eq: FINAL }, method: { eq: READ } }) { totalCount }
              {{string.Join(' ', reasons.Keys.Append("OTHER").Select(reason => $"{reason}: observations(where: {{ missingReason: {{ eq: {reason} }} }}) {{ totalCount }}"))}} }
            """);

        int Total(string list) => data.GetProperty(list).GetProperty("totalCount").GetInt32();
        Assert.Equal(PlainMonitor.All.Count, Total("all"));
        Assert.Equal(reasons.Values.Sum(), Total("none"));
        Assert.Equal(Seed.Table("observations", "monitor").Count(row => row["status"] == "FINAL"), Total("final"));
        Assert.All(reasons, reason => Assert.Equal(reason.Value, Total(reason.Key)));
        Assert.Equal(0, Total("OTHER"));
    }

    [Theory, EachDatabase]
    public async Task Observations_are_filtered_sorted_and_paged(Database database) =>
        (await graph.Ask(database, """
            { dearest: observations(where: { indicator: { code: { eq: "gemiddelde-woz-waarde" } }, value: { gte: 277 }, region: { kind: { eq: MUNICIPALITY } } }, order: [{ value: DESC }, { period: ASC }], first: 3) {
                totalCount pageInfo { hasNextPage } nodes { region { name } period value normalisedValue status indicator { unit normalisedUnit } source { code licence } } }
              impossible: observations(where: { missingReason: { eq: IMPOSSIBLE } }, first: 2) { totalCount nodes { indicator { code } region { code } period value normalisedValue missingReason missingMark } }
              incomplete: observations(where: { missingReason: { eq: INCOMPLETE } }, last: 1) { nodes { period value status partCount partsWithValue parts { region { name } value status } } }
              emmen: region(code: "GM0114") { observations(where: { indicator: { code: { eq: "bevolking" } }, year: { in: [2019, 2020] } }) { nodes { period value status sum { value region { code } } } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_figure_names_a_source_that_says_who_when_and_under_which_terms(Database database)
    {
        var data = await graph.Data(database, """
            { sources(first: 500) { nodes { code publisher title table url copy licence retrieved checksum note } } }
            """);

        var sources = data.GetProperty("sources").GetProperty("nodes").EnumerateArray().ToDictionary(source => source.At("code")!);
        var used = Seed.Table("observations", "monitor").Select(row => row["source"]).ToHashSet();
        Assert.All(used.Select(code => sources[code]), source =>
        {
            Assert.NotNull(source.At("publisher"));
            Assert.True((source.At("licence") ?? source.At("note")) is not null, $"{source.At("code")} says nothing of its licence.");
            Assert.NotNull(source.At("retrieved"));
            Assert.NotNull(source.At("checksum"));
            Assert.NotNull(source.At("copy") ?? source.At("url"));
        });
        Assert.Equal(
            Seed.Table("sources", "").Select(row => $"{row["code"]},{row["table"]},{row["copy"]}"),
            Seed.Table("sources", "").Select(row => row["code"]).Select(code => $"{code},{sources[code].At("table")},{sources[code].At("copy")}"));
    }

    private static string Key(JsonElement row) => $"{row.At("indicator.code")}/{row.At("region.code")}/{row.At("period")}";

    private static string Plain(string value, int factor) => value.Length == 0 ? "" : Plain(decimal.Parse(value, CultureInfo.InvariantCulture) * factor);

    private static string Plain(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
