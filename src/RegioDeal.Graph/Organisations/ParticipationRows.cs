using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Organisations;

internal sealed class ParticipationRows : PackageTable
{
    public ParticipationRows()
        : base("programme/participations.csv", "The organisations that are named with a project. Never its lead: the import takes that from projects.csv.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("organisation", ColumnType.Text, "The organisation.");
        Column<ParticipationRole>("role", "What it has to do with the project; LEAD is given by the import alone.");
        Column("printed", ColumnType.Text, "The forms in which those lines print it, separated by |.");
        Optional("note", ColumnType.Text, "How the lines are read; needed when it is MENTIONED.");
        Cited();
        Keyed("programme", "pillar", "code", "organisation");
        References("projects", "programme", "pillar", "code");
        References("organisations", ["programme", "organisation"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, organisationCode) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Text("organisation"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        var organisation = row.Find<Organisation>(import, "organisation", programme, organisationCode);
        var (role, note) = (row.Enum<ParticipationRole>("role"), row.Optional("note"));
        if (project is not null && project.LeadId == organisation?.Id)
        {
            row.Fault("organisation", $"{PackageFault.Shown(organisationCode)}, which leads this project", "an organisation besides the lead", "remove the row: who leads a project stands in its own");
        }
        else if (role == ParticipationRole.Lead && !row.IsFaulty)
        {
            row.Fault("role", "'LEAD'", "another role", "remove the row: who leads a project stands in its own");
        }
        else if (role == ParticipationRole.Mentioned && note is null)
        {
            row.Fault("note", "nothing", "how it is named, since role is MENTIONED", "say it in a sentence");
        }

        var (source, lines, quote) = row.Cited(import);
        var number = import.Next<Participation>();
        import.Add(
            row,
            new Participation
            {
                Id = number,
                Key = $"{project?.Key}/{organisationCode}",
                ProjectId = project?.Id ?? 0,
                OrganisationId = organisation?.Id ?? 0,
                Role = role,
                Printed = row.Text("printed"),
                Note = note,
                PrintedOrder = OrderOf(project, number),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code,
            organisationCode);
    }

    /// <summary>The participation of a project's lead, as its row in the finance table prints it.</summary>
    public static Participation Lead(Project project, string organisationCode, int id) => new()
    {
        Id = id,
        Key = $"{project.Key}/{organisationCode}",
        ProjectId = project.Id,
        OrganisationId = project.LeadId,
        Role = ParticipationRole.Lead,
        Printed = project.LeadPrinted,
        PrintedOrder = OrderOf(project, 0),
        SourceId = project.SourceId,
        Lines = project.Lines,
        Quote = project.Quote,
    };

    private static int OrderOf(Project? project, int number) => ((project?.Position ?? 0) * 10_000) + number;
}
