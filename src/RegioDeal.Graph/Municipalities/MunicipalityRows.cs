using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Municipalities;

internal sealed class MunicipalityRows : PackageTable
{
    public MunicipalityRows()
        : base("regions/municipalities.csv", "Municipalities (gemeenten): those of the deals, and those that they are held beside.")
    {
        Column("code", ColumnType.Text, "The code that Statistics Netherlands (CBS) gives it.");
        Column("name", ColumnType.Text, "Its name.");
        Column("region", ColumnType.Text, "The same municipality as a region; a region of kind MUNICIPALITY.");
        Optional("uri", ColumnType.Url, "Its address in the register of Dutch governments (TOOI).");
        CitedWithoutLines();
        Keyed("code");
        References("regions", ["region"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var code = row.Text("code");
        var region = row.Find<Region>(import, "region", row.Text("region"));
        if (region is { Kind: not RegionKind.Municipality })
        {
            row.Fault("region", PackageFault.Shown(region.Code), "a region of kind MUNICIPALITY", "name the region of the municipality itself");
        }

        import.Add(
            row,
            new Municipality
            {
                Id = import.Next<Municipality>(),
                Key = code,
                Code = code,
                Name = row.Text("name"),
                Uri = row.Optional("uri"),
                RegionId = region?.Id ?? 0,
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            code);
    }
}

internal sealed class ProgrammeMunicipalityRows : PackageTable
{
    public ProgrammeMunicipalityRows()
        : base("programme/programme_municipalities.csv", "Which municipalities take part in a deal (deelnemende gemeenten).")
    {
        Column("programme", ColumnType.Text, "The deal.");
        Column("municipality", ColumnType.Text, "The municipality.");
        Cited();
        Keyed("programme", "municipality");
        References("programmes", ["programme"], ["code"]);
        References("municipalities", ["municipality"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (programme, municipality) = (row.Text("programme"), row.Text("municipality"));
        row.Cited(import);
        import.Add(
            row,
            new ProgrammeMunicipality
            {
                Id = import.Next<ProgrammeMunicipality>(),
                ProgrammeId = row.Find<Programme>(import, "programme", programme)?.Id ?? 0,
                MunicipalityId = row.Find<Municipality>(import, "municipality", municipality)?.Id ?? 0,
            },
            programme,
            municipality);
    }
}
