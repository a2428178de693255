using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Bodies;
using RegioDeal.Graph.Contributions;
using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Goals;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Programmes;

/// <summary>A Regio Deal, in one edition of its programme.</summary>
public sealed class Programme : IEntity, ICited
{
    public int Id { get; init; }

    /// <summary>The code: everything else is keyed under it.</summary>
    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The edition as printed: <c>Uitvoeringsprogramma 6, december 2021</c>.</summary>
    public required string Edition { get; init; }

    public int EditionNumber { get; init; }

    /// <summary>The month of the edition, <c>2021-12</c>.</summary>
    public required string EditionMonth { get; init; }

    /// <summary>The year in which the deal began.</summary>
    public int StartYear { get; init; }

    /// <summary>How many years it runs.</summary>
    public int DurationYears { get; init; }

    /// <summary>What the document says in front of the pillars, as Markdown. Null when the package has none.</summary>
    public string? Introduction { get; init; }

    /// <summary>The lines that the introduction is read from. Null when there is none.</summary>
    public string? IntroductionLines { get; init; }

    public int? RegionId { get; init; }

    /// <summary>Its municipalities as one region. Null when the package names none.</summary>
    public Region? Region { get; init; }

    /// <summary>Of its municipalities together, on 1 January 2020. Null when that of one is not known.</summary>
    public int? Inhabitants { get; internal set; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Pillar> Pillars { get; init; } = new List<Pillar>();

    public IReadOnlyCollection<Project> Projects { get; init; } = new List<Project>();

    public IReadOnlyCollection<Tranche> Tranches { get; init; } = new List<Tranche>();

    public IReadOnlyCollection<Organisation> Organisations { get; init; } = new List<Organisation>();

    public IReadOnlyCollection<ProgrammeMunicipality> Municipalities { get; init; } = new List<ProgrammeMunicipality>();

    public IReadOnlyCollection<Goal> Goals { get; init; } = new List<Goal>();

    public IReadOnlyCollection<Contribution> Contributions { get; init; } = new List<Contribution>();

    public IReadOnlyCollection<GoverningBody> GoverningBodies { get; init; } = new List<GoverningBody>();

    public IReadOnlyCollection<Indicator> Indicators { get; init; } = new List<Indicator>();

    public IReadOnlyCollection<DataNote> DataNotes { get; init; } = new List<DataNote>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();

    /// <summary>The same, summed by pillar and tranche.</summary>
    public IReadOnlyCollection<SpendingSum> SpendingSums { get; init; } = new List<SpendingSum>();
}
