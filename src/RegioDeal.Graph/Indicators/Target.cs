using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

/// <summary>What a source says that an indicator should come to. Dutch: <c>streefwaarde</c>.</summary>
public sealed class Target : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF

    public int RegionId { get; init; }

    public Region Region { get; init; } = null!; // filled by EF

    /// <summary>When it should be reached, spelled as the period of an observation.</summary>
    public required string Period { get; init; }

    /// <summary>In ten-thousandths of the indicator's unit.</summary>
    public long Value { get; init; }

    /// <summary>The words of the source.</summary>
    public required string Text { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public string? Lines { get; init; }

    public string? Quote { get; init; }
}
