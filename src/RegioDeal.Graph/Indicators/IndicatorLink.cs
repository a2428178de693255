using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

/// <summary>That a project aims at an indicator. Dutch: <c>koppeling</c>.</summary>
public sealed class IndicatorLink : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public int IndicatorId { get; init; }

    public Indicator Indicator { get; init; } = null!; // filled by EF

    /// <summary>Its part of the project, in ten-thousandths; those of a project add up to 10,000.</summary>
    public long Weight { get; init; }

    /// <summary>What in the text leads to the indicator.</summary>
    public required string Rationale { get; init; }

    /// <summary>Whether the lines name what the indicator measures, or we infer it.</summary>
    public Basis Basis { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
