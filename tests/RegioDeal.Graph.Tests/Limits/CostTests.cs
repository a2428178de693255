using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

[Collection(GraphTests.Name)]
public sealed class CostTests(RunningGraph graph)
{
    /// <summary>What a page of projects is reckoned to cost: list 5, connection 1, and for each row 1; then what is asked of the rows.</summary>
    [Theory]
    [InlineData("{ pillars { code } }", null, 5, 5)] // as many as the list is declared to have
    [InlineData("{ pillar(code: \"WONEN\") { code name position } }", null, 1, 2)]
    [InlineData("{ projects(first: 10) { nodes { code title } } }", null, 6, 12)]
    [InlineData("{ projects { nodes { code } } }", null, 6, 52)]
    [InlineData("{ projects(last: 3) { edges { cursor node { code pillar { code } } } totalCount } }", null, 5 + 1 + 3 + 3 + 2, 1 + 1 + 9)]
    [InlineData("query ($n: Int = 7) { projects(first: $n) { nodes { code } } }", null, 6, 9)]
    [InlineData("query ($n: Int = 7) { projects(first: $n) { nodes { code } } }", """{"n":0}""", 6, 2)]
    [InlineData("query ($n: Int = 7) { projects(first: $n) { nodes { code } } }", """{"n":500}""", 6, 502)]
    [InlineData("{ projects(first: 4) { nodes { allocations(first: 2) { nodes { amount } } } } }", null, 6 + (4 * 6), 2 + (4 * 4))]
    [InlineData("query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Project { pillar { code } } } }", """{"ids":["UHJvamVjdDp6dWlkLWVuLW9vc3QtZHJlbnRoZS93b25lbi8wMDIuMDAz","TXVuaWNpcGFsaXR5OkdNMDExNA"]}""", 5 + 2, 1 + 2 + 2)]
    [InlineData("{ projects(first: 10) { nodes { code @skip(if: true) pillar @include(if: false) { code } } } }", null, 6, 12)]
    public async Task The_cost_follows_from_the_weights_in_the_schema(string query, string? variables, long fields, long types)
    {
        foreach (var database in Enum.GetValues<Database>())
        {
            // The second time the plan is known.
            for (var i = 0; i < 2; i++)
            {
                var cost = await CostAsync(database, query, variables);
                Assert.Equal((fields, types, fields + types, 500_000), (Part(cost, "fieldCost"), Part(cost, "typeCost"), Part(cost, "total"), Part(cost, "limit")));
            }
        }
    }

    [Fact]
    public async Task What_costs_too_much_is_refused_before_it_runs_and_other_variables_of_the_same_plan_are_answered()
    {
        var database = Database.Sqlite;
        var text = $"query ($n: Int!) {{ projects(first: $n) {{ nodes {{ {string.Join(' ', Enumerable.Range(0, 180).Select(i => $"a{i}: pillar {{ programme {{ region {{ code }} }} }}"))} }} }} }}";

        var answer = await graph.Ask(database, text, new { n = 500 });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.Matches("^COST_LIMIT \\[\\] The operation is reckoned to cost [0-9]{6,}, and 500000 is allowed\\. Ask for smaller pages", answer.Error);
        await graph.Data(database, text, new { n = 1 });
        Assert.StartsWith("COST_LIMIT", (await graph.Ask(database, text, new { n = 500 })).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_of_the_repository_costs_what_the_page_says_and_far_less_than_is_allowed()
    {
        var page = Repository.Read("docs", "planner.md");
        foreach (var file in Directory.EnumerateFiles(Repository.File("schema", "operations"), "*.graphql").Order(StringComparer.Ordinal))
        {
            var total = Part(await CostAsync(Database.Sqlite, await File.ReadAllTextAsync(file), null), "total");
            Assert.InRange(total, 1, 100_000);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| `{Path.GetFileNameWithoutExtension(file)}` | {total:N0} |"), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_schema_can_be_asked_for_whole_and_not_round_and_round()
    {
        const string around = "{ __schema { types { inputFields { type { inputFields { type { inputFields { type { inputFields { name } } } } } } } } } }";

        var whole = await CostAsync(Database.Sqlite, GraphiQL, null);
        Assert.InRange(Part(whole, "total"), 100_000, 400_000);
        Assert.StartsWith("COST_LIMIT", (await graph.Ask(Database.Sqlite, around)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_of_the_cost_unless_it_is_asked() =>
        Assert.False((await graph.Ask(Database.Sqlite, "{ pillars { code } }")).Json.GetProperty("extensions").TryGetProperty("cost", out _));

    private async Task<JsonElement> CostAsync(Database database, string query, string? variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables = variables is null ? (JsonElement?)null : JsonDocument.Parse(variables).RootElement }),
            Headers = { { "GraphQL-Cost", "report" } },
        };
        using var response = await graph.Client(database).SendAsync(request);
        var answer = await Answer.OfAsync(response);
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.Text);
        return answer.Json.GetProperty("extensions").GetProperty("cost");
    }

    private static long Part(JsonElement cost, string name) => cost.GetProperty(name).GetInt64();

    /// <summary>What the introspection query of graphql-js asks for.</summary>
    private const string GraphiQL = """
        query IntrospectionQuery {
          __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType }
            directives { name description isRepeatable locations args { ...InputValue } } }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;
}
