using System.ComponentModel;
using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Indicators;

/// <summary>Which way is better.</summary>
[Description("Which way an indicator moves when things get better. Our choice: no source states it.")]
public enum Direction
{
    [Description("A higher figure is better (hoger is beter).")]
    HigherIsBetter,

    [Description("A lower figure is better (lager is beter).")]
    LowerIsBetter,

    [Description("Neither way is better by itself (neutraal).")]
    Neutral,
}

/// <summary>Whether figures of regions may be added up.</summary>
[Description("Whether figures of several regions may be added up.")]
public enum Additivity
{
    [Description("A count or a quantity: the figures of regions add up to that of the regions together.")]
    Additive,

    [Description("A percentage, average, median or rate: a sum over regions means nothing and is refused.")]
    NotAdditive,
}

/// <summary>Where the wording of a definition comes from.</summary>
[Description("Where the wording of a definition comes from.")]
public enum DefinitionOrigin
{
    [Description("The metadata of Statistics Netherlands (CBS), shortened in places.")]
    OfficialCbsMetadata,

    [Description("A dictionary of labels and units that stood beside a copy of the table.")]
    SecondHandDictionary,

    [Description("Only the name of the column was read; the sentence is ours.")]
    ColumnTitle,
}

/// <summary>What the monitor of a deal measures. Dutch: <c>indicator</c>.</summary>
public sealed class Indicator : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>Our short name for it, unique.</summary>
    public required string Code { get; init; }

    public int ProgrammeId { get; init; }

    /// <summary>The deal whose monitor it stands in.</summary>
    public Programme Programme { get; init; } = null!; // filled by EF

    public int? PillarId { get; init; }

    /// <summary>Null when it belongs to none, as the number of inhabitants.</summary>
    public Pillar? Pillar { get; init; }

    /// <summary>What it is grouped under in the monitor.</summary>
    public required string Theme { get; init; }

    /// <summary>Dutch.</summary>
    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Dutch.</summary>
    public required string Definition { get; init; }

    public required string DefinitionEn { get; init; }

    public DefinitionOrigin DefinitionOrigin { get; init; }

    /// <summary>The unit as the source words it, <c>x 1 000 euro</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit of a value times the factor.</summary>
    public required string NormalisedUnit { get; init; }

    /// <summary>What a value is multiplied by to stand in the normalised unit; 1 when the official unit is no multiple.</summary>
    public int Factor { get; init; }

    /// <summary>How many digits its source gives behind the decimal point.</summary>
    public int Decimals { get; init; }

    public Direction Direction { get; init; }

    public Additivity Additivity { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    /// <summary>The source of its definition; observations have sources of their own.</summary>
    public Source Source { get; init; } = null!; // filled by EF

    /// <summary>The columns or measures of its sources.</summary>
    public string? SourceColumn { get; init; }

    public string? Note { get; init; }

    public IReadOnlyCollection<Series> Series { get; init; } = new List<Series>();

    public IReadOnlyCollection<Observation> Observations { get; init; } = new List<Observation>();

    public IReadOnlyCollection<IndicatorLink> Links { get; init; } = new List<IndicatorLink>();

    /// <summary>What of the amounts granted goes to projects that aim at it.</summary>
    public IReadOnlyCollection<SpendingPart> SpendingParts { get; init; } = new List<SpendingPart>();

    public IReadOnlyCollection<DataNote> DataNotes { get; init; } = new List<DataNote>();

    public IReadOnlyCollection<Target> Targets { get; init; } = new List<Target>();
}
