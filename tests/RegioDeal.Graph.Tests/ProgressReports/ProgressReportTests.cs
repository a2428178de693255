using Xunit;

namespace RegioDeal.Graph.Tests.ProgressReports;

[Collection(GraphTests.Name)]
public sealed class ProgressReportTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Progress_reports_say_what_period_they_speak_of(Database database) =>
        (await graph.Ask(database, """
            { progressReports { totalCount nodes { project { pillar { code } code } period periodPrinted periodBasis periodNote source { lines } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task A_project_tells_its_story_and_its_progress(Database database) =>
        (await graph.Ask(database, """
            { project(pillar: "WELZIJN", code: "4.3") { title otherTitles { title kind source { lines quote } } description descriptionLines
                progressReports { totalCount nodes { text period source { lines } } } }
              found: projects(where: { description: { contains: "WATERSTOF" } }) { nodes { pillar { code } code } }
              told: progressReports(where: { text: { contains: "corona" } }) { nodes { project { pillar { code } code } } } }
            """)).MatchSnapshot();
}
