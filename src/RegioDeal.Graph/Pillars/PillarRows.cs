using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.Pillars;

internal sealed class PillarRows : PackageTable
{
    public PillarRows()
        : base("programme/pillars.csv", "The parts of a deal (pijlers).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "The code, as WERKEN, WONEN or WELZIJN.", CodePattern.Constant);
        Column("name", ColumnType.Text, "The name as printed.");
        Column("position", ColumnType.Integer, "Its place on the front page, from 1.");
        Transcribed("introduction", "What the document says in front of its projects, as Markdown.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code) = (row.Text("programme"), row.Text("code"));
        var (source, lines, quote) = row.Cited(import);
        var (introduction, introductionLines) = row.Transcribed(import, "introduction");
        import.Add(
            row,
            new Pillar
            {
                Id = import.Next<Pillar>(),
                Key = $"{programme}/{Keys.Slug(code)}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Code = code,
                Name = row.Text("name"),
                Position = row.Int("position"),
                Introduction = introduction,
                IntroductionLines = introductionLines,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }
}
