using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Municipalities;

internal sealed class InvolvementRows : PackageTable
{
    public InvolvementRows()
        : base("programme/involvements.csv", "The municipalities that a project's own text or title names as taking part or as its place.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("municipality", ColumnType.Text, "The municipality.");
        Column<InvolvementRule>("rule", "What makes the municipality part of the project.");
        Optional("place", ColumnType.Text, "The place that is printed, where it is not the municipality itself.");
        Column("weight", ColumnType.Integer, "Its share of the project's amounts, relative to the project's other municipalities; at least 1.");
        Column<Basis>("basis", "Whether the weight is printed or our rule.");
        Column("note", ColumnType.Text, "Why the lines are read so.");
        Cited();
        Keyed("programme", "pillar", "code", "municipality");
        References("projects", "programme", "pillar", "code");
        References("municipalities", ["municipality"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, municipality) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Text("municipality"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var weight = row.Int("weight");
        if (weight < 1 && !row.IsFaulty)
        {
            row.Fault("weight", "'0'", "a whole number above 0", "write 1 where no shares are printed, or remove the row");
        }

        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new Involvement
            {
                Id = import.Next<Involvement>(),
                Key = $"{project?.Key}/{municipality}",
                ProjectId = project?.Id ?? 0,
                MunicipalityId = row.Find<Municipality>(import, "municipality", municipality)?.Id ?? 0,
                PrintedOrder = project?.Position ?? 0,
                Rule = row.Enum<InvolvementRule>("rule"),
                Place = row.Optional("place"),
                Weight = weight,
                Basis = row.Enum<Basis>("basis"),
                Note = row.Text("note"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code,
            municipality);
    }

    public override void Complete(Import import)
    {
        var taking = import.All<ProgrammeMunicipality>().ToLookup(link => link.ProgrammeId, link => link.MunicipalityId);
        var projects = import.All<Project>().ToDictionary(project => project.Id);
        foreach (var involved in import.All<Involvement>().GroupBy(involvement => involvement.ProjectId).Where(all => all.Any(one => one.Rule == InvolvementRule.WholeRegion)))
        {
            var project = projects[involved.Key];
            var missing = taking[project.ProgrammeId].Except(involved.Select(one => one.MunicipalityId)).Count();
            if (missing > 0)
            {
                import.Fault(
                    involved.First(one => one.Rule == InvolvementRule.WholeRegion),
                    "rule",
                    FormattableString.Invariant($"'WHOLE_REGION' and no row of {missing} {(missing == 1 ? "municipality" : "municipalities")} of the deal"),
                    "a row for each of them",
                    "add those that are missing, or name the rule of each row");
            }
        }
    }
}
