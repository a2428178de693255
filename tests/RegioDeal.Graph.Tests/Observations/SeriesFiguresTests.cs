using CsCheck;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Observations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Regions;
using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>Figures of random series, of years, quarters and months, against those of a plain program.</summary>
public sealed class SeriesFiguresTests
{
    private static readonly string[] Periods = ["2017", "2018", "2019", "2020", "2018-Q1", "2018-Q3", "2019-Q3", "2020-Q1", "2018-01", "2018-02", "2020-01", "2020-02"];
    private static readonly string[] Regions = ["GM0001", "GM0002", "GM0003", "PV22"];
    private static readonly string[] Municipalities = ["GM0001", "GM0002", "GM0003"];

    // So that there are ties, zeros and changes of just 5 %; in ten-thousandths.
    private static readonly long[] Near = [0, 1, 3, -20_000, 20_000, 20_999, 21_000, 19_000, 19_001, 40_000];

    private static readonly Gen<long?> Values = Gen.Frequency(
        (3, Gen.Const((long?)null)),
        (6, Gen.Int[0, Near.Length - 1].Select(i => (long?)Near[i])),
        (1, Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(value => (long?)value)));

    private static readonly Gen<(bool IsThere, long? Value)> Cells = Gen.Select(Gen.Bool, Values);

    [Fact]
    public void Figures_of_random_series_are_those_that_a_plain_program_works_out() =>
        Gen.Select(
            Cells.Array[Periods.Length].Array[Regions.Length],
            Gen.Int[0, 3],
            Gen.Enum<Direction>(),
            Gen.Int[0, Periods.Length - 1].Select(i => Periods[i]).Array[0, 2])
            .Sample(
                (cells, kinds, direction, breaks) =>
                {
                    // All kinds of periods together, or one alone.
                    var regions = cells.Index().Select(region => new ObservedRegion(
                            new Region { Id = region.Index + 1, Key = Regions[region.Index], Code = Regions[region.Index], Name = "Invented" },
                            [.. region.Item.Zip(Periods)
                                .Where(cell => cell.First.IsThere && (kinds == 3 || (int)Period.Of(cell.Second).Kind == kinds))
                                .OrderBy(cell => cell.Second, StringComparer.Ordinal)
                                .Select((cell, i) => new ObservationDraft { Id = (region.Index * 100) + i + 1, Period = Period.Of(cell.Second), Value = cell.First.Value })]))
                        .Where(region => region.Drafts.Count > 0)
                        .ToArray();
                    var indicator = Measure(direction);
                    var ranks = SeriesFigures.Ranks(direction, [.. regions.Where(region => Municipalities.Contains(region.Region.Code))], Municipalities.Length);
                    var periods = breaks.Select(Period.Of).ToArray();

                    Assert.Equal(
                        PlainMonitor.Of(
                            [.. regions.SelectMany(region => region.Drafts.Select(draft => new PlainFigure(indicator.Code, region.Region.Code, draft.Period.Text, draft.Value / 10_000m)))],
                            direction.ToString().ToConstant(),
                            2019,
                            Municipalities,
                            breaks),
                        regions.Select((region, i) => Told(SeriesFigures.Of(i + 1, indicator, region, 2019, periods, ranks), region)));
                },
                iter: 3_000);

    private static PlainSeries Told(Series series, ObservedRegion region)
    {
        string? At(int? id) => region.Drafts.FirstOrDefault(draft => draft.Id == id)?.Period.Text;
        string? Of(NoFigureReason? reason) => reason?.ToString().ToConstant();
        return new PlainSeries(
            series.Key,
            At(series.LatestId),
            At(series.BaselineId),
            Of(series.BaselineReason),
            series.Change / 10_000m,
            series.ChangePerYear / 10_000m,
            series.RelativeChange / 1_000_000m,
            Of(series.ChangeReason),
            series.Trend.ToString().ToConstant(),
            Of(series.TrendReason),
            series.Rank,
            series.RankedCount,
            series.RankPeriod,
            Of(series.RankReason),
            series.ObservationCount,
            series.ValueCount);
    }

    private static Indicator Measure(Direction direction) => new()
    {
        Id = 1,
        Key = "verzonnen",
        Code = "verzonnen",
        Theme = "Verzonnen",
        Name = "Verzonnen",
        NameEn = "Invented",
        Definition = "Verzonnen",
        DefinitionEn = "Invented",
        Unit = "%",
        NormalisedUnit = "%",
        Factor = 1,
        Direction = direction,
    };
}
