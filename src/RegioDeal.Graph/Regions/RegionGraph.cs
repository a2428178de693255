using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Observations;
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
        Field("uri", r => r.Uri, Scalar.Url, "Its address in the register of Dutch governments (TOOI). Null when it is not known, or the region is no government; that of a municipality stands on the municipality.");
        One("parent", r => r.Parent, "The region that it lies in. Null for a country.");
        Many("children", r => r.Children, "The regions that lie in it.").PagedAs("RegionChildren");
        Field(
            "population",
            Argument<int>("year", "The year, as 2020."),
            (r, year) => r.Observations
                .Where(o => o.Indicator.Code == Inhabitants.Indicator && o.PeriodKind == PeriodKind.Year && o.Year == year)
                .Select(o => o.Value / 10_000)
                .FirstOrDefault(),
            "The inhabitants (inwoners) on 1 January of a year: the observation of the indicator bevolking, which has the source. Null when there is none.")
            .SourcedBy((Region r, int year) => r.Observations
                .Where(o => o.Indicator.Code == Inhabitants.Indicator && o.PeriodKind == PeriodKind.Year && o.Year == year)
                .Select(o => (int?)o.SourceId)
                .FirstOrDefault());
        Many("series", r => r.Series, "The series of figures that there are of it.").PagedAs("Series");
        Many("observations", r => r.Observations, "The figures that there are of it.");
        One("municipality", r => r.Municipality, "The municipality (gemeente) that it is. Null when it is none.");
        One("source", r => r.Source, "The register or document that gives its code and name.");
        Order(r => r.Code);
        RootConnection("regions", "The regions, by code.");
        RootOne("region", "The region with this code.", Key("code", r => r.Code, "The code, as PV22."));
    }
}
