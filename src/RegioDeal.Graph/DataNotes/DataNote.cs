using System.ComponentModel;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.DataNotes;

/// <summary>What is wrong in a source.</summary>
[Description("What is wrong in a source.")]
public enum DataNoteKind
{
    [Description("Two places say different things (tegenspraak).")]
    Contradiction,

    [Description("Something that one would expect is not there (leemte).")]
    Gap,

    [Description("Something of an earlier edition was left standing (overblijfsel).")]
    Leftover,

    [Description("A name or word is spelled in several ways, or wrongly (spelling).")]
    Spelling,

    [Description("The layout hides what belongs together (opmaak).")]
    Layout,

    [Description("Something stands at a place where it does not belong (verkeerde plaats).")]
    Misplaced,

    [Description("A sign or marker can be read in several ways (dubbelzinnig teken).")]
    AmbiguousSign,

    [Description("From a period on, figures of a series are not comparable with those before it (trendbreuk).")]
    Break,

    [Description("Something to know before figures are used (waarschuwing).")]
    Warning,
}

/// <summary>A contradiction or gap in a source, and what we make of it.</summary>
public sealed class DataNote : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>Our short name for it, unique in its programme.</summary>
    public required string Code { get; init; }

    public DataNoteKind Kind { get; init; }

    public int? PillarId { get; init; }

    /// <summary>Null when it is about no pillar.</summary>
    public Pillar? Pillar { get; init; }

    public int? ProjectId { get; init; }

    /// <summary>Null when it is about no project.</summary>
    public Project? Project { get; init; }

    public int? TrancheId { get; init; }

    /// <summary>Null when it is about no tranche.</summary>
    public Tranche? Tranche { get; init; }

    public int? IndicatorId { get; init; }

    /// <summary>Null when it is about no indicator.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>Of a break the first period of the new series, of other notes the period that they are about. Null when there is none.</summary>
    public string? Period { get; init; }

    /// <summary>What stands there, and what we make of it.</summary>
    public required string Text { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public string? Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Correction> Corrections { get; init; } = new List<Correction>();
}
