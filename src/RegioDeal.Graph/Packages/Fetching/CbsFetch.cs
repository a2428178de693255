using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>Reads figures of Statistics Netherlands (CBS) into the files of a package. A person reads the difference.</summary>
/// <param name="clock">Says on which day that was.</param>
/// <param name="time">Measures pauses between attempts.</param>
/// <param name="progress">Shows how far it is.</param>
internal sealed class CbsFetch(IClock clock, TimeProvider time, FetchProgress progress)
{
    private static readonly DateTimeZone Dutch = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>Fetches.</summary>
    /// <returns>What changed in the package, and what to do now.</returns>
    /// <exception cref="FetchException">The publisher does not answer, or not what the package goes by; nothing was written.</exception>
    /// <exception cref="InvalidPackageException">The package has faults; nothing was written.</exception>
    public async Task<string> RunAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var target = FetchTarget.Open(request.Package);
            using (target.Lock())
            {
                return await RunAsync(request, target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FetchException($"A file could not be read or written: {fault.Message} Let the program write to '{request.Package}' and to '{request.Work}'.", fault);
        }
    }

    private static List<CbsMeasure> Measures(FetchRequest request, FetchTarget target)
    {
        var mapped = target.Measures(request.Table);
        if (request.Measures.Except(mapped.Select(measure => measure.Code)).ToArray() is [var unknown, ..])
        {
            throw new FetchException($"{target.MeasuresFile} has no measure {unknown} of table {request.Table}; add a row that says which indicator it is.");
        }

        var asked = mapped.Where(measure => request.Measures.Count == 0 || request.Measures.Contains(measure.Code)).ToList();
        return asked.CountBy(measure => measure.Indicator).FirstOrDefault(indicator => indicator.Value > 1).Key is { } twice
            ? throw new FetchException($"{target.MeasuresFile} makes {twice} of several measures of table {request.Table}; name one with --measures, or correct that file.")
            : asked;
    }

    /// <summary>Holds the table against what the package says of it.</summary>
    private static void Check(CbsTable table, IReadOnlyList<CbsMeasure> measures, string file)
    {
        var differences = new List<string>();
        foreach (var measure in measures)
        {
            if (!table.Measures.TryGetValue(measure.Code, out var now))
            {
                differences.Add($"measure {measure.Code} ({measure.Indicator}) is gone");
                continue;
            }

            Compare("title", measure.Title, now.Title);
            Compare("unit", measure.Unit, now.Unit);
            differences.AddRange(table.Others.Except(measure.Filter.Keys).Select(dimension => $"dimension {dimension} is there, and the filter of measure {measure.Code} asks no code of it"));
            differences.AddRange(measure.Filter.Keys.Except(table.Others).Select(dimension => $"dimension {dimension} of the filter of measure {measure.Code} is gone"));

            void Compare(string what, string expected, string found)
            {
                if (expected != found)
                {
                    differences.Add($"measure {measure.Code} ({measure.Indicator}) has the {what} {PackageFault.Shown(found)}, {(expected.Length > 0 ? $"and had {PackageFault.Shown(expected)}" : "which nobody has compared with the indicator yet")}");
                }
            }
        }

        if (differences.Count > 0)
        {
            throw new FetchException($"Table {table.Id} is not as {file} says; nothing was written. See what changed, and correct that file when the figures are still those of the indicator.{string.Concat(differences.Distinct().Select(difference => $"{Environment.NewLine}  {difference}"))}");
        }
    }

