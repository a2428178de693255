using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Tranches;

/// <summary>A round of decisions in which amounts are granted, about half-yearly.</summary>
public sealed class Tranche : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    /// <summary>From 1, unique in its programme.</summary>
    public int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The month of the decision, <c>2021-12</c>. Null when the document does not print it.</summary>
    public string? DecidedIn { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }

    public IReadOnlyCollection<Allocation> Allocations { get; init; } = new List<Allocation>();
}
