using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Municipalities;

[Collection(GraphTests.Name)]
public sealed class MunicipalityTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_municipality_has_the_projects_that_name_it_each_under_its_pillar(Database database) =>
        (await graph.Ask(database, """
            { municipality(code: "GM0114") { name projects(first: 50) { totalCount nodes { pillar { code } code title lead { name } } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Every_involvement_says_why_and_where(Database database) =>
        (await graph.Ask(database, """
            { municipality(code: "GM0160") { code name uri participates region { code kind parent { name } } programmes { code }
                ledProjects { totalCount nodes { pillar { code } code } }
                involvements { totalCount nodes { project { pillar { code } code } rule place weight basis note source { document lines } } }
                source { code } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Those_that_take_part_are_told_from_their_neighbours(Database database)
    {
        var data = await graph.Data(database, """
            { taking: municipalities(where: { participates: { eq: true } }) { nodes { code } }
              others: municipalities(where: { participates: { eq: false } }) { nodes { code involvements { totalCount } projects { totalCount } } }
              programme(code: "zuid-en-oost-drenthe") { municipalities { code } } }
            """);

        var taking = Seed.Table("programme_municipalities").Select(row => row["municipality"]).Order(StringComparer.Ordinal).ToArray();
        string[] Codes(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.GetProperty("code").GetString()!).Order(StringComparer.Ordinal)];
        Assert.Equal(taking, Codes(data.GetProperty("taking").GetProperty("nodes")));
        Assert.Equal(taking, Codes(data.GetProperty("programme").GetProperty("municipalities")));
        Assert.Equal(
            Seed.Table("municipalities", "regions").Select(row => row["code"]).Except(taking).Order(StringComparer.Ordinal),
            Codes(data.GetProperty("others").GetProperty("nodes")));
        Assert.All(data.GetProperty("others").GetProperty("nodes").EnumerateArray(), other => Assert.Equal(0, other.GetProperty("projects").GetProperty("totalCount").GetInt32()));
    }

    [Theory, EachDatabase]
    public async Task Projects_of_every_municipality_are_those_of_the_table_page_by_page(Database database)
    {
        var projects = Seed.Table("projects");
        foreach (var municipality in Seed.Table("municipalities", "regions").Select(row => row["code"]))
        {
            var named = Seed.Table("involvements").Where(row => row["municipality"] == municipality).Select(row => $"{row["pillar"]} {row["code"]}").ToHashSet();
            var expected = projects.Select(row => $"{row["pillar"]} {row["code"]}").Where(named.Contains).ToArray();
            var (found, after) = (new List<string>(), (string?)null);
            do
            {
                var data = await graph.Data(
                    database,
                    """
                    query ($code: String!, $after: String) { municipality(code: $code) { projects(first: 7, after: $after) {
                        totalCount pageInfo { hasNextPage endCursor } nodes { code pillar { code } } } } }
                    """,
                    new { code = municipality, after });
                var page = data.GetProperty("municipality").GetProperty("projects");
                Assert.Equal(expected.Length, page.GetProperty("totalCount").GetInt32());
                found.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => $"{node.GetProperty("pillar").GetProperty("code")} {node.GetProperty("code")}"));
                var info = page.GetProperty("pageInfo");
                after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);

            Assert.Equal(expected, found);
        }
    }
}
