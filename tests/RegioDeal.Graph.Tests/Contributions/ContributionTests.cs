using Xunit;

namespace RegioDeal.Graph.Tests.Contributions;

[Collection(GraphTests.Name)]
public sealed class ContributionTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task What_the_parties_pay_in_stands_with_its_status_and_source(Database database) =>
        (await graph.Ask(database, """
            { contributions { organisation { name kind } amount status note source { code publisher url } }
              programme(code: "zuid-en-oost-drenthe") { contributions(where: { status: { eq: PROMISED } }) { amount } } }
            """)).MatchSnapshot();
}
