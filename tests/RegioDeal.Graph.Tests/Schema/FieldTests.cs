using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Schema;

/// <summary>Walks the whole schema: what EF Core would quietly evaluate in the program it refuses in an order.</summary>
[Collection(GraphTests.Name)]
public sealed class FieldTests(RunningGraph graph)
{
    private static readonly string[] Connections =
    [
        "projects", "allocations", "organisations", "sources", "municipalities", "regions", "progressReports", "dataNotes", "corrections",
    ];

    private static readonly string[] Lists =
    [
        "programmes", "pillars", "themes", "tranches", "reconciliation", "releases", "reservations", "contributions", "goals", "governingBodies",
    ];

    [Theory, EachDatabase]
    public async Task Every_field_can_be_ordered_on_in_both_directions(Database database)
    {
        foreach (var root in Connections.Concat(Lists))
        {
            var inner = Connections.Contains(root) ? "{ totalCount nodes { id } }" : "{ id }";
            foreach (var order in await Orders(TypeOf(root), 2))
            {
                await graph.Data(database, $$"""{ {{root}}(order: [{{order.Replace("*", "ASC", StringComparison.Ordinal)}}, {{order.Replace("*", "DESC", StringComparison.Ordinal)}}]) {{inner}} }""");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Every_field_can_be_selected_through_links_and_lists(Database database)
    {
        foreach (var root in Connections.Concat(Lists))
        {
            var selection = await Selection(TypeOf(root), 2);
            await graph.Data(database, Connections.Contains(root) ? $$"""{ {{root}}(first: 3) { nodes {{selection}} } }""" : $$"""{ {{root}} {{selection}} }""");
        }

        await graph.Data(database, $$"""{ spending(groupBy: [PILLAR, TRANCHE, ORGANISATION, PROJECT]) {{await Selection("SpendingCell", 1)}} }""");
    }

    [Fact]
    public async Task Every_list_at_the_root_is_walked()
    {
        var data = await graph.Data(Database.Sqlite, "{ __type(name: \"Query\") { fields { name type { ofType { kind name } } } } }");

        var lists = data.GetProperty("__type").GetProperty("fields").EnumerateArray()
            .Where(field => field.GetProperty("type").GetProperty("ofType") is { ValueKind: JsonValueKind.Object } of
                && (of.GetProperty("kind").GetString() == "LIST" || of.GetProperty("name").GetString()!.EndsWith("Connection", StringComparison.Ordinal)))
            .Select(field => field.GetProperty("name").GetString()!);
        Assert.Equal(lists.Order(StringComparer.Ordinal), Connections.Concat(Lists).Append("spending").Order(StringComparer.Ordinal));
    }

    private static string TypeOf(string root) => root switch
    {
        "reconciliation" => "PrintedTotal",
        _ when root.EndsWith("ies", StringComparison.Ordinal) => $"{char.ToUpperInvariant(root[0])}{root[1..^3]}y",
        _ => $"{char.ToUpperInvariant(root[0])}{root[1..^1]}",
    };

    private async Task<List<string>> Orders(string type, int depth)
    {
        var data = await graph.Data(Database.Sqlite, "query ($name: String!) { __type(name: $name) { inputFields { name type { kind name } } } }", new { name = $"{type}SortInput" });
        var orders = new List<string>();
        foreach (var field in data.GetProperty("__type").GetProperty("inputFields").EnumerateArray())
        {
            var (name, kind, of) = (field.GetProperty("name").GetString()!, field.GetProperty("type").GetProperty("kind").GetString(), field.GetProperty("type").GetProperty("name").GetString()!);
            if (kind == "ENUM")
            {
                orders.Add($"{{ {name}: * }}");
            }
            else if (depth > 0)
            {
                orders.AddRange((await Orders(of[..^"SortInput".Length], depth - 1)).Select(inner => $"{{ {name}: {inner} }}"));
            }
        }

        return orders;
    }

    private async Task<string> Selection(string type, int depth)
    {
        var data = await graph.Data(
            Database.Sqlite,
            "query ($name: String!) { __type(name: $name) { fields { name type { ...T ofType { ...T ofType { ...T ofType { ...T } } } } } } } fragment T on __Type { kind name }",
            new { name = type });
        var fields = new List<string> { "__typename" };
        foreach (var field in data.GetProperty("__type").GetProperty("fields").EnumerateArray())
        {
            var of = field.GetProperty("type");
            while (of.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object)
            {
                of = inner;
            }

            var (name, kind, named) = (field.GetProperty("name").GetString()!, of.GetProperty("kind").GetString(), of.GetProperty("name").GetString()!);
            if (kind is "SCALAR" or "ENUM")
            {
                fields.Add(name);
            }
            else if (named.EndsWith("Connection", StringComparison.Ordinal) && depth > 0)
            {
                var node = await graph.Data(Database.Sqlite, "query ($name: String!) { __type(name: $name) { fields { name type { ofType { ofType { ofType { name } } } } } } }", new { name = named });
                var item = node.GetProperty("__type").GetProperty("fields").EnumerateArray().First(one => one.GetProperty("name").GetString() == "nodes")
                    .GetProperty("type").GetProperty("ofType").GetProperty("ofType").GetProperty("ofType").GetProperty("name").GetString()!;
                fields.Add($"{name}(first: 2) {{ totalCount edges {{ cursor node {await Selection(item, depth - 1)} }} }}");
            }
            else if (depth > 0 && !named.EndsWith("Connection", StringComparison.Ordinal))
            {
                fields.Add($"{name} {await Selection(named, depth - 1)}");
            }
        }

        return $"{{ {string.Join(' ', fields)} }}";
    }
}
