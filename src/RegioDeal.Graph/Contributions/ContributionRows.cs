using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Contributions;

internal sealed class ContributionRows : PackageTable
{
    public ContributionRows()
        : base("programme/contributions.csv", "What the parties of a deal pay in (bijdragen), by public statements.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("organisation", ColumnType.Text, "The party that pays.");
        Column("amount_eur", ColumnType.Euros, "The amount.");
        Column<ContributionStatus>("status", "How far it has come.");
        Optional("note", ColumnType.Text, "What the statement says of it.");
        CitedWithoutLines();
        Keyed("programme", "organisation");
        References("programmes", ["programme"], ["code"]);
        References("organisations", ["programme", "organisation"], ["programme", "code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, organisation) = (row.Text("programme"), row.Text("organisation"));
        var position = import.Next<Contribution>();
        import.Add(
            row,
            new Contribution
            {
                Id = position,
                Key = $"{programme}/{organisation}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                OrganisationId = row.Find<Organisation>(import, "organisation", programme, organisation)?.Id ?? 0,
                Cents = row.Cents("amount_eur"),
                Status = row.Enum<ContributionStatus>("status"),
                Note = row.Optional("note"),
                Position = position,
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            programme,
            organisation);
    }
}
