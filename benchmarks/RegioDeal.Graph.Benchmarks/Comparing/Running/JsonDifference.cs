using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>Where two answers differ.</summary>
internal static class JsonDifference
{
    private const int Shown = 80;

    /// <summary>The first place where they differ, and how; null when they are the same. The order of names does not matter, that of lists does.</summary>
    public static string? Find(JsonNode? expected, JsonNode? found, string path = "data") => JsonNode.DeepEquals(expected, found)
        ? null
        : (expected, found) switch
        {
            (JsonObject e, JsonObject f) => InObject(e, f, path),
            (JsonArray e, JsonArray f) => InList(e, f, path),
            _ => $"{path}: expected {Text(expected)}, found {Text(found)}",
        };

    private static string? InObject(JsonObject expected, JsonObject found, string path)
    {
        foreach (var (name, value) in expected)
        {
            if (!found.TryGetPropertyValue(name, out var other))
            {
                return $"{path}.{name}: expected {Text(value)}, found nothing of this name";
            }

            if (Find(value, other, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        return found.Where(each => !expected.ContainsKey(each.Key)).Select(each => $"{path}.{each.Key}: expected nothing of this name, found {Text(each.Value)}").FirstOrDefault();
    }

    private static string? InList(JsonArray expected, JsonArray found, string path) =>
        expected.Count == found.Count
            ? expected.Zip(found).Select((pair, i) => Find(pair.First, pair.Second, $"{path}[{i}]")).FirstOrDefault(difference => difference is not null)
            : $"{path}: expected {expected.Count} elements, found {found.Count}";

    private static string Text(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length <= Shown ? text : $"{text[..Shown]}…";
    }
}
