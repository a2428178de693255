using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Municipalities;

internal sealed class BoundaryGraph : EntityGraph<Boundary>
{
    public BoundaryGraph()
        : base("The outline of a municipality in a year, generalised for maps (grens).")
    {
        One("municipality", b => b.Municipality, "The municipality.");
        Field("year", b => b.Year, "The year whose division into municipalities it is of.");
        Field("geometry", b => b.Geometry, Scalar.GeoJson, "A GeoJSON Polygon or MultiPolygon (RFC 7946): degrees in WGS84, longitude before latitude.");
        One("source", b => b.Source, "The map that it is taken from, with its licence.");
        Order(b => b.Year);
    }
}
