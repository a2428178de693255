namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

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

/// <summary>How soon this API answers after its start.</summary>
/// <param name="Contender">On which database.</param>
/// <param name="Time">From the start of the process to the end of the first answer, the median of the starts.</param>
/// <param name="Resident">Bytes of memory after it.</param>
internal sealed record FirstAnswer(string Contender, TimeSpan Time, long Resident);
