namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>The key of an observation; ordered as the file is, by code point.</summary>
internal readonly record struct ObservationKey(string Indicator, string Region, string Period) : IComparable<ObservationKey>
{
    public int CompareTo(ObservationKey other) =>
        string.CompareOrdinal(Indicator, other.Indicator) is var indicator and not 0 ? indicator
        : string.CompareOrdinal(Region, other.Region) is var region and not 0 ? region
        : string.CompareOrdinal(Period, other.Period);

    /// <inheritdoc/>
    public override string ToString() => $"{Indicator}/{Region}/{Period}";
}

/// <summary>A figure that was fetched, in the words of the package.</summary>
/// <param name="Key">What it is a figure of.</param>
/// <param name="Value">Its digits as they came. Empty when it is missing.</param>
/// <param name="Status">FINAL, PROVISIONAL or UNKNOWN.</param>
/// <param name="MissingReason">Why it is missing. Empty when it is not.</param>
/// <param name="MissingMark">The publisher's own mark of that. Empty when it is not missing.</param>
internal sealed record FetchedObservation(ObservationKey Key, string Value, string Status, string MissingReason, string MissingMark);
