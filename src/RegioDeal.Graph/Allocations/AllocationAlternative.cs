using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Allocations;

/// <summary>Another tranche that the document allows for an amount.</summary>
public sealed class AllocationAlternative
{
    public int Id { get; init; }

    public int AllocationId { get; init; }

    public Allocation Allocation { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    public Tranche Tranche { get; init; } = null!; // filled by EF

    /// <summary>How many of the pillar's readings give it.</summary>
    public int Readings { get; init; }
}
