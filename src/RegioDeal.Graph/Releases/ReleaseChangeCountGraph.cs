using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

internal sealed class ReleaseChangeCountGraph : EntityGraph<ReleaseChangeCount>
{
    public ReleaseChangeCountGraph()
        : base("How many rows of one table of the data package changed in a release.")
    {
        Field("concept", c => c.Concept, "The table of the package, as 'allocations'.");
        Field("added", c => c.Added, "Rows whose key was not there before.");
        Field("revised", c => c.Revised, "Rows of which a cell was changed.");
        Field("removed", c => c.Removed, "Rows whose key is there no longer.");
        Order(c => c.Concept);
    }
}
