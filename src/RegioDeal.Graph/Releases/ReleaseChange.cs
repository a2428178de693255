using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

/// <summary>A row of the package that is not as it was in the release before.</summary>
public sealed class ReleaseChange : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int ReleaseId { get; init; }

    public Release Release { get; init; } = null!; // filled by EF

    /// <summary>The resource of the package, as <c>allocation-alternatives</c>.</summary>
    public required string Concept { get; init; }

    public ReleaseChangeKind Kind { get; init; }

    /// <summary>The cells of the row's primary key, joined by slashes.</summary>
    public required string RowKey { get; init; }

    /// <summary>Its place among the changes of its release: by concept, then as the rows stand in the file; what was removed comes last.</summary>
    public int Position { get; init; }
}
