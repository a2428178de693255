using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Releases;

/// <summary>Writes into a release which releases there were up to it, and what each changed.</summary>
internal static class ReleaseHistory
{
    /// <summary>Adds the release that is built, and those that were held when it was imported.</summary>
    /// <param name="import">The rows of the release.</param>
    /// <param name="catalog">Where the others stand; what it says of them at import never changes.</param>
    /// <param name="built">The release that is built.</param>
    /// <param name="archives">The kept package of each of them.</param>
    public static void Add(Import import, Catalog catalog, HeldRelease built, IReadOnlyDictionary<int, PackageArchive> archives)
    {
        foreach (var held in built.Earlier.Select(number => catalog.Find(number)!).Append(built))
        {
            var release = new Release
            {
                Id = import.Next<Release>(),
                Key = Keys.Padded(held.Number),
                Number = held.Number,
                Title = held.Title,
                Created = held.Created,
                Checksum = held.Checksum,
                IsCurrent = held == built,
                ChangesSince = held.Since,
            };
            import.Add(release);
            if (held.Since is { } since)
            {
                Add(import, release, [.. PackageChanges.Between(archives[since], archives[held.Number])]);
            }
        }
    }

    /// <summary>The releases whose packages the history of a release is told from.</summary>
    public static IReadOnlyList<int> Needs(HeldRelease built, Catalog catalog) =>
        built.Since is null
            ? []
            : [.. built.Earlier.Append(built.Number).Concat(built.Earlier.SelectMany(number => catalog.Find(number)!.Earlier)).Distinct().Order()];

    private static void Add(Import import, Release release, IReadOnlyList<PackageChange> changes)
    {
        foreach (var (position, change) in changes.Index())
        {
            import.Add(new ReleaseChange
            {
                Id = import.Next<ReleaseChange>(),
                Key = $"{release.Key}/{change.Concept}/{string.Join('/', change.Key.Select(Escaped))}",
                ReleaseId = release.Id,
                Concept = change.Concept,
                Kind = change.Kind,
                RowKey = string.Join('/', change.Key),
                Position = position + 1,
            });
        }

        foreach (var concept in changes.GroupBy(change => change.Concept))
        {
            import.Add(new ReleaseChangeCount
            {
                Id = import.Next<ReleaseChangeCount>(),
                Key = $"{release.Key}/{concept.Key}",
                ReleaseId = release.Id,
                Concept = concept.Key,
                Added = concept.Count(change => change.Kind == ReleaseChangeKind.Added),
                Revised = concept.Count(change => change.Kind == ReleaseChangeKind.Revised),
                Removed = concept.Count(change => change.Kind == ReleaseChangeKind.Removed),
            });
        }
    }

    // A slash inside a cell must not make two keys the same.
    private static string Escaped(string cell) => cell.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
