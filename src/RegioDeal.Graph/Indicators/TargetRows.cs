using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

internal sealed class TargetRows : PackageTable
{
    public TargetRows()
        : base("monitor/targets.csv", "What sources say that indicators should come to (streefwaarden).")
    {
        Column("indicator", ColumnType.Text, "The indicator.");
        Column("region", ColumnType.Text, "The region.");
        Column("period", ColumnType.Text, "When it should be reached, spelled as the period of an observation.", CodePattern.Period);
        Column("value", ColumnType.Decimal, "The figure, in the indicator's unit.");
        Column("text", ColumnType.Text, "The words of the source.");
        CitedWithoutLines();
        Optional("lines", ColumnType.Lines, "The lines of the source's text that print it, when it is a text with lines.");
        Keyed("indicator", "region", "period");
        References("indicators", ["indicator"], ["code"]);
        References("regions", ["region"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (indicator, region, period) = (row.Text("indicator"), row.Text("region"), row.Text("period"));
        var (source, lines) = (row.Find<Source>(import, "source", row.Text("source")), row.Optional("lines"));
        import.Add(
            row,
            new Target
            {
                Id = import.Next<Target>(),
                Key = $"{indicator}/{region}/{period}",
                IndicatorId = row.Find<Indicator>(import, "indicator", indicator)?.Id ?? 0,
                RegionId = row.Find<Region>(import, "region", region)?.Id ?? 0,
                Period = period,
                Value = row.Scaled("value"),
                Text = row.Text("text"),
                SourceId = source?.Id ?? 0,
                Lines = lines,
                Quote = source is null || lines is null ? null : import.Texts.Quote(source.Code, lines, problem => row.Fault("lines", problem)),
            },
            indicator,
            region,
            period);
    }
}
