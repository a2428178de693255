using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Operations;

[Collection(GraphTests.Name)]
public sealed class OperationTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Fragments_aliases_conditions_and_merged_fields_make_one_answer(Database database) =>
        (await graph.Ask(
            database,
            """
            query Report($pillar: String!, $withMoney: Boolean! = true, $size: Int = 2, $order: [ProjectSortInput!]) {
              __typename
              chosen: pillar(code: $pillar) {
                ...Head
                projects(first: $size, order: $order) { __typename nodes { __typename code ... on Project { title } } }
                projects(first: $size, order: $order) { nodes { lead { name } } edges { node { code } } }
                spending @include(if: $withMoney) { __typename amount byTranche @skip(if: $withMoney) { amount } }
              }
            }
            fragment Head on Pillar { code name ...More }
            fragment More on Pillar { position programme { code } }
            """,
            new { pillar = "WONEN", order = new[] { new { title = "DESC" } } })).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task A_variable_that_is_absent_differs_from_one_that_is_null(Database database)
    {
        const string query = "query ($status: ProjectStatus) { projects(where: { status: { eq: $status } }) { totalCount } }";

        Assert.Equal(46, Count(await graph.Data(database, query)));
        Assert.Equal(0, Count(await graph.Data(database, query, new { status = (string?)null })));
        Assert.Equal(5, Count(await graph.Data(database, query, new { status = "NEW" })));

        static int Count(JsonElement data) => data.GetProperty("projects").GetProperty("totalCount").GetInt32();
    }

    [Theory, EachDatabase]
    public async Task A_whole_filter_may_come_as_a_variable(Database database)
    {
        const string query = "query ($where: ProjectFilterInput, $by: [SpendingDimension!]) { projects(where: $where) { totalCount } spending(groupBy: $by) { amount } }";
        var where = new { or = new object[] { new { code = new { eq = "3" } }, new { pillar = new { code = new { @in = new[] { "WONEN" } } } } } };

        var data = await graph.Data(database, query, new { where, by = new[] { "PILLAR" } });

        Assert.Equal(2 + 12, data.GetProperty("projects").GetProperty("totalCount").GetInt32());
        Assert.Equal(3, data.GetProperty("spending").GetArrayLength());
    }

    [Theory, EachDatabase]
    public async Task A_name_given_twice_in_the_variables_is_a_fault_of_the_request(Database database)
    {
        const string body = """{"query": "query ($w: ProjectFilterInput) { projects(where: $w) { totalCount } }", "variables": {"w": {"position": {"lt": 3, "lt": 5}}}}""";
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await graph.Client(database).PostAsync(new Uri("/graphql", UriKind.Relative), content);
        var answer = await Answer.OfAsync(response);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("BAD_REQUEST [] The body is no JSON, has a name twice, or is nested deeper than 64 levels. Send an object with 'query'.", answer.Error);
    }

    [Theory, EachDatabase]
    public async Task The_schema_describes_itself_beside_data(Database database)
    {
        var data = await graph.Data(database, """
            query ($type: String!) { projects(first: 1) { nodes { code } } __schema { queryType { name } } kind: __type(name: $type) { name enumValues { name description } } }
            """, new { type = "Certainty" });

        Assert.Equal("Query", data.GetProperty("__schema").GetProperty("queryType").GetProperty("name").GetString());
        Assert.Equal(["CERTAIN", "INFERRED", "AMBIGUOUS"], data.GetProperty("kind").GetProperty("enumValues").EnumerateArray().Select(value => value.GetProperty("name").GetString()));
        Assert.Equal("1.1", data.GetProperty("projects").GetProperty("nodes")[0].GetProperty("code").GetString());
    }

    [Theory, EachDatabase]
    public async Task Faults_in_a_document_have_a_code_and_a_place(Database database)
    {
        await Refused("{ projects {", "SYNTAX_ERROR");
        await Refused("{ project { title } }", "VALIDATION_FAILED");
        await Refused("{ nothing }", "VALIDATION_FAILED");
        await Refused("query ($n: Int!) { projects(first: $n) { totalCount } }", "VARIABLE_INVALID");
        await Refused("query A { pillars { code } } query B { pillars { code } }", "OPERATION_NAME");
        await Refused("fragment F on Project { code }", "NO_OPERATION");
        await Refused("mutation { x }", "OPERATION_TYPE");

        async Task Refused(string query, string code)
        {
            var answer = await graph.Ask(database, query);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith(code, answer.Error, StringComparison.Ordinal);
            Assert.False(answer.Json.TryGetProperty("data", out _));
        }
    }
}
