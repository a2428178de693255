using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Projects;

internal sealed class OtherTitleRows : PackageTable
{
    public OtherTitleRows()
        : base("programme/project_titles.csv", "Other titles that a project is printed under.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("title", ColumnType.Text, "The title as printed.");
        Column<OtherTitleKind>("kind", "What it is.");
        Cited();
        Keyed("programme", "pillar", "code", "title");
        References("projects", "programme", "pillar", "code");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, title) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Text("title"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var (source, lines, quote) = row.Cited(import);
        var position = import.Next<OtherTitle>();
        import.Add(
            row,
            new OtherTitle
            {
                Id = position,
                Key = $"{project?.Key}/{title}",
                ProjectId = project?.Id ?? 0,
                Title = title,
                Kind = row.Enum<OtherTitleKind>("kind"),
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code,
            title);
    }
}
