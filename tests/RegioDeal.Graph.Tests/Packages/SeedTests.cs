using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>What the graph holds against the rows of the package.</summary>
[Collection(GraphTests.Name)]
public sealed class SeedTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task The_graph_has_every_row_of_the_package(Database database)
    {
        var data = await graph.Data(database, """
            { programmes { id goals { id } contributions { id } governingBodies { id members { id } } municipalities { id } dataNotes { totalCount } }
              pillars { id } themes { id } tranches { id } goals { id } contributions { id } reservations { id } governingBodies { id members { id } } reconciliation { id }
              projects(first: 100) { totalCount nodes { otherTitles { id } involvements { id } participations { id } corrections { id } dataNotes { totalCount } progressReports { totalCount } } }
              allocations { totalCount } organisations(first: 100) { totalCount nodes { participations { totalCount } } }
              municipalities(first: 100) { totalCount nodes { involvements { totalCount } ledProjects { totalCount } } } regions { totalCount }
              progressReports { totalCount } dataNotes(first: 500) { totalCount nodes { corrections { id } } } corrections { totalCount } sources { totalCount }
              indicators { totalCount } observations(where: { partCount: { eq: null } }) { totalCount } }
            """);

        int Rows(string table) => Seed.Table(table).Count;
        int Count(string list) => data.GetProperty(list).GetArrayLength();
        int Total(string list) => data.GetProperty(list).GetProperty("totalCount").GetInt32();
        int Below(string list, string inner) => data.GetProperty(list).GetProperty("nodes").EnumerateArray()
            .Sum(node => node.GetProperty(inner) is { ValueKind: System.Text.Json.JsonValueKind.Array } all ? all.GetArrayLength() : node.GetProperty(inner).GetProperty("totalCount").GetInt32());

        Assert.Equal(Rows("programmes"), Count("programmes"));
        Assert.Equal(Rows("pillars"), Count("pillars"));
        Assert.Equal(Rows("themes"), Count("themes"));
        Assert.Equal(Rows("tranches"), Count("tranches"));
        Assert.Equal(Rows("goals"), Count("goals"));
        Assert.Equal(Rows("contributions"), Count("contributions"));
        Assert.Equal(Rows("reservations"), Count("reservations"));
        Assert.Equal(Rows("bodies"), Count("governingBodies"));
        Assert.Equal(Rows("body_members"), data.GetProperty("governingBodies").EnumerateArray().Sum(body => body.GetProperty("members").GetArrayLength()));
        Assert.Equal(Rows("printed_totals"), Count("reconciliation"));
        Assert.Equal(Rows("projects"), Total("projects"));
        Assert.Equal(Rows("project_titles"), Below("projects", "otherTitles"));
        Assert.Equal(Rows("involvements"), Below("projects", "involvements"));
        Assert.Equal(Rows("involvements"), Below("municipalities", "involvements"));
        Assert.Equal(Rows("participations") + Rows("projects"), Below("projects", "participations"));
        Assert.Equal(Rows("participations") + Rows("projects"), Below("organisations", "participations"));
        Assert.Equal(Rows("allocations"), Total("allocations"));
        Assert.Equal(Rows("organisations"), Total("organisations"));
        Assert.Equal(Seed.Table("municipalities", "regions").Count, Total("municipalities"));
        Assert.Equal(Seed.Table("regions", "regions").Count, Total("regions"));
        Assert.Equal(Rows("progress_reports"), Total("progressReports"));
        Assert.Equal(Rows("progress_reports"), Below("projects", "progressReports"));
        var notes = Rows("data_notes") + Seed.Table("indicator_notes", "monitor").Count;
        Assert.Equal(notes, Total("dataNotes"));
        Assert.Equal(Seed.Table("data_notes").Count(row => row["project"].Length > 0), Below("projects", "dataNotes"));
        Assert.Equal(Rows("corrections"), Total("corrections"));
        Assert.Equal(Seed.Table("corrections").Count(row => row["project"].Length > 0), Below("projects", "corrections"));
        Assert.Equal(Seed.Table("corrections").Count(row => row["note"].Length > 0), Below("dataNotes", "corrections"));
        Assert.Equal(Seed.Table("sources", "").Count, Total("sources"));
        Assert.Equal(Seed.Table("indicators", "monitor").Count, Total("indicators"));
        Assert.Equal(Seed.Table("observations", "monitor").Count, Total("observations"));
        var governed = Seed.Table("organisations").Where(row => row["kind"] == "MUNICIPALITY").Select(row => row["code"]).ToHashSet();
        Assert.Equal(Seed.Table("projects").Count(row => governed.Contains(row["lead"])), Below("municipalities", "ledProjects"));
        var programme = data.GetProperty("programmes")[0];
        Assert.Equal(Rows("goals"), programme.GetProperty("goals").GetArrayLength());
        Assert.Equal(Rows("contributions"), programme.GetProperty("contributions").GetArrayLength());
        Assert.Equal(Rows("bodies"), programme.GetProperty("governingBodies").GetArrayLength());
        Assert.Equal(Rows("programme_municipalities"), programme.GetProperty("municipalities").GetArrayLength());
        Assert.Equal(notes, programme.GetProperty("dataNotes").GetProperty("totalCount").GetInt32());
    }
}
