using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Allocations;

/// <summary>One way to give every amount of a pillar a tranche so that all printed totals are met. Dutch: <c>lezing</c>.</summary>
public sealed class Reading
{
    public int Id { get; init; }

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    /// <summary>From 1; the first is the one that the allocations show.</summary>
    public int Number { get; init; }

    /// <summary>How many readings the pillar has; known when all are read.</summary>
    public int ReadingCount { get; internal set; }

    public IReadOnlyCollection<ReadingPart> Parts { get; init; } = new List<ReadingPart>();
}

/// <summary>The tranche of one amount in one reading.</summary>
public sealed class ReadingPart
{
    public int Id { get; init; }

    public int ReadingId { get; init; }

    public Reading Reading { get; init; } = null!; // filled by EF

    public int AllocationId { get; init; }

    public Allocation Allocation { get; init; } = null!; // filled by EF

    /// <summary>The amount, in euro cents: a copy, so that readings are summed without looking at the allocation.</summary>
    public long Cents { get; init; }

    public int TrancheId { get; init; }

    public Tranche Tranche { get; init; } = null!; // filled by EF
}
