using Xunit;

namespace RegioDeal.Graph.Tests.Filtering;

[Collection(GraphTests.Name)]
public sealed class FilterTests(RunningGraph graph)
{
    public static TheoryData<Database, string, int> Counts()
    {
        var counts = new TheoryData<Database, string, int>();
        foreach (var database in Enum.GetValues<Database>())
        {
            foreach (var (where, count) in ((string, int)[])
            [
                ("{}", 46),
                ("{ and: [] }", 46),
                ("{ or: [] }", 46),
                ("{ pillar: {} }", 46),
                ("null", 46),
                ("{ pillar: { code: { eq: \"WERKEN\" } } }", 22),
                ("{ pillar: { code: { neq: \"WERKEN\" } } }", 24),
                ("{ pillar: { code: { in: [\"WONEN\", \"WELZIJN\"] } } }", 24),
                ("{ pillar: { code: { nin: [\"WONEN\", \"WELZIJN\"] } } }", 22),
                ("{ pillar: { code: { in: [] } } }", 0),
                ("{ pillar: { code: { nin: [] } } }", 46),
                ("{ marker: { eq: null } }", 32),
                ("{ marker: { neq: null } }", 14),
                ("{ marker: { in: [null, \"VERVOLG\"] } }", 38),
                ("{ marker: { nin: [null] } }", 14),
                ("{ marker: { nin: [\"VERVOLG\"] } }", 40),
                ("{ marker: { ncontains: \"vervolg\" } }", 39),
                ("{ marker: { contains: null } }", 0),
                ("{ marker: { ncontains: null } }", 46),
                ("{ parent: { code: { neq: \"4\" } } }", 42),
                ("{ parent: { code: { eq: \"4\" } } }", 4),
                ("{ parent: { id: { eq: null } } }", 41),
                ("{ status: { eq: NEW } }", 5),
                ("{ status: { nin: [RUNNING, NEW] } }", 7),
                ("{ or: [{ status: { eq: NEW } }, { status: { eq: CONTINUED } }] }", 11),
                ("{ status: { in: [NEW, CONTINUED] }, and: [{ pillar: { code: { eq: \"WELZIJN\" } } }] }", 4),
                ("{ position: { gt: 40 } }", 6),
                ("{ position: { ngt: 40 } }", 40),
                ("{ position: { gte: 40, lte: 41 } }", 2),
                ("{ position: { lt: null } }", 0),
                ("{ position: { nlt: null } }", 46),
                ("{ title: { startsWith: \"fablab\" } }", 2),
                ("{ title: { endsWith: \"COEVORDEN\" } }", 2),
                ("{ title: { contains: \"%\" } }", 0),
                ("{ title: { contains: \"_\" } }", 0),
                ("{ title: { contains: \"\\\\\" } }", 0),
                ("{ title: { or: [{ startsWith: \"IT\" }, { startsWith: \"IQ\" }] } }", 2),
                ("{ title: { eq: \"it-hub\" } }", 0),
                ("{ title: { eq: \"\\u0000\" } }", 0),
                ("{ allocations: { any: false } }", 1),
                ("{ allocations: { any: true } }", 45),
                ("{ allocations: { some: { tranche: { number: { eq: 6 } } } } }", 11),
                ("{ allocations: { none: { tranche: { number: { eq: 6 } } } } }", 35),
                ("{ allocations: { all: { certainty: { eq: CERTAIN } } } }", 15),
                ("{ allocations: { some: { alternatives: { some: { number: { eq: 1 } } } } } }", 7),
                ("{ spending: { amount: { gte: 1500000.001 } } }", 1),
                ("{ spending: { amount: { gte: 1500000 } } }", 3),
                ("{ spending: { amount: { eq: 1500000 } } }", 2),
                ("{ spending: { amount: { eq: 1500000.001 } } }", 0),
                ("{ spending: { amount: { neq: 1500000.001 } } }", 46),
                ("{ spending: { amount: { lt: 99999999999999999999999 } } }", 46),
                ("{ source: { quote: { contains: \"gem. emmen\" } } }", 12),
                ("{ source: { source: { code: { eq: \"uitvoeringsprogramma-6\" } } } }", 46),
            ])
            {
                counts.Add(database, where, count);
            }
        }

        return counts;
    }

    [Theory, MemberData(nameof(Counts))]
    public async Task A_filter_keeps_what_the_conventions_say(Database database, string where, int count)
    {
        var data = await graph.Data(database, $$"""{ projects(where: {{where}}, first: 500) { totalCount nodes { code } } }""");

        Assert.Equal(count, data.GetProperty("projects").GetProperty("totalCount").GetInt32());
        Assert.Equal(count, data.GetProperty("projects").GetProperty("nodes").GetArrayLength());
    }

    [Theory, EachDatabase]
    public async Task A_list_of_ten_thousand_values_works(Database database)
    {
        var codes = Enumerable.Range(0, 10_000).Select(i => $"{i}").ToArray();
        var data = await graph.Data(database, "query ($codes: [String]) { projects(where: { code: { in: $codes } }) { totalCount } }", new { codes });

        // Codes without a point or a letter: 2 to 20 of Werken, 1 of Wonen, 2 to 4 of Welzijn.
        Assert.Equal(19 + 1 + 3, data.GetProperty("projects").GetProperty("totalCount").GetInt32());
    }

    [Theory, EachDatabase]
    public async Task An_id_finds_its_project_again(Database database)
    {
        var id = (await graph.Data(database, """{ project(pillar: "WONEN", code: "2.4 a") { id } }""")).GetProperty("project").GetProperty("id").GetString();
        var data = await graph.Data(database, "query ($id: ID) { projects(where: { id: { eq: $id } }) { nodes { code } } }", new { id });

        Assert.Equal("2.4 a", data.GetProperty("projects").GetProperty("nodes")[0].GetProperty("code").GetString());
    }
}
