using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.ProgressReports;

/// <summary>What the document says of the progress of a project. Dutch: <c>voortgang</c>.</summary>
public sealed class ProgressReport : IEntity, ICited
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    /// <summary>The place of the project in the finance tables.</summary>
    public int PrintedOrder { get; init; }

    /// <summary>As Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>The month that it speaks of or is dated, <c>2021-03</c>. Null when neither is said nor follows.</summary>
    public string? Period { get; init; }

    /// <summary>The printed words that date it. Null when there are none.</summary>
    public string? PeriodPrinted { get; init; }

    /// <summary>Whether month and year are printed. That none can be read is our reading too.</summary>
    public Basis PeriodBasis { get; init; }

    /// <summary>Why the period is read so. Null when the document says it plainly.</summary>
    public string? PeriodNote { get; init; }

    public int SourceId { get; init; }

    public Source Source { get; init; } = null!; // filled by EF

    public required string Lines { get; init; }

    public string? Quote { get; init; }
}
