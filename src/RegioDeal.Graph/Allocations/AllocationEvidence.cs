using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Allocations;

/// <summary>A public statement that decides or supports the tranche of an amount.</summary>
public sealed class AllocationEvidence
{
    public int Id { get; init; }

    public int AllocationId { get; init; }

    public Allocation Allocation { get; init; } = null!; // filled by EF

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF
}
