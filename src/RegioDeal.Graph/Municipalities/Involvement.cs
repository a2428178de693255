using System.ComponentModel;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Municipalities;

/// <summary>What makes a municipality part of a project.</summary>
[Description("What in a project's own text or title makes a municipality part of it.")]
public enum InvolvementRule
{
    [Description("The municipality itself is named as taking part (neemt deel).")]
    TakesPart,

    [Description("The project's place (plaats) is named: the municipality itself, or a place inside it.")]
    Place,

    [Description("The project is said to be for, or spread over, the whole region (hele regio): every municipality of the deal.")]
    WholeRegion,
}

/// <summary>A municipality that a project's own text or title names as taking part or as its place.</summary>
public sealed class Involvement : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public int MunicipalityId { get; init; }

    public Municipality Municipality { get; init; } = null!; // filled by EF

    /// <summary>The place of the project in the finance tables.</summary>
    public int PrintedOrder { get; init; }

    public InvolvementRule Rule { get; init; }

    /// <summary>The place that is printed, where it is not the municipality itself. Null otherwise.</summary>
    public string? Place { get; init; }

    /// <summary>Its share of the project's amounts, relative to the project's other municipalities.</summary>
    public int Weight { get; init; }

    /// <summary>Whether the weight is printed or our rule.</summary>
    public Basis Basis { get; init; }

    /// <summary>Why the lines are read so.</summary>
    public required string Note { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
