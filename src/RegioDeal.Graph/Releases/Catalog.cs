using System.Text.Json.Serialization;

namespace RegioDeal.Graph.Releases;

/// <summary>What an installation holds, at one moment.</summary>
/// <param name="Releases">All that was ever imported, by number. At most one is current.</param>
internal sealed record Catalog(IReadOnlyList<HeldRelease> Releases)
{
    public static Catalog Empty { get; } = new([]);

    /// <summary>Whether there may be more than is in it: it was read where changes come later.</summary>
    [JsonIgnore]
    public bool MayBeBehind { get; init; }

    /// <summary>The release that answers. Null when nothing was imported.</summary>
    [JsonIgnore]
    public HeldRelease? Current => Releases.FirstOrDefault(release => release.IsCurrent);

    public HeldRelease? Find(int number) => Releases.FirstOrDefault(release => release.Number == number);

    /// <summary>With a release added, or in the place of the one with its number.</summary>
    public Catalog With(HeldRelease changed) =>
        new([.. Releases.Where(release => release.Number != changed.Number).Append(changed).OrderBy(release => release.Number)]);

    /// <summary>With the pointer moved.</summary>
    public Catalog WithCurrent(int number) =>
        new([.. Releases.Select(release => release with { IsCurrent = release.Number == number })]);
}
