using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Themes;

/// <summary>A group of projects inside one pillar. Dutch: <c>thema</c>.</summary>
public sealed class Theme : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The heading, in one spelling; unique within its pillar.</summary>
    public required string Name { get; init; }

    /// <summary>Other forms in which the heading is printed, separated by <c> | </c>. Null when there are none.</summary>
    public string? OtherPrinted { get; init; }

    /// <summary>Its place inside the pillar, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Its place in the whole document: the pillar's, then its own.</summary>
    public int PrintedOrder { get; init; }

    public int ProgrammeId { get; init; }

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    /// <summary>What the document says in front of its projects, as Markdown. Null when the package has none.</summary>
    public string? Introduction { get; init; }

    /// <summary>The lines that the introduction is read from. Null when there is none.</summary>
    public string? IntroductionLines { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Project> Projects { get; init; } = new List<Project>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();
}
