using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Municipalities;

/// <summary>The outline of a municipality in a year, generalised for maps. Dutch: <c>grens</c>.</summary>
public sealed class Boundary : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int MunicipalityId { get; init; }

    public Municipality Municipality { get; init; } = null!; // filled by EF

    public int Year { get; init; }

    /// <summary>A polygon or several as GeoJSON (RFC 7946): degrees in WGS84, longitude before latitude.</summary>
    public required string Geometry { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF
}
