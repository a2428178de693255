using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

internal sealed class ReleaseGraph : EntityGraph<Release>
{
    public ReleaseGraph()
        : base("One immutable state of all data. What was cited from it can be asked again.")
    {
        Field("number", r => r.Number, "The number that the data package carries: the same data on every installation.");
        Field("title", r => r.Title, "What the package is called.");
        Field("created", r => r.Created, "The day on which the package was made.");
        Field("checksum", r => r.Checksum, "Algorithm and digest of the package's files.");
        Field("isCurrent", r => r.IsCurrent, "True for the release that answers.");
        Order(r => r.Number);
        RootList("releases", "The releases so far.", assumedSize: 20);
        RootOne(
            "release",
            "The release with this number; without a number the one that answers.",
            r => r.IsCurrent,
            OptionalKey("number", r => r.Number, "The number of the release."));
    }
}
