using System.Globalization;
using System.Text.Json;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>One question for observations, and how its answers are read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Indicators">The indicator of each measure that is asked.</param>
/// <param name="Fixed">The code asked of each dimension besides region and period.</param>
/// <param name="Regions">All codes of the regions.</param>
/// <param name="AskedRegions">Those that are asked.</param>
/// <param name="Periods">All codes of the periods.</param>
/// <param name="AskedPeriods">The periods that are asked, by code, as the package writes them.</param>
internal sealed record CbsQuery(
    CbsTable Table,
    IReadOnlyDictionary<string, string> Indicators,
    IReadOnlyDictionary<string, CbsCode> Fixed,
    IReadOnlyDictionary<string, CbsCode> Regions,
    IReadOnlySet<string> AskedRegions,
    IReadOnlyDictionary<string, CbsCode> Periods,
    IReadOnlyDictionary<string, string> AskedPeriods)
{
    // An address of some 8 000 characters is refused by many servers; a region takes some 30.
    private const int MostRegionsNamed = 60;

    // As many digits as the package keeps, in 64 bits.
    private const int MostDecimals = 4;
    private const decimal LargestValue = long.MaxValue / 10_000;

    /// <summary>The <c>$filter</c> of the question. Periods are a span, and many regions are not named, to keep the address short: what is too much is left out when it comes.</summary>
    public string Filter { get; } = string.Join(" and ", (IEnumerable<string>)
    [
        AnyOf("Measure", Indicators.Keys.Order(StringComparer.Ordinal)),
        .. Fixed.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => AnyOf(one.Key, [one.Value.Identifier])),
        .. AskedRegions.Count > MostRegionsNamed ? Array.Empty<string>() : [AnyOf(Table.Geo, Regions.Values.Where(region => AskedRegions.Contains(region.Code)).Select(region => region.Identifier))],
        .. AskedPeriods.Count == Periods.Count ? Array.Empty<string>() : [Span(Table.Time, Periods.Values.Where(period => AskedPeriods.ContainsKey(period.Code)).Select(period => period.Identifier))],
    ]);

    /// <summary>Where the rows are.</summary>
    public string Path => $"{Table.Id}/Observations?$filter={Uri.EscapeDataString(Filter)}";

    /// <summary>Where their number is.</summary>
    public string CountPath => $"{Table.Id}/Observations/$count?$filter={Uri.EscapeDataString(Filter)}";

    /// <summary>Reads the rows of a page into observations. Those of regions and periods that are not asked are left out.</summary>
    /// <exception cref="FetchException">A row is not what the table's own codes say.</exception>
    public IEnumerable<FetchedObservation> Decode(ODataPage page) => page.Rows.Select(Decode).OfType<FetchedObservation>();

    private static string AnyOf(string dimension, IEnumerable<string> codes)
    {
        string[] parts = [.. codes.Select(code => $"{dimension} eq {Quoted(code)}")];
        return parts.Length == 1 ? parts[0] : $"({string.Join(" or ", parts)})";
    }

    private static string Span(string dimension, IEnumerable<string> codes)
    {
        string[] sorted = [.. codes.Order(StringComparer.Ordinal)];
        return sorted.Length == 1 ? AnyOf(dimension, sorted) : $"{dimension} ge {Quoted(sorted[0])} and {dimension} le {Quoted(sorted[^1])}";
    }

    private static string Quoted(string code) => $"'{code.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string ReasonOf(string mark) => mark.ToUpperInvariant() switch
    {
        "IMPOSSIBLE" => "IMPOSSIBLE",
        "CONFIDENTIAL" => "CONFIDENTIAL",
        "UNRELIABLE" => "UNRELIABLE",
        "NOTYETAVAILABLE" => "NOT_YET_AVAILABLE",
        _ => "OTHER",
    };

    private FetchedObservation? Decode(JsonElement row)
    {
        var measure = CodeOf(row, "Measure");
        if (!Indicators.TryGetValue(measure, out var indicator))
        {
            throw Changed($"a row of measure {PackageFault.Shown(measure)} came, which was not asked");
        }

        foreach (var (dimension, code) in Fixed)
        {
            if (CodeOf(row, dimension) is var found && found != code.Code)
            {
                throw Changed($"a row of {dimension} {PackageFault.Shown(found)} came, which was not asked");
            }
        }

        var (region, period) = (CodeOf(row, Table.Geo), CodeOf(row, Table.Time));
        if (!Regions.ContainsKey(region))
        {
            throw Changed($"a row of {Table.Geo} {PackageFault.Shown(region)} came, which is no code of {Table.Geo}Codes");
        }

        if (!Periods.TryGetValue(period, out var periodCode))
        {
            throw Changed($"a row of {Table.Time} {PackageFault.Shown(period)} came, which is no code of {Table.Time}Codes");
        }

        if (!AskedRegions.Contains(region) || !AskedPeriods.TryGetValue(period, out var written))
        {
            return null;
        }

        var key = new ObservationKey(indicator, region, written);
        var mark = ODataPage.Text(row, "ValueAttribute")?.Trim() ?? throw Changed($"{key} has no ValueAttribute");
        return (row.TryGetProperty("Value", out var value) ? value.ValueKind : JsonValueKind.Undefined, mark) switch
        {
            (JsonValueKind.Number, "None") => new FetchedObservation(key, Digits(key, value.GetRawText()), StatusOf(periodCode), "", ""),
            (JsonValueKind.Number, _) => throw Changed($"{key} has the value {value.GetRawText()} and the mark {PackageFault.Shown(mark)} of a missing one"),
            (JsonValueKind.Null, "None" or "") => throw Changed($"{key} has neither a value nor a mark that says why"),

            // Of a figure that is not there nothing can be final.
            (JsonValueKind.Null, _) => new FetchedObservation(key, "", "UNKNOWN", ReasonOf(mark), mark),
            _ => throw Changed($"{key} has a value that is no number"),
        };
    }

    private string CodeOf(JsonElement row, string dimension) =>
        ODataPage.Text(row, dimension)?.Trim() ?? throw Changed($"a row without {dimension} came");

    private string StatusOf(CbsCode period) => period.Status?.Trim() switch
    {
        null or "" => "UNKNOWN",
        "Definitief" => "FINAL",
        "Voorlopig" or "NaderVoorlopig" => "PROVISIONAL",
        var other => throw Changed($"the period {period.Code} has the status {PackageFault.Shown(other)}, which this program does not know"),
    };

    /// <summary>The digits as they came, for a binary number would round them. An exponent is written out, and zeros beyond what the package keeps are left out.</summary>
    private string Digits(ObservationKey key, string raw)
    {
        if (!decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > LargestValue
            || value != Math.Round(value, MostDecimals))
        {
            throw new FetchException($"Table {Table.Id}: {key} has the value {PackageFault.Shown(raw)}, and a package keeps at most {MostDecimals} decimals and {LargestValue:0}; nothing was written. Leave the measure out.");
        }

        var decimals = raw.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? raw.Length - point - 1 : 0;
        return decimals <= MostDecimals && !raw.Contains('e', StringComparison.OrdinalIgnoreCase) ? raw : value.ToString("0.####", CultureInfo.InvariantCulture);
    }

    private FetchException Changed(string what) =>
        new($"Table {Table.Id} is not as its own codes say: {what}. Nothing was written; look at the table, and run the command again.");
}
