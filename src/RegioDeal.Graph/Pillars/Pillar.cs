using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Goals;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Themes;

namespace RegioDeal.Graph.Pillars;

/// <summary>One of the three parts of a deal: work, housing, well-being. Dutch: <c>pijler</c>.</summary>
public sealed class Pillar : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>WERKEN, WONEN or WELZIJN.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Its place on the front page, from 1.</summary>
    public int Position { get; init; }

    /// <summary>What the document says in front of its projects, as Markdown. Null when the package has none.</summary>
    public string? Introduction { get; init; }

    /// <summary>The lines that the introduction is read from. Null when there is none.</summary>
    public string? IntroductionLines { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Theme> Themes { get; init; } = new List<Theme>();

    public IReadOnlyCollection<Project> Projects { get; init; } = new List<Project>();

    public IReadOnlyCollection<Goal> Goals { get; init; } = new List<Goal>();

    public IReadOnlyCollection<Indicator> Indicators { get; init; } = new List<Indicator>();

    public IReadOnlyCollection<DataNote> DataNotes { get; init; } = new List<DataNote>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();

    public IReadOnlyCollection<Reading> Readings { get; init; } = new List<Reading>();
}
