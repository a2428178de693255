using Xunit;

namespace RegioDeal.Graph.Tests.Regions;

[Collection(GraphTests.Name)]
public sealed class RegionTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Regions_lie_in_each_other(Database database) =>
        (await graph.Ask(database, """
            { regions(where: { kind: { neq: MUNICIPALITY } }) { nodes { code name kind parent { code } municipality { code } source { code publisher }
                children { totalCount nodes { code name municipality { name participates } } } } }
              region(code: "GM0114") { name kind parent { code } municipality { code name } children { totalCount } } }
            """)).MatchSnapshot();
}
