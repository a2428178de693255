using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Bodies;

/// <summary>A seat in a body: the role, never the person.</summary>
public sealed class BodyMember : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int BodyId { get; init; }

    public GoverningBody Body { get; init; } = null!; // filled by EF

    /// <summary>Its place in the body, from 1.</summary>
    public int Position { get; init; }

    /// <summary>As printed, without the name: <c>wethouder</c>.</summary>
    public required string Role { get; init; }

    public int? OrganisationId { get; init; }

    /// <summary>Null when the lines name none.</summary>
    public Organisation? Organisation { get; init; }

    public int? PillarId { get; init; }

    /// <summary>Null when the seat is of no pillar.</summary>
    public Pillar? Pillar { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
