using RegioDeal.Graph.DataNotes;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Regions;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Observations;

/// <summary>All series and observations of one indicator, in the order of their keys.</summary>
internal sealed record ObservedIndicator(IReadOnlyList<Series> Series, IReadOnlyList<Observation> Observations);

/// <summary>Turns the sorted rows of observations into entities, an indicator at a time: no more than one is ever held.</summary>
/// <param name="import">What the other tables have become.</param>
/// <param name="rows">Reads the rows anew.</param>
internal sealed class ObservedIndicators(Import import, Func<IEnumerable<PackageRow>> rows)
{
    private readonly Deal[] deals = Deals(import);

    private readonly ILookup<int, Period> breaks = import.All<DataNote>()
        .Where(note => note is { Kind: DataNoteKind.Break, IndicatorId: not null, Period: not null })
        .ToLookup(note => note.IndicatorId!.Value, note => Period.Of(note.Period!));

    /// <summary>Reads them; each time anew, with the same ids.</summary>
    public IEnumerable<ObservedIndicator> Read()
    {
        var (seriesId, observationId) = (0, 0);
        foreach (var ofIndicator in Adjacent(rows()))
        {
            var indicator = import.Find<Indicator>(ofIndicator[0]["indicator"])!;
            var regions = ofIndicator.GroupBy(row => row["region"])
                .Select(region => new ObservedRegion(import.Find<Region>(region.Key)!, [.. region.Select(row => Given(row))]))
                .ToList();
            if (indicator.Additivity == Additivity.Additive)
            {
                regions.AddRange(deals.Select(deal => deal.Sums(regions)).OfType<ObservedRegion>().ToArray());
                regions.Sort((one, other) => string.CompareOrdinal(one.Region.Code, other.Region.Code));
            }

            var observations = new List<Observation>();
            var series = new List<(int Id, ObservedRegion Rows)>();
            foreach (var region in regions)
            {
                seriesId++;
                series.Add((seriesId, region));
                foreach (var draft in region.Drafts)
                {
                    draft.Id = ++observationId;
                    observations.Add(draft.Observation(indicator, region.Region, seriesId));
                }
            }

            foreach (var sum in regions.SelectMany(region => region.Drafts).Where(draft => draft.Parts is not null))
            {
                foreach (var part in sum.Parts!)
                {
                    observations[part.Id - observations[0].Id].SumId = sum.Id;
                }
            }

            var deal = deals.FirstOrDefault(deal => deal.ProgrammeId == indicator.ProgrammeId);
            var ranks = SeriesFigures.Ranks(indicator.Direction, deal is null ? [] : [.. regions.Where(region => deal.RegionIds.Contains(region.Region.Id))], deal?.RegionIds.Count ?? 0);
            yield return new ObservedIndicator(
                [.. series.Select(one => SeriesFigures.Of(one.Id, indicator, one.Rows, deal?.StartYear, [.. breaks[indicator.Id]], ranks))],
                observations);
        }
    }

    private ObservationDraft Given(PackageRow row) => new()
    {
        Period = Period.Of(row["period"]),
        Value = row.Optional("value") is null ? null : row.Scaled("value"),
        Status = row.Enum<ObservationStatus>("status"),
        MissingReason = row.Optional("missing_reason") is null ? null : row.Enum<MissingReason>("missing_reason"),
        MissingMark = row.Optional("missing_mark"),
        Method = row.Enum<ObservationMethod>("method"),
        SourceId = import.Find<Source>(row["source"])!.Id,
    };

    private static IEnumerable<List<PackageRow>> Adjacent(IEnumerable<PackageRow> rows)
    {
        List<PackageRow> same = [];
        foreach (var row in rows)
        {
            if (same.Count > 0 && same[0]["indicator"] != row["indicator"])
            {
                yield return same;
                same = [];
            }

            same.Add(row);
        }

        if (same.Count > 0)
        {
            yield return same;
        }
    }

