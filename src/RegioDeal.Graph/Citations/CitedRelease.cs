using NodaTime;

namespace RegioDeal.Graph.Citations;

/// <summary>A release: all data as it was.</summary>
internal sealed record CitedRelease(int Number, string Title, LocalDate Created, string Checksum) : Cited
{
    /// <inheritdoc/>
    public override Reference Refer(ReleaseFacts release) =>
        new("release", FormattableString.Invariant($"{Number}"), Title, FormattableString.Invariant($"{{release(number:{Number}){{number title created checksum}}}}"), release with
        {
            Number = Number,
            Title = Title,
            Created = Created,
        })
        {
            Issued = Created,
            Checksum = Checksum,
        };
}
