using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorRows : PackageTable
{
    public IndicatorRows()
        : base("monitor/indicators.csv", "What the monitor measures (indicatoren).")
    {
        Column("code", ColumnType.Text, "Our short name for it, unique.", CodePattern.Slug);
        Column("programme", ColumnType.Text, "The deal whose monitor it stands in.");
        Optional("pillar", ColumnType.Text, "The pillar that it belongs to; empty for none.");
        Column("theme", ColumnType.Text, "What it is grouped under.");
        Column("name", ColumnType.Text, "Its name, in Dutch.");
        Column("name_en", ColumnType.Text, "Its name, in English.");
        Column("definition", ColumnType.Text, "What is measured, in Dutch.");
        Column("definition_en", ColumnType.Text, "What is measured, in English.");
        Column<DefinitionOrigin>("definition_origin", "Where the wording of the definition comes from.");
        Column("unit", ColumnType.Text, "The unit as the source words it.");
        Column("normalised_unit", ColumnType.Text, "The unit of a value times the factor.");
        Column("factor", ColumnType.Integer, "What a value is multiplied by to stand in the normalised unit; 1 when the unit is no multiple.");
        Column("decimals", ColumnType.Integer, "How many digits behind the decimal point the source gives; at most 4.");
        Column<Direction>("direction", "Which way is better.");
        Column<Additivity>("additivity", "Whether figures of several regions may be added up.");
        CitedWithoutLines();
        Optional("source_column", ColumnType.Text, "The columns or measures of its sources.");
        Optional("note", ColumnType.Text, "What to know of its figures.");
        Keyed("code");
        References("programmes", ["programme"], ["code"]);
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (code, programme) = (row.Text("code"), row.Text("programme"));
        var (factor, decimals) = (row.Int("factor"), row.Int("decimals"));
        if (factor is < 1 or > 1_000_000)
        {
            row.Fault("factor", PackageFault.Shown(row["factor"]), "a whole number from 1 to 1000000", "write 1000 for thousands, and 1 when the unit is no multiple");
        }

        if (decimals > 4)
        {
            row.Fault("decimals", PackageFault.Shown(row["decimals"]), "at most 4", "keep figures to four digits behind the point");
        }

        var position = import.Next<Indicator>();
        import.Add(
            row,
            new Indicator
            {
                Id = position,
                Key = code,
                Code = code,
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                PillarId = row.Optional("pillar") is { } pillar ? row.Find<Pillar>(import, "pillar", programme, pillar)?.Id : null,
                Theme = row.Text("theme"),
                Name = row.Text("name"),
                NameEn = row.Text("name_en"),
                Definition = row.Text("definition"),
                DefinitionEn = row.Text("definition_en"),
                DefinitionOrigin = row.Enum<DefinitionOrigin>("definition_origin"),
                Unit = row.Text("unit"),
                NormalisedUnit = row.Text("normalised_unit"),
                Factor = factor,
                Decimals = decimals,
                Direction = row.Enum<Direction>("direction"),
                Additivity = row.Enum<Additivity>("additivity"),
                Position = position,
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
                SourceColumn = row.Optional("source_column"),
                Note = row.Optional("note"),
            },
            code);
    }
}
