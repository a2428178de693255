using System.Text.Json;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>Rows of answers, as tests compare them.</summary>
internal static class GraphRows
{
    /// <summary>All rows of a root list, page by page.</summary>
    /// <param name="graph">The service.</param>
    /// <param name="database">Where it answers from.</param>
    /// <param name="list">The list with its arguments open: <c>observations(where: {}</c>.</param>
    /// <param name="fields">What is asked of each row.</param>
    /// <param name="size">The size of a page.</param>
    public static async Task<List<JsonElement>> WalkAsync(this RunningGraph graph, Database database, string list, string fields, int size = 500)
    {
        var rows = new List<JsonElement>();
        string? after = null;
        do
        {
            var data = await graph.Data(
                database,
                $$"""query ($after: String) { list: {{list}}, first: {{size}}, after: $after) { nodes { {{fields}} } pageInfo { endCursor hasNextPage } } }""",
                new { after });
            var page = data.GetProperty("list");
            rows.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return rows;
    }

    /// <summary>The value at a path of names, as the answer spells it; null for none.</summary>
    public static string? At(this JsonElement row, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (row.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            row = row.GetProperty(name);
        }

        return row.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.String => row.GetString(), _ => row.GetRawText() };
    }

    /// <summary>A number at a path of names.</summary>
    public static decimal? Number(this JsonElement row, string path) =>
        row.At(path) is { } text ? decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
