using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Themes;

namespace RegioDeal.Graph.Projects;

internal sealed class ProjectRows : PackageTable
{
    public ProjectRows()
        : base("programme/projects.csv", "The projects, in the order of the finance tables. A parent stands before its children.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The code as printed; unique in its pillar only.");
        Column("position", ColumnType.Integer, "Its place in the finance tables, from 1.");
        Column("title", ColumnType.Text, "The title, in one spelling.");
        Column("title_lines", ColumnType.Lines, "The lines that print the title.");
        Optional("parent", ColumnType.Text, "The code of the project that it stands under, by its number.");
        Optional("theme", ColumnType.Text, "The theme that it stands under.");
        Column("lead", ColumnType.Text, "The organisation that carries the grant (penvoerder).");
        Column("lead_printed", ColumnType.Text, "The lead as the finance table prints it.");
        Column<ProjectStatus>("status", "What this edition says of it.");
        Column<Basis>("status_basis", "Whether the status is printed or our reading.");
        Optional("status_note", ColumnType.Text, "Why the status is as it is; needed when it is our reading.");
        Optional("marker", ColumnType.Text, "The markers printed with it, separated by |.");
        Optional("marker_lines", ColumnType.Lines, "The lines of the markers.");
        Transcribed("description", "Its text in the document, as Markdown.");
        Cited();
        Keyed("programme", "pillar", "code");
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
        References("organisations", ["programme", "lead"], ["programme", "code"]);
        References("themes", ["programme", "pillar", "theme"], ["programme", "pillar", "name"]);
        References("projects", ["programme", "pillar", "parent"], ["programme", "pillar", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillarCode, code) = (row.Text("programme"), row.Text("pillar"), row.Text("code"));
        var pillar = row.Find<Pillar>(import, "pillar", programme, pillarCode);
        var (source, lines, quote) = row.Cited(import);
        var (description, descriptionLines) = row.Transcribed(import, "description");
        var leadCode = row.Text("lead");
        var lead = row.Find<Organisation>(import, "lead", programme, leadCode);
        var (basis, note) = (row.Enum<Basis>("status_basis"), row.Optional("status_note"));
        if (basis == Basis.Editorial && note is null)
        {
            row.Fault("status_note", "nothing", "a reason, since status_basis is EDITORIAL", "say why the status is read so");
        }

        var project = new Project
        {
            Id = import.Next<Project>(),
            Key = $"{programme}/{Keys.Slug(pillarCode)}/{Keys.Padded(code)}",
            ProgrammeId = pillar?.ProgrammeId ?? 0,
            PillarId = pillar?.Id ?? 0,
            ThemeId = row.Optional("theme") is { } theme ? row.Find<Theme>(import, "theme", programme, pillarCode, theme)?.Id : null,
            ParentId = row.Optional("parent") is { } parent ? row.Find<Project>(import, "parent", programme, pillarCode, parent)?.Id : null,
            LeadId = lead?.Id ?? 0,
            Code = code,
            Title = row.Text("title"),
            TitleLines = row.Text("title_lines"),
            Description = description,
            DescriptionLines = descriptionLines,
            Position = row.Int("position"),
            LeadPrinted = row.Text("lead_printed"),
            Status = row.Enum<ProjectStatus>("status"),
            StatusBasis = basis,
            StatusNote = note,
            Marker = row.Optional("marker"),
            MarkerLines = row.Optional("marker_lines"),
            SourceId = source?.Id ?? 0,
            Lines = lines,
            Quote = quote,
        };
        import.Add(row, project, programme, pillarCode, code);
        import.Add(row, ParticipationRows.Lead(project, leadCode, import.Next<Participation>()), programme, pillarCode, code, leadCode);
    }

    public override void Complete(Import import)
    {
        var municipalities = import.All<Organisation>().ToDictionary(organisation => organisation.Id, organisation => organisation.MunicipalityId);
        foreach (var project in import.All<Project>())
        {
            project.LeadMunicipalityId = municipalities[project.LeadId];
        }
    }
}
