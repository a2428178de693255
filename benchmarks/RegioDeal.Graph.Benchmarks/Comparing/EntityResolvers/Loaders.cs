using Microsoft.EntityFrameworkCore;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>The batch loaders of one request. Each fetch has a context of its own: root fields run beside each other.</summary>
internal sealed class Loaders(IDbContextFactory<EntityContext> contexts)
{
    private readonly Dictionary<(string Name, object? Argument), object> kept = [];

    /// <summary>Rows by identifier; null when there is none.</summary>
    public BatchLoader<T?> ById<T>()
        where T : class, IRow =>
        Kept<T?>(typeof(T).Name, null, null, (db, ids, cancellationToken) =>
            db.Set<T>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (T?)row, cancellationToken));

    /// <summary>The first projects of pillars, in printed order, and one more.</summary>
    public BatchLoader<IReadOnlyList<Project>> ProjectsOfPillars(int size) =>
        Kept<IReadOnlyList<Project>>(nameof(ProjectsOfPillars), size, [], async (db, ids, cancellationToken) =>
        {
            // The pillars stand inside the page too: otherwise the database numbers every project there is.
            var pillars = await db.Set<Pillar>()
                .Where(pillar => ids.Contains(pillar.Id))
                .Select(pillar => new
                {
                    pillar.Id,
                    Projects = pillar.Projects.Where(project => ids.Contains(project.PillarId)).OrderBy(project => project.Position).ThenBy(project => project.Key).Take(size + 1).ToList(),
                })
                .ToListAsync(cancellationToken);
            return pillars.ToDictionary(pillar => pillar.Id, IReadOnlyList<Project> (pillar) => pillar.Projects);
        });

    /// <summary>How many projects pillars have.</summary>
    public BatchLoader<int> ProjectCounts =>
        Kept(nameof(ProjectCounts), null, 0, (db, ids, cancellationToken) => db.Set<Project>()
            .Where(project => ids.Contains(project.PillarId))
            .GroupBy(project => project.PillarId)
            .Select(projects => new { Id = projects.Key, Count = projects.Count() })
            .ToDictionaryAsync(pillar => pillar.Id, pillar => pillar.Count, cancellationToken));

    /// <summary>The allocations of projects, in printed order.</summary>
    public BatchLoader<IReadOnlyList<Allocation>> Allocations =>
        Lists(nameof(Allocations), null, async (db, ids, cancellationToken) =>
        {
            var rows = await db.Set<Allocation>()
                .Where(allocation => ids.Contains(allocation.ProjectId))
                .OrderBy(allocation => allocation.PrintedOrder).ThenBy(allocation => allocation.Key)
                .ToListAsync(cancellationToken);
            return rows.GroupBy(allocation => allocation.ProjectId);
        });

    /// <summary>The municipalities of projects, by name.</summary>
    public BatchLoader<IReadOnlyList<Municipality>> Municipalities =>
        Lists(nameof(Municipalities), null, async (db, ids, cancellationToken) =>
        {
            var rows = await db.Set<Involvement>()
                .Where(involvement => ids.Contains(involvement.ProjectId))
                .OrderBy(involvement => involvement.Municipality.Name).ThenBy(involvement => involvement.Municipality.Key)
                .Select(involvement => new { involvement.ProjectId, involvement.Municipality })
                .ToListAsync(cancellationToken);
            return rows.GroupBy(row => row.ProjectId, row => row.Municipality);
        });

    /// <summary>The indicators that projects aim at, in the order of the list.</summary>
    public BatchLoader<IReadOnlyList<Indicator>> Indicators =>
        Lists(nameof(Indicators), null, async (db, ids, cancellationToken) =>
        {
            var rows = await db.Set<IndicatorLink>()
                .Where(link => ids.Contains(link.ProjectId))
                .OrderBy(link => link.Indicator.Position).ThenBy(link => link.Indicator.Key)
                .Select(link => new { link.ProjectId, link.Indicator })
                .ToListAsync(cancellationToken);
            return rows.GroupBy(row => row.ProjectId, row => row.Indicator);
        });

    /// <summary>The observations of indicators, of one region or of all when it is null.</summary>
    public BatchLoader<IReadOnlyList<Observation>> Observations(string? region) =>
        Lists(nameof(Observations), region, async (db, ids, cancellationToken) =>
        {
            var observations = db.Set<Observation>().Where(observation => ids.Contains(observation.IndicatorId));
            if (region is not null)
            {
                observations = observations.Where(observation => observation.Region.Code == region);
            }

            var rows = await observations.OrderBy(observation => observation.Key).ToListAsync(cancellationToken);
            return rows.GroupBy(observation => observation.IndicatorId);
        });

    /// <summary>What pillars have in each tranche of their programme, with the bounds over their readings.</summary>
    public BatchLoader<IReadOnlyList<SpendingLine>> SpendingByTranche =>
        Kept<IReadOnlyList<SpendingLine>>(nameof(SpendingByTranche), null, [], async (db, ids, cancellationToken) =>
        {
            var pillars = await db.Set<Pillar>()
                .Where(pillar => ids.Contains(pillar.Id))
                .Select(pillar => new { pillar.Id, pillar.ProgrammeId, Readings = pillar.Readings.Count })
                .ToListAsync(cancellationToken);
            var programmes = pillars.Select(pillar => pillar.ProgrammeId).Distinct().ToArray();
            var tranches = await db.Set<Tranche>()
                .Where(tranche => programmes.Contains(tranche.ProgrammeId))
                .OrderBy(tranche => tranche.Number).ThenBy(tranche => tranche.Key)
                .ToListAsync(cancellationToken);
            var amounts = await db.Set<Allocation>()
                .Where(allocation => ids.Contains(allocation.PillarId))
                .GroupBy(allocation => new { allocation.PillarId, allocation.TrancheId })
                .Select(allocations => new { allocations.Key, Cents = allocations.Sum(allocation => allocation.Cents) })
                .ToDictionaryAsync(sum => (sum.Key.PillarId, sum.Key.TrancheId), sum => sum.Cents, cancellationToken);
            var bounds = await db.Set<ReadingPart>()
                .Where(part => ids.Contains(part.Reading.PillarId))
                .GroupBy(part => new { part.Reading.PillarId, part.TrancheId, part.ReadingId })
                .Select(parts => new { parts.Key.PillarId, parts.Key.TrancheId, Cents = parts.Sum(part => part.Cents) })
                .GroupBy(sum => new { sum.PillarId, sum.TrancheId })
                .Select(sums => new { sums.Key, Readings = sums.Count(), AtLeast = sums.Min(sum => sum.Cents), AtMost = sums.Max(sum => sum.Cents) })
                .ToDictionaryAsync(sums => (sums.Key.PillarId, sums.Key.TrancheId), cancellationToken);
            return pillars.ToDictionary(
                pillar => pillar.Id,
                IReadOnlyList<SpendingLine> (pillar) =>
                [
                    .. from tranche in tranches
                       where tranche.ProgrammeId == pillar.ProgrammeId
                       let bound = bounds.GetValueOrDefault((pillar.Id, tranche.Id))
                       select new SpendingLine(
                           tranche,
                           amounts.GetValueOrDefault((pillar.Id, tranche.Id)),
                           bound?.Readings == pillar.Readings ? bound.AtLeast : 0, // a reading without a part counts 0
                           bound?.AtMost ?? 0),
                ]);
        });

    private BatchLoader<IReadOnlyList<T>> Lists<T>(string name, object? argument, Func<EntityContext, IReadOnlyCollection<int>, CancellationToken, Task<IEnumerable<IGrouping<int, T>>>> fetch) =>
        Kept<IReadOnlyList<T>>(name, argument, [], async (db, ids, cancellationToken) =>
            (await fetch(db, ids, cancellationToken)).ToDictionary(group => group.Key, IReadOnlyList<T> (group) => [.. group]));

    private BatchLoader<TValue> Kept<TValue>(string name, object? argument, TValue absent, Func<EntityContext, IReadOnlyCollection<int>, CancellationToken, Task<Dictionary<int, TValue>>> fetch)
    {
        lock (kept)
        {
            if (!kept.TryGetValue((name, argument), out var loader))
            {
                kept[(name, argument)] = loader = new BatchLoader<TValue>(
                    async (ids, cancellationToken) =>
                    {
                        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                        return await fetch(db, ids, cancellationToken);
                    },
                    absent);
            }

            return (BatchLoader<TValue>)loader;
        }
    }
}
