using System.Globalization;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>The monitor as a plain program works it out from its files: the yardstick for sums and series. It shares no code with the product.</summary>
internal static class PlainMonitor
{
    /// <summary>The year in which the deal began.</summary>
    public const int Start = 2019;

    /// <summary>The region of the deal.</summary>
    public const string Deal = "RD-ZOD";

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Indicators { get; } =
        Seed.Table("indicators", "monitor").ToDictionary(row => row["code"]);

    /// <summary>The regions of the municipalities that take part.</summary>
    public static IReadOnlyList<string> Municipalities { get; } = [.. Seed.Table("programme_municipalities").Select(row => row["municipality"]).Order(StringComparer.Ordinal)];

    /// <summary>What stands in the file, in its order.</summary>
    public static IReadOnlyList<PlainFigure> Figures { get; } = [.. Seed.Table("observations", "monitor").Select(row => new PlainFigure(
        row["indicator"],
        row["region"],
        row["period"],
        row["value"].Length == 0 ? null : decimal.Parse(row["value"], CultureInfo.InvariantCulture)))];

    /// <summary>The sums over the deal that follow from it.</summary>
    public static IReadOnlyList<PlainSum> Sums { get; } = [.. Indicators.Values
        .Where(indicator => indicator["additivity"] == "ADDITIVE")
        .SelectMany(indicator => Figures.Where(figure => figure.Indicator == indicator["code"] && Municipalities.Contains(figure.Region))
            .GroupBy(figure => figure.Period)
            .Select(period => new PlainSum(
                new PlainFigure(indicator["code"], Deal, period.Key, period.Count(part => part.Value is not null) == Municipalities.Count ? period.Sum(part => part.Value) : null),
                [.. period])))];

    /// <summary>Figures and sums.</summary>
    public static IReadOnlyList<PlainFigure> All { get; } = [.. Figures, .. Sums.Select(sum => sum.Figure)];

    /// <summary>What every series says of itself, by key.</summary>
    public static IReadOnlyList<PlainSeries> Series { get; } = [.. All.GroupBy(figure => figure.Indicator)
        .SelectMany(indicator =>
        {
            var breaks = Seed.Table("indicator_notes", "monitor").Where(note => note["kind"] == "BREAK" && note["indicator"] == indicator.Key).Select(note => note["period"]).ToArray();
            return Of([.. indicator], Indicators[indicator.Key]["direction"], Start, Municipalities, breaks);
        })
        .OrderBy(series => series.Key, StringComparer.Ordinal)];

    /// <summary>The series of one indicator.</summary>
    public static IEnumerable<PlainSeries> Of(IReadOnlyList<PlainFigure> figures, string direction, int start, IReadOnlyList<string> municipalities, IReadOnlyList<string> breaks)
    {
        var common = figures.Where(figure => figure.Value is not null && municipalities.Contains(figure.Region))
            .GroupBy(figure => figure.Period)
            .Where(period => period.Count() == municipalities.Count)
            .OrderBy(period => Begin(period.Key))
            .ThenByDescending(period => Kind(period.Key))
            .LastOrDefault();
        foreach (var region in figures.GroupBy(figure => figure.Region))
        {
            var values = region.Where(figure => figure.Value is not null).ToArray();
            values = [.. values.Where(figure => Kind(figure.Period) == values.Min(other => Kind(other.Period))).OrderBy(figure => Begin(figure.Period))];
            var latest = values.LastOrDefault();
            var baseline = values.LastOrDefault(figure => Year(figure.Period) < start && figure.Period[4..] == latest!.Period[4..]);
            var none = latest is null ? "NO_VALUE"
                : baseline is null ? "NO_BASELINE"
                : baseline.Period == latest.Period ? "NOTHING_SINCE"
                : breaks.Any(one => Begin(baseline.Period) < Begin(one) && Begin(latest.Period) >= Begin(one)) ? "SERIES_BREAK"
                : null;
            var change = none is null ? latest!.Value - baseline!.Value : null;
            var noTrend = direction == "NEUTRAL" ? "NEUTRAL_DIRECTION" : none;
            var better = direction == "LOWER_IS_BETTER" ? -1 : 1;
            var own = common?.FirstOrDefault(figure => figure.Region == region.Key);
            yield return new PlainSeries(
                $"{region.First().Indicator}/{region.Key}",
                latest?.Period,
                baseline?.Period,
                latest is null ? "NO_VALUE" : baseline is null ? "NO_BASELINE" : null,
                change,
                change is null ? null : decimal.Round(change.Value / (Year(latest!.Period) - Year(baseline!.Period)), 4, MidpointRounding.ToEven),
                change is null || baseline!.Value == 0 ? null : decimal.Round(change.Value / Math.Abs(baseline.Value!.Value), 6, MidpointRounding.ToEven),
                none,
                noTrend is not null ? "UNKNOWN"
                    : change == 0 || Math.Abs(change!.Value) < 0.05m * Math.Abs(baseline!.Value!.Value) ? "STABLE"
                    : change * better > 0 ? "IMPROVING"
                    : "WORSENING",
                noTrend,
                own is null ? null : 1 + common!.Count(other => other.Value * better > own.Value * better),
                own is null ? null : municipalities.Count,
                own is null ? null : common!.Key,
                own is not null ? null : municipalities.Contains(region.Key) ? "NO_COMMON_PERIOD" : "NOT_RANKED",
                region.Count(),
                region.Count(figure => figure.Value is not null));
        }
    }

    public static int Year(string period) => int.Parse(period[..4], CultureInfo.InvariantCulture);

    private static int Kind(string period) => period.Length == 4 ? 0 : period[5] == 'Q' ? 1 : 2;

    private static DateOnly Begin(string period) => new(Year(period), Kind(period) switch { 0 => 1, 1 => (int.Parse(period[6..], CultureInfo.InvariantCulture) * 3) - 2, _ => int.Parse(period[5..], CultureInfo.InvariantCulture) }, 1);
}

/// <summary>A figure, or a gap.</summary>
internal sealed record PlainFigure(string Indicator, string Region, string Period, decimal? Value)
{
    public string Key => $"{Indicator}/{Region}/{Period}";
}

/// <summary>A sum over the deal and its parts.</summary>
internal sealed record PlainSum(PlainFigure Figure, IReadOnlyList<PlainFigure> Parts);

/// <summary>What a series says of itself.</summary>
internal sealed record PlainSeries(
    string Key,
    string? Latest,
    string? Baseline,
    string? BaselineReason,
    decimal? Change,
    decimal? ChangePerYear,
    decimal? RelativeChange,
    string? ChangeReason,
    string Trend,
    string? TrendReason,
    int? Rank,
    int? RankedCount,
    string? RankPeriod,
    string? RankReason,
    int ObservationCount,
    int ValueCount);
