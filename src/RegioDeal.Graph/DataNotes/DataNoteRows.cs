using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.DataNotes;

internal sealed class DataNoteRows : PackageTable
{
    public DataNoteRows()
        : base("programme/data_notes.csv", "Contradictions and gaps of a source, and what we make of them.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "Our short name for it.");
        Column<DataNoteKind>("kind", "What is wrong.");
        Optional("pillar", ColumnType.Text, "The pillar that it is about.");
        Optional("project", ColumnType.Text, "The code of the project that it is about; needs the pillar.");
        Optional("tranche", ColumnType.Integer, "The tranche that it is about.");
        Column("text", ColumnType.Text, "What stands there, and what we make of it.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
        References("projects", ["programme", "pillar", "project"], ["programme", "pillar", "code"]);
        References("tranches", ["programme", "tranche"], ["programme", "number"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code) = (row.Text("programme"), row.Text("code"));
        var (pillar, project) = About(row, import, programme);
        var (source, lines, quote) = row.Cited(import);
        var position = import.Next<DataNote>();
        import.Add(
            row,
            new DataNote
            {
                Id = position,
                Key = $"{programme}/{code}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Code = code,
                Kind = row.Enum<DataNoteKind>("kind"),
                PillarId = pillar?.Id,
                ProjectId = project?.Id,
                TrancheId = row.OptionalInt("tranche") is { } number ? row.Find<Tranche>(import, "tranche", programme, number)?.Id : null,
                Text = row.Text("text"),
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }

    /// <summary>The pillar and the project that a row is about, where it names them.</summary>
    public static (Pillar? Pillar, Project? Project) About(PackageRow row, Import import, string programme)
    {
        if (row.Optional("pillar") is not { } pillar)
        {
            if (row.Optional("project") is not null)
            {
                row.Fault("pillar", "nothing", "the pillar of the project", "fill it in");
            }

            return (null, null);
        }

        return (
            row.Find<Pillar>(import, "pillar", programme, pillar),
            row.Optional("project") is { } code ? row.Find<Project>(import, "project", programme, pillar, code) : null);
    }
}
