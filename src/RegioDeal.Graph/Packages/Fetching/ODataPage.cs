using System.Text.Json;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>An answer of an OData version 4 service with rows.</summary>
internal sealed class ODataPage : IDisposable
{
    private readonly JsonDocument document;

    private ODataPage(JsonDocument document, IReadOnlyList<JsonElement> rows, string? next) => (this.document, Rows, Next) = (document, rows, next);

    /// <summary>The rows; each an object.</summary>
    public IReadOnlyList<JsonElement> Rows { get; }

    /// <summary>The address of the next page. Null after the last.</summary>
    public string? Next { get; }

    /// <summary>Reads an answer. Null when it is none.</summary>
    public static ODataPage? Parse(ReadOnlyMemory<byte> answer)
    {
        if (Json(answer) is not { } document)
        {
            return null;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("value", out var value)
            && value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object))
        {
            return new ODataPage(document, [.. value.EnumerateArray()], Text(document.RootElement, "@odata.nextLink"));
        }

        document.Dispose();
        return null;
    }

    /// <summary>Reads JSON. Null when it is none, as when it is cut off.</summary>
    public static JsonDocument? Json(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of an object. Null when it has none of that name.</summary>
    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public void Dispose() => document.Dispose();
}
