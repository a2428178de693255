using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Reservations;

/// <summary>What a footnote reserves for a project. Dutch: <c>reservering</c>.</summary>
public sealed class Reservation : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    /// <summary>The place of the project in the finance tables.</summary>
    public int PrintedOrder { get; init; }

    /// <summary>The amount reserved, in euro cents.</summary>
    public long Cents { get; init; }

    /// <summary>The amount as printed.</summary>
    public required string Printed { get; init; }

    /// <summary>The marker of the footnote: <c>*</c>, <c>**</c> or <c>***</c>.</summary>
    public required string Marker { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
