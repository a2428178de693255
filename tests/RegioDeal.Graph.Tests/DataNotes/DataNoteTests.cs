using Xunit;

namespace RegioDeal.Graph.Tests.DataNotes;

[Collection(GraphTests.Name)]
public sealed class DataNoteTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Notes_tell_what_is_wrong_in_the_document(Database database) =>
        (await graph.Ask(database, """
            { dataNotes(first: 12, where: { indicator: { code: { eq: null } } }, order: [{ kind: ASC }, { code: ASC }]) { totalCount nodes { code kind text pillar { code } project { code } tranche { number } corrections { code } source { lines } } }
              dataNote(code: "fablab-coevoerden") { kind text project { title } corrections { code field printed readAs } programme { code } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Corrections_show_what_is_printed_and_what_we_read(Database database) =>
        (await graph.Ask(database, """
            { corrections(first: 60) { totalCount nodes { code pillar { code } project { code } field printed readAs reason note { code } source { lines } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task Programme_pillar_and_project_have_their_notes(Database database) =>
        (await graph.Ask(database, """
            { programme(code: "zuid-en-oost-drenthe") { dataNotes { totalCount } }
              pillars { code dataNotes { totalCount } }
              projects(where: { dataNotes: { some: { kind: { eq: CONTRADICTION } } } }) { nodes { pillar { code } code dataNotes(where: { kind: { eq: CONTRADICTION } }) { nodes { code } } corrections { code } } } }
            """)).MatchSnapshot();
}
