using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Programmes;

internal sealed class ProgrammeRows : PackageTable
{
    public ProgrammeRows()
        : base("programme/programmes.csv", "Regio Deals, each in one edition of its programme.")
    {
        Column("code", ColumnType.Text, "Our short name for the deal.", CodePattern.Slug);
        Column("name", ColumnType.Text, "The name of the deal.");
        Column("edition", ColumnType.Text, "The edition of the programme.");
        Column("edition_number", ColumnType.Integer, "The number of the edition.");
        Column("edition_month", ColumnType.Month, "The month of the edition.");
        Column("start_year", ColumnType.Integer, "The year in which the deal began.");
        Column("duration_years", ColumnType.Integer, "How many years it runs.");
        Optional("region", ColumnType.Text, "Its municipalities as one region, of kind DEAL: sums of figures stand there.");
        Transcribed("introduction", "What the document says in front of the pillars, as Markdown.");
        Cited();
        Keyed("code");
        References("regions", ["region"], ["code"]);
        Needed();
    }

    public override void Read(PackageRow row, Import import)
    {
        var code = row.Text("code");
        var (source, lines, quote) = row.Cited(import);
        var (introduction, introductionLines) = row.Transcribed(import, "introduction");
        var region = row.Optional("region") is { } regionCode ? row.Find<Region>(import, "region", regionCode) : null;
        if (region is { Kind: not RegionKind.Deal })
        {
            row.Fault("region", PackageFault.Shown(region.Code), "a region of kind DEAL", "name the region that the municipalities of the deal make together");
        }

        import.Add(
            row,
            new Programme
            {
                Id = import.Next<Programme>(),
                Key = code,
                Code = code,
                Name = row.Text("name"),
                Edition = row.Text("edition"),
                EditionNumber = row.Int("edition_number"),
                EditionMonth = row.Text("edition_month"),
                StartYear = row.Int("start_year"),
                DurationYears = row.Int("duration_years"),
                RegionId = region?.Id,
                Introduction = introduction,
                IntroductionLines = introductionLines,
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = quote,
            },
            code);
    }
}
