using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

/// <summary>One immutable state of all data.</summary>
public sealed class Release : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The number that the package carries: the same data on every installation.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The day on which the package was made.</summary>
    public LocalDate Created { get; init; }

    /// <summary>Algorithm and digest of the package's files.</summary>
    public required string Checksum { get; init; }

    /// <summary>True for the release that answers.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The number of the release that <see cref="Changes"/> are told against. Null when no earlier one was held at import.</summary>
    public int? ChangesSince { get; init; }

    public IReadOnlyCollection<ReleaseChange> Changes { get; init; } = new List<ReleaseChange>();

    public IReadOnlyCollection<ReleaseChangeCount> ChangeCounts { get; init; } = new List<ReleaseChangeCount>();
}
