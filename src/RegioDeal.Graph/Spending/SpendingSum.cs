using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Spending;

/// <summary>The amounts of a pillar in a tranche, summed by the import: a release never changes.</summary>
public sealed class SpendingSum
{
    public int Id { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    public Tranche Tranche { get; init; } = null!; // filled by EF

    /// <summary>What was granted, in euro cents.</summary>
    public long SummedCents { get; init; }

    /// <summary>That of the amounts whose tranche is certain, in euro cents.</summary>
    public long CertainCents { get; init; }

    /// <summary>How many amounts it is the sum of.</summary>
    public int Allocations { get; init; }
}

/// <summary>The amounts of a pillar in a tranche by one reading, summed by the import. A tranche that a reading leaves empty has no row.</summary>
public sealed class ReadingSum
{
    public int Id { get; init; }

    public int ReadingId { get; init; }

    public Reading Reading { get; init; } = null!; // filled by EF

    /// <summary>How many readings the pillar has: a copy, so that the sums are read alone.</summary>
    public int ReadingCount { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    /// <summary>The tranche by the reading.</summary>
    public Tranche Tranche { get; init; } = null!; // filled by EF

    /// <summary>What was granted by the reading, in euro cents.</summary>
    public long SummedCents { get; init; }
}
