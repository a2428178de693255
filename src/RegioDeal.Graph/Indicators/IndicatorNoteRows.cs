using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorNoteRows : PackageTable
{
    public IndicatorNoteRows()
        : base("monitor/indicator_notes.csv", "Breaks in series, and what to know before figures are used. They are data notes on the indicator.")
    {
        Column("code", ColumnType.Text, "Our short name for it, unique in the deal.", CodePattern.Slug);
        Column("indicator", ColumnType.Text, "The indicator that it is about.");
        Column<DataNoteKind>("kind", "What it is.");
        Optional("period", ColumnType.Text, "Of a break the first period of the new series; of other notes the period that they are about.", CodePattern.Period);
        Column("text", ColumnType.Text, "What there is to know.");
        CitedWithoutLines();
        Keyed("code");
        References("indicators", ["indicator"], ["code"]);

        // So that the notes of the document come first, and keep their places.
        ReadAfter("data_notes");
    }

    public override void Read(PackageRow row, Import import)
    {
        var code = row.Text("code");
        var kind = row.Enum<DataNoteKind>("kind");
        var period = row.Optional("period");
        if (kind == DataNoteKind.Break && period is null)
        {
            row.Fault("period", "nothing", "the first period of the new series", "fill it in");
        }

        var indicator = row.Find<Indicator>(import, "indicator", row.Text("indicator"));
        var programme = indicator is null ? null : import.All<Programme>().First(one => one.Id == indicator.ProgrammeId);
        var position = import.Next<DataNote>();
        import.Add(
            row,
            new DataNote
            {
                Id = position,
                Key = $"{programme?.Code}/{code}",
                ProgrammeId = programme?.Id ?? 0,
                Code = code,
                Kind = kind,
                PillarId = indicator?.PillarId,
                IndicatorId = indicator?.Id,
                Period = period,
                Text = row.Text("text"),
                Position = position,
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            programme?.Code ?? "",
            code);
    }
}
