using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Projects;

internal sealed class ProjectGraph : EntityGraph<Project>
{
    public ProjectGraph(SpendingFigures spending)
        : base("A project that a deal pays for.")
    {
        Field("code", p => p.Code, "The code as printed, as 2.4 a; unique in its pillar only.");
        Field("title", p => p.Title, "The title, in one spelling.");
        Field("titleLines", p => p.TitleLines, "The lines of the document that print the title.");
        Field("position", p => p.Position, "Its place in the finance tables, from 1.");
        Field("status", p => p.Status, "What this edition says of it.");
        Field("statusBasis", p => p.StatusBasis, "Whether the status is printed or our reading.");
        Field("statusNote", p => p.StatusNote, "Why the status is as it is. Null when a marker says so plainly.");
        Field("marker", p => p.Marker, "The markers printed with it, separated by |. Null when there are none.");
        Field("markerLines", p => p.MarkerLines, "The lines of the markers. Null when there are none.");
        Field("leadPrinted", p => p.LeadPrinted, "The lead as the finance table prints it.");
        One("pillar", p => p.Pillar, "The pillar that it belongs to.");
        One("theme", p => p.Theme, "The theme that it stands under. Null when it stands under none.");
        One("parent", p => p.Parent, "The project that it stands under, by its number. Null when it stands alone.");
        Many("children", p => p.Children, "The projects that stand under it, by their numbers.");
        One("lead", p => p.Lead, "The organisation that carries the grant (penvoerder).");
        One("programme", p => p.Programme, "The deal that pays for it.");
        Many("allocations", p => p.Allocations, "The amounts granted to it, in printed order.");
        Declare.Figures(
            "spending", spending, p => p.Allocations, p => p.Programme.Allocations, p => p.ProgrammeId, "What was granted to it. Never includes its children's.");
        Declare.Cite();
        Order(p => p.Position);
        RootConnection("projects", "The projects, in printed order.");
        RootOne(
            "project",
            "The project with this code.",
            Key("pillar", p => p.Pillar.Code, "The code of its pillar: codes repeat over the pillars."),
            Key("code", p => p.Code, "The code as printed, as 2.4 a."),
            OptionalKey("programme", p => p.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
