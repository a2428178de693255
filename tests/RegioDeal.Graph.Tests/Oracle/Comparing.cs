using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>What a service said to an operation.</summary>
/// <param name="Data">Null when it refused.</param>
/// <param name="Error">The code of the first error; null when there is none.</param>
internal sealed record Said(JsonElement? Data, string? Error, string Text)
{
    public static Said Of(string text)
    {
        var json = JsonDocument.Parse(text).RootElement;
        return json.TryGetProperty("errors", out var errors)
            ? new Said(null, errors[0].GetProperty("extensions").GetProperty("code").GetString(), text)
            : new Said(json.GetProperty("data"), null, text);
    }
}

/// <summary>Where an answer is wrong.</summary>
/// <param name="Kind">What sort of wrong, the same while an operation is made smaller.</param>
internal sealed record Wrong(string Kind, string Database, string Path, string Expected, string Actual)
{
    public override string ToString() => $"{Database} at {(Path.Length == 0 ? "the root" : Path)}\n  expected {Expected}\n  actual   {Actual}";
}

/// <summary>Holds answers against each other: names in order, numbers exact.</summary>
internal static class Comparing
{
    /// <summary>The first difference; null when there is none.</summary>
    public static (string Path, string Expected, string Actual)? First(JsonNode? expected, JsonElement actual, string path = "")
    {
        switch (expected)
        {
            case JsonObject fields when actual.ValueKind == JsonValueKind.Object:
                var names = actual.EnumerateObject().Select(field => field.Name).ToArray();
                if (!fields.Select(field => field.Key).SequenceEqual(names))
                {
                    return (path, $"the fields {string.Join(", ", fields.Select(field => field.Key))}", string.Join(", ", names));
                }

                return fields.Select(field => First(field.Value, actual.GetProperty(field.Key), $"{path}.{field.Key}".TrimStart('.'))).FirstOrDefault(found => found is not null);
            case JsonArray items when actual.ValueKind == JsonValueKind.Array:
                for (var i = 0; i < Math.Min(items.Count, actual.GetArrayLength()); i++)
                {
                    if (First(items[i], actual[i], $"{path}[{i}]") is { } found)
                    {
                        return found;
                    }
                }

                return items.Count == actual.GetArrayLength() ? null : (path, $"{items.Count} items", $"{actual.GetArrayLength()} items");
            case null when actual.ValueKind == JsonValueKind.Null:
                return null;
            case JsonValue value when Equal(value, actual):
                return null;
            default:
                return (path, expected?.ToJsonString() ?? "null", actual.GetRawText());
        }
    }

    private static bool Equal(JsonValue expected, JsonElement actual) => expected.GetValueKind() switch
    {
        JsonValueKind.String when actual.ValueKind == JsonValueKind.String => expected.GetValue<string>() is Interpreter.Opaque || expected.GetValue<string>() == actual.GetString(),
        JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number => decimal.Parse(expected.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) == actual.GetDecimal(),
        JsonValueKind.True or JsonValueKind.False => actual.ValueKind == expected.GetValueKind(),
        _ => false,
    };
}
