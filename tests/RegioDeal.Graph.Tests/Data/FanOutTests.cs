using RegioDeal.Graph.Allocations;
using Xunit;

namespace RegioDeal.Graph.Tests.Data;

/// <summary>How many children a parent has at most is known of a release: a page that holds them all is read without a window.</summary>
[Collection(GraphTests.Name)]
public sealed class FanOutTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_page_that_holds_the_most_is_whole_and_one_row_less_cuts(Database database)
    {
        var most = graph.Release(database).Database.MostRows(typeof(Allocation), nameof(Allocation.ProjectId));

        var data = await graph.Data(database, $$"""
            { projects(first: 100) { nodes {
              allocations { totalCount }
              whole: allocations(first: {{most}}) { pageInfo { hasNextPage } nodes { position } }
              cut: allocations(first: {{most - 1}}) { pageInfo { hasNextPage } nodes { position } } } } }
            """);

        var projects = data.GetProperty("projects").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(most, projects.Max(project => project.GetProperty("allocations").GetProperty("totalCount").GetInt32()));
        foreach (var project in projects)
        {
            var all = project.GetProperty("allocations").GetProperty("totalCount").GetInt32();
            var (whole, cut) = (project.GetProperty("whole"), project.GetProperty("cut"));
            Assert.Equal((all, false), (whole.GetProperty("nodes").GetArrayLength(), whole.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
            Assert.Equal((Math.Min(all, most!.Value - 1), all == most), (cut.GetProperty("nodes").GetArrayLength(), cut.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        }
    }

    [Theory, EachDatabase]
    public async Task A_window_cuts_where_it_must_alone(Database database)
    {
        var most = graph.Release(database).Database.MostRows(typeof(Allocation), nameof(Allocation.ProjectId));

        Assert.DoesNotContain("ROW_NUMBER", await Children($"first: {most}"), StringComparison.Ordinal);
        Assert.Contains("ROW_NUMBER", await Children($"first: {most - 1}"), StringComparison.Ordinal);
        Assert.Contains("ROW_NUMBER", await Children("first: $n"), StringComparison.Ordinal);

        async Task<string> Children(string page) => (await graph.Sql(
            database, $"query {(page.Contains('$', StringComparison.Ordinal) ? "($n: Int = 500) " : "")}{{ projects {{ nodes {{ allocations({page}) {{ nodes {{ position }} }} }} }} }}"))[^1];
    }
}
