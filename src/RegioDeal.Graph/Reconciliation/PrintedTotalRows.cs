using System.Globalization;
using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Reconciliation;

internal sealed class PrintedTotalRows : PackageTable
{
    public PrintedTotalRows()
        : base("programme/printed_totals.csv", "Every total that the document prints.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column<Measure>("measure", "What it counts.");
        Optional("pillar", ColumnType.Text, "The pillar; empty for all together.");
        Column("tranche", ColumnType.Integer, "The tranche, as we read it.");
        Column("value", ColumnType.Euros, "Euros, or a number of projects.");
        Column("printed", ColumnType.Text, "The figure as printed.");
        Column<Certainty>("certainty", "How sure the tranche is.");
        Column("basis", ColumnType.Text, "Why it is taken for the total of this tranche.");
        Cited();
        Keyed("programme", "measure", "pillar", "tranche", "lines");
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
        References("tranches", ["programme", "tranche"], ["programme", "number"]);
        CompletesFrom("allocations");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, number) = (row.Text("programme"), row.Optional("pillar"), row.Int("tranche"));
        var measure = row.Enum<Measure>("measure");
        var (source, lines, quote) = row.Cited(import);
        var position = import.Next<PrintedTotal>();
        import.Add(
            row,
            new PrintedTotal
            {
                Id = position,
                Key = $"{programme}/{Keys.Padded(position)}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                PillarId = pillar is null ? null : row.Find<Pillar>(import, "pillar", programme, pillar)?.Id,
                TrancheId = row.Find<Tranche>(import, "tranche", programme, number)?.Id ?? 0,
                Measure = measure,
                Hundredths = row.Cents("value"),
                Printed = row.Text("printed"),
                Certainty = row.Enum<Certainty>("certainty"),
                Basis = row.Text("basis"),
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            measure,
            pillar ?? "",
            number,
            lines);
    }

    public override void Complete(Import import)
    {
        var pillars = import.All<Pillar>().ToDictionary(pillar => pillar.Id, pillar => pillar.Code);
        var tranches = import.All<Tranche>().ToDictionary(tranche => tranche.Id, tranche => tranche.Number);
        foreach (var total in import.All<PrintedTotal>())
        {
            var parts = import.All<Allocation>()
                .Where(a => a.ProgrammeId == total.ProgrammeId && a.TrancheId == total.TrancheId && (total.PillarId is null || a.PillarId == total.PillarId))
                .ToArray();
            var computed = total.Measure == Measure.Amount
                ? parts.Sum(a => a.Cents)
                : parts.Select(a => a.ProjectId).Distinct().Count() * 100L;
            if (computed != total.Hundredths)
            {
                var of = total.PillarId is { } pillar ? pillars[pillar] : "all pillars";
                var difference = computed - total.Hundredths;
                import.Fault(
                    total,
                    "value",
                    $"{Figure(total.Hundredths)}, printed at line {total.Lines} for tranche {tranches[total.TrancheId].ToString(CultureInfo.InvariantCulture)} of {of}",
                    $"{Figure(computed)}, which its {(total.Measure == Measure.Amount ? "allocations add up to" : "projects with an allocation are")} ({Figure(Math.Abs(difference))} {(difference > 0 ? "more" : "less")})",
                    "correct the allocations, or the total where it is read otherwise than printed");
            }
        }
    }

    public override string? Checked(Import import) =>
        import.All<PrintedTotal>().Count is > 0 and var totals ? string.Create(CultureInfo.InvariantCulture, $"all {totals} printed totals met") : null;

    private static string Figure(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
