using RegioDeal.Graph.Indicators;

namespace RegioDeal.Graph.Observations;

/// <summary>Where a municipality stands among those of its deal.</summary>
/// <param name="Period">The last period in which each of them has a value. Null when there is none.</param>
/// <param name="Ranks">The rank of each region in that period.</param>
/// <param name="Municipalities">The regions of the deal that have a series.</param>
internal sealed record Ranking(string? Period, IReadOnlyDictionary<int, int> Ranks, IReadOnlySet<int> Municipalities);

/// <summary>Computes what a series says of itself.</summary>
internal static class SeriesFigures
{
    /// <summary>A change of less than one in this many of the baseline is none: 5 %.</summary>
    private const long Threshold = 20;

    /// <summary>The ranks of the municipalities of a deal: 1 for the best, or for the highest where no way is better. Equal values share the better rank.</summary>
    /// <param name="direction">Which way is better.</param>
    /// <param name="municipalities">Those that have a series.</param>
    /// <param name="count">How many take part in the deal.</param>
    public static Ranking Ranks(Direction direction, IReadOnlyList<ObservedRegion> municipalities, int count)
    {
        var ids = municipalities.Select(region => region.Region.Id).ToHashSet();
        var last = municipalities
            .SelectMany(region => region.Drafts.Where(draft => draft.Value is not null).Select(draft => (Region: region.Region.Id, draft.Period, Value: draft.Value!.Value)))
            .GroupBy(value => value.Period)
            .Where(period => period.Count() == count)
            .OrderByDescending(period => period.Key.Months)
            .ThenBy(period => period.Key.Kind)
            .FirstOrDefault();
        if (last is null)
        {
            return new Ranking(null, new Dictionary<int, int>(), ids);
        }

        var isLowFirst = direction == Direction.LowerIsBetter;
        return new Ranking(
            last.Key.Text,
            last.ToDictionary(one => one.Region, one => 1 + last.Count(other => isLowFirst ? other.Value < one.Value : other.Value > one.Value)),
            ids);
    }

    /// <summary>A series with its figures.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="indicator">What it measures.</param>
    /// <param name="rows">The region and its observations.</param>
    /// <param name="start">The year in which the deal began. Null when the indicator is of none.</param>
    /// <param name="breaks">The first periods of new series.</param>
    /// <param name="ranking">The ranks of the municipalities.</param>
    public static Series Of(int id, Indicator indicator, ObservedRegion rows, int? start, IReadOnlyList<Period> breaks, Ranking ranking)
    {
        // Years where there are any: a quarter is not compared with a year.
        var values = rows.Drafts.Where(draft => draft.Value is not null)
            .GroupBy(draft => draft.Period.Kind)
            .OrderBy(kind => kind.Key)
            .FirstOrDefault()?
            .OrderBy(draft => draft.Period.Months)
            .ToArray() ?? [];
        var latest = values.LastOrDefault();
        var baseline = latest is null ? null : values.LastOrDefault(draft => draft.Period.Year < start && draft.Period.IsLike(latest.Period));
        var changeReason = ChangeReason(latest, baseline, breaks);
        var change = changeReason is null ? latest!.Value - baseline!.Value : null;
        var relative = change is null || baseline!.Value == 0 ? null : HalfEven(change.Value, 1_000_000, Math.Abs(baseline.Value!.Value));
        var trendReason = indicator.Direction == Direction.Neutral ? NoFigureReason.NeutralDirection : changeReason;
        var isRanked = ranking.Ranks.ContainsKey(rows.Region.Id);
        return new Series
        {
            Id = id,
            Key = $"{indicator.Key}/{rows.Region.Key}",
            IndicatorId = indicator.Id,
            RegionId = rows.Region.Id,
            LatestId = latest?.Id,
            BaselineId = baseline?.Id,
            BaselineReason = latest is null ? NoFigureReason.NoValue : baseline is null ? NoFigureReason.NoBaseline : null,
            Change = change,
            ChangePerYear = change is null ? null : HalfEven(change.Value, 12, latest!.Period.Months - baseline!.Period.Months),
            RelativeChange = relative,
            ChangeReason = changeReason,
            Trend = trendReason is null ? TrendOf(change!.Value, baseline!.Value!.Value, indicator.Direction) : Trend.Unknown,
            TrendReason = trendReason,
            Rank = isRanked ? ranking.Ranks[rows.Region.Id] : null,
            RankedCount = isRanked ? ranking.Ranks.Count : null,
            RankPeriod = isRanked ? ranking.Period : null,
            RankReason = isRanked ? null : ranking.Municipalities.Contains(rows.Region.Id) ? NoFigureReason.NoCommonPeriod : NoFigureReason.NotRanked,
            ObservationCount = rows.Drafts.Count,
            ValueCount = rows.Drafts.Count(draft => draft.Value is not null),
        };
    }

    private static NoFigureReason? ChangeReason(ObservationDraft? latest, ObservationDraft? baseline, IReadOnlyList<Period> breaks) =>
        latest is null ? NoFigureReason.NoValue
        : baseline is null ? NoFigureReason.NoBaseline
        : latest == baseline ? NoFigureReason.NothingSince
        : breaks.Any(one => baseline.Period.IsBefore(one) && !latest.Period.IsBefore(one)) ? NoFigureReason.SeriesBreak
        : null;

    // From a baseline of 0 any change counts.
    private static Trend TrendOf(long change, long baseline, Direction direction) =>
        change == 0 || Math.Abs(change) * Threshold < Math.Abs(baseline) ? Trend.Stable
        : change > 0 == (direction == Direction.HigherIsBetter) ? Trend.Improving
        : Trend.Worsening;

    /// <returns>Null when it is beyond what a column holds, as a change from next to nothing.</returns>
    private static long? HalfEven(long value, long factor, long divisor) =>
        Math.Round((decimal)value * factor / divisor, MidpointRounding.ToEven) is var result && Math.Abs(result) <= long.MaxValue ? (long)result : null;
}
