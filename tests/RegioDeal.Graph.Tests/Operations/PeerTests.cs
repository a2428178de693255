using System.Net;
using Xunit;

namespace RegioDeal.Graph.Tests.Operations;

/// <summary>Where others with the same conventions let their users down, by <c>hot-chocolate-conventions.md</c>: each case once, on this graph.</summary>
[Collection(GraphTests.Name)]
public sealed class PeerTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_walk_sorted_on_a_nullable_text_meets_every_row_once(Database database) =>
        await Walk(database, "projects", "[{ theme: { name: DESC } }]", "id", Seed.Table("projects").Count);

    [Theory, EachDatabase]
    public async Task A_walk_sorted_on_a_nullable_date_meets_every_row_once(Database database) =>
        await Walk(database, "sources", "[{ retrieved: DESC }]", "id", Seed.Table("sources", "").Count);

    [Theory, EachDatabase]
    public async Task A_walk_sorted_on_equal_keys_meets_every_row_once(Database database) =>
        await Walk(database, "projects", "[{ statusBasis: ASC }]", "id", Seed.Table("projects").Count);

    [Theory, EachDatabase]
    public async Task The_page_after_the_first_needs_no_field_of_the_order_to_be_selected(Database database) =>
        await Walk(database, "projects", "[{ position: DESC }]", "__typename", Seed.Table("projects").Count);

    [Theory, EachDatabase]
    public async Task A_computed_field_is_there_without_the_list_that_it_sums(Database database)
    {
        var projects = (await graph.Data(database, "{ projects(order: [{ spending: { amount: DESC } }], first: 3) { nodes { code pillar { code } spending { amount } } } }"))
            .GetProperty("projects").GetProperty("nodes").EnumerateArray();

        var sums = Seed.Amounts.GroupBy(amount => (amount.Pillar, amount.Code)).ToDictionary(project => project.Key, project => project.Sum(amount => amount.Euros));
        Assert.Equal(sums.Values.OrderDescending().Take(3), projects.Select(project => project.GetProperty("spending").GetProperty("amount").GetDecimal()));
        Assert.All(projects, project => Assert.Equal(
            sums[(project.GetProperty("pillar").GetProperty("code").GetString()!, project.GetProperty("code").GetString()!)],
            project.GetProperty("spending").GetProperty("amount").GetDecimal()));
    }

    [Theory, EachDatabase]
    public async Task A_nested_list_follows_its_order_and_has_its_nodes(Database database)
    {
        var data = await graph.Data(database, "{ pillars { code allocations(order: [{ amount: DESC }], first: 4) { nodes { amount } } } }");

        Assert.All(data.GetProperty("pillars").EnumerateArray(), pillar => Assert.Equal(
            Seed.Amounts.Where(amount => amount.Pillar == pillar.GetProperty("code").GetString()).Select(amount => amount.Euros).OrderDescending().Take(4),
            pillar.GetProperty("allocations").GetProperty("nodes").EnumerateArray().Select(amount => amount.GetProperty("amount").GetDecimal())));
    }

    [Theory, EachDatabase]
    public async Task A_nested_list_counts_its_rows(Database database)
    {
        var data = await graph.Data(database, "{ pillars { code projects(first: 1) { totalCount } } }");

        Assert.All(data.GetProperty("pillars").EnumerateArray(), pillar => Assert.Equal(
            Seed.Table("projects").Count(project => project["pillar"] == pillar.GetProperty("code").GetString()),
            pillar.GetProperty("projects").GetProperty("totalCount").GetInt32()));
    }

    [Theory, EachDatabase]
    public async Task A_forged_cursor_is_an_error_in_a_nested_list_too(Database database)
    {
        foreach (var forged in new[] { "", "Mw==", "forged", await Cursor(database, "{ list: organisations(first: 1) { pageInfo { endCursor } } }") })
        {
            var answer = await graph.Ask(database, "query ($after: String) { pillars { projects(first: 1, after: $after) { nodes { code } } } }", new { after = forged });

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith("INVALID_CURSOR [pillars.projects]", answer.Error, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Two_aliases_of_a_list_are_one_statement(Database database)
    {
        const string query = "{ a: projects(first: 3) { nodes { code } } b: projects(first: 3) { nodes { title } } }";
        var data = await graph.Data(database, query);

        Assert.Equal(3, data.GetProperty("a").GetProperty("nodes").GetArrayLength());
        Assert.Equal(3, data.GetProperty("b").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, await graph.Statements(database, query));
    }

    [Theory, EachDatabase]
    public async Task A_name_is_found_without_its_accents(Database database)
    {
        var codes = (await graph.Data(database, """{ projects(where: { title: { contains: "exloermond" } }) { nodes { title } } }"""))
            .GetProperty("projects").GetProperty("nodes").EnumerateArray().Select(project => project.GetProperty("title").GetString()!).ToArray();

        Assert.NotEmpty(codes);
        Assert.All(codes, title => Assert.Contains("Exloërmond", title, StringComparison.Ordinal));
    }

    private async Task<string> Cursor(Database database, string query) =>
        (await graph.Data(database, query)).GetProperty("list").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

    /// <summary>Follows the cursors of both directions to their ends.</summary>
    /// <param name="field">All that is selected of a row.</param>
    private async Task Walk(Database database, string list, string order, string field, int count)
    {
        var whole = await Rows("first: 500", null);
        Assert.Equal(count, whole.Rows.Length);
        Assert.Equal(whole.Rows.Order(), (await Pages("first: 10", "after")).Order());
        Assert.Equal(whole.Rows.Order(), (await Pages("last: 10", "before")).Order());
        Assert.Equal(field == "id" ? count : 1, whole.Rows.Distinct().Count());

        async Task<List<string>> Pages(string size, string from)
        {
            var rows = new List<string>();
            string? cursor = null;
            do
            {
                (var page, cursor) = await Rows($"{size}, {from}: $cursor", cursor);
                rows.AddRange(page);
            }
            while (cursor is not null);
            return rows;
        }

        async Task<(string[] Rows, string? Next)> Rows(string page, string? cursor)
        {
            var (isBackward, variable) = (page.StartsWith("last", StringComparison.Ordinal), page.Contains('$', StringComparison.Ordinal) ? "query ($cursor: String) " : "");
            var data = (await graph.Data(
                database,
                $"{variable}{{ {list}(order: {order}, {page}) {{ pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} nodes {{ {field} }} }} }}",
                variable.Length == 0 ? null : new { cursor })).GetProperty(list);
            var ends = data.GetProperty("pageInfo");
            return (
                [.. data.GetProperty("nodes").EnumerateArray().Select(row => row.GetProperty(field).GetString()!)],
                ends.GetProperty(isBackward ? "hasPreviousPage" : "hasNextPage").GetBoolean() ? ends.GetProperty(isBackward ? "startCursor" : "endCursor").GetString() : null);
        }
    }
}
