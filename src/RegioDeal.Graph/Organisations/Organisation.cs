using System.ComponentModel;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Contributions;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Regions;
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

    [Description("The Dutch state (het Rijk).")]
    State,

    [Description("A ministry of the Dutch state (ministerie).")]
    Ministry,

    [Description("A government abroad (buitenlandse overheid).")]
    ForeignGovernment,

    [Description("A school, college or university (onderwijs).")]
    Education,

    [Description("A research institute (onderzoek).")]
    Research,

    [Description("A company (bedrijf).")]
    Company,

    [Description("A provider of health or social care (zorg).")]
    Care,

    [Description("A welfare organisation (welzijn).")]
    Welfare,

    [Description("A housing corporation (woningcorporatie).")]
    HousingCorporation,

    [Description("An association or foundation (vereniging, stichting).")]
    Association,

    [Description("A network or partnership of several (netwerk, samenwerkingsverband).")]
    Network,
}

/// <summary>An organisation that the document names. A lead (<c>penvoerder</c>) carries the grant of a project.</summary>
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

    public int? RegionId { get; init; }

    /// <summary>The region that it governs. Null when it governs none.</summary>
    public Region? Region { get; init; }

    /// <summary>Known when all municipalities are read.</summary>
    public int? MunicipalityId { get; internal set; }

    /// <summary>The municipality that it governs. Null when it governs none.</summary>
    public Municipality? Municipality { get; init; }

    /// <summary>The forms in which the document prints it, separated by <c> | </c>.</summary>
    public required string Printed { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Project> LedProjects { get; init; } = new List<Project>();

    public IReadOnlyCollection<Participation> Participations { get; init; } = new List<Participation>();

    public IReadOnlyCollection<Contribution> Contributions { get; init; } = new List<Contribution>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();
}
