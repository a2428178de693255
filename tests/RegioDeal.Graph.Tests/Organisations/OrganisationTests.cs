using Xunit;

namespace RegioDeal.Graph.Tests.Organisations;

[Collection(GraphTests.Name)]
public sealed class OrganisationTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Organisations_are_named_with_projects_the_lead_first(Database database) =>
        (await graph.Ask(database, """
            { projects(where: { participations: { some: { role: { neq: LEAD } } } }) { nodes { pillar { code } code
                organisations { code } participations { role organisation { name kind } printed note source { lines } } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task An_organisation_has_its_projects_and_what_it_governs(Database database) =>
        (await graph.Ask(database, """
            { organisations(where: { or: [{ regionCode: { neq: null } }, { kind: { eq: HOUSING_CORPORATION } }] }) { totalCount nodes { code name kind printed regionCode
                region { code kind } municipality { code name } ledProjects { totalCount } projects { totalCount }
                participations(where: { role: { neq: LEAD } }) { nodes { role project { pillar { code } code } } }
                contributions { amount status } source { lines } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_project_has_its_lead_and_what_the_table_names(Database database)
    {
        var data = await graph.Data(database, "{ projects(first: 50) { nodes { pillar { code } code lead { code } participations { role organisation { code } source { lines } } source { lines } } } }");

        var named = Seed.Table("participations").ToLookup(row => $"{row["pillar"]} {row["code"]}", row => $"{row["role"]} {row["organisation"]}");
        foreach (var project in data.GetProperty("projects").GetProperty("nodes").EnumerateArray())
        {
            var all = project.GetProperty("participations").EnumerateArray().ToArray();
            Assert.Equal(project.GetProperty("source").GetProperty("lines").GetString(), all[0].GetProperty("source").GetProperty("lines").GetString());
            Assert.Equal(
                [$"LEAD {project.GetProperty("lead").GetProperty("code")}", .. named[$"{project.GetProperty("pillar").GetProperty("code")} {project.GetProperty("code")}"]],
                all.Select(one => $"{one.GetProperty("role")} {one.GetProperty("organisation").GetProperty("code")}"));
        }
    }
}
