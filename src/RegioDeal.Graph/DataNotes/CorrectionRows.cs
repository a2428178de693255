using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.DataNotes;

internal sealed class CorrectionRows : PackageTable
{
    public CorrectionRows()
        : base("programme/corrections.csv", "What we read otherwise than printed, and why.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "Our short name for it.");
        Optional("pillar", ColumnType.Text, "The pillar that it is about.");
        Optional("project", ColumnType.Text, "The code of the project that it is about; needs the pillar.");
        Column("field", ColumnType.Text, "What of ours it concerns, as title, lead or tranche.");
        Column("printed", ColumnType.Text, "Exactly as in those lines; spaces, line ends and hyphens at them apart.");
        Column("read_as", ColumnType.Text, "What stands in our data.");
        Column("reason", ColumnType.Text, "Why.");
        Optional("note", ColumnType.Text, "The data note that tells more.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
        References("projects", ["programme", "pillar", "project"], ["programme", "pillar", "code"]);
        References("data_notes", ["programme", "note"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code, printed) = (row.Text("programme"), row.Text("code"), row.Text("printed"));
        var (pillar, project) = DataNoteRows.About(row, import, programme);
        var (source, lines, quote) = row.Cited(import);
        if (quote is not null && !PrintedWords.StandIn(quote, printed))
        {
            row.Fault("printed", PackageFault.Shown(printed), $"words that stand in lines {lines} of {PackageTexts.FileOf(source!.Code)}", "copy them from there, or correct the lines");
        }

        var position = import.Next<Correction>();
        import.Add(
            row,
            new Correction
            {
                Id = position,
                Key = $"{programme}/{code}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Code = code,
                PillarId = pillar?.Id,
                ProjectId = project?.Id,
                Field = row.Text("field"),
                Printed = printed,
                ReadAs = row.Text("read_as"),
                Reason = row.Text("reason"),
                NoteId = row.Optional("note") is { } note ? row.Find<DataNote>(import, "note", programme, note)?.Id : null,
                Position = position,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }
}
