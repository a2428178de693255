using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Paging;

[Collection(GraphTests.Name)]
public sealed class PagingTests(RunningGraph graph)
{
    public static TheoryData<Database, string> Orders()
    {
        var orders = new TheoryData<Database, string>();
        foreach (var database in Enum.GetValues<Database>())
        {
            foreach (var order in (string[])
            [
                "[]",
                "[{ title: ASC }]",
                "[{ title: DESC }]",
                "[{ theme: { name: ASC } }]",
                "[{ theme: { name: DESC } }]",
                "[{ parent: { spending: { amount: DESC } } }, { marker: ASC }]",
                "[{ status: DESC }, { lead: { name: ASC } }]",
                "[{ spending: { amount: DESC } }]",
                "[{ spending: { share: ASC } }, { pillar: { code: DESC } }]",
                "[{ id: DESC }]",
            ])
            {
                orders.Add(database, order);
            }
        }

        return orders;
    }

    [Theory, MemberData(nameof(Orders))]
    public async Task Pages_joined_are_the_whole_list_in_either_direction(Database database, string order)
    {
        var whole = await Keys(database, $$"""{ projects(order: {{order}}, first: 500) { nodes { id } } }""");
        Assert.Equal(46, whole.Distinct().Count());

        foreach (var size in (int[])[1, 5, 45])
        {
            Assert.Equal(whole, await Walk(database, order, size, "first", "after", "endCursor", "hasNextPage"));
            Assert.Equal(whole, (await Walk(database, order, size, "last", "before", "startCursor", "hasPreviousPage")).Chunk(size).Reverse().SelectMany(page => page));
        }
    }

    [Theory, EachDatabase]
    public async Task Both_databases_order_alike(Database database)
    {
        foreach (var order in Orders().Select(row => (string)row[1]).Distinct())
        {
            var query = $$"""{ projects(order: {{order}}) { edges { cursor } } }""";
            Assert.Equal((await graph.Ask(Database.Sqlite, query)).Text, (await graph.Ask(database, query)).Text);
        }
    }

