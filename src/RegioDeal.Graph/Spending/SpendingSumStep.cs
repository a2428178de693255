using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;

namespace RegioDeal.Graph.Spending;

/// <summary>Sums the amounts of each pillar and tranche, as they are shown and by each reading.</summary>
internal sealed class SpendingSumStep : ImportStep
{
    public override void Run(Import import)
    {
        foreach (var sum in import.All<Allocation>().GroupBy(allocation => (allocation.ProgrammeId, allocation.PillarId, allocation.TrancheId)))
        {
            import.Add(new SpendingSum
            {
                Id = import.Next<SpendingSum>(),
                ProgrammeId = sum.Key.ProgrammeId,
                PillarId = sum.Key.PillarId,
                TrancheId = sum.Key.TrancheId,
                SummedCents = sum.Sum(allocation => allocation.Cents),
                CertainCents = sum.Where(allocation => allocation.Certainty == Certainty.Certain).Sum(allocation => allocation.Cents),
                Allocations = sum.Count(),
            });
        }

        var readings = import.All<Reading>().ToDictionary(reading => reading.Id);
        var programmes = import.All<Pillar>().ToDictionary(pillar => pillar.Id, pillar => pillar.ProgrammeId);
        foreach (var sum in import.All<ReadingPart>().GroupBy(part => (part.ReadingId, part.TrancheId)))
        {
            var reading = readings[sum.Key.ReadingId];
            import.Add(new ReadingSum
            {
                Id = import.Next<ReadingSum>(),
                ReadingId = reading.Id,
                ReadingCount = reading.ReadingCount,
                ProgrammeId = programmes[reading.PillarId],
                PillarId = reading.PillarId,
                TrancheId = sum.Key.TrancheId,
                SummedCents = sum.Sum(part => part.Cents),
            });
        }
    }
}
