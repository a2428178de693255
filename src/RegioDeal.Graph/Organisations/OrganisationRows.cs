using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Organisations;

internal sealed class OrganisationRows : PackageTable
{
    public OrganisationRows()
        : base("programme/organisations.csv", "The organisations that the document names: the parties of a deal, its leads (penvoerders), and those named with a project.")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("code", ColumnType.Text, "Our short name for it.", CodePattern.Slug);
        Column("name", ColumnType.Text, "Its name.");
        Column<OrganisationKind>("kind", "What it is.");
        Optional("region", ColumnType.Text, "The code that Statistics Netherlands (CBS) gives to the region it governs.", CodePattern.Region);
        Column("printed", ColumnType.Text, "The forms in which the document prints it, separated by |.");
        Cited();
        Keyed("programme", "code");
        References("programmes", ["programme"], ["code"]);
        References("regions", ["region"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, code) = (row.Text("programme"), row.Text("code"));
        var kind = row.Enum<OrganisationKind>("kind");
        var regionCode = row.Optional("region");

        // A package from before there were regions names their codes alone.
        var hasRegions = import.All<Region>().Count > 0;
        var region = regionCode is not null && hasRegions ? row.Find<Region>(import, "region", regionCode) : null;
        if (hasRegions && kind == OrganisationKind.Municipality && region?.Kind != RegionKind.Municipality && !row.IsFaulty)
        {
            row.Fault("region", PackageFault.Shown(row["region"]), "the region of a municipality, since kind is MUNICIPALITY", "name the one that it governs");
        }

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
                Kind = kind,
                RegionCode = regionCode,
                RegionId = region?.Id,
                Printed = row.Text("printed"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            programme,
            code);
    }

    public override void Complete(Import import)
    {
        var municipalities = import.All<Municipality>().ToDictionary(municipality => municipality.RegionId, municipality => municipality.Id);
        foreach (var organisation in import.All<Organisation>().Where(organisation => organisation.RegionId is not null))
        {
            organisation.MunicipalityId = municipalities.TryGetValue(organisation.RegionId!.Value, out var municipality) ? municipality : null;
        }
    }
}
