using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

internal sealed class ReleaseChangeGraph : EntityGraph<ReleaseChange>
{
    public ReleaseChangeGraph()
        : base("A row of the data package that is not as it was in the release before.")
    {
        Field("concept", c => c.Concept, "The table of the package, as 'allocations'.");
        Field("kind", c => c.Kind, "Whether the row was added, revised or removed.");
        Field("key", c => c.RowKey, "The cells of the row's primary key, joined by slashes.");
        One("release", c => c.Release, "The release that changed it.");
        Order(c => c.Position);
    }
}
