using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Observations;

internal sealed class SeriesGraph : EntityGraph<Series>
{
    private const string OneIndicator = "They are of several indicators. Filter on one: where: { indicator: { code: { eq: ... } } }.";

    public SeriesGraph()
        : base("An indicator in a region over time (reeks), with what it says of itself. Computed at import; where a figure cannot be computed the reason stands beside it.")
    {
        One("indicator", s => s.Indicator, "What is measured.");
        One("region", s => s.Region, "Where.");
        One("latest", s => s.Latest, "The last observation with a value. Null when there is none.");
        One("baseline", s => s.Baseline, "The last observation with a value in a period before the deal began (nulmeting). Null when there is none: 'baselineReason' says why.");
        Field("baselineReason", s => s.BaselineReason, "Why there is no baseline. Null when there is one.");
        Guarded(Field("change", s => s.Change, Scalar.Decimal(4), "The latest figure less the baseline, in the indicator's unit. Null when they cannot be compared: 'changeReason' says why."));
        Guarded(Field("changePerYear", s => s.ChangePerYear, Scalar.Decimal(4), "The change divided by the years between, in the indicator's unit, four digits, half-even. Null when there is no change to tell."));
        Field("relativeChange", s => s.RelativeChange, Scalar.Decimal(6), "The change as a part of the baseline's size, 0.05 for 5 %, six digits, half-even. Null when there is no change to tell, or the baseline is 0 or next to nothing.")
            .ComparesWithin((Series s) => s.IndicatorId, OneIndicator)
            .AddsUpWhen((Series s) => false, "Parts of different wholes do not add up. Ask average, min or max.");
        Field("changeReason", s => s.ChangeReason, "Why there is no change to tell. Null when there is one.");
        Field("trend", s => s.Trend, "Where it has gone since the baseline, by the indicator's direction. It says nothing of what caused it.");
        Field("trendReason", s => s.TrendReason, "Why the trend is unknown. Null when it is not.");
        Field("rank", s => s.Rank, "Its place among the municipalities of the deal in 'rankPeriod', 1 for the best, or for the highest where no way is better; equal values share the better place. Null when there is none: 'rankReason' says why.");
        Field("rankedCount", s => s.RankedCount, "How many municipalities are ranked. Null when it has no rank.");
        Field("rankPeriod", s => s.RankPeriod, "The last period in which every municipality of the deal has a value. Null when it has no rank.");
        Field("rankReason", s => s.RankReason, "Why there is no rank. Null when there is one.");
        Field("observationCount", s => s.ObservationCount, "How many observations it has, gaps included.");
        Field("valueCount", s => s.ValueCount, "How many of them have a value.");
        Declare.Object(
            "differenceTo",
            "Difference",
            Argument<string>("region", "The code of the other region, as PV22 or NL01."),
            "How far its latest figure lies from that of another region in the same period.",
            "How far a figure lies from that of another region in the same period.",
            difference =>
            {
                difference.Field(
                    "value",
                    (s, region) => s.Latest!.Value - s.Indicator.Observations
                        .Where(o => o.Region.Code == region && o.Period == s.Latest!.Period)
                        .Select(o => o.Value)
                        .FirstOrDefault(),
                    Scalar.Decimal(4),
                    "This figure less the other one, in the indicator's unit. Null when one of them is not there: 'reason' says why.")
                    .SourcedBy((Series s, string region) => s.Indicator.Observations
                        .Where(o => o.Region.Code == region && o.Period == s.Latest!.Period)
                        .Select(o => (int?)o.SourceId)
                        .FirstOrDefault())
                    .Nullable();
                difference.Field(
                    "reason",
                    (s, region) => s.LatestId == null ? NoFigureReason.NoValue
                        : s.Indicator.Observations.Any(o => o.Region.Code == region && o.Period == s.Latest!.Period && o.Value != null) ? null
                        : (NoFigureReason?)NoFigureReason.OtherHasNoFigure,
                    "Why there is no difference. Null when there is one.").Nullable();
            });
        RestsOn(s => s.Observations);
        RestsOn(s => s.Observations.SelectMany(o => o.Parts));
        Many("observations", s => s.Observations, "Its figures, by period; gaps too, with their reasons.");
        RootConnection("series", "All series, by indicator and region.");
    }

    private static void Guarded(ValueField figure) => figure
        .ComparesWithin((Series s) => s.IndicatorId, OneIndicator)
        .AddsUpWhen((Series s) => s.Indicator.Additivity == Additivity.Additive, "The indicator is a percentage, an average or a rate, and these do not add up. Ask average, min or max.")
        .AddsUpWithin((Series s) => s.Region.Kind, "They are of regions of several kinds, of which one holds another. Filter on one: where: { region: { kind: { eq: MUNICIPALITY } } }.");
}
