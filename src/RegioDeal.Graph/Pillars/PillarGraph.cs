using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Pillars;

internal sealed class PillarGraph : EntityGraph<Pillar>
{
    public PillarGraph(SpendingFigures spending)
        : base("One of the parts of a deal: work, housing, well-being (pijler).")
    {
        Field("code", p => p.Code, "Its code, as WERKEN, WONEN or WELZIJN; unique in its programme.");
        Field("name", p => p.Name, "The name as printed.");
        Field("position", p => p.Position, "Its place on the front page, from 1.");
        Field("introduction", p => p.Introduction, "What the document says in front of its projects (inleiding), as Markdown, in Dutch. Null when the package has none.");
        Field("introductionLines", p => p.IntroductionLines, "The lines of the document that the introduction is read from. Null when there is none.");
        One("programme", p => p.Programme, "The deal that it is part of.");
        List("themes", p => p.Themes, "Its themes, in printed order.", assumedSize: 6);
        Many("projects", p => p.Projects, "Its projects, in printed order.");
        Many("allocations", p => p.Allocations, "The amounts granted to its projects.");
        List("goals", p => p.Goals, "Its ambitions and goals (ambities, doelen).", assumedSize: 6);
        Many("indicators", p => p.Indicators, "The indicators of the monitor that belong to it; our choice.");
        Many("dataNotes", p => p.DataNotes, "What contradicts itself or is missing in what is printed of it and its projects.");
        Field("projectCount", p => p.Projects.Count, "How many projects it has.").Stored();
        Declare.Figures("spending", spending, p => p.Allocations, p => p.Programme.Allocations, p => p.ProgrammeId, "What was granted to its projects.", heads: p => p.Programme.Inhabitants);
        Declare.Cite();
        Order(p => p.Position);
        SearchedBy("name", p => p.Name, 12);
        SearchedBy("introduction", p => p.Introduction, 2);
        RootList("pillars", "The pillars, in printed order.", assumedSize: 4);
        RootOne(
            "pillar",
            "The pillar with this code.",
            Key("code", p => p.Code, "The code, as WERKEN, WONEN or WELZIJN."),
            OptionalKey("programme", p => p.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
