using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Panels;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Observations;

internal sealed class ObservationRows : StreamedTable
{
    // So that ten-thousandths of normalised values, and sums of them, stay inside of 64 bits.
    private const long MostNormalised = 10_000_000_000_000;

    public ObservationRows()
        : base("monitor/observations.csv", "What indicators are, by region and period (waarnemingen), with recorded gaps. In the order of its key, by code point.")
    {
        Column("indicator", ColumnType.Text, "The indicator.");
        Column("region", ColumnType.Text, "The region; none of kind DEAL, for the import adds up those.");
        Column("period", ColumnType.Text, "The year, quarter or month.", CodePattern.Period);
        Optional("value", ColumnType.Decimal, "The figure, in the indicator's unit; empty when there is none.");
        Column<ObservationStatus>("status", "How final the figure is.");
        Optional<MissingReason>("missing_reason", "Why there is no value.");
        Optional("missing_mark", ColumnType.Text, "The mark that the source gives instead of a value.");
        Column<ObservationMethod>("method", "Whether it was read, or added up by us from parts that the source gives.");
        CitedWithoutLines();
        Keyed("indicator", "region", "period");
        References("indicators", ["indicator"], ["code"]);
        References("regions", ["region"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        var (value, reason) = (row.Optional("value"), row.Optional("missing_reason"));
        if ((value is null) == (reason is null))
        {
            row.Fault("missing_reason", PackageFault.Shown(reason ?? ""), value is null ? "a reason, since there is no value" : "nothing, since there is a value", "fill in one of the two");
        }
        else if (reason is "INCOMPLETE" or "NOT_ADDITIVE" or "NO_OBSERVATION")
        {
            row.Fault("missing_reason", PackageFault.Shown(reason), "a reason that the source gives", "leave out sums of regions and what no source has: the import tells of these");
        }

        if (value is not null && row.Optional("missing_mark") is { } mark)
        {
            row.Fault("missing_mark", PackageFault.Shown(mark), "nothing, since there is a value", "clear it, or the value");
        }

        // Short ones fit with any factor; those of a million rows are not looked at twice.
        if (value is { Length: > 8 } && import.Find<Indicator>(row["indicator"]) is { } indicator && Math.Abs(row.Scaled("value") / 10_000) >= MostNormalised / indicator.Factor)
        {
            row.Fault("value", PackageFault.Shown(value), FormattableString.Invariant($"a figure below {MostNormalised} in the normalised unit"), "correct it, or the factor of the indicator");
        }

        if (import.Find<ObservedPeriod>(row["period"]) is null)
        {
            import.Add(row, new ObservedPeriod(Period.Of(row["period"])), row["period"]);
        }

        if (import.Find<Region>(row["region"]) is { Kind: RegionKind.Deal })
        {
            row.Fault("region", PackageFault.Shown(row["region"]), "a region that the source gives figures for", "remove the row: the import adds up the municipalities of a deal");
        }

        if (value is not null && row["indicator"] == Inhabitants.Indicator && row["period"] == Inhabitants.Period && !row.IsFaulty)
        {
            import.Add(new CountedRegion(row["region"], (int)(row.Scaled("value") / 10_000)));
        }
    }

    public override void Complete(Import import)
    {
        var periods = import.All<ObservedPeriod>().Select(one => one.Period).OrderBy(period => period.Text, StringComparer.Ordinal).ToArray();
        var (indicators, regions) = (import.All<Indicator>().Count, import.All<Region>().Count);
        if (Math.Max(regions, periods.Length) >= PanelConfiguration.Most || indicators >= 2 * PanelConfiguration.Most)
        {
            import.Fault(this, PackageFault.Sentence(
                FormattableString.Invariant($"{indicators} indicators, {regions} regions and {periods.Length} periods"),
                FormattableString.Invariant($"fewer than {2 * PanelConfiguration.Most}, {PanelConfiguration.Most} and {PanelConfiguration.Most}"),
                "leave out those that no report needs"));
        }

        foreach (var period in PanelPeriod.Of(periods, import.All<Programme>(), import.All<Tranche>()))
        {
            import.Add(period);
        }
    }

    public override void Supply(Import import, Func<IEnumerable<PackageRow>> rows)
    {
        var observed = new ObservedIndicators(import, rows);
        import.Stream(() => observed.Read().SelectMany(indicator => indicator.Series));
        import.Stream(() => observed.Read().SelectMany(indicator => indicator.Observations));
    }
}

/// <summary>A period that some observation is of.</summary>
internal sealed record ObservedPeriod(Period Period);
