using System.ComponentModel;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Observations;

/// <summary>How final a figure is.</summary>
[Description("How final a figure is, as its source says.")]
public enum ObservationStatus
{
    [Description("The source calls it final (definitief).")]
    Final,

    [Description("The source calls it provisional (voorlopig, nader voorlopig).")]
    Provisional,

    [Description("It took the place of an earlier figure (herzien).")]
    Revised,

    [Description("The copy that was read carries no mark. It does not mean doubtful: most downloads drop the mark.")]
    Unknown,
}

/// <summary>Why there is no figure.</summary>
[Description("Why an observation has no value.")]
public enum MissingReason
{
    [Description("The source says that there can be no figure, as for a municipality that is no longer there. Statistics Netherlands (CBS) also uses it for figures that do not exist yet.")]
    Impossible,

    [Description("The source has an empty cell.")]
    NotPublished,

    [Description("The copy has 0 where the survey has no figure; that it is a gap is our reading.")]
    ZeroMeansNoFigure,

    [Description("The source keeps the figure secret (geheim).")]
    Confidential,

    [Description("The source finds the figure too unreliable to give (onvoldoende betrouwbaar).")]
    Unreliable,

    [Description("The source has no figure yet.")]
    NotYetAvailable,

    [Description("The source gives another mark; see 'missingMark'.")]
    Other,

    [Description("A sum of which a part has no value; see 'parts' and 'partsWithValue'. Ours.")]
    Incomplete,

    [Description("Figures of the indicator do not add up, so there is none of the municipalities together. Ours.")]
    NotAdditive,

    [Description("The release has no observation there. Ours, and only in a panel.")]
    NoObservation,
}

/// <summary>How a figure came to us.</summary>
[Description("How a figure came to us.")]
public enum ObservationMethod
{
    [Description("It was read in the source.")]
    Read,

    [Description("We added it up from parts that the source gives.")]
    Summed,
}

/// <summary>How long a period is.</summary>
[Description("How long a period is.")]
public enum PeriodKind
{
    [Description("A year, as 2019 (jaar).")]
    Year,

    [Description("A quarter, as 2019-Q3 (kwartaal).")]
    Quarter,

    [Description("A month, as 2019-07 (maand).")]
    Month,
}

/// <summary>What an indicator is in a region in a period, or why that is not known. Dutch: <c>waarneming</c>.</summary>
public sealed class Observation : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    public int SeriesId { get; init; }

    public Series Series { get; init; } = null!; // filled by EF

    /// <summary><c>2019</c>, <c>2019-Q3</c> or <c>2019-07</c>.</summary>
    public required string Period { get; init; }

    public PeriodKind PeriodKind { get; init; }

    public int Year { get; init; }

    /// <summary>In ten-thousandths of the indicator's unit. Null when there is no figure.</summary>
    public long? Value { get; init; }

    public ObservationStatus Status { get; init; }

    /// <summary>Null when there is a value.</summary>
    public MissingReason? MissingReason { get; init; }

    /// <summary>The mark that the source gives instead of a value. Null when there is a value, or an empty cell.</summary>
    public string? MissingMark { get; init; }

    public ObservationMethod Method { get; init; }

    /// <summary>Of a sum that the import made: how many parts it has. Null of all else.</summary>
    public int? PartCount { get; init; }

    /// <summary>Of a sum that the import made: how many of the parts have a value. Null of all else.</summary>
    public int? PartsWithValue { get; init; }

    public int? SumId { get; set; }

    /// <summary>The sum for the deal that this is a part of. Null when there is none.</summary>
    public Observation? Sum { get; init; }

    public int SourceId { get; init; }

    /// <summary>Of a sum that the import made: the source of its first part.</summary>
    public Source Source { get; init; } = null!; // filled by EF

    public IReadOnlyCollection<Observation> Parts { get; init; } = new List<Observation>();

    public IReadOnlyCollection<Revision> Revisions { get; init; } = new List<Revision>();
}
