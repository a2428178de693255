using System.ComponentModel;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Organisations;

/// <summary>What an organisation is.</summary>
[Description("What an organisation is.")]
public enum OrganisationKind
{
    [Description("A municipality (gemeente).")]
    Municipality,

    [Description("A province (provincie).")]
    Province,
}

/// <summary>An organisation that takes part in a deal. A lead (<c>penvoerder</c>) carries the grant of a project.</summary>
public sealed class Organisation : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>Our short name for it, unique in its programme.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public OrganisationKind Kind { get; init; }

    /// <summary>The code that Statistics Netherlands gives to the region that it governs. Null when it governs none.</summary>
    public string? RegionCode { get; init; }

    /// <summary>The forms in which the finance tables print it, separated by <c> | </c>.</summary>
    public required string Printed { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Project> LedProjects { get; init; } = new List<Project>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();
}
