using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Observations;

/// <summary>What an observation was in earlier releases. Dutch: <c>herziening</c>.</summary>
public sealed class Revision : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ObservationId { get; init; }

    public Observation Observation { get; init; } = null!; // filled by EF

    /// <summary>The first release that had it so.</summary>
    public int FirstRelease { get; init; }

    /// <summary>The last release that had it so.</summary>
    public int LastRelease { get; init; }

    /// <summary>In ten-thousandths of the indicator's unit. Null when there was no figure.</summary>
    public long? Value { get; init; }

    public ObservationStatus Status { get; init; }

    /// <summary>Null when there was a value.</summary>
    public MissingReason? MissingReason { get; init; }

    /// <summary>The code of its source in those releases; the source need not be in this one.</summary>
    public required string SourceCode { get; init; }
}
