using System.ComponentModel;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Themes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Allocations;

/// <summary>How sure it is to which tranche an amount belongs, or under which tranche a total is printed.</summary>
[Description("How sure it is to which tranche an amount or total belongs. The amounts themselves are printed.")]
public enum Certainty
{
    [Description("Every reading that the document allows gives this tranche.")]
    Certain,

    [Description("The document leaves alternatives; public statements leave this one.")]
    Inferred,

    [Description("Alternatives remain; this is the most plausible.")]
    Ambiguous,
}

/// <summary>An amount granted to a project. Dutch: <c>toekenning</c>.</summary>
public sealed class Allocation : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int? ThemeId { get; init; }

    public Theme? Theme { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public int OrganisationId { get; init; }

    /// <summary>The lead of the project.</summary>
    public Organisation Organisation { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    /// <summary>The tranche as we read it: see <see cref="Certainty"/>.</summary>
    public Tranche Tranche { get; init; } = null!; // filled by EF

    /// <summary>Its place among the amounts of its project, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Its place among all amounts of the document.</summary>
    public int PrintedOrder { get; init; }

    /// <summary>The amount granted, in euro cents.</summary>
    public long Cents { get; init; }

    /// <summary>The amount as printed, <c>€ 90.000</c>.</summary>
    public required string Printed { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Why the tranche is read as it is.</summary>
    public required string Basis { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<AllocationAlternative> Alternatives { get; init; } = new List<AllocationAlternative>();

    public IReadOnlyCollection<AllocationEvidence> Evidence { get; init; } = new List<AllocationEvidence>();
}
