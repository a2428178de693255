using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Municipalities;

/// <summary>A municipality, whether it takes part in a deal or not. Dutch: <c>gemeente</c>.</summary>
public sealed class Municipality : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The code that Statistics Netherlands gives it, <c>GM0114</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Its address in the register of Dutch governments. Null when it is not known.</summary>
    public string? Uri { get; init; }

    /// <summary>On 1 January 2020. Null when not known.</summary>
    public int? Inhabitants { get; internal set; }

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    /// <summary>Known when all boundaries are read.</summary>
    public int? BoundaryId { get; internal set; }

    /// <summary>Its newest outline. Null when the package has none.</summary>
    public Boundary? Boundary { get; init; }

    public IReadOnlyCollection<Boundary> Boundaries { get; init; } = new List<Boundary>();

    public IReadOnlyCollection<ProgrammeMunicipality> Programmes { get; init; } = new List<ProgrammeMunicipality>();

    public IReadOnlyCollection<Involvement> Involvements { get; init; } = new List<Involvement>();

    /// <summary>What of the amounts granted falls to it.</summary>
    public IReadOnlyCollection<SpendingPart> SpendingParts { get; init; } = new List<SpendingPart>();

    /// <summary>The projects whose grant it carries itself.</summary>
    public IReadOnlyCollection<Project> LedProjects { get; init; } = new List<Project>();
}
