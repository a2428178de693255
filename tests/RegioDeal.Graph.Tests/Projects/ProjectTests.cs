using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Projects;

[Collection(GraphTests.Name)]
public sealed class ProjectTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_project_is_found_by_pillar_and_code_with_its_money_and_its_sources(Database database) =>
        (await graph.Ask(database, """
            { project(pillar: "WERKEN", code: "3") { title status lead { name } pillar { name }
                allocations { nodes { amount certainty tranche { number } alternatives { number } source { document lines } } }
                spending { amount share byTranche { tranche { number } amount cumulative certain atLeast atMost } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Projects_of_a_pillar_above_an_amount_come_largest_first(Database database) =>
        (await graph.Ask(database, """
            { projects(first: 5, where: { pillar: { code: { eq: "WONEN" } }, spending: { amount: { gte: 100000 } } },
                order: [{ spending: { amount: DESC } }]) { totalCount pageInfo { hasNextPage endCursor } nodes { code title spending { amount } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_project_stands_in_printed_order_with_its_status_and_lead(Database database) =>
        (await graph.Ask(database, """
            { projects { totalCount nodes { pillar { code } code title theme { name } parent { code } lead { code } leadPrinted
                status statusBasis statusNote marker markerLines titleLines source { lines quote } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task A_parent_does_not_include_the_money_of_its_children(Database database)
    {
        var data = await graph.Data(database, """
            { project(pillar: "WELZIJN", code: "4") { spending { amount } children { totalCount nodes { code spending { amount allocationCount share } } } } }
            """);

        var project = data.GetProperty("project");
        Assert.Equal(180_000m + 243_000m + 100_000m + 434_000m, project.GetProperty("spending").GetProperty("amount").GetDecimal());
        Assert.Equal(4, project.GetProperty("children").GetProperty("totalCount").GetInt32());
        var none = project.GetProperty("children").GetProperty("nodes")[0];
        Assert.Equal("4.1", none.GetProperty("code").GetString());
        Assert.Equal(0, none.GetProperty("spending").GetProperty("amount").GetDecimal());
        Assert.Equal(0, none.GetProperty("spending").GetProperty("share").GetDecimal());
    }

    [Theory, EachDatabase]
    public async Task What_is_not_there_is_null(Database database)
    {
        var data = await graph.Data(database, """{ project(pillar: "WERKEN", code: "99") { title } pillar(code: "X") { name } release(number: 7) { title } }""");

        Assert.All(data.EnumerateObject(), field => Assert.Equal(JsonValueKind.Null, field.Value.ValueKind));
    }

    [Theory, EachDatabase]
    public async Task A_title_is_found_whatever_its_case_and_accents(Database database)
    {
        var data = await graph.Data(database, """{ projects(where: { title: { contains: "EXLOERMOND" } }) { nodes { title } } }""");

        Assert.Equal("Proeftuin Toekomstbestendig 2e Exloërmond", data.GetProperty("projects").GetProperty("nodes")[0].GetProperty("title").GetString());
    }

    [Theory, EachDatabase]
    public async Task Themes_and_pillars_list_their_projects(Database database) =>
        (await graph.Ask(database, """
            { pillars { code name position projectCount source { lines quote }
                themes { name otherPrinted projectCount projects { nodes { code } } spending { amount allocationCount } source { lines } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task The_rest_of_the_graph_answers(Database database) =>
        (await graph.Ask(database, """
            { programme(code: "zuid-en-oost-drenthe") { name edition editionNumber editionMonth startYear durationYears source { lines quote source { publisher } } }
              tranches { number name decidedIn source { lines } }
              organisations { totalCount nodes { code name kind regionCode printed ledProjects(first: 2) { totalCount nodes { code } } } }
              sources(where: { copy: { eq: null } }) { nodes { code publisher title edition url licence retrieved checksum note } }
              source(code: "uitvoeringsprogramma-6") { title }
              themes(where: { pillar: { code: { eq: "WONEN" } } }) { name }
              tranche(number: 6) { decidedIn }
              organisation(code: "gemeente-emmen") { name }
              allocation: allocations(where: { project: { code: { eq: "1.1" } }, pillar: { code: { eq: "WERKEN" } } }, first: 1) {
                nodes { amount printed position certainty basis evidence { code url } organisation { name } programme { code } source { quote } } } }
            """)).MatchSnapshot();
}
