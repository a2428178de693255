using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>What the monitor of the deal has no figures of: quarters, months, targets, and what changes from one release to the next.</summary>
public sealed class WrittenMonitorTests(WrittenMonitor monitor) : IClassFixture<WrittenMonitor>
{
    [Theory, EachDatabase]
    public async Task Years_quarters_and_months_stand_in_the_order_of_their_spelling(Database database)
    {
        var data = await monitor.On(database).DataAsync("""
            { observations(where: { indicator: { code: { eq: "banen" } }, region: { code: { eq: "GM0003" } } }) { nodes { period periodKind year value normalisedValue } }
              latestFirst: observations(where: { region: { code: { eq: "GM0001" } }, indicator: { code: { eq: "banen" } }, periodKind: { eq: QUARTER } }, order: [{ period: DESC }]) { nodes { period } }
              panel(indicators: ["banen"], regions: ["GM0003"]) { nodes { period year value missingReason } }
              quarters: panel(indicators: ["banen"], regions: ["GM0003"], where: { period: { contains: "-q" } }, order: [{ period: DESC }]) { nodes { period } }
              indicator(code: "banen") { targets { region { code } period value text source { lines } } } }
            """);

        Assert.Equal(
            ["2018 YEAR 2018 -8 -8000", "2018-12 MONTH 2018 7 7000", "2020 YEAR 2020 -8.4 -8400", "2020-Q4 QUARTER 2020 6 6000"],
            data.GetProperty("observations").GetProperty("nodes").EnumerateArray().Select(row => $"{row.At("period")} {row.At("periodKind")} {row.At("year")} {row.At("value")} {row.At("normalisedValue")}"));
        Assert.Equal(["2020-Q1", "2019-Q3", "2018-Q3", "2018-Q1"], data.GetProperty("latestFirst").GetProperty("nodes").EnumerateArray().Select(row => row.At("period")));
        Assert.Equal(
            ["2018 2018 -8", "2018-01 2018", "2018-02 2018", "2018-12 2018 7", "2018-Q1 2018", "2018-Q3 2018", "2019 2019", "2019-07 2019", "2019-Q3 2019", "2020 2020 -8.4", "2020-01 2020", "2020-Q1 2020", "2020-Q4 2020 6", "2021 2021", "2022 2022", "2023 2023"],
            data.GetProperty("panel").GetProperty("nodes").EnumerateArray().Select(row => $"{row.At("period")} {row.At("year")} {row.At("value")}".TrimEnd()));
        Assert.Equal(["2020-Q4", "2020-Q1", "2019-Q3", "2018-Q3", "2018-Q1"], data.GetProperty("quarters").GetProperty("nodes").EnumerateArray().Select(row => row.At("period")));
        Assert.Equal("""[{"region":{"code":"GM0001"},"period":"2030-Q1","value":20.5,"text":"Twintig en een half.","source":{"lines":null}}]""", data.GetProperty("indicator").GetProperty("targets").GetRawText());
    }

    [Theory, EachDatabase]
    public async Task A_period_is_compared_with_one_that_is_alike(Database database)
    {
        var data = await monitor.On(database).DataAsync("""
            { indicator(code: "banen") { series { nodes { region { code } baseline { period } latest { period } change changePerYear relativeChange trend rank rankPeriod rankReason } } } }
            """);

        // Quarters before months; the third quarter of 2018 is nearer, and is not compared with the first of 2020.
        Assert.Equal(
            [
                "GM0001 2018-Q1 2020-Q1 5 2.5 0.5 IMPROVING 2 2019-07 ",
                "GM0002 2018-01 2020-01 -11 -5.5 -0.1 WORSENING 1 2019-07 ",
                "GM0003 2018 2020 -0.4 -0.2 -0.05 WORSENING   NOT_RANKED",
                "RD-X  2019-07    UNKNOWN   NOT_RANKED",
            ],
            data.GetProperty("indicator").GetProperty("series").GetProperty("nodes").EnumerateArray().Select(row =>
                $"{row.At("region.code")} {row.At("baseline.period")} {row.At("latest.period")} {row.At("change")} {row.At("changePerYear")} {row.At("relativeChange")} {row.At("trend")} {row.At("rank")} {row.At("rankPeriod")} {row.At("rankReason")}"));
    }

