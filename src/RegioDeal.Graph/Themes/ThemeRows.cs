using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;

namespace RegioDeal.Graph.Themes;

internal sealed class ThemeRows : PackageTable
{
    public ThemeRows()
        : base("programme/themes.csv", "Groups of projects inside one pillar (thema's).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar it stands under.");
        Column("name", ColumnType.Text, "The heading, in one spelling.");
        Column("position", ColumnType.Integer, "Its place inside the pillar, from 1.");
        Optional("other_printed", ColumnType.Text, "Other forms in which it is printed, separated by |.");
        Transcribed("introduction", "What the document says in front of its projects, as Markdown.");
        Cited();
        Keyed("programme", "pillar", "name");
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code, name) = (row.Text("programme"), row.Text("pillar"), row.Text("name"));
        var pillar = row.Find<Pillar>(import, "pillar", programme, code);
        var position = row.Int("position");
        var (source, lines, quote) = row.Cited(import);
        var (introduction, introductionLines) = row.Transcribed(import, "introduction");
        import.Add(
            row,
            new Theme
            {
                Id = import.Next<Theme>(),
                Key = $"{programme}/{Keys.Slug(code)}/{Keys.Slug(name)}",
                Name = name,
                OtherPrinted = row.Optional("other_printed"),
                Position = position,
                PrintedOrder = ((pillar?.Position ?? 0) * 1_000) + position,
                ProgrammeId = pillar?.ProgrammeId ?? 0,
                PillarId = pillar?.Id ?? 0,
                Introduction = introduction,
                IntroductionLines = introductionLines,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code,
            name);
    }
}
