using System.ComponentModel;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.ProgressReports;
using RegioDeal.Graph.Reservations;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Themes;

namespace RegioDeal.Graph.Projects;

/// <summary>What an edition says of a project.</summary>
[Description("What this edition of the programme says of a project.")]
public enum ProjectStatus
{
    [Description("Starts in this edition (NIEUW).")]
    New,

    [Description("Gets a follow-up in this edition (VERVOLG).")]
    Continued,

    [Description("Started in an earlier edition and goes on (lopend).")]
    Running,

    [Description("Said to be finished (afgerond).")]
    Completed,
}

/// <summary>Whether something is printed or is our reading.</summary>
[Description("Whether something is printed or is our reading.")]
public enum Basis
{
    [Description("The document says so.")]
    Document,

    [Description("Our own judgement, with its reason.")]
    Editorial,
}

/// <summary>A project that a deal pays for.</summary>
public sealed class Project : IEntity, ICited
{
    public int Id { get; init; }

    /// <summary>Programme, pillar and code with padded numbers: <c>zuid-en-oost-drenthe/werken/002.004a</c>.</summary>
    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int? ThemeId { get; init; }

    public Theme? Theme { get; init; }

    public int? ParentId { get; init; }

    /// <summary>The project that this one stands under. Its figures never include its children's.</summary>
    public Project? Parent { get; init; }

    public int LeadId { get; init; }

    public Organisation Lead { get; init; } = null!; // filled by EF

    /// <summary>As printed, <c>2.4 a</c>; unique in its pillar only.</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The lines that print the title.</summary>
    public required string TitleLines { get; init; }

    /// <summary>Its text in the document, as Markdown. Null when the package has none.</summary>
    public string? Description { get; init; }

    /// <summary>The lines that the description is read from. Null when there is none.</summary>
    public string? DescriptionLines { get; init; }

    /// <summary>Its place in the finance tables, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Known when all municipalities are read.</summary>
    public int? LeadMunicipalityId { get; internal set; }

    /// <summary>The municipality that leads it. Null when a province does.</summary>
    public Municipality? LeadMunicipality { get; init; }

    /// <summary>The lead as the finance table prints it.</summary>
    public required string LeadPrinted { get; init; }

    public ProjectStatus Status { get; init; }

    public Basis StatusBasis { get; init; }

    /// <summary>Why the status is as it is. Null when a marker says so plainly.</summary>
    public string? StatusNote { get; init; }

    /// <summary>The markers printed with it, separated by <c> | </c>. Null when there are none.</summary>
    public string? Marker { get; init; }

    /// <summary>The lines of the markers. Null when there are none.</summary>
    public string? MarkerLines { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    /// <summary>The lines of its row in the finance table.</summary>
    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Project> Children { get; init; } = new List<Project>();

    public IReadOnlyCollection<OtherTitle> OtherTitles { get; init; } = new List<OtherTitle>();

    public IReadOnlyCollection<Involvement> Involvements { get; init; } = new List<Involvement>();

    public IReadOnlyCollection<Participation> Participations { get; init; } = new List<Participation>();

    public IReadOnlyCollection<IndicatorLink> IndicatorLinks { get; init; } = new List<IndicatorLink>();

    /// <summary>Null when it is linked to an indicator, or was granted nothing.</summary>
    public UnlinkedProject? Unlinked { get; init; }

    /// <summary>Null when nothing is reserved for it.</summary>
    public Reservation? Reservation { get; init; }

    public IReadOnlyCollection<ProgressReport> ProgressReports { get; init; } = new List<ProgressReport>();

    public IReadOnlyCollection<DataNote> DataNotes { get; init; } = new List<DataNote>();

    public IReadOnlyCollection<Correction> Corrections { get; init; } = new List<Correction>();

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();
}
