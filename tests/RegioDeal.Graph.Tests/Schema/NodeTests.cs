using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Schema;

/// <summary>Rows by their ids, whatever they are.</summary>
[Collection(GraphTests.Name)]
public sealed class NodeTests(RunningGraph graph)
{
    // Ids as they stand in the answers: of rows with lists of their own at the root, and of those that only others lead to.
    private const string Some = """
        { programmes { id region { id } pillars { id goals { id } } themes: pillars { projects(first: 1) { nodes { theme { id } } } } tranches { id } governingBodies { id members { id } } contributions { id } }
          projects(first: 3, order: [{ spending: { amount: DESC } }]) { nodes { id lead { id } reservation { id } otherTitles { id } involvements { id } participations { id } progressReports { nodes { id } } indicatorLinks { id } unlinked { id }
            dataNotes(first: 1) { nodes { id } } corrections { id } allocations(first: 1) { nodes { id } } source { source { id } } } }
          municipality(code: "GM0114") { id boundaries { id } } regions(first: 1) { nodes { id } }
          indicators(first: 1) { nodes { id series(first: 1) { nodes { id latest { id } } } } } panel(indicators: ["bevolking"], first: 2) { nodes { id } }
          reservations { id } reconciliation { id } releases { id } }
        """;

    [Theory, EachDatabase]
    public async Task Every_row_is_found_by_its_id_as_the_type_that_it_is(Database database)
    {
        string[] ids = [.. Ids(await graph.Data(database, Some)).Distinct()];

        var nodes = (await graph.Data(database, "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", new { ids })).GetProperty("nodes").EnumerateArray().ToArray();

        Assert.Equal(ids, nodes.Select(node => node.GetProperty("id").GetString()!));
        var types = (await graph.Data(database, "{ __type(name: \"Node\") { possibleTypes { name } } }")).GetProperty("__type").GetProperty("possibleTypes").EnumerateArray().Select(type => type.GetProperty("name").GetString()!);
        Assert.Equal(
            types.Except(["ReleaseChange", "ReleaseChangeCount", "Target", "Revision"]).Order(StringComparer.Ordinal), // the seed has none
            nodes.Select(node => node.GetProperty("__typename").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_node_answers_as_the_field_of_its_type_does(Database database)
    {
        const string of = "code title spending { amount byTranche { amount } } allocations(first: 2) { totalCount nodes { amount } aggregates { amount { sum } } }";
        var project = (await graph.Data(database, $$"""{ project(pillar: "WERKEN", code: "3") { id {{of}} } }""")).GetProperty("project");

        var node = (await graph.Data(database, $$"""query ($id: ID!) { node(id: $id) { id ... on Project { {{of}} } ... on Municipality { name } } }""", new { id = project.GetProperty("id").GetString() })).GetProperty("node");

        Assert.Equal(project.ToString(), node.ToString());
    }

    private static IEnumerable<string> Ids(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Ids),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => field is { Name: "id", Value.ValueKind: JsonValueKind.String } ? [field.Value.GetString()!] : Ids(field.Value)),
        _ => [],
    };
}
