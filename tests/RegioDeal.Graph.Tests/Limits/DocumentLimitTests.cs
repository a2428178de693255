using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

[Collection(GraphTests.Name)]
public sealed class DocumentLimitTests(RunningGraph graph)
{
    private const string Many = "query ($f: [String], $g: ProjectFilterInput) { projects(where: { and: [{ code: { in: $f } }, $g] }) { totalCount } }";

    /// <summary>What is just allowed, what is just too much, and what is said of it.</summary>
    private static readonly (DocumentLimits Limits, string Allowed, string Refused, string Error)[] Edges =
    [
        (new() { Tokens = 7 }, "{ pillars { code } } # six and a comment", "{ pillars { code name } } # more", "TOKEN_LIMIT 1:27"),
        (new() { Operations = 1 }, "query A { pillars { code } }", "query A { pillars { code } } query B { pillars { code } }", "OPERATION_LIMIT 1:30"),
        (new() { Variables = 1 }, "query ($a: Int) { projects(first: $a) { totalCount } }", "query ($a: Int, $b: Int) { projects(first: $a, last: $b) { totalCount } }", "VARIABLE_LIMIT 1:1"),
        (new() { Depth = 3 }, "{ projects { nodes { code } } }", "{ projects { nodes { ...F } } } fragment F on Project { ... { pillar { code } } }", "DEPTH_LIMIT 1:1"),
        (new() { Fields = 3 }, "{ pillars { ...F } } fragment F on Pillar { code name }", "{ pillars { ...F } b: pillars { ...F } } fragment F on Pillar { code name }", "FIELD_LIMIT 1:1"),
        (new() { RootFields = 1 }, "{ ... { pillars { code name } } }", "{ ...F pillars { code } } fragment F on Query { p: pillars { code } }", "ROOT_FIELD_LIMIT 1:1"),
        (new() { Repeats = 1 }, "{ pillars { code code } }", "{ pillars { code ... { code code } } }", "REPEAT_LIMIT "),
        (new() { Aliases = 1 }, "{ pillars { a: code } }", "{ pillars { a: code ...F } } fragment F on Pillar { b: code }", "ALIAS_LIMIT "),
        (new() { Directives = 1 }, "{ pillars { code @skip(if: false) } }", "{ pillars @skip(if: false) { code @skip(if: false) } }", "DIRECTIVE_LIMIT "),
        (new() { Fragments = 1 }, "{ pillars { ...F } } fragment F on Pillar { code }", "{ pillars { ...F } } fragment F on Pillar { ...G } fragment G on Pillar { code }", "FRAGMENT_LIMIT 1:52"),
        (new() { Spreads = 1 }, "{ pillars { ... { code } } }", "{ pillars { ... { code } ... { name } } }", "FRAGMENT_LIMIT "),
        (new() { ListElements = 2 }, "{ pillars(where: { code: { in: [\"a\", \"b\"] } }) { code } }", "{ pillars(where: { code: { in: [\"a\", \"b\", \"c\"] } }) { code } }", "LIST_LIMIT 1:32"),
    ];

    [Fact]
    public async Task Each_limit_allows_what_is_at_it_and_refuses_what_is_beyond()
    {
        foreach (var (limits, allowed, refused, error) in Edges)
        {
            using var engine = Engine(new PlanLimits { Documents = limits });
            Assert.Equal($"{allowed}: data", $"{allowed}: {await Said(engine, allowed)}");
            Assert.Equal(error, await Said(engine, refused));
        }

        using var small = Engine(new PlanLimits { Documents = new() { ListElements = 2, VariableDepth = 3, Objects = 3 } });
        Assert.Equal("data", await Said(small, Many, """{"f":["a","b"],"g":{"code":{"eq":"a"},"title":{"eq":"a"}}}"""));
        Assert.Equal("LIST_LIMIT ", await Said(small, Many, """{"f":["a","b","c"]}"""));
        Assert.Equal("OBJECT_LIMIT ", await Said(small, Many, """{"g":{"code":{"eq":"a"},"title":{"eq":"a"},"position":{"eq":1}}}"""));
        Assert.Equal("VARIABLE_DEPTH_LIMIT ", await Said(small, Many, """{"g":{"and":[{"code":{"eq":"a"}}]}}"""));
    }

    [Fact]
    public async Task A_fault_in_the_second_operation_is_told_too()
    {
        foreach (var fault in (string[])["{ nosuch }", "($a: Int) { pillars { code } }", "{ pillar(code: $a) { code } }", "{ projects(first: \"1\") { totalCount } }", "{ projects(where: { nosuch: 1 }) { totalCount } }", "{ pillars { code @skip(if: 1) } }", "($a: Int = \"1\") { projects(first: $a) { totalCount } }"])
        {
            var answer = await graph.Ask(Database.Sqlite, $"query A {{ pillars {{ code }} }} query B {fault}", operationName: "A");
            Assert.StartsWith("VALIDATION_FAILED", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_setting_reaches_its_limit()
    {
        // Each is set to a number of its own, which must come out somewhere else than the default.
        var settings = typeof(ServerSettings).GetProperties().Where(property => property.Name.EndsWith("Limit", StringComparison.Ordinal) && property.PropertyType != typeof(double)).ToArray();
        var values = settings.Select((property, i) => KeyValuePair.Create($"Server:{property.Name}", (string?)$"{20 + i}")).ToArray();

        var limits = ServerSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).Limits();

        var set = typeof(DocumentLimits).GetProperties().Where(property => property.PropertyType == typeof(int)).Select(property => (int)property.GetValue(limits.Documents)!)
            .Append(limits.Rows).Append((int)limits.Cost);
        Assert.Equal(values.Select(value => value.Value!).Order(StringComparer.Ordinal), set.Select(value => $"{value}").Order(StringComparer.Ordinal));
    }

    private GraphEngine Engine(PlanLimits limits)
    {
        var release = graph.Release(Database.Sqlite);
        return new GraphEngine(release.Database.Graph, release.Database, limits, facts: release.Facts);
    }

    private static async Task<string> Said(GraphEngine engine, string query, string? variables = null)
    {
        using var given = variables is null ? null : JsonDocument.Parse(variables);
        using var answer = await engine.AskAsync(new GraphRequest(query, null, given?.RootElement), CancellationToken.None);
        var json = JsonDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span)).RootElement;
        return json.TryGetProperty("errors", out var errors)
            ? $"{answer.Code} {string.Join(' ', errors[0].TryGetProperty("locations", out var places) ? places.EnumerateArray().Select(place => $"{place.GetProperty("line")}:{place.GetProperty("column")}") : [])}"
            : "data";
    }
}
