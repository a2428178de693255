using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Municipalities;

internal sealed class BoundaryRows : PackageTable
{
    public BoundaryRows()
        : base("monitor/boundaries.csv", "The outlines of municipalities, generalised for maps (grenzen).")
    {
        Column("municipality", ColumnType.Text, "The municipality.");
        Column("year", ColumnType.Integer, "The year whose division into municipalities it is of.");
        Column("geometry", ColumnType.GeoJson, "A GeoJSON Polygon or MultiPolygon in one cell: degrees in WGS84, longitude before latitude.");
        CitedWithoutLines();
        Keyed("municipality", "year");
        References("municipalities", ["municipality"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (municipality, year) = (row.Text("municipality"), row.Int("year"));
        import.Add(
            row,
            new Boundary
            {
                Id = import.Next<Boundary>(),
                Key = FormattableString.Invariant($"{municipality}/{year}"),
                MunicipalityId = row.Find<Municipality>(import, "municipality", municipality)?.Id ?? 0,
                Year = year,
                Geometry = row.Text("geometry"),
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            municipality,
            year);
    }

    // What a map asks for is the newest.
    public override void Complete(Import import)
    {
        foreach (var municipality in import.All<Boundary>().GroupBy(boundary => boundary.MunicipalityId))
        {
            import.All<Municipality>().First(one => one.Id == municipality.Key).BoundaryId = municipality.MaxBy(boundary => boundary.Year)!.Id;
        }
    }
}
