using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Observations;

internal sealed class ObservationGraph : EntityGraph<Observation>
{
    public ObservationGraph()
        : base("What an indicator is in a region in a period (waarneming), or why that is not known. What is missing is missing with its reason; nothing is estimated.")
    {
        One("indicator", o => o.Indicator, "What is measured.");
        One("region", o => o.Region, "Where.");
        One("series", o => o.Series, "The same indicator in the same region over time.");
        Field("period", o => o.Period, "When: a year as 2019, a quarter as 2019-Q3, or a month as 2019-07. Stocks are those of the first day, see the data notes of the indicator.");
        Field("periodKind", o => o.PeriodKind, "How long the period is.");
        Field("year", o => o.Year, "The year that the period lies in.");
        Guarded(Field("value", o => o.Value, Scalar.Decimal(4), "The figure, in the indicator's official unit. Null when there is none: 'missingReason' says why."));
        Guarded(Field("normalisedValue", o => o.Value * o.Indicator.Factor, Scalar.Decimal(4), "The figure in the indicator's normalised unit: in euros where the official unit is thousands of euros. Null when there is none."));
        Field("status", o => o.Status, "How final it is.");
        Field("missingReason", o => o.MissingReason, "Why there is no value. Null when there is one.");
        Field("missingMark", o => o.MissingMark, "The mark that the source gives instead of a value, as Impossible. Null when there is a value or an empty cell.");
        Field("method", o => o.Method, "Whether it was read in the source, or added up by us.");
        Field("partCount", o => o.PartCount, "Of a sum over the municipalities of a deal: how many parts it has. Null of all else.");
        Field("partsWithValue", o => o.PartsWithValue, "Of a sum over the municipalities of a deal: how many of its parts have a value (dekking). Below partCount there is no sum. Null of all else.");
        List("parts", o => o.Parts, "Of a sum over the municipalities of a deal: what it is the sum of, each with its own source. Empty of all else.", assumedSize: 6);
        One("sum", o => o.Sum, "The sum over the municipalities of the deal that it is a part of. Null when figures of the indicator do not add up, or the region is no municipality of a deal.");
        List("revisions", o => o.Revisions, "What it was in earlier releases (herzieningen), oldest first. Empty when it never was otherwise.", assumedSize: 2);
        One("source", o => o.Source, "The table that it was read in. Of a sum over a deal that of its first part; see 'parts'.");
        Declare.CiteAs(
            o => new CitedObservation(
                GlobalId.Of(o),
                o.Key,
                o.Indicator.Name,
                o.Indicator.Unit,
                o.Indicator.Decimals,
                o.Region.Name,
                o.Period,
                o.Value,
                o.Status,
                o.MissingReason,
                o.Method,
                o.PartCount,
                o.PartsWithValue,
                new CitedSource(o.Source.Code, o.Source.Publisher, o.Source.Title, o.Source.Edition, o.Source.Table, o.Source.Url, o.Source.Copy, o.Source.Licence, o.Source.Retrieved)),
            "How to cite it: the table that it was read in, the figure or the reason why there is none, the release, and the address that gives it again.");
        RestsOn(o => o.Parts);
        Facet("indicator", o => o.Indicator);
        Facet("region", o => o.Region);
        Facet("year", o => o.Year);
        Facet("period", o => o.Period);
        Facet("status", o => o.Status);
        Facet("missingReason", o => o.MissingReason);
        RootConnection("observations", "All figures and gaps, by indicator, region and period.");
    }

    private static void Guarded(ValueField figure) => figure
        .ComparesWithin((Observation o) => o.IndicatorId, "They are of several indicators. Filter on one: where: { indicator: { code: { eq: ... } } }.")
        .AddsUpWhen((Observation o) => o.Indicator.Additivity == Additivity.Additive, "The indicator is a percentage, an average or a rate, and these do not add up. Ask average, min or max, or a region that the source gives.")
        .AddsUpWithin((Observation o) => o.Period, "They are of several periods, and a stock is not the sum of years. Filter on one period.")
        .AddsUpWithin((Observation o) => o.Region.Kind, "They are of regions of several kinds, of which one holds another. Filter on one: where: { region: { kind: { eq: MUNICIPALITY } } }.");
}

internal sealed class RevisionGraph : EntityGraph<Revision>
{
    public RevisionGraph()
        : base("What an observation was in earlier releases (herziening).")
    {
        One("observation", r => r.Observation, "The observation as it is now.");
        Field("firstRelease", r => r.FirstRelease, "The first release that had it so.");
        Field("lastRelease", r => r.LastRelease, "The last release that had it so.");
        Field("value", r => r.Value, Scalar.Decimal(4), "The figure of then. Null when there was none.");
        Field("status", r => r.Status, "How final it was.");
        Field("missingReason", r => r.MissingReason, "Why there was no value. Null when there was one.");
        Field("sourceCode", r => r.SourceCode, "The code of its source of then; ask that release for the source itself.");
        Order(r => r.FirstRelease);
    }
}
