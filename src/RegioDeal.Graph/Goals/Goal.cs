using System.ComponentModel;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Goals;

/// <summary>How far a goal reaches.</summary>
[Description("How far a goal reaches.")]
public enum GoalKind
{
    [Description("What the deal or a pillar wants to be in the end (ambitie).")]
    Ambition,

    [Description("What it wants to reach for that (doel).")]
    Goal,
}

/// <summary>An ambition or goal of a deal, or of one of its pillars. Dutch: <c>ambitie</c>, <c>doel</c>.</summary>
public sealed class Goal : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int? PillarId { get; init; }

    /// <summary>Null for a goal of the deal itself.</summary>
    public Pillar? Pillar { get; init; }

    /// <summary>Its place among the goals of the pillar or the deal, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Its place among all goals: those of the deal, then by pillar.</summary>
    public int PrintedOrder { get; init; }

    public GoalKind Kind { get; init; }

    /// <summary>Our English paraphrase.</summary>
    public required string Text { get; init; }

    /// <summary>The Dutch words. Null when we have only the paraphrase.</summary>
    public string? Quote { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF
}
