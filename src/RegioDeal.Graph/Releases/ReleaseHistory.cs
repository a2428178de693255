using RegioDeal.Graph.Observations;
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
        var steps = new List<(Release Release, PackageArchive Earlier, PackageArchive Later)>();
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
                steps.Add((release, archives[since], archives[held.Number]));
                Count(import, release, PackageChanges.Between(archives[since], archives[held.Number]));
            }
        }

        import.Stream(() => Changes(steps));
        ObservationHistory.Add(import, [.. built.Earlier.Where(archives.ContainsKey).Select(number => (number, archives[number]))]);
    }

    /// <summary>The releases whose packages the history of a release is told from.</summary>
    public static IReadOnlyList<int> Needs(HeldRelease built, Catalog catalog) =>
        built.Since is null
            ? []
            : [.. built.Earlier.Append(built.Number).Concat(built.Earlier.SelectMany(number => catalog.Find(number)!.Earlier)).Distinct().Order()];

    // Told by the packages each time anew: there may be as many changes as observations.
    private static IEnumerable<ReleaseChange> Changes(IReadOnlyList<(Release Release, PackageArchive Earlier, PackageArchive Later)> steps)
    {
        var id = 0;
        foreach (var (release, earlier, later) in steps)
        {
            foreach (var (position, change) in PackageChanges.Between(earlier, later).Index())
            {
                yield return new ReleaseChange
                {
                    Id = ++id,
                    Key = $"{release.Key}/{change.Concept}/{string.Join('/', change.Key.Select(Escaped))}",
                    ReleaseId = release.Id,
                    Concept = change.Concept,
                    Kind = change.Kind,
                    RowKey = string.Join('/', change.Key),
                    Position = position + 1,
                };
            }
        }
    }

    private static void Count(Import import, Release release, IEnumerable<PackageChange> changes)
    {
        foreach (var (concept, kinds) in changes.AggregateBy(
            change => change.Concept,
            _ => new int[3],
            (counts, change) =>
            {
                counts[(int)change.Kind]++;
                return counts;
            }))
        {
            import.Add(new ReleaseChangeCount
            {
                Id = import.Next<ReleaseChangeCount>(),
                Key = $"{release.Key}/{concept}",
                ReleaseId = release.Id,
                Concept = concept,
                Added = kinds[(int)ReleaseChangeKind.Added],
                Revised = kinds[(int)ReleaseChangeKind.Revised],
                Removed = kinds[(int)ReleaseChangeKind.Removed],
            });
        }
    }

    // A slash inside a cell must not make two keys the same.
    private static string Escaped(string cell) => cell.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
