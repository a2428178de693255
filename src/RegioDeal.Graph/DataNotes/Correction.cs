using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.DataNotes;

/// <summary>What we read otherwise than printed, and why.</summary>
public sealed class Correction : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>Our short name for it, unique in its programme.</summary>
    public required string Code { get; init; }

    public int? PillarId { get; init; }

    /// <summary>Null when it is about no pillar.</summary>
    public Pillar? Pillar { get; init; }

    public int? ProjectId { get; init; }

    /// <summary>Null when it is about no project.</summary>
    public Project? Project { get; init; }

    /// <summary>What of ours it concerns: <c>title</c>, <c>lead</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Exactly as in the lines, spaces apart.</summary>
    public required string Printed { get; init; }

    /// <summary>What stands in our data instead.</summary>
    public required string ReadAs { get; init; }

    public required string Reason { get; init; }

    public int? NoteId { get; init; }

    /// <summary>The note that tells more. Null when there is none.</summary>
    public DataNote? Note { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
