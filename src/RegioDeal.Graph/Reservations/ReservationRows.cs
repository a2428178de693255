using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Reservations;

internal sealed class ReservationRows : PackageTable
{
    public ReservationRows()
        : base("programme/reservations.csv", "What the footnotes of the finance tables reserve for projects (reserveringen).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("pillar", ColumnType.Text, "The pillar.");
        Column("code", ColumnType.Text, "The project.");
        Column("amount_eur", ColumnType.Euros, "The amount reserved.");
        Column("printed", ColumnType.Text, "The amount as printed.");
        Column("marker", ColumnType.Text, "The marker of the footnote: *, ** or ***.");
        Cited();
        Keyed("programme", "pillar", "code");
        References("projects", "programme", "pillar", "code");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, pillar, code, marker) = (row.Text("programme"), row.Text("pillar"), row.Text("code"), row.Text("marker"));
        var project = row.Find<Project>(import, "code", programme, pillar, code);
        if (marker.Trim('*').Length > 0)
        {
            row.Fault("marker", PackageFault.Shown(marker), "*, ** or ***", "write the marker of the footnote");
        }

        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new Reservation
            {
                Id = import.Next<Reservation>(),
                Key = project?.Key ?? "",
                ProjectId = project?.Id ?? 0,
                PrintedOrder = project?.Position ?? 0,
                Cents = row.Cents("amount_eur"),
                Printed = row.Text("printed"),
                Marker = marker,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            pillar,
            code);
    }
}
