using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Tests.Oracle;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

[Collection(GraphTests.Name)]
public sealed partial class IntrospectionOffTests(RunningGraph graph)
{
    [Fact]
    public async Task Neither_introspection_nor_the_text_tells_the_schema()
    {
        await using var server = await GraphServer.CreateAsync(["--urls", "http://127.0.0.1:0", "--Server:Introspection", "false", .. graph.Settings(Database.Sqlite)], CancellationToken.None);
        await server.StartAsync();
        using var client = GraphClient.Of(server);

        foreach (var query in (string[])["{ __schema { types { name } } }", "{ __type(name: \"Project\") { name } }", "{ ...F } fragment F on Query { a: __schema { queryType { name } } }"])
        {
            var refused = await Ask(query);
            Assert.Equal((HttpStatusCode.BadRequest, "INTROSPECTION_OFF [] This service does not tell its schema. Ask for data by fields that you know, and '__typename' for the types of what you get."), (refused.Status, refused.Error));
        }

        foreach (var address in (string[])["/schema.graphql", $"/r/{graph.Release(Database.Sqlite).Number}/schema.graphql"])
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            var answer = await Answer.OfAsync(response);
            Assert.Equal((HttpStatusCode.NotFound, "SCHEMA_OFF"), (answer.Status, answer.Harmless(address)));
        }

        Assert.DoesNotContain("totalCount", await client.GetStringAsync(new Uri("/documents", UriKind.Relative)), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"pillars":[{"__typename":"Pillar"},""", (await Ask("{ pillars { __typename } }")).Text, StringComparison.Ordinal);

        async Task<Answer> Ask(string query)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query });
            return await Answer.OfAsync(response);
        }
    }

    [Theory]
    [InlineData("{ project }")]
    [InlineData("{ pilars { code } }")]
    [InlineData("{ pillars }")]
    [InlineData("{ pillars { cod nam } }")]
    [InlineData("{ pillars { code { a } } }")]
    [InlineData("{ nodes(ids: []) { titl code } }")]
    [InlineData("{ projects(frst: 1) { totalCount } }")]
    [InlineData("{ projects(first: \"1\") { totalCount } }")]
    [InlineData("{ pillar { code } }")]
    [InlineData("{ project(code: \"1\", pillr: \"a\") { code } }")]
    [InlineData("{ projects(where: { titel: { eq: \"a\" } }) { totalCount } }")]
    [InlineData("{ projects(where: { title: { equals: \"a\" } }) { totalCount } }")]
    [InlineData("{ projects(where: { title: 1 }) { totalCount } }")]
    [InlineData("{ projects(where: { status: { eq: RUNING } }) { totalCount } }")]
    [InlineData("{ projects(order: { title: UP }) { totalCount } }")]
    [InlineData("{ spending(groupBy: [PILAR]) { amount } }")]
    [InlineData("{ pillars { ... on Projct { code } } }")]
    [InlineData("{ pillars { ...F } } fragment F on Pilar { code }")]
    [InlineData("{ pillars { code @skp(if: true) } }")]
    [InlineData("{ pillars { code @skip(iff: true) } }")]
    [InlineData("query ($a: ProjectFilter) { projects(where: $a) { totalCount } }")]
    [InlineData("query ($a: String) { projects(where: $a) { totalCount } }")]
    [InlineData("query ($a: Int) { projects(where: { status: { eq: $a } }) { totalCount } }")]
    [InlineData("{ allocations(where: { amount: { gt: \"a\" } }) { totalCount } }")]
    [InlineData("query ($a: [ProjectSortInput!]) { projects(order: $a) { totalCount } }", """{"a":[{"titel":"ASC"}]}""")]
    [InlineData("query ($a: [ProjectSortInput!]) { projects(order: $a) { totalCount } }", """{"a":[{"title":"UP"}]}""")]
    [InlineData("query ($a: ProjectStatus) { projects(where: { status: { eq: $a } }) { totalCount } }", """{"a":"RUNING"}""")]
    [InlineData("query ($a: [SpendingDimension!]) { spending(groupBy: $a) { amount } }", """{"a":["PILAR"]}""")]
    [InlineData("query ($a: ProjectFilterInput) { projects(where: $a) { totalCount } }", """{"a":{"spending":{"amount":"x"}}}""")]
    [InlineData("query ($a: ProjectFilterInput) { projects(where: $a) { totalCount } }", """{"a":{"spending":1}}""")]
    [InlineData("fragment F on Pillar { code }")]
    public async Task A_misspelt_name_brings_no_name_of_the_schema(string query, string? variables = null)
    {
        using var given = variables is null ? null : System.Text.Json.JsonDocument.Parse(variables);
        var open = await Said(graph.Release(Database.Sqlite).Engine, query, given);
        var closed = await Said(Closed(), query, given);

        var sent = Name().Matches($"{query} {variables}").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("\"errors\"", open, StringComparison.Ordinal);
        Assert.DoesNotContain(Messages(closed), word => !sent.Contains(word) && Names.Contains(word) && !English.Contains(word));
        Assert.DoesNotContain("Did you mean", closed, StringComparison.Ordinal);
    }

    private static GraphEngine? closedEngine;

    /// <summary>Names of the schema that are words of the sentences too.</summary>
    private static readonly HashSet<string> English = ["field", "type", "value", "name", "first", "node", "nodes", "text", "kind", "or", "and", "in", "to", "by", "of", "any", "all", "none", "some", "not", "is", "query", "place", "position", "document", "if", "note", "only", "number", "fragment"];

    private static readonly HashSet<string> Names =
    [
        .. Sdl.Schema.ObjectTypes.Concat(Sdl.Schema.InputTypes),
        .. Sdl.Schema.ObjectTypes.SelectMany(type => Sdl.Schema.Fields(type)).SelectMany(field => field.Arguments.Select(argument => argument.Name).Append(field.Name)),
        .. Sdl.Schema.InputTypes.SelectMany(type => Sdl.Schema.InputFields(type)).SelectMany(field => Sdl.Schema.IsEnum(field.Type.Name) ? Sdl.Schema.EnumValues(field.Type.Name).Append(field.Type.Name).Append(field.Name) : [field.Name, field.Type.Name]),
    ];

    private GraphEngine Closed()
    {
        var release = graph.Release(Database.Sqlite);
        return closedEngine ??= new GraphEngine(release.Database.Graph, release.Database, new PlanLimits { Introspection = false }, facts: release.Facts);
    }

    private static async Task<string> Said(GraphEngine engine, string query, System.Text.Json.JsonDocument? variables)
    {
        using var answer = await engine.AskAsync(new GraphRequest(query, null, variables?.RootElement), CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(answer.Body.Span);
    }

    private static IEnumerable<string> Messages(string answer) =>
        System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("errors").EnumerateArray().SelectMany(error => Name().Matches(error.GetProperty("message").GetString()!).Select(match => match.Value));

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Name();
}
