namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>What a run compares, and for how long.</summary>
/// <param name="Times">The sizes of the data: how many times the seed.</param>
/// <param name="Rounds">How many rounds are counted.</param>
/// <param name="Seconds">How long each load lasts.</param>
/// <param name="Questions">The rows of the table, by their names.</param>
/// <param name="Contenders">Who is loaded, by their short names; all when it is empty.</param>
/// <param name="Folder">Where the results are written.</param>
/// <param name="Small">Whether the run only shows that all of it works: contenders are then loaded side by side, so that no figure says anything.</param>
internal sealed record Extent(
    IReadOnlyList<int> Times, int Rounds, int Seconds, IReadOnlyList<string> Questions, IReadOnlyList<string> Contenders, string Folder, bool Small)
{
    /// <summary>How many connections load a contender.</summary>
    public int Connections => Small ? 2 : 8;

    /// <summary>How many times the first answer is timed.</summary>
    public int Starts => Small ? 1 : 3;
}
