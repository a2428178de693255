using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.Tranches;

internal sealed class TrancheRows : PackageTable
{
    public TrancheRows()
        : base("programme/tranches.csv", "The rounds of decisions in which amounts are granted.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("number", ColumnType.Integer, "From 1.");
        Column("name", ColumnType.Text, "The name as printed.");
        Optional("decided_in", ColumnType.Month, "The month of the decision, where the document prints it.");
        Cited();
        Keyed("programme", "number");
        References("programmes", ["programme"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, number) = (row.Text("programme"), row.Int("number"));
        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new Tranche
            {
                Id = import.Next<Tranche>(),
                Key = $"{programme}/{Keys.Padded(number)}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Number = number,
                Name = row.Text("name"),
                DecidedIn = row.Optional("decided_in"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            number);
    }
}
