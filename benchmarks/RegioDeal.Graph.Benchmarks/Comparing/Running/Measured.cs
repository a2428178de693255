namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>What was measured of a contender on a row of the table.</summary>
internal sealed class Measured
{
    /// <summary>What each counted round gave, in their order.</summary>
    public List<Loaded> Rounds { get; } = [];

    /// <summary>The bytes that it allocated in the counted rounds; null when it does not tell.</summary>
    public long? Allocated { get; set; }

    /// <summary>Statements for a request; null when they could not be counted.</summary>
    public double? Statements { get; set; }

    /// <summary>Requests a second.</summary>
    public double PerSecond => Spread.MedianOf([.. Rounds.Select(round => round.PerSecond)]);

    /// <summary>Milliseconds within which half of the requests were answered.</summary>
    public double P50 => Spread.MedianOf([.. Rounds.Select(round => round.P50)]);

    /// <summary>Milliseconds within which 99 of a hundred were answered.</summary>
    public double P99 => Spread.MedianOf([.. Rounds.Select(round => round.P99)]);

    /// <summary>Bytes allocated for a request; null when it does not tell.</summary>
    public double? AllocatedPerRequest => Allocated / (double)Rounds.Sum(round => round.Requests);

    /// <summary>Its requests a second as a part of another's in the same round: what else the machine does falls on neighbours alike.</summary>
    public Spread To(Measured other) => Spread.Of([.. Rounds.Zip(other.Rounds, (own, its) => own.PerSecond / its.PerSecond)]);
}
