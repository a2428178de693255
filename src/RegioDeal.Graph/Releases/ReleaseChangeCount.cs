using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

/// <summary>How many rows of one concept changed in a release.</summary>
public sealed class ReleaseChangeCount : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ReleaseId { get; init; }

    public Release Release { get; init; } = null!; // filled by EF

    /// <summary>The resource of the package, as <c>allocation-alternatives</c>.</summary>
    public required string Concept { get; init; }

    public int Added { get; init; }

    public int Revised { get; init; }

    public int Removed { get; init; }
}
