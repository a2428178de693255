using System.ComponentModel;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Panels;

/// <summary>Why a panel does not say what was granted.</summary>
[Description("Why a panel does not say what was granted by the end of a period.")]
public enum GrantedReason
{
    [Description("The deal had begun, and the months in which its tranches were decided do not tell how many were by then.")]
    NotDated,

    [Description("The region is neither a municipality nor the deal: what falls to a province or the country is not asked.")]
    NotOfTheDeal,
}

internal sealed class PanelGraph : EntityGraph<PanelCell>
{
    public PanelGraph()
        : base("A cell of a tidy grid of regions and periods: the figure or the reason why there is none, beside what was granted by then. Standing beside each other is association, not effect: the figures move for many reasons, and the amounts are small beside most of them.")
    {
        One("indicator", c => c.Indicator, "What is measured.");
        One("region", c => c.Region, "Where.");
        Field("period", c => c.Period, "When: a year as 2019, a quarter as 2019-Q3, or a month as 2019-07.");
        Field("year", c => c.Year, "The year that the period lies in.");
        One("observation", c => c.Observation, "The observation, with its source and status. Null when the release has none.");
        Field("value", c => c.Observation!.Value, Scalar.Decimal(4), "The figure, in the indicator's official unit. Null when there is none: 'missingReason' says why.").Nullable()
            .ComparesWithin((PanelCell c) => c.IndicatorId, "They are of several indicators. Ask one.")
            .AddsUpWhen((PanelCell c) => c.Indicator.Additivity == Additivity.Additive, "The indicator is a percentage, an average or a rate, and these do not add up. Ask average, min or max.")
            .AddsUpWithin((PanelCell c) => c.Period, "They are of several periods, and a stock is not the sum of years. Ask one period.")
            .AddsUpWithin((PanelCell c) => c.Region.Kind, "They are of regions of several kinds, of which one holds another. Ask one kind.");
        Field(
            "missingReason",
            c => c.ObservationId != null ? c.Observation!.MissingReason
                : c.Region.Kind == RegionKind.Deal && c.Indicator.Additivity == Additivity.NotAdditive ? MissingReason.NotAdditive
                : (MissingReason?)MissingReason.NoObservation,
            "Why there is no value. Null when there is one.").Nullable();
        Field(
            "differenceToProvince",
            c => c.Indicator.Additivity == Additivity.Additive ? null : c.Observation!.Value - c.ProvinceValue,
            Scalar.Decimal(4),
            "The figure less that of the province that the region lies in, in the same period. Null when one of the two is not there, and for counts, where it would say nothing.").Nullable();
        Field(
            "differenceToCountry",
            c => c.Indicator.Additivity == Additivity.Additive ? null : c.Observation!.Value - c.CountryValue,
            Scalar.Decimal(4),
            "The figure less that of the country, in the same period. Null when one of the two is not there, and for counts, where it would say nothing.").Nullable();
        Field(
            "granted",
            c => c.Granted,
            Scalar.Euro,
            "What was granted by the end of the period to projects that aim at the indicator, in euros: the part of the municipality, or of the deal as a whole with what is attributed to no municipality. Null when it is not known: 'grantedReason' says why.");
        Field(
            "grantedPerInhabitant",
            c => c.GrantedEach,
            Scalar.Euro,
            "The same divided by the inhabitants on 1 January 2020, in euros, two digits, half-even. Null too when their number is not known.");
        Field(
            "grantedReason",
            c => c.GrantedThrough == null ? GrantedReason.NotDated : c.Granted == null ? (GrantedReason?)GrantedReason.NotOfTheDeal : null,
            "Why it is not known what was granted. Null when it is.").Nullable();
        RestsOn(c => c.Observation);
        RootConnection(
            "panel",
            "A tidy grid of regions and periods, a row a cell, by indicator, region and period; cells without a figure too. Figures stand beside amounts granted: that is association, not effect.",
            Key("indicators", c => c.Indicator.Code, "The codes of the indicators, as werkloosheid."),
            OptionalKey("regions", c => c.Region.Code, "The codes of the regions, as GM0114. All that the release knows when left out."),
            OptionalKey("periods", c => c.Period, "The periods, as 2019. All that the release has an observation in when left out."));
    }
}
