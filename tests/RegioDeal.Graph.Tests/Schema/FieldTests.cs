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
        "indicators", "observations", "series", "panel",
    ];

    /// <summary>Thousands of rows, with links that other lists walk to their ends.</summary>
    private static readonly string[] Long = ["observations", "series", "panel"];

    private static readonly string[] Lists =
    [
        "programmes", "pillars", "themes", "tranches", "reconciliation", "releases", "reservations", "contributions", "goals", "governingBodies",
    ];

    [Theory, EachDatabase]
    public async Task Every_field_can_be_ordered_on(Database database)
    {
        foreach (var root in Connections.Concat(Lists))
        {
            var inner = Connections.Contains(root) ? "{ totalCount nodes { id } }" : "{ id }";
            // A dozen at once, up and down by turns: each is a key of its own in the statement, and one that cannot be translated fails it.
            foreach (var orders in (await Orders(TypeOf(root), Long.Contains(root) ? 1 : 2)).Chunk(12))
            {
                var keys = string.Join(", ", orders.Select((order, i) => order.Replace("*", i % 2 == 0 ? "ASC" : "DESC", StringComparison.Ordinal)));
                await graph.Data(database, $$"""{ {{root}}({{Needed(root)}}order: [{{keys}}]) {{inner}} }""");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Every_field_can_be_selected_through_links_and_lists(Database database)
    {
        foreach (var root in Connections.Concat(Lists))
        {
            var selection = await Selection(TypeOf(root), Long.Contains(root) ? 1 : 2);
            await graph.Data(database, Connections.Contains(root) ? $$"""{ {{root}}({{Needed(root)}}first: 3) { nodes {{selection}} } }""" : $$"""{ {{root}} {{selection}} }""");
        }

        await graph.Data(database, $$"""{ spending(groupBy: [PILLAR, TRANCHE, ORGANISATION, PROJECT]) {{await Selection("SpendingCell", 1)}} }""");
    }

    // EF Core would evaluate these in the program too, and no order shows it.
    [Theory, EachDatabase]
    public void Every_field_that_is_only_selected_is_evaluated_by_the_database(Database database) => graph.CheckSelectedColumns(database);

    [Theory, EachDatabase]
    public async Task The_numbers_of_every_list_can_be_put_together(Database database)
    {
        foreach (var root in Connections)
        {
            var data = await graph.Data(Database.Sqlite, "query ($name: String!) { __type(name: $name) { fields { name description type { ofType { kind } } } } }", new { name = $"{TypeOf(root)}Aggregates" });
            var numbers = data.GetProperty("__type").GetProperty("fields").EnumerateArray()
                .Where(field => field.GetProperty("type").GetProperty("ofType").GetProperty("kind").GetString() == "OBJECT")
                .Select(field => field.GetProperty("description").GetString()!.Contains("Refused for", StringComparison.Ordinal) ? $"{field.GetProperty("name")} {{ count }}"
                    : field.GetProperty("description").GetString()!.Contains("(NOT_ADDITIVE)", StringComparison.Ordinal) ? $"{field.GetProperty("name")} {{ count min max average }}"
                    : $"{field.GetProperty("name")} {{ count min max sum average }}");

            var list = (await graph.Data(database, $$"""{ {{root}}{{(Needed(root) is { Length: > 0 } needed ? $"({needed})" : "")}} { totalCount aggregates { count {{string.Join(' ', numbers)}} } } }""")).GetProperty(root);

            var aggregates = list.GetProperty("aggregates");
            Assert.Equal(list.GetProperty("totalCount").GetInt32(), aggregates.GetProperty("count").GetInt32());
            foreach (var number in aggregates.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object && part.Value.TryGetProperty("average", out _)))
            {
                var (count, of) = (number.Value.GetProperty("count").GetInt32(), number.Value);
                Assert.InRange(count, 0, aggregates.GetProperty("count").GetInt32());
                Assert.Equal(count == 0, of.GetProperty("average").ValueKind == JsonValueKind.Null);
                if (count > 0)
                {
                    Assert.InRange(of.GetProperty("average").GetDecimal(), of.GetProperty("min").GetDecimal() - 0.005m, of.GetProperty("max").GetDecimal() + 0.005m);
                }
            }
        }
    }

    [Fact]
    public async Task Every_list_at_the_root_is_walked()
    {
        var data = await graph.Data(Database.Sqlite, "{ __type(name: \"Query\") { fields { name type { ofType { kind name } } } } }");

        var lists = data.GetProperty("__type").GetProperty("fields").EnumerateArray()
            .Where(field => field.GetProperty("type").GetProperty("ofType") is { ValueKind: JsonValueKind.Object } of
                && (of.GetProperty("kind").GetString() == "LIST" || of.GetProperty("name").GetString()!.EndsWith("Connection", StringComparison.Ordinal)))
            .Select(field => field.GetProperty("name").GetString()!);
        Assert.Equal(lists.Order(StringComparer.Ordinal), Connections.Concat(Lists).Concat(["nodes", "search", "spending"]).Order(StringComparer.Ordinal));
    }

    private static string TypeOf(string root) => root switch
    {
        "reconciliation" => "PrintedTotal",
        "panel" => "PanelCell",
        "series" => "Series",
        _ when root.EndsWith("ies", StringComparison.Ordinal) => $"{char.ToUpperInvariant(root[0])}{root[1..^3]}y",
        _ => $"{char.ToUpperInvariant(root[0])}{root[1..^1]}",
    };

    /// <summary>The arguments that a root list cannot do without.</summary>
    private static string Needed(string root) => root == "panel" ? "indicators: [\"bevolking\"], " : "";

    private async Task<List<string>> Orders(string type, int depth, bool isRoot = true)
    {
        var data = await graph.Data(
            Database.Sqlite, "query ($name: String!) { __type(name: $name) { inputFields { name type { kind name ofType { name inputFields { name type { kind ofType { name } } } } } } } }", new { name = $"{type}SortInput" });
        var orders = new List<string>();
        var arguments = "";
        foreach (var field in data.GetProperty("__type").GetProperty("inputFields").EnumerateArray())
        {
            var (name, kind, of) = (field.GetProperty("name").GetString()!, field.GetProperty("type").GetProperty("kind").GetString(), field.GetProperty("type").GetProperty("name").GetString()!);
            if (name == "args")
            {
                // Those that must be given; all others have a default.
                arguments = kind == "NON_NULL" ? $"args: {{ {string.Join(", ", field.GetProperty("type").GetProperty("ofType").GetProperty("inputFields").EnumerateArray().Select(Value))} }}, " : "";
            }
            else if (kind == "ENUM")
            {
                orders.Add($"{{ {arguments}{name}: * }}");
            }
            else if (of.StartsWith("ListSortInput", StringComparison.Ordinal))
            {
                // The figures of one number are one expression with other functions in it; the average has two of them.
                orders.AddRange(!isRoot ? [] : (await Orders(of[..^"SortInput".Length], 3, isRoot: false))
                    .Where(inner => inner.Contains("{ aggregates: { count:", StringComparison.Ordinal) || inner.Contains("average", StringComparison.Ordinal))
                    .Select(inner => $"{{ {name}: {inner} }}"));
            }
            else if (depth > 0)
            {
                orders.AddRange((await Orders(of[..^"SortInput".Length], depth - 1, isRoot: false)).Select(inner => $"{{ {arguments}{name}: {inner} }}"));
            }
        }

        return orders;

        static string Value(JsonElement argument) =>
            $"{argument.GetProperty("name").GetString()}: {(argument.GetProperty("type").GetProperty("ofType").GetProperty("name").GetString() == "Int" ? "2020" : "\"NL01\"")}";
    }

    private async Task<string> Selection(string type, int depth)
    {
        var data = await graph.Data(
            Database.Sqlite,
            "query ($name: String!) { __type(name: $name) { fields { name args { name type { kind ofType { kind name enumValues { name } } } } type { ...T ofType { ...T ofType { ...T ofType { ...T } } } } } } } fragment T on __Type { kind name }",
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
            var given = Given(field);
            if (kind is "SCALAR" or "ENUM")
            {
                fields.Add($"{name}{given}");
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
                fields.Add($"{name}{given} {await Selection(named, depth - 1)}");
            }
        }

        return $"{{ {string.Join(' ', fields)} }}";
    }

    /// <summary>A value for each argument that must be given.</summary>
    private static string Given(JsonElement field)
    {
        var arguments = field.GetProperty("args").EnumerateArray()
            .Where(argument => argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL")
            .Select(argument =>
            {
                var type = argument.GetProperty("type").GetProperty("ofType");
                var value = (type.GetProperty("kind").GetString(), type.GetProperty("name").GetString()) switch
                {
                    ("ENUM", _) => type.GetProperty("enumValues")[0].GetProperty("name").GetString(),
                    (_, "Int") => "2020",
                    (_, "Boolean") => "true",
                    _ => "\"x\"",
                };
                return $"{argument.GetProperty("name")}: {value}";
            })
            .ToArray();
        return arguments.Length == 0 ? "" : $"({string.Join(", ", arguments)})";
    }
}