    private async Task<string> RunAsync(FetchRequest request, FetchTarget target, CancellationToken cancellationToken)
    {
        var measures = Measures(request, target);
        using var client = new CbsClient(request.Address, time, progress.Say);
        var table = await CbsTable.ReadAsync(client, request.Table, cancellationToken).ConfigureAwait(false);
        Check(table, measures, target.MeasuresFile);

        var regions = await table.CodesAsync(table.Geo, cancellationToken).ConfigureAwait(false);
        var periods = await table.CodesAsync(table.Time, cancellationToken).ConfigureAwait(false);
        var askedRegions = Regions(request, target, table, regions);
        var askedPeriods = Periods(request, table, periods);

        var fetched = new SortedDictionary<ObservationKey, FetchedObservation>();
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var kept = new List<KeptPages>();
        foreach (var alike in measures.GroupBy(measure => string.Join(';', measure.Filter.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={part.Value}"))))
        {
            var query = new CbsQuery(
                table,
                alike.ToDictionary(measure => measure.Code, measure => measure.Indicator),
                await FixedAsync(table, alike.First(), cancellationToken).ConfigureAwait(false),
                regions,
                askedRegions,
                periods,
                askedPeriods);
            kept.Add(KeptPages.Open(request.Work, client.AddressOf(table.Id), query, progress.Say));
            await ReadAsync(client, query, kept[^1], fetched, checksum, cancellationToken).ConfigureAwait(false);
        }

        if (await table.ModifiedNowAsync(cancellationToken).ConfigureAwait(false) is var now && now != table.Modified)
        {
            kept.ForEach(pages => pages.Drop());
            throw new FetchException($"Table {table.Id} was changed while it was read (modified {table.Modified}, then {now}); nothing was written. Run the command again: it starts anew.");
        }

        var said = Write(target, table, client.AddressOf(table.Id), measures, fetched, key => askedRegions.Contains(key.Region) && askedPeriods.ContainsValue(key.Period), checksum);
        kept.ForEach(pages => pages.Drop());
        return said;
    }

    private HashSet<string> Regions(FetchRequest request, FetchTarget target, CbsTable table, IReadOnlyDictionary<string, CbsCode> codes)
    {
        if (request.Regions.Except(target.Regions).ToArray() is [var foreign, ..])
        {
            throw new FetchException($"{target.RegionsFile} has no region {foreign} with a code of CBS; add it first, for an observation needs its region.");
        }

        if (request.Regions.Where(region => !codes.ContainsKey(region)).ToArray() is [var unknown, ..])
        {
            throw new FetchException($"Table {table.Id} has no region {unknown}.");
        }

        if (request.Regions.Count > 0)
        {
            return [.. request.Regions];
        }

        if (target.Regions.Where(region => !codes.ContainsKey(region)).ToArray() is { Length: > 0 } without)
        {
            progress.Say($"Table {table.Id} has no figures of {string.Join(", ", without)}.");
        }

        return target.Regions.Where(codes.ContainsKey).ToHashSet() is { Count: > 0 } regions
            ? regions
            : throw new FetchException($"Table {table.Id} has none of the regions of {target.RegionsFile}.");
    }

    private static Dictionary<string, string> Periods(FetchRequest request, CbsTable table, IReadOnlyDictionary<string, CbsCode> codes)
    {
        var written = codes.Keys.ToDictionary(code => code, CbsPeriod.Decode);
        var asked = new HashSet<string>();
        foreach (var text in request.Periods)
        {
            var range = PeriodRange.Parse(text) ?? throw new FetchException($"'{text}' is no period; write 2024, 2024-Q3, 2024-07, or a range of them: 2015..2025, 2015.., ..2025.");
            var held = written.Where(code => code.Value is { } period && range.Holds(period)).Select(code => code.Key).ToArray();
            if (held.Length == 0)
            {
                throw new FetchException($"Table {table.Id} has no period in {text}; its first is {written.Values.OfType<string>().FirstOrDefault() ?? "none"} and its last {written.Values.OfType<string>().LastOrDefault() ?? "none"}.");
            }

            asked.UnionWith(held);
        }

        return request.Periods.Count == 0 && written.FirstOrDefault(code => code.Value is null).Key is { } unknown
            ? throw new FetchException($"Table {table.Id} has the period {PackageFault.Shown(unknown)}, which is no year, quarter or month. Name the periods that you want with --periods.")
            : written.Where(code => request.Periods.Count == 0 || asked.Contains(code.Key)).ToDictionary(code => code.Key, code => code.Value!);
    }

    private static async Task<Dictionary<string, CbsCode>> FixedAsync(CbsTable table, CbsMeasure measure, CancellationToken cancellationToken)
    {
        var chosen = new Dictionary<string, CbsCode>();
        foreach (var (dimension, code) in measure.Filter)
        {
            chosen[dimension] = (await table.CodesAsync(dimension, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(code)
                ?? throw new FetchException($"Table {table.Id} has no code {code} of {dimension} any more, which the filter of measure {measure.Code} asks; nothing was written.");
        }

        return chosen;
    }

    /// <summary>Reads all rows of a question, the pages that are kept first.</summary>
    private async Task ReadAsync(
        CbsClient client, CbsQuery query, KeptPages kept, SortedDictionary<ObservationKey, FetchedObservation> fetched, IncrementalHash checksum, CancellationToken cancellationToken)
    {
        var total = await CountAsync(client, query, cancellationToken).ConfigureAwait(false);
        var (rows, asked, what, next) = (0, 0, string.Join(", ", query.Indicators.Values), (string?)query.Path);
        var followed = new HashSet<string>();
        foreach (var answer in kept.Read())
        {
            Take(answer);
        }

        if (rows > 0)
        {
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"Going on after {rows:#,0} of {total:#,0} rows that an earlier run read."));
        }

        while (next is not null)
        {
            var answer = await client.GetAsync(next, cancellationToken).ConfigureAwait(false);
            Take(answer);
            kept.Add(answer);
            asked++;
            progress.Show(what, rows, total);
        }

        if (rows != total)
        {
            kept.Drop();
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"Table {query.Table.Id} says that it has {total:#,0} rows and gave {rows:#,0}; nothing was written. Run the command again: it starts anew."));
        }

        void Take(byte[] answer)
        {
            using var page = ODataPage.Parse(answer);
            if (page is null || !followed.Add(next!))
            {
                // What was kept leads nowhere any more, and would not tomorrow.
                if (asked == 0)
                {
                    kept.Drop();
                }

                throw CbsTable.Unusable(query.Table.Id, "Observations");
            }

            foreach (var observation in query.Decode(page))
            {
                if (!fetched.TryAdd(observation.Key, observation))
                {
                    kept.Drop();
                    throw new FetchException($"Table {query.Table.Id} gave {observation.Key} twice; nothing was written. Run the command again: it starts anew.");
                }
            }

            checksum.AppendData(answer);
            rows += page.Rows.Count;
            next = page.Next is { } link ? client.PathOf(link) : null;
        }
    }

    private static async Task<int> CountAsync(CbsClient client, CbsQuery query, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(query.CountPath, cancellationToken).ConfigureAwait(false);
        return !int.TryParse(Encoding.UTF8.GetString(answer).Trim('\uFEFF', ' ', '\r', '\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? throw CbsTable.Unusable(query.Table.Id, "Observations/$count")
            : total > 0 ? total
            : throw new FetchException($"Table {query.Table.Id} has no row for {query.Filter}; nothing was written.");
    }

    private string Write(
        FetchTarget target,
        CbsTable table,
        string address,
        IReadOnlyList<CbsMeasure> measures,
        SortedDictionary<ObservationKey, FetchedObservation> fetched,
        Func<ObservationKey, bool> isAsked,
        IncrementalHash checksum)
    {
        var day = clock.GetCurrentInstant().InZone(Dutch).Date;
        var digest = $"sha256:{Convert.ToHexStringLower(checksum.GetHashAndReset())}";
        var indicators = measures.Select(measure => measure.Indicator).ToHashSet();
        var code = target.SourceCode($"cbs-{table.Id.ToLowerInvariant()}-{LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd").Format(day)}", digest);
        var counts = target.Write([.. fetched.Values], key => indicators.Contains(key.Indicator) && isAsked(key), new Dictionary<string, string>
        {
            ["code"] = code,
            ["publisher"] = "Centraal Bureau voor de Statistiek (CBS)",
            ["title"] = table.Title,
            ["edition"] = $"as modified on {LocalDatePattern.Iso.Format(table.ModifiedOn)}",
            ["table"] = table.Id,
            ["url"] = address,
            ["licence"] = table.Licence.StartsWith("https://creativecommons.org/licenses/by/4.0", StringComparison.Ordinal) ? "CC BY 4.0" : table.Licence,
            ["retrieved"] = LocalDatePattern.Iso.Format(day),
            ["checksum"] = digest,
            ["note"] = $"Fetched by the program from table {table.Id}: {string.Join(", ", measures.Select(measure => measure.Code).Distinct())}. The checksum is that of the answers with the observations, in their order.{(table.Makers.Length > 0 ? $" The table names as its makers: {table.Makers.TrimEnd('.')}." : "")}",
        });

        var missing = fetched.Values.Where(observation => observation.Value.Length == 0).CountBy(observation => observation.MissingReason).OrderBy(reason => reason.Key, StringComparer.Ordinal).ToArray();
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"Table {table.Id}, {table.Title} (modified on {LocalDatePattern.Iso.Format(table.ModifiedOn)}): {fetched.Count:#,0} observations of {string.Join(", ", indicators)}."),
            string.Create(CultureInfo.InvariantCulture, $"{target.ObservationsFile}: {counts.Added:#,0} added, {counts.Revised:#,0} revised, {counts.Restated:#,0} with another status, {counts.Same:#,0} the same."),
            .. missing.Length == 0 ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"{missing.Sum(reason => reason.Value):#,0} of them are missing: {string.Join(", ", missing.Select(reason => FormattableString.Invariant($"{reason.Value:#,0} {reason.Key}")))}.")],
            .. counts.Unanswered == 0 ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"{counts.Unanswered:#,0} rows were asked and did not come; they are left as they are.")],
            counts.HasChanges
                ? $"The source of what changed is {code} in {target.SourcesFile}. Read the difference, raise 'release' in {PackageDescriptor.File}, and validate the package."
                : "Nothing changed.",
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
