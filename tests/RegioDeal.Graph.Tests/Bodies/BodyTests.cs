using Xunit;

namespace RegioDeal.Graph.Tests.Bodies;

[Collection(GraphTests.Name)]
public sealed class BodyTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Bodies_are_seats_without_names(Database database) =>
        (await graph.Ask(database, """
            { governingBodies { code name kind task programme { code } source { lines } members { position role organisation { code } pillar { code } source { lines } } } }
            """)).MatchSnapshot();
}