    private static Deal[] Deals(Import import)
    {
        var regionOf = import.All<Municipality>().ToDictionary(municipality => municipality.Id, municipality => municipality.RegionId);
        var taking = import.All<ProgrammeMunicipality>().ToLookup(link => link.ProgrammeId, link => regionOf[link.MunicipalityId]);
        var regions = import.All<Region>().ToDictionary(region => region.Id);
        return [.. import.All<Programme>().Select(programme => new Deal(
            programme.Id,
            programme.StartYear,
            programme.RegionId is { } region ? regions[region] : null,
            [.. taking[programme.Id].OrderBy(id => regions[id].Code, StringComparer.Ordinal)]))];
    }

    /// <summary>A deal and the regions that its municipalities are.</summary>
    private sealed record Deal(int ProgrammeId, int StartYear, Region? Region, IReadOnlyList<int> RegionIds)
    {
        /// <summary>The figures of its municipalities, added up by period; a sum without all its parts has no value.</summary>
        /// <returns>Null when there is nothing to add up, or no region for it.</returns>
        public ObservedRegion? Sums(IReadOnlyList<ObservedRegion> regions)
        {
            var parts = RegionIds.SelectMany(id => regions.Where(region => region.Region.Id == id)).ToArray();
            if (Region is null || parts.Length == 0)
            {
                return null;
            }

            var sums = parts.SelectMany(part => part.Drafts)
                .GroupBy(draft => draft.Period)
                .OrderBy(period => period.Key.Text, StringComparer.Ordinal)
                .Select(period => Sum(period.Key, [.. period]));
            return new ObservedRegion(Region, [.. sums]);
        }

        private ObservationDraft Sum(Period period, IReadOnlyList<ObservationDraft> parts)
        {
            var withValue = parts.Count(part => part.Value is not null);
            var isWhole = withValue == RegionIds.Count;
            return new ObservationDraft
            {
                Period = period,
                Value = isWhole ? parts.Sum(part => part.Value) : null,
                Status = Worst([.. parts.Where(part => part.Value is not null).Select(part => part.Status)]),
                MissingReason = isWhole ? null : MissingReason.Incomplete,
                Method = ObservationMethod.Summed,
                SourceId = parts[0].SourceId,
                PartsWithValue = withValue,
                PartCount = RegionIds.Count,
                Parts = parts,
            };
        }

        // A sum is as final as the least final of its parts.
        private static ObservationStatus Worst(IReadOnlyList<ObservationStatus> statuses) =>
            new[] { ObservationStatus.Provisional, ObservationStatus.Unknown, ObservationStatus.Revised }
                .Where(statuses.Contains)
                .DefaultIfEmpty(statuses.Count == 0 ? ObservationStatus.Unknown : ObservationStatus.Final)
                .First();
    }
}

/// <summary>The observations of one indicator in one region, in the order of their periods' spelling.</summary>
internal sealed record ObservedRegion(Region Region, IReadOnlyList<ObservationDraft> Drafts);

/// <summary>An observation that does not know its series yet.</summary>
internal sealed class ObservationDraft
{
    public int Id { get; set; }

    public required Period Period { get; init; }

    public long? Value { get; init; }

    public ObservationStatus Status { get; init; }

    public MissingReason? MissingReason { get; init; }

    public string? MissingMark { get; init; }

    public ObservationMethod Method { get; init; }

    public int SourceId { get; init; }

    public int? PartCount { get; init; }

    public int? PartsWithValue { get; init; }

    /// <summary>What a sum that the import makes is the sum of. Null of all else.</summary>
    public IReadOnlyList<ObservationDraft>? Parts { get; init; }

    public Observation Observation(Indicator indicator, Region region, int series) => new()
    {
        Id = Id,
        Key = $"{indicator.Key}/{region.Key}/{Period.Text}",
        IndicatorId = indicator.Id,
        RegionId = region.Id,
        SeriesId = series,
        Period = Period.Text,
        PeriodKind = Period.Kind,
        Year = Period.Year,
        Value = Value,
        Status = Status,
        MissingReason = MissingReason,
        MissingMark = MissingMark,
        Method = Method,
        PartCount = PartCount,
        PartsWithValue = PartsWithValue,
        SourceId = SourceId,
    };
}