    [Theory, EachDatabase]
    public async Task A_nested_list_has_pages_filter_and_order_of_its_own_for_each_parent(Database database)
    {
        var data = await graph.Data(database, """
            { pillars { code projects(first: 2, where: { spending: { amount: { gt: 100000 } } }, order: [{ spending: { amount: DESC } }]) {
                totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { code spending { amount } } } } }
            """);

        foreach (var pillar in data.GetProperty("pillars").EnumerateArray())
        {
            var expected = Seed.Amounts.Where(amount => amount.Pillar == pillar.GetProperty("code").GetString())
                .GroupBy(amount => amount.Code, amount => amount.Euros)
                .Select(project => (Code: project.Key, Sum: project.Sum()))
                .Where(project => project.Sum > 100_000)
                .OrderByDescending(project => project.Sum)
                .ToArray();
            var list = pillar.GetProperty("projects");
            Assert.Equal(expected.Length, list.GetProperty("totalCount").GetInt32());
            Assert.True(list.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
            Assert.False(list.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            Assert.Equal(expected.Take(2).Select(project => project.Code), list.GetProperty("nodes").EnumerateArray().Select(project => project.GetProperty("code").GetString()));
        }
    }

    [Theory, EachDatabase]
    public async Task Statements_are_counted_by_the_text_not_by_the_rows(Database database)
    {
        const string query = "{{ projects(first: {0}) {{ totalCount nodes {{ title lead {{ name }} allocations {{ totalCount nodes {{ amount alternatives {{ number }} }} }} spending {{ byTranche {{ amount atLeast }} }} }} }} }}";

        var one = await graph.Statements(database, string.Format(System.Globalization.CultureInfo.InvariantCulture, query, 1));
        var all = await graph.Statements(database, string.Format(System.Globalization.CultureInfo.InvariantCulture, query, 46));

        // The page, its total, the nested page, its total, the alternatives, the break-down, its bounds.
        Assert.Equal(7, one);
        Assert.Equal(one, all);
    }

    [Theory, EachDatabase]
    public async Task Equal_lists_share_their_statement(Database database)
    {
        Assert.Equal(2, await graph.Statements(database, "{ pillars { a: projects(first: 2) { nodes { code } } b: projects(first: 2) { nodes { title } edges { cursor } } } }"));
        Assert.Equal(3, await graph.Statements(database, "{ pillars { a: projects(first: 2) { nodes { code } } b: projects(first: 3) { nodes { title } } } }"));
    }

    [Theory, EachDatabase]
    public async Task Faults_in_paging_are_said_with_their_code_and_path(Database database)
    {
        var title = (await graph.Data(database, "{ projects(order: [{ title: ASC }], first: 1) { pageInfo { endCursor } } }"))
            .GetProperty("projects").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        await Refused($$"""{ projects(after: "{{title}}") { nodes { code } } }""", "INVALID_CURSOR [projects] 'after' does not belong to this list and order. Leave it out and use the cursors you then get.");
        await Refused("""{ projects(after: "forged") { nodes { code } } }""", "INVALID_CURSOR [projects] 'after' does not belong to this list and order. Leave it out and use the cursors you then get.");
        await Refused("{ projects(first: 501) { nodes { code } } }", "PAGE_SIZE [projects] 'first' must be from 0 to 500. Ask for less and follow the cursors.");
        await Refused("{ pillars { projects(first: -1) { nodes { code } } } }", "PAGE_SIZE [pillars.projects] 'first' must be from 0 to 500. Ask for less and follow the cursors.");
        await Refused("{ projects(first: 1, last: 1) { nodes { code } } }", "PAGE_DIRECTION [projects] Use 'first' with 'after', or 'last' with 'before', not both. Leave one pair out.");
        await Refused("{ projects(order: [{ title: ASC, code: ASC }]) { nodes { code } } }", "ORDER_ENTRY [projects] One entry of 'order' may set only one field; this one sets 'title' and 'code'. Write a list with one entry each.");
        await Refused(
            "{ projects(first: 500) { nodes { allocations(first: 500) { nodes { amount } } } } }",
            "ROW_LIMIT [projects.nodes.allocations] The pages of this operation multiply to 250500 rows, and 20000 are allowed. Ask for smaller pages ('first') in the nested lists.");
        await Refused("""{ projects(where: { id: { eq: "x" } }) { nodes { code } } }""", "INVALID_ID [projects.where.id.eq] 'x' is no id of a Project. Use an id that this graph gave.");

        async Task Refused(string query, string error)
        {
            var answer = await graph.Ask(database, query);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(error, answer.Error);
            Assert.Equal(Seed.Release, answer.Json.GetProperty("extensions").GetProperty("release").GetInt32());
        }
    }

    private async Task<string[]> Keys(Database database, string query) =>
        [.. (await graph.Data(database, query)).GetProperty("projects").GetProperty("nodes").EnumerateArray().Select(project => project.GetProperty("id").GetString()!)];

    private async Task<List<string>> Walk(Database database, string order, int size, string count, string from, string cursor, string more)
    {
        var keys = new List<string>();
        JsonElement? place = null;
        while (true)
        {
            var argument = place is { } known ? $", {from}: {known.GetRawText()}" : "";
            var list = (await graph.Data(database, $$"""{ projects(order: {{order}}, {{count}}: {{size}}{{argument}}) { pageInfo { {{cursor}} {{more}} } nodes { id } } }""")).GetProperty("projects");
            keys.AddRange(list.GetProperty("nodes").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
            if (!list.GetProperty("pageInfo").GetProperty(more).GetBoolean())
            {
                return keys;
            }

            place = list.GetProperty("pageInfo").GetProperty(cursor);
        }
    }
}
