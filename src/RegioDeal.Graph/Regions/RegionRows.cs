using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Regions;

internal sealed class RegionRows : PackageTable
{
    public RegionRows()
        : base("regions/regions.csv", "The regions that figures are given for, the same in every deal. A parent stands before its children.")
    {
        Column("code", ColumnType.Text, "The code that Statistics Netherlands (CBS) gives it; our own for a deal.");
        Column("name", ColumnType.Text, "Its name.");
        Column<RegionKind>("kind", "What it is.");
        Optional("parent", ColumnType.Text, "The code of the region that it lies in; empty for a country.");
        Optional("uri", ColumnType.Url, "Its address in the register of Dutch governments (TOOI), of a province.");
        CitedWithoutLines();
        Keyed("code");
        References("regions", ["parent"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var code = row.Text("code");
        import.Add(
            row,
            new Region
            {
                Id = import.Next<Region>(),
                Key = code,
                Code = code,
                Name = row.Text("name"),
                Uri = row.Optional("uri"),
                Kind = row.Enum<RegionKind>("kind"),
                ParentId = row.Optional("parent") is { } parent ? row.Find<Region>(import, "parent", parent)?.Id : null,
                SourceId = row.Find<Source>(import, "source", row.Text("source"))?.Id ?? 0,
            },
            code);
    }
}
