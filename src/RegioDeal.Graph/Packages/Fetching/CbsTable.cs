using System.Text.Json;
using NodaTime;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>A measure as its table describes it.</summary>
internal sealed record CbsMeasureCode(string Title, string Unit);

/// <summary>A code of a dimension.</summary>
/// <param name="Code">Without the blanks that some tables put behind it.</param>
/// <param name="Identifier">With them: a filter asks for what stands there.</param>
/// <param name="Status">What the table says of the figures of a period, as <c>Definitief</c>. Null when it says nothing.</param>
internal sealed record CbsCode(string Code, string Identifier, string? Status);

/// <summary>What a table of Statistics Netherlands (CBS) says of itself.</summary>
internal sealed class CbsTable
{
    private readonly CbsClient client;

    private CbsTable(CbsClient client, string id) => (this.client, Id) = (client, id);

    /// <summary>Its id, in its exact case.</summary>
    public string Id { get; }

    public required string Title { get; init; }

    /// <summary>When it was last changed, as it says. While this stays, so do its figures.</summary>
    public required string Modified { get; init; }

    /// <summary>The day of <see cref="Modified"/>.</summary>
    public required LocalDate ModifiedOn { get; init; }

    /// <summary>Empty when it states none.</summary>
    public required string Licence { get; init; }

    /// <summary>Who made the figures, in its own words. Empty when it does not say.</summary>
    public required string Makers { get; init; }

    /// <summary>The dimension of regions.</summary>
    public required string Geo { get; init; }

    /// <summary>The dimension of periods.</summary>
    public required string Time { get; init; }

    /// <summary>The other dimensions.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The measures by their codes.</summary>
    public required IReadOnlyDictionary<string, CbsMeasureCode> Measures { get; init; }

    /// <summary>Reads what a table says of itself.</summary>
    /// <exception cref="FetchException">There is no such table, or none with regions and periods.</exception>
    public static async Task<CbsTable> ReadAsync(CbsClient client, string id, CancellationToken cancellationToken)
    {
        using var properties = await PropertiesAsync(client, id, cancellationToken).ConfigureAwait(false);
        var modified = ModifiedIn(properties, id);
        var dimensions = (await SetAsync(client, id, "Dimensions", cancellationToken).ConfigureAwait(false))
            .Select(row => (Name: Text(row, "Identifier"), Kind: Text(row, "Kind")))
            .ToArray();
        var measures = await SetAsync(client, id, "MeasureCodes", cancellationToken).ConfigureAwait(false);
        return new CbsTable(client, id)
        {
            Title = Text(properties.RootElement, "Title"),
            Modified = modified,
            ModifiedOn = modified.Length >= 10 && Cell.TryDate(modified[..10], out var day) ? day : throw new FetchException($"Table {id} says that it was modified at {PackageFault.Shown(modified)}, which is no date; nothing was written."),
            Licence = Text(properties.RootElement, "License"),
            Makers = Text(properties.RootElement, "Source"),
            Geo = Only("GeoDimension", "regions"),
            Time = Only("TimeDimension", "periods"),
            Others = [.. dimensions.Where(dimension => dimension.Kind is not ("GeoDimension" or "TimeDimension")).Select(dimension => dimension.Name)],
            Measures = measures
                .DistinctBy(row => Text(row, "Identifier"))
                .ToDictionary(row => Text(row, "Identifier"), row => new CbsMeasureCode(Text(row, "Title"), Text(row, "Unit"))),
        };

        string Only(string kind, string what) =>
            dimensions.Where(dimension => dimension.Kind == kind).ToArray() is [var only]
                ? only.Name
                : throw new FetchException($"Table {id} has not one dimension of {what} ({kind}), so its figures are no observations of a region in a period; nothing was written.");
    }

    /// <summary>Reads when the table was last changed, as it says now.</summary>
    public async Task<string> ModifiedNowAsync(CancellationToken cancellationToken)
    {
        using var properties = await PropertiesAsync(client, Id, cancellationToken).ConfigureAwait(false);
        return ModifiedIn(properties, Id);
    }

    /// <summary>Reads the codes of a dimension, in its order.</summary>
    public async Task<IReadOnlyDictionary<string, CbsCode>> CodesAsync(string dimension, CancellationToken cancellationToken)
    {
        var codes = new OrderedDictionary<string, CbsCode>();
        foreach (var row in await SetAsync(client, Id, $"{dimension}Codes", cancellationToken).ConfigureAwait(false))
        {
            var identifier = ODataPage.Text(row, "Identifier") ?? "";
            codes.TryAdd(identifier.Trim(), new CbsCode(identifier.Trim(), identifier, ODataPage.Text(row, "Status")));
        }

        return codes;
    }

    /// <summary>The failure that an answer of this table is, which nobody can use.</summary>
    public static FetchException Unusable(string table, string set) =>
        new($"The answer to {set} of table {table} is cut off, or not what the service answers as a rule; nothing was written. Run the command again later.");

    private static async Task<JsonDocument> PropertiesAsync(CbsClient client, string id, CancellationToken cancellationToken)
    {
        // A table that is not there, and one whose id is written in another case, answer nothing rather than an error.
        var answer = await client.GetAsync($"{id}/Properties", cancellationToken).ConfigureAwait(false);
        if (answer.Length == 0)
        {
            throw Unknown(id);
        }

        var properties = ODataPage.Json(answer) ?? throw Unusable(id, "Properties");
        if (properties.RootElement.ValueKind == JsonValueKind.Object && Text(properties.RootElement, "Identifier") == id)
        {
            return properties;
        }

        properties.Dispose();
        throw Unknown(id);
    }

    private static FetchException Unknown(string id) =>
        new($"CBS has no table '{id}'. Ids are told apart by case, table by table (83625NED, 03759ned): write it as the address of the table does, in monitor/cbs_measures.csv too.");

    private static string ModifiedIn(JsonDocument properties, string id) =>
        ODataPage.Text(properties.RootElement, "Modified") ?? throw Unusable(id, "Properties");

    private static async Task<List<JsonElement>> SetAsync(CbsClient client, string id, string set, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        var followed = new HashSet<string>();
        for (var path = $"{id}/{set}"; path is not null;)
        {
            using var page = ODataPage.Parse(await client.GetAsync(path, cancellationToken).ConfigureAwait(false)) ?? throw Unusable(id, set);
            rows.AddRange(page.Rows.Select(row => row.Clone()));
            path = page.Next is { } next ? client.PathOf(next) : null;
            if (path is not null && !followed.Add(path))
            {
                throw Unusable(id, set);
            }
        }

        return rows;
    }

    private static string Text(JsonElement row, string name) => ODataPage.Text(row, name)?.Trim() ?? "";
}
