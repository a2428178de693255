using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Organisations;

internal sealed class OrganisationGraph : EntityGraph<Organisation>
{
    public OrganisationGraph(SpendingFigures spending)
        : base("An organisation that the document names: a party of the deal (partij), or one that has to do with a project. A lead (penvoerder) carries the grant of a project.")
    {
        Field("code", o => o.Code, "Our short name for it, unique in its programme.");
        Field("name", o => o.Name, "Its name.");
        Field("kind", o => o.Kind, "What it is.");
        Field("regionCode", o => o.RegionCode, "The code that Statistics Netherlands (CBS) gives to the region it governs. Null when it governs none.");
        Field("printed", o => o.Printed, "The forms in which the document prints it, separated by |.");
        One("region", o => o.Region, "The region that it governs. Null when it governs none.");
        One("municipality", o => o.Municipality, "The municipality (gemeente) that it governs. Null when it governs none.");
        One("programme", o => o.Programme, "The deal that it is named in.");
        Many("ledProjects", o => o.LedProjects, "The projects whose grant it carries, in printed order.");
        Many("projects", o => o.Participations, p => p.Project, "The projects that it is named with, those that it leads included, in printed order.");
        Many("participations", o => o.Participations, "What it has to do with its projects, in printed order.");
        List("contributions", o => o.Contributions, "What it pays in (bijdrage), as far as that was made public.", assumedSize: 2);
        Declare.Figures(
            "spending", spending, o => o.Allocations, o => o.Programme.Allocations, o => o.ProgrammeId, "What was granted to the projects that it leads. The lead alone counts.", heads: o => o.Programme.Inhabitants);
        Declare.Cite();
        Order(o => o.Code);
        SearchedBy("name", o => o.Name, 12);
        SearchedBy("printed", o => o.Printed, 4);
        RootConnection("organisations", "The organisations that the document names, by code.");
        RootOne(
            "organisation",
            "The organisation with this code.",
            Key("code", o => o.Code, "The code, as gemeente-emmen."),
            OptionalKey("programme", o => o.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
