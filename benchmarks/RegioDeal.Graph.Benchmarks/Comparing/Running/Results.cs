namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>A figure over the rounds.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>Of at least one value.</summary>
    public static Spread Of(IReadOnlyCollection<double> values) => new(MedianOf(values), values.Min(), values.Max());

    /// <summary>The one in the middle; between the two in the middle when there are two.</summary>
    public static double MedianOf(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

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

/// <summary>How soon this API answers after its start.</summary>
/// <param name="Contender">On which database.</param>
/// <param name="Time">From the start of the process to the end of the first answer, the median of the starts.</param>
/// <param name="Resident">Bytes of memory after it.</param>
internal sealed record FirstAnswer(string Contender, TimeSpan Time, long Resident);

/// <summary>What was measured at one size of the data.</summary>
internal sealed class ScaleResult(int times, IReadOnlyList<string> rows, IReadOnlyList<string> contenders)
{
    private readonly Dictionary<(string Row, string Contender), Measured> cells = [];

    /// <summary>How many times the seed.</summary>
    public int Times { get; } = times;

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<string> Rows { get; } = rows;

    /// <summary>Who was loaded.</summary>
    public IReadOnlyList<string> Contenders { get; } = contenders;

    /// <summary>The memory of each after all loads.</summary>
    public Dictionary<string, Memory> Memory { get; } = [];

    /// <summary>How soon this API answers after its start.</summary>
    public List<FirstAnswer> FirstAnswers { get; } = [];

    /// <summary>What there is of a contender on a row; null when it has no answer for it, or was left out.</summary>
    public Measured? Find(string row, string contender) => cells.GetValueOrDefault((row, contender));

    /// <summary>The same, made when it is not there.</summary>
    public Measured Of(string row, string contender) => Find(row, contender) ?? (cells[(row, contender)] = new Measured());

    /// <summary>A contender's requests a second as a part of another's; null when one has none.</summary>
    public Spread? Ratio(string row, string contender, string other) => Find(row, contender) is { } own && Find(row, other) is { } its ? own.To(its) : null;
}
