using Xunit;

namespace RegioDeal.Graph.Tests.Goals;

[Collection(GraphTests.Name)]
public sealed class GoalTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task The_deal_and_its_pillars_have_ambitions_and_goals(Database database) =>
        (await graph.Ask(database, """
            { goals { pillar { code } position kind text quote source { code } }
              pillars { code goals(where: { kind: { eq: AMBITION } }) { text } }
              programme(code: "zuid-en-oost-drenthe") { goals(where: { pillar: { code: { eq: null } } }) { position } } }
            """)).MatchSnapshot();
}
