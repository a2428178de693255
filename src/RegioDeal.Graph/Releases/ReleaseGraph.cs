using RegioDeal.Graph.Citations;
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
        Field("changesSince", r => r.ChangesSince, "The number of the release that the changes are told against. Null when no earlier one was held at import.");
        Many("changes", r => r.Changes, "The rows of the package that are not as they were, by table and as they stand in the file.");
        List("changeCounts", r => r.ChangeCounts, "How many rows changed, for each table that has a change.", assumedSize: 30);
        Declare.CiteAs(r => new CitedRelease(r.Number, r.Title, r.Created, r.Checksum), "How to cite all of it, with the address at which it answers.");
        Order(r => r.Number);
        RootList("releases", "The releases up to the one that answers, as the installation held them when it was imported.", assumedSize: 20);
        RootOne(
            "release",
            "The release with this number; without a number the one that answers.",
            r => r.IsCurrent,
            OptionalKey("number", r => r.Number, "The number of the release."));
    }
}
