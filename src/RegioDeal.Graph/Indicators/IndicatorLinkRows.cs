using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorLinkRows : PackageTable
{
    private const long Whole = 10_000;

    public IndicatorLinkRows()
        : base("monitor/links.csv", "Which project aims at which indicator (koppelingen), and why.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("indicator", ColumnType.Text, "The indicator.");
        Column("weight", ColumnType.Decimal, "Its part of the project, above 0; those of a project add up to 1.");
        Column("rationale", ColumnType.Text, "What in the text leads to the indicator.");
        Column<Basis>("basis", "Whether the lines name what the indicator measures, or we infer it.");
        Cited();
        Keyed("programme", "pillar", "code", "indicator");
        References("projects", "programme", "pillar", "code");
        References("indicators", ["programme", "indicator"], ["programme", "code"]);
        CompletesFrom("unlinked", "allocations");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, indicator) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Text("indicator"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var weight = row.Scaled("weight");
        if (weight is <= 0 or > Whole && !row.IsFaulty)
        {
            row.Fault("weight", PackageFault.Shown(row["weight"]), "a part above 0 and at most 1", "write 1 for the only indicator of a project");
        }

        var (source, lines, quote) = row.Cited(import);
        var position = import.Next<IndicatorLink>();
        import.Add(
            row,
            new IndicatorLink
            {
                Id = position,
                Key = $"{project?.Key}/{indicator}",
                ProjectId = project?.Id ?? 0,
                IndicatorId = row.Find<Indicator>(import, "indicator", indicator)?.Id ?? 0,
                Weight = weight,
                Rationale = row.Text("rationale"),
                Basis = row.Enum<Basis>("basis"),
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code,
            indicator);
    }

    public override void Complete(Import import)
    {
        var links = import.All<IndicatorLink>().ToLookup(link => link.ProjectId);
        foreach (var project in links)
        {
            var sum = project.Sum(link => link.Weight);
            if (sum != Whole)
            {
                import.Fault(
                    project.Last(),
                    "weight",
                    FormattableString.Invariant($"{sum / (decimal)Whole} as the sum of the {project.Count()} weights of the project"),
                    "1",
                    "correct a weight, as 0.3334, 0.3333 and 0.3333 for thirds");
            }
        }

        var unlinked = import.All<UnlinkedProject>().ToDictionary(one => one.ProjectId);
        foreach (var both in unlinked.Values.Where(one => links.Contains(one.ProjectId)))
        {
            import.Fault(both, "code", $"a project that {Path} links", "one that has no link", "remove the row, or the links");
        }

        // A deal without a monitor links nothing, and need not say so of each project.
        var programmes = import.All<Project>().ToDictionary(project => project.Id, project => project.ProgrammeId);
        var linking = links.Select(project => project.Key).Concat(unlinked.Keys).Select(project => programmes[project]).ToHashSet();
        var missing = import.All<Allocation>().GroupBy(allocation => allocation.ProjectId)
            .Where(project => linking.Contains(programmes[project.Key]) && !links.Contains(project.Key) && !unlinked.ContainsKey(project.Key));
        foreach (var project in missing)
        {
            import.Fault(
                project.First(),
                "code",
                "an amount of a project without a link to an indicator",
                $"a row of it in {Path}, or the reason why there is none",
                "link it, or add it to monitor/unlinked.csv");
        }
    }
}

internal sealed class UnlinkedProjectRows : PackageTable
{
    public UnlinkedProjectRows()
        : base("monitor/unlinked.csv", "Projects that were granted money and aim at no indicator of the monitor, and why.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("reason", ColumnType.Text, "What of its text no indicator carries.");
        Cited();
        Keyed("programme", "pillar", "code");
        References("projects", "programme", "pillar", "code");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code) = (row.Text("programme"), row.Text("pillar"), row.Text("code"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new UnlinkedProject
            {
                Id = import.Next<UnlinkedProject>(),
                Key = project?.Key ?? "",
                ProjectId = project?.Id ?? 0,
                Reason = row.Text("reason"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code);
    }
}
