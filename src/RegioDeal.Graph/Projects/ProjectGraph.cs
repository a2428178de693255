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
        List("otherTitles", p => p.OtherTitles, "Other titles that it is printed under, each with its lines.", assumedSize: 3);
        Field("description", p => p.Description, "Its text in the document (projectbeschrijving), as Markdown, in Dutch. Null when the package has none.");
        Field("descriptionLines", p => p.DescriptionLines, "The lines of the document that the description is read from. Null when there is none.");
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
        List(
            "municipalities",
            p => p.Involvements,
            i => i.Municipality,
            "The municipalities (gemeenten) that its own text or title names as taking part or as its place. See 'involvements' for the reasons.",
            assumedSize: 6);
        List("involvements", p => p.Involvements, "Why the municipalities are its municipalities.", assumedSize: 6);
        List("organisations", p => p.Participations, p => p.Organisation, "The organisations that are named with it, the lead included.", assumedSize: 6);
        List("participations", p => p.Participations, "What the organisations have to do with it, the lead first.", assumedSize: 6);
        One("programme", p => p.Programme, "The deal that pays for it.");
        One("reservation", p => p.Reservation, "What is reserved for it beyond the amounts granted (reservering). Null when nothing is.");
        Many("progressReports", p => p.ProgressReports, "What the document says of its progress (voortgang).");
        List("indicators", p => p.IndicatorLinks, l => l.Indicator, "The indicators that it aims at. Ours to say; see 'indicatorLinks' for the reasons.", assumedSize: 3);
        List("indicatorLinks", p => p.IndicatorLinks, "Why it is linked to its indicators (koppelingen).", assumedSize: 3);
        One("unlinked", p => p.Unlinked, "Why it is linked to no indicator. Null when it is linked, or was granted nothing.");
        Many("dataNotes", p => p.DataNotes, "What contradicts itself or is missing in what is printed of it.");
        List("corrections", p => p.Corrections, "What we read otherwise than printed of it, and why.", assumedSize: 4);
        Many("allocations", p => p.Allocations, "The amounts granted to it, in printed order.");
        Declare.Figures(
            "spending", spending, p => p.Allocations, p => p.Programme.Allocations, p => p.ProgrammeId, "What was granted to it. Never includes its children's.", heads: p => p.Programme.Inhabitants);
        Declare.Cite();
        Facet("pillar", p => p.Pillar);
        Facet("theme", p => p.Theme);
        Facet("status", p => p.Status);
        Facet("lead", p => p.Lead);
        Facet("municipality", p => p.Involvements, i => i.Municipality);
        Facet("organisation", p => p.Participations, l => l.Organisation);
        Facet("indicator", p => p.IndicatorLinks, l => l.Indicator);
        Facet("tranche", p => p.Allocations, a => a.Tranche);
        Order(p => p.Position);
        SearchedBy("title", p => p.Title, 12);
        SearchedBy("description", p => p.Description, 2);
        SearchedBy("progressReports", p => p.ProgressReports, r => r.Text, 2);
        SearchedBy("otherTitles", p => p.OtherTitles, t => t.Title, 8);
        SearchedBy("code", p => p.Code, 8, isShown: false);
        RootConnection("projects", "The projects, in printed order.");
        RootOne(
            "project",
            "The project with this code.",
            Key("pillar", p => p.Pillar.Code, "The code of its pillar: codes repeat over the pillars."),
            Key("code", p => p.Code, "The code as printed, as 2.4 a."),
            OptionalKey("programme", p => p.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
