using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Allocations;

internal sealed class AllocationRows : PackageTable
{
    public AllocationRows()
        : base("programme/allocations.csv", "The amounts granted. The amount is printed; its tranche may be our reading.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("position", ColumnType.Integer, "Its place among the amounts of the project, from 1.");
        Column("amount_eur", ColumnType.Euros, "The amount.");
        Column("printed", ColumnType.Text, "The amount as printed.");
        Column("tranche", ColumnType.Integer, "The tranche, as we read it.");
        Column<Certainty>("certainty", "How sure the tranche is.");
        Column("basis", ColumnType.Text, "Why the tranche is read as it is.");
        Cited();
        Keyed("programme", "pillar", "code", "position");
        References("projects", "programme", "pillar", "code");
        References("tranches", ["programme", "tranche"], ["programme", "number"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, position) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Int("position"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new Allocation
            {
                Id = import.Next<Allocation>(),
                Key = $"{project?.Key}/{Keys.Padded(position)}",
                ProgrammeId = project?.ProgrammeId ?? 0,
                PillarId = project?.PillarId ?? 0,
                ThemeId = project?.ThemeId,
                ProjectId = project?.Id ?? 0,
                OrganisationId = project?.LeadId ?? 0,
                TrancheId = row.Find<Tranche>(import, "tranche", programme, row.Int("tranche"))?.Id ?? 0,
                Position = position,
                PrintedOrder = ((project?.Position ?? 0) * 1_000) + position,
                Cents = row.Cents("amount_eur"),
                Printed = row.Text("printed"),
                Certainty = row.Enum<Certainty>("certainty"),
                Basis = row.Text("basis"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code,
            position);
    }
}

internal sealed class AllocationAlternativeRows : PackageTable
{
    public AllocationAlternativeRows()
        : base("programme/allocation_alternatives.csv", "The other tranches that the document allows for an amount.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("position", ColumnType.Integer, "The amount.");
        Column("tranche", ColumnType.Integer, "The other tranche.");
        Column("readings", ColumnType.Integer, "How many of the pillar's readings give it.");
        Keyed("programme", "pillar", "code", "position", "tranche");
        References("allocations", "programme", "pillar", "code", "position");
        References("tranches", ["programme", "tranche"], ["programme", "number"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, number) = (row.Text("programme"), row.Int("tranche"));
        var allocation = row.Find<Allocation>(import, "position", programme, row.Text("pillar"), row.Text("code"), row.Int("position"));
        import.Add(
            row,
            new AllocationAlternative
            {
                Id = import.Next<AllocationAlternative>(),
                AllocationId = allocation?.Id ?? 0,
                TrancheId = row.Find<Tranche>(import, "tranche", programme, number)?.Id ?? 0,
                Readings = row.Int("readings"),
            },
            allocation?.Key ?? "",
            number);
    }
}

internal sealed class AllocationEvidenceRows : PackageTable
{
    public AllocationEvidenceRows()
        : base("programme/allocation_evidence.csv", "The public statements that decide or support the tranche of an amount.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("position", ColumnType.Integer, "The amount.");
        Column("source", ColumnType.Text, "The statement.");
        Keyed("programme", "pillar", "code", "position", "source");
        References("allocations", "programme", "pillar", "code", "position");
        References("sources", ["source"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var allocation = row.Find<Allocation>(import, "position", row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Int("position"));
        var source = row.Find<Source>(import, "source", row.Text("source"));
        import.Add(
            row,
            new AllocationEvidence { Id = import.Next<AllocationEvidence>(), AllocationId = allocation?.Id ?? 0, SourceId = source?.Id ?? 0 },
            allocation?.Key ?? "",
            source?.Code ?? "");
    }
}
