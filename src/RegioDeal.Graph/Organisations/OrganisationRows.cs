using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;

namespace RegioDeal.Graph.Organisations;

internal sealed class OrganisationRows : PackageTable
{
    public OrganisationRows()
        : base("programme/organisations.csv", "The organisations that carry grants (penvoerders).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "Our short name for it.", CodePattern.Slug);
        Column("name", ColumnType.Text, "Its name.");
        Column<OrganisationKind>("kind", "What it is.");
        Optional("region", ColumnType.Text, "The code that Statistics Netherlands (CBS) gives to the region it governs.", CodePattern.Region);
        Column("printed", ColumnType.Text, "The forms in which the finance tables print it, separated by |.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code) = (row.Text("programme"), row.Text("code"));
        var (source, lines, quote) = row.Cited(import);
        import.Add(
            row,
            new Organisation
            {
                Id = import.Next<Organisation>(),
                Key = $"{programme}/{code}",
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                Code = code,
                Name = row.Text("name"),
                Kind = row.Enum<OrganisationKind>("kind"),
                RegionCode = row.Optional("region"),
                Printed = row.Text("printed"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }
}