    [Theory, EachDatabase]
    public async Task A_sum_is_made_of_equal_periods_and_is_as_final_as_its_least_final_part(Database database)
    {
        var data = await monitor.On(database).DataAsync("""
            { observations(where: { region: { code: { eq: "RD-X" } } }) { nodes { period value normalisedValue status missingReason partCount partsWithValue parts { region { code } value } } } }
            """);

        Assert.Equal(
            [
                "2018-01 113 113000 FINAL  2 2 GM0001: 3, GM0002: 110",
                "2018-02   FINAL INCOMPLETE 2 1 GM0002: 100",
                "2018-Q1   FINAL INCOMPLETE 2 1 GM0001: 10",
                "2018-Q3   FINAL INCOMPLETE 2 1 GM0001: 20",
                "2019-07 3.75 3750 PROVISIONAL  2 2 GM0001: 1.5, GM0002: 2.25",
                "2019-Q3   FINAL INCOMPLETE 2 1 GM0001: 26",
                "2020-01   FINAL INCOMPLETE 2 1 GM0002: 99",
                "2020-Q1   FINAL INCOMPLETE 2 1 GM0001: 15",
            ],
            data.GetProperty("observations").GetProperty("nodes").EnumerateArray().Select(row =>
                $"{row.At("period")} {row.At("value")} {row.At("normalisedValue")} {row.At("status")} {row.At("missingReason")} {row.At("partCount")} {row.At("partsWithValue")} {string.Join(", ", row.GetProperty("parts").EnumerateArray().Select(part => $"{part.At("region.code")}: {part.At("value")}"))}"));
    }

    [Theory, EachDatabase]
    public async Task An_observation_tells_what_it_was_in_the_releases_before(Database database)
    {
        var data = await monitor.On(database).DataAsync("""
            { observations(where: { indicator: { code: { eq: "geluk" } } }) { nodes { period value revisions { firstRelease lastRelease value status missingReason sourceCode } } }
              revised: observations(where: { revisions: { any: true } }) { totalCount }
              releases { number changes(where: { concept: { eq: "observations" } }) { nodes { kind key } } changeCounts { concept added revised removed } } }
            """);

        Assert.Equal(
            [
                "2018 5:",
                "2019 7: 1-1 6 FINAL  telling, 2-2 6.5 FINAL  later-telling",
                "2020 7: 1-1 7 FINAL  telling, 2-2  FINAL NOT_PUBLISHED later-telling",
                "2021 8.1: 2-2 8 FINAL  later-telling",
                "2022 9.5: 1-2 9 FINAL  telling",
                "2023 4:",
            ],
            data.GetProperty("observations").GetProperty("nodes").EnumerateArray().Select(row => $"{row.At("period")} {row.At("value")}: {string.Join(", ", row.GetProperty("revisions").EnumerateArray().Select(told =>
                $"{told.At("firstRelease")}-{told.At("lastRelease")} {told.At("value")} {told.At("status")} {told.At("missingReason")} {told.At("sourceCode")}"))}".TrimEnd()));
        Assert.Equal(4, data.GetProperty("revised").GetProperty("totalCount").GetInt32());
        Assert.Equal(
            [
                "1:  []",
                """2: REVISED geluk/GM0001/2018, REVISED geluk/GM0001/2019, REVISED geluk/GM0001/2020, ADDED geluk/GM0001/2021, REVISED geluk/GM0001/2022, REMOVED geluk/GM0001/2023, REMOVED geluk/GM0001/2024 [{"concept":"observations","added":1,"revised":4,"removed":2}]""",
                """3: REVISED geluk/GM0001/2019, REVISED geluk/GM0001/2020, REVISED geluk/GM0001/2021, REVISED geluk/GM0001/2022, ADDED geluk/GM0001/2023 [{"concept":"observations","added":1,"revised":4,"removed":0}]""",
            ],
            data.GetProperty("releases").EnumerateArray().Select(release =>
                $"{release.At("number")}: {string.Join(", ", release.GetProperty("changes").GetProperty("nodes").EnumerateArray().Select(change => $"{change.At("kind")} {change.At("key")}"))} {release.At("changeCounts")}"));
    }
}
