using System.ComponentModel;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Observations;

/// <summary>Where a series has gone since the deal began.</summary>
[Description("Where a series has gone between its baseline and its latest figure, by the direction of its indicator. A change of less than 5 % of the baseline is STABLE: our threshold, for no source states one.")]
public enum Trend
{
    [Description("It moved by at least 5 % of the baseline, and the better way (verbeterd).")]
    Improving,

    [Description("It moved by less than 5 % of the baseline (stabiel).")]
    Stable,

    [Description("It moved by at least 5 % of the baseline, and the worse way (verslechterd).")]
    Worsening,

    [Description("It cannot be said; see 'trendReason' (onbekend).")]
    Unknown,
}

/// <summary>Why something cannot be computed for a series.</summary>
[Description("Why a figure of a series is not there.")]
public enum NoFigureReason
{
    [Description("The series has no value at all.")]
    NoValue,

    [Description("It has no value in a period before the deal began.")]
    NoBaseline,

    [Description("It has no value after its baseline.")]
    NothingSince,

    [Description("A break lies between the baseline and the latest figure: they are not comparable. See the data notes of the indicator.")]
    SeriesBreak,

    [Description("No way is better for this indicator: its direction is NEUTRAL.")]
    NeutralDirection,

    [Description("The region is no municipality that takes part in the deal.")]
    NotRanked,

    [Description("There is no period in which every municipality of the deal has a value.")]
    NoCommonPeriod,

    [Description("The other region has no figure for that period.")]
    OtherHasNoFigure,
}

/// <summary>An indicator in a region over time. Dutch: <c>reeks</c>.</summary>
public sealed class Series : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    public int? LatestId { get; init; }

    /// <summary>The last observation with a value. Null when there is none.</summary>
    public Observation? Latest { get; init; }

    public int? BaselineId { get; init; }

    /// <summary>The last observation with a value in a period before the deal began, of the same kind as the latest. Null when there is none.</summary>
    public Observation? Baseline { get; init; }

    /// <summary>Why there is no baseline. Null when there is one.</summary>
    public NoFigureReason? BaselineReason { get; init; }

    /// <summary>From baseline to latest, in ten-thousandths of the unit.</summary>
    public long? Change { get; init; }

    /// <summary>The change by a year, in ten-thousandths of the unit, half-even.</summary>
    public long? ChangePerYear { get; init; }

    /// <summary>The change by the size of the baseline, in millionths, half-even. Null too when the baseline is 0, or so small that the figure is beyond measure.</summary>
    public long? RelativeChange { get; init; }

    /// <summary>Why there is no change. Null when there is one.</summary>
    public NoFigureReason? ChangeReason { get; init; }

    public Trend Trend { get; init; }

    /// <summary>Why the trend is unknown. Null when it is not.</summary>
    public NoFigureReason? TrendReason { get; init; }

    /// <summary>Its place among the municipalities of the deal, from 1; equal values share the better one.</summary>
    public int? Rank { get; init; }

    /// <summary>How many municipalities are ranked.</summary>
    public int? RankedCount { get; init; }

    /// <summary>The last period in which each of them has a value.</summary>
    public string? RankPeriod { get; init; }

    /// <summary>Why there is no rank. Null when there is one.</summary>
    public NoFigureReason? RankReason { get; init; }

    public int ObservationCount { get; init; }

    /// <summary>How many of the observations have a value.</summary>
    public int ValueCount { get; init; }

    public IReadOnlyCollection<Observation> Observations { get; init; } = new List<Observation>();
}
