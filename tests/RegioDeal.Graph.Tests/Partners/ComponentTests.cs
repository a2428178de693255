using Xunit;

namespace RegioDeal.Graph.Tests.Partners;

/// <summary>The component on a page of another origin, and the page that makes its snippet, in the system's Chromium.</summary>
[Collection(GraphTests.Name)]
public sealed class ComponentTests(RunningGraph graph)
{
    /// <summary>How many checks there are: one that did not run is no check that passed.</summary>
    private const int Checks = 10;

    [Fact]
    public async Task It_shows_what_the_graph_says_on_a_page_of_somebody_else()
    {
        var checks = await PartnerPackage.Npm.LinesOfAsync("partners.mjs", graph.Client(Database.Sqlite).BaseAddress!.ToString(), PartnerPackage.Patience);

        Assert.Equal(Checks, checks.Count);
        Assert.All(checks, check => Assert.True(check.GetProperty("status").GetString() == "ok", check.ToString()));
    }
}
