using NodaTime;

namespace RegioDeal.Graph.Http.Feeds;

/// <summary>A release, as the feed tells of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What its package is called.</param>
/// <param name="Created">The day on which its package was made.</param>
/// <param name="Checksum">Algorithm and digest of its files.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Since">The release that its changes are told against; null for the first.</param>
/// <param name="Rows">How many rows of the package were added, revised and removed.</param>
/// <param name="AddedAmounts">How many of the added rows are amounts granted.</param>
/// <param name="Projects">The projects that these are granted to, in printed order; those that the feed has room for.</param>
internal sealed record FeedRelease(
    int Number,
    string Title,
    LocalDate Created,
    string Checksum,
    string Citation,
    int? Since,
    (int Added, int Revised, int Removed) Rows,
    int AddedAmounts,
    IReadOnlyList<GrantedProject> Projects);
