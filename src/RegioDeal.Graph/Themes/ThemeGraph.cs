using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Themes;

internal sealed class ThemeGraph : EntityGraph<Theme>
{
    public ThemeGraph(SpendingFigures spending)
        : base("A group of projects inside one pillar (thema).")
    {
        Field("name", t => t.Name, "The heading, in one spelling; unique within its pillar.");
        Field("otherPrinted", t => t.OtherPrinted, "Other forms in which the heading is printed. Null when there are none.");
        Field("position", t => t.Position, "Its place inside the pillar, from 1.");
        Field("introduction", t => t.Introduction, "What the document says in front of its projects (inleiding), as Markdown, in Dutch. Null when the package has none.");
        Field("introductionLines", t => t.IntroductionLines, "The lines of the document that the introduction is read from. Null when there is none.");
        One("pillar", t => t.Pillar, "The pillar it stands under.");
        Many("projects", t => t.Projects, "Its projects, in printed order.");
        Field("projectCount", t => t.Projects.Count, "How many projects it has. 0 when none.").Stored();
        Declare.Figures("spending", spending, t => t.Allocations, t => t.Pillar.Programme.Allocations, t => t.ProgrammeId, "What was granted to its projects.", heads: t => t.Pillar.Programme.Inhabitants);
        Declare.Cite();
        Order(t => t.PrintedOrder);
        SearchedBy("name", t => t.Name, 12);
        SearchedBy("introduction", t => t.Introduction, 2);
        SearchedBy("otherPrinted", t => t.OtherPrinted, 8);
        RootList("themes", "The themes, in printed order.", assumedSize: 12);
    }
}
