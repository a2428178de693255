using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Goals;

internal sealed class GoalRows : PackageTable
{
    public GoalRows()
        : base("programme/goals.csv", "Ambitions and goals of a deal and its pillars (ambities, doelen).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Optional("pillar", ColumnType.Text, "The pillar; empty for a goal of the deal itself.");
        Column("position", ColumnType.Integer, "Its place among the goals of the pillar or the deal, from 1.");
        Column<GoalKind>("kind", "How far it reaches.");
        Column("text", ColumnType.Text, "What it says, in our English words.");
        Optional("quote", ColumnType.Text, "The Dutch words of the source.");
        CitedWithoutLines();
        Keyed("programme", "pillar", "position");
        References("programmes", ["programme"], ["code"]);
        References("pillars", ["programme", "pillar"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillarCode, position) = (row.Text("programme"), row.Optional("pillar"), row.Int("position"));
        var pillar = pillarCode is null ? null : row.Find<Pillar>(import, "pillar", programme, pillarCode);
        import.Add(
            row,
            new Goal
            {
                Id = import.Next<Goal>(),
                Key = $"{pillar?.Key ?? programme}/{Keys.Padded(position)}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                PillarId = pillar?.Id,
                Position = position,
                PrintedOrder = ((pillar?.Position ?? 0) * 1_000) + position,
                Kind = row.Enum<GoalKind>("kind"),
                Text = row.Text("text"),
                Quote = row.Optional("quote"),
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            programme,
            pillarCode ?? "",
            position);
    }
}
