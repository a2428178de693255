using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Municipalities;

internal sealed class MunicipalityGraph : EntityGraph<Municipality>
{
    public MunicipalityGraph(SpendingFigures spending)
        : base("A municipality, whether it takes part in a deal or not (gemeente).")
    {
        Field("code", m => m.Code, "The code that Statistics Netherlands (CBS) gives it, as GM0114.");
        Field("name", m => m.Name, "Its name.");
        Field("uri", m => m.Uri, Scalar.Url, "Its address in the register of Dutch governments (TOOI). Null when it is not known.");
        Field("participates", m => m.Programmes.Any(), "Whether it takes part in a deal of this release (deelnemende gemeente).").Stored();
        One("region", m => m.Region, "The same municipality as a region that figures are given for.");
        List("programmes", m => m.Programmes, p => p.Programme, "The deals that it takes part in. Empty when it takes part in none.", assumedSize: 2);
        Many(
            "projects",
            m => m.Involvements,
            i => i.Project,
            "The projects whose own text or title names it as taking part or as their place, in printed order. See 'involvements' for the reasons.");
        Many("ledProjects", m => m.LedProjects, "The projects whose grant it carries itself (penvoerder), in printed order.");
        Many("involvements", m => m.Involvements, "Why the projects are its projects, in printed order.");
        Declare.PartFigures(
            "spending",
            spending,
            m => m.SpendingParts,
            m => m.Programmes.SelectMany(p => p.Programme.Allocations),
            (m, programme) => m.Programmes.Any(p => p.ProgrammeId == programme),
            "What was granted to its projects: its part of amounts that name several municipalities. The spreading is our rule, see 'basis'. The share is of all that was granted in the deals that it takes part in.",
            heads: m => m.Inhabitants);
        One("boundary", m => m.Boundary, "Its newest outline for maps (grens). Null when the package has none.");
        List("boundaries", m => m.Boundaries, "Its outlines by year.", assumedSize: 2);
        One("source", m => m.Source, "The register that gives its code and name.");
        Order(m => m.Name);
        SearchedBy("name", m => m.Name, 16);
        RootConnection("municipalities", "The municipalities, by name; 'participates' tells those of a deal from their neighbours.");
        RootOne("municipality", "The municipality with this code.", Key("code", m => m.Code, "The code, as GM0114."));
    }
}
