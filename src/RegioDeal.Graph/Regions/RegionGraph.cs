using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Regions;

internal sealed class RegionGraph : EntityGraph<Region>
{
    public RegionGraph()
        : base("A part of the country that figures are given for: a municipality, a province, the country, or a deal as a whole (regio).")
    {
        Field("code", r => r.Code, "The code that Statistics Netherlands (CBS) gives it, as GM0114; our own for a deal.");
        Field("name", r => r.Name, "Its name.");
        Field("kind", r => r.Kind, "What it is.");
        One("parent", r => r.Parent, "The region that it lies in. Null for a country.");
        Many("children", r => r.Children, "The regions that lie in it.").PagedAs("RegionChildren");
        One("municipality", r => r.Municipality, "The municipality (gemeente) that it is. Null when it is none.");
        One("source", r => r.Source, "The register or document that gives its code and name.");
        Order(r => r.Code);
        RootConnection("regions", "The regions, by code.");
        RootOne("region", "The region with this code.", Key("code", r => r.Code, "The code, as PV22."));
    }
}
