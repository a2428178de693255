using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

/// <summary>Why a project is linked to no indicator.</summary>
public sealed class UnlinkedProject : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    /// <summary>What of its text no indicator of the monitor carries.</summary>
    public required string Reason { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
