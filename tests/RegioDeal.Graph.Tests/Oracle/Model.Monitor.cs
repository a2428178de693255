using RegioDeal.Graph.Tests.Observations;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Indicators, their figures, and the releases.</summary>
internal static partial class Model
{
    private static IEnumerable<Shape> Monitor =>
    [
        Of("Indicator", InFile, [
            Cell("code"), Cell("name"), Cell("nameEn", "name_en"), Cell("definition"), Cell("definitionEn", "definition_en"), Cell("definitionOrigin", "definition_origin"),
            Cell("unit"), Cell("normalisedUnit", "normalised_unit"), Int("factor"), Int("decimals"), Cell("direction"), Cell("additivity"), Cell("theme"),
            Value("position", InFile), Maybe("sourceColumn", "source_column"), Maybe("note"), One("programme", "Programme"), MaybeOne("pillar", "Pillar"),
            Back("series", "Series", "indicator"), Back("observations", "Observation", "indicator"),
            Through("projects", "Project", "IndicatorLink", "indicator", "project"), Back("links", "IndicatorLink", "indicator"),
            Back("dataNotes", "DataNote", "indicator"), Back("targets", "Target", "indicator"), One("source", "Source"),
            Spending(InProgramme, (part, _, i) => part.Indicator == i, by: "indicator")]),
        Of("IndicatorLink", InFile, [
            new ValueMember("weight", l => l.Number("weight"), Digits: 4), Cell("rationale"), Cell("basis"), One("project", "Project"), One("indicator", "Indicator"), Cited]),
        Of("UnlinkedProject", null, [Cell("reason"), One("project", "Project"), Cited]),
        Of("Target", null, [
            Cell("period"), new ValueMember("value", t => t.Number("value"), Digits: 4), Cell("text"), One("indicator", "Indicator"), One("region", "Region"), Cited]),
        Of("Observation", null, [
            Fact("period"), Value("periodKind", _ => "YEAR"), Value("year", o => PlainMonitor.Year(o.Fact<string>("period"))),
            new ValueMember("value", o => o.Fact<decimal?>("value"), 4, AddedUp(o => o.Fact<string>("period"))),
            new ValueMember("normalisedValue", o => o.Fact<decimal?>("value") * o.Link("indicator").Int("factor"), 4, AddedUp(o => o.Fact<string>("period"))),
            Fact("status"), Fact("missingReason"), Fact("missingMark"), Fact("method"), Fact("partCount"), Fact("partsWithValue"),
            One("indicator", "Indicator"), One("region", "Region"), One("series", "Series"), Back("parts", "Observation", "sum"), MaybeOne("sum", "Observation"),
            Back("revisions", "Revision", "observation"), One("source", "Source")]),
        Of("Revision", r => r.Int("firstRelease"), [
            Int("firstRelease"), Int("lastRelease"), new ValueMember("value", r => r.Fact<decimal?>("value"), Digits: 4), Fact("status"), Fact("missingReason"), Fact("sourceCode"),
            One("observation", "Observation")]),
        Of("Series", null, [
            OfSeries("baselineReason", s => s.BaselineReason), OfSeries("changeReason", s => s.ChangeReason), OfSeries("trend", s => s.Trend),
            OfSeries("trendReason", s => s.TrendReason), OfSeries("rank", s => s.Rank), OfSeries("rankedCount", s => s.RankedCount),
            OfSeries("rankPeriod", s => s.RankPeriod), OfSeries("rankReason", s => s.RankReason),
            OfSeries("observationCount", s => s.ObservationCount), OfSeries("valueCount", s => s.ValueCount),
            OfSeries("change", s => s.Change) with { Digits = 4, Guard = AddedUp() },
            OfSeries("changePerYear", s => s.ChangePerYear) with { Digits = 4, Guard = AddedUp() },
            OfSeries("relativeChange", s => s.RelativeChange) with { Digits = 6, Guard = new Guard(s => s.Link("indicator"), _ => false) },
            One("indicator", "Indicator"), One("region", "Region"), MaybeOne("latest", "Observation"), MaybeOne("baseline", "Observation"),
            Back("observations", "Observation", "series"), new AskedMember("differenceTo", (s, argument) => DifferenceTo(s, (string)argument("region")!))]),
        Of("PanelCell", null, [
            Fact("period"), Value("year", c => PlainMonitor.Year(c.Fact<string>("period"))), One("indicator", "Indicator"), One("region", "Region"), MaybeOne("observation", "Observation"),
            new ValueMember("value", c => c.MaybeLink("observation")?.Fact<decimal?>("value"), 4, AddedUp(c => c.Fact<string>("period"))),
            Value("missingReason", c => c.MaybeLink("observation") is { } observation ? observation.Fact<string?>("missingReason")
                : c.Link("region")["kind"] == "DEAL" && c.Link("indicator")["additivity"] == "NOT_ADDITIVE" ? "NOT_ADDITIVE"
                : "NO_OBSERVATION"),
            new ValueMember("differenceToProvince", c => World.DifferenceTo(c, "PROVINCE"), Digits: 4),
            new ValueMember("differenceToCountry", c => World.DifferenceTo(c, "COUNTRY"), Digits: 4),
            Euros("granted", c => GrantedIn(c).Amount), Euros("grantedPerInhabitant", c => GrantedIn(c).Each), Value("grantedReason", c => GrantedIn(c).Reason)]),
    ];

    private static IEnumerable<Shape> Releases =>
    [
        Of("Release", r => r.Fact<int>("number"), [
            Fact("number"), Fact("title"), Fact("created"), Value("isCurrent", _ => true), Value("changesSince", _ => null),
            Back("changes", "ReleaseChange", "release"), Back("changeCounts", "ReleaseChangeCount", "release")]),
        Of("ReleaseChange", null, [Fact("concept"), Fact("kind"), Fact("key"), One("release", "Release")]),
        Of("ReleaseChangeCount", null, [Fact("concept"), Fact("added"), Fact("revised"), Fact("removed")]),
    ];

    private static ValueMember OfSeries(string name, Func<PlainSeries, object?> get) => new(name, row => get(row.Fact<PlainSeries>("figures")));

    private static (decimal? Amount, decimal? Each, string? Reason) GrantedIn(Row cell) => cell.Once("granted", () => World.Granted(cell));

    /// <summary>Of one indicator; and a sum only where figures add up, of regions of one kind.</summary>
    private static Guard AddedUp(params Func<Row, object?>[] within) =>
        new(row => row.Link("indicator"), row => row.Link("indicator")["additivity"] == "ADDITIVE", [.. within, row => row.Link("region")["kind"]]);

    private static Dictionary<string, object?> DifferenceTo(Row series, string region)
    {
        var latest = series.MaybeLink("latest");
        var other = latest is null ? null : World.Of("Observation", "indicator", series.Link("indicator"))
            .FirstOrDefault(o => o.Link("region")["code"] == region && o.Fact<string>("period") == latest.Fact<string>("period"))?.Fact<decimal?>("value");
        return new Dictionary<string, object?>
        {
            ["value"] = latest?.Fact<decimal?>("value") - other,
            ["reason"] = latest is null ? "NO_VALUE" : other is null ? "OTHER_HAS_NO_FIGURE" : null,
        };
    }
}
