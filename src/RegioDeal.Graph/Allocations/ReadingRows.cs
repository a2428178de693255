using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Allocations;

internal sealed class ReadingRows : PackageTable
{
    public ReadingRows()
        : base("programme/readings.csv", "All readings that the document allows: for each pillar the tranche of every amount. Reading 1 is the one that the allocations show.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("reading", ColumnType.Integer, "The number of the reading, from 1 in each pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("position", ColumnType.Integer, "The amount.");
        Column("tranche", ColumnType.Integer, "Its tranche in this reading.");
        Keyed("programme", "pillar", "reading", "code", "position");
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
        References("allocations", "programme", "pillar", "code", "position");
        References("tranches", ["programme", "tranche"], ["programme", "number"]);
        CompletesFrom("allocation_alternatives");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillarCode, number) = (row.Text("programme"), row.Text("pillar"), row.Int("reading"));
        var pillar = row.Find<Pillar>(import, "pillar", programme, pillarCode);
        var allocation = row.Find<Allocation>(import, "position", programme, pillarCode, row.Text("code"), row.Int("position"));
        var tranche = row.Find<Tranche>(import, "tranche", programme, row.Int("tranche"));
        if (row.IsFaulty)
        {
            return;
        }

        var reading = import.Find<Reading>($"{pillar!.Key}/{number}");
        if (reading is null)
        {
            reading = new Reading { Id = import.Next<Reading>(), PillarId = pillar.Id, Number = number };
            import.Add(row, reading, pillar.Key, number);
        }

        import.Add(
            row,
            new ReadingPart
            {
                Id = import.Next<ReadingPart>(),
                ReadingId = reading.Id,
                AllocationId = allocation!.Id,
                TrancheId = tranche!.Id,
                Cents = allocation.Cents,
            },
            reading.Id,
            allocation.Key);
    }

    public override void Complete(Import import)
    {
        var allocations = import.All<Allocation>().ToLookup(allocation => allocation.PillarId);
        var parts = import.All<ReadingPart>().ToLookup(part => part.ReadingId);
        var others = import.All<AllocationAlternative>().ToLookup(other => other.AllocationId);
        var readings = import.All<Reading>().ToLookup(reading => reading.PillarId);
        var tranches = import.All<Tranche>().ToDictionary(tranche => tranche.Id, tranche => tranche.Number);
        foreach (var pillar in import.All<Pillar>())
        {
            if (allocations[pillar.Id].Any() && readings[pillar.Id].All(reading => reading.Number != 1))
            {
                // The bounds of every sum are made from readings: without one they would be 0.
                import.Fault(this, PackageFault.Sentence($"no reading 1 of {pillar.Code}", "the tranche of each of its amounts", "add a row for each, as allocations has them"));
            }

            foreach (var reading in readings[pillar.Id])
            {
                reading.ReadingCount = readings[pillar.Id].Count();
                var missing = allocations[pillar.Id].Select(allocation => allocation.Id).Except(parts[reading.Id].Select(part => part.AllocationId)).Count();
                if (missing > 0)
                {
                    import.Fault(reading, "reading", $"reading {reading.Number} of {pillar.Code} without {missing} of its amounts", "a tranche for every amount of the pillar", "add a row for each that is missing");
                }
            }

            var byAllocation = readings[pillar.Id].SelectMany(reading => parts[reading.Id]).ToLookup(part => part.AllocationId);
            var first = readings[pillar.Id].FirstOrDefault(reading => reading.Number == 1);
            foreach (var allocation in allocations[pillar.Id])
            {
                if (first is not null && parts[first.Id].FirstOrDefault(part => part.AllocationId == allocation.Id && part.TrancheId != allocation.TrancheId) is { } otherwise)
                {
                    import.Fault(otherwise, "tranche", $"tranche {tranches[otherwise.TrancheId]} in reading 1", $"tranche {tranches[allocation.TrancheId]}, as the allocation has", "make the two agree");
                }

                var possible = byAllocation[allocation.Id].Where(part => part.TrancheId != allocation.TrancheId).CountBy(part => part.TrancheId).ToDictionary();
                var stated = others[allocation.Id].ToDictionary(other => other.TrancheId, other => other.Readings);
                if (possible.Count != stated.Count || possible.Any(one => stated.GetValueOrDefault(one.Key) != one.Value))
                {
                    import.Fault(allocation, "tranche", $"the alternatives {Alternatives(stated)}", $"those that the readings give: {Alternatives(possible)}", "count them again in allocation_alternatives");
                }

                if (allocation.Certainty == Certainty.Certain && possible.Count > 0)
                {
                    import.Fault(allocation, "certainty", "'CERTAIN'", $"one tranche in all readings, which give {possible.Count + 1}", "call it INFERRED or AMBIGUOUS, or correct the readings");
                }
            }
        }

        string Alternatives(IReadOnlyDictionary<int, int> counts) =>
            counts.Count == 0 ? "none" : string.Join(", ", counts.OrderBy(one => tranches[one.Key]).Select(one => $"tranche {tranches[one.Key]} in {one.Value}"));
    }
}
