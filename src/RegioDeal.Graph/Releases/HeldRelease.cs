using System.Text.Json.Serialization;
using NodaTime;

namespace RegioDeal.Graph.Releases;

/// <summary>A release as the catalog holds it: what is needed to build its database again, by any version of the program.</summary>
internal sealed record HeldRelease
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The day on which the package was made.</summary>
    public required LocalDate Created { get; init; }

    /// <summary>Algorithm and digest of the package's files.</summary>
    public required string Checksum { get; init; }

    /// <summary>The lower numbers that were held when this one was imported, ascending: its history, whatever is imported or retired later.</summary>
    public required IReadOnlyList<int> Earlier { get; init; }

    public required Instant ImportedAt { get; init; }

    public bool IsCurrent { get; init; }

    /// <summary>From when on it is not answered from. Null while it is.</summary>
    public Instant? RetiredAt { get; init; }

    /// <summary>What is built of it, one for each version of the model that was asked for it.</summary>
    public IReadOnlyList<BuiltDatabase> Databases { get; init; } = [];

    /// <summary>The release that its changes are told against. Null when it was the first.</summary>
    [JsonIgnore]
    public int? Since => Earlier is [.., var last] ? last : null;
}

/// <summary>A database of a release.</summary>
/// <param name="Name">The release's number and the model's fingerprint, as <c>r1_ab12</c>.</param>
/// <param name="Length">The length of its file when it was built. Null where it is no file.</param>
/// <param name="Digest">Algorithm and digest of its file when it was built. Null where it is no file.</param>
internal sealed record BuiltDatabase(string Name, long? Length = null, string? Digest = null);
