using System.ComponentModel;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Reconciliation;

/// <summary>What a printed total counts.</summary>
[Description("What a printed total counts.")]
public enum Measure
{
    [Description("Euros granted.")]
    Amount,

    [Description("Projects that were granted an amount.")]
    ProjectCount,
}

/// <summary>A total that the document prints, to be held beside the one that we compute.</summary>
public sealed class PrintedTotal : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int? PillarId { get; init; }

    /// <summary>Null for a total over all pillars.</summary>
    public Pillar? Pillar { get; init; }

    public int TrancheId { get; init; }

    /// <summary>The tranche that it is the total of, as we read it: see <see cref="Certainty"/>.</summary>
    public Tranche Tranche { get; init; } = null!; // filled by EF

    public Measure Measure { get; init; }

    /// <summary>The printed figure in hundredths: cents, or projects times 100.</summary>
    public long Hundredths { get; init; }

    /// <summary>The figure as printed.</summary>
    public required string Printed { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Why it is taken for the total of this tranche.</summary>
    public required string Basis { get; init; }

    /// <summary>Its place in our list.</summary>
    public int Position { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
