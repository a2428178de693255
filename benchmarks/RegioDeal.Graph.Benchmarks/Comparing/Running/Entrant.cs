namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>A contender with its place in the comparison.</summary>
/// <param name="Contender">It.</param>
/// <param name="Document">How it is asked for the trusted document by a client that has the answer; null when it has no such thing.</param>
internal sealed record Entrant(Contender Contender, Asked? Document = null)
{
    /// <summary>Its name for <c>--contenders</c>: <c>ours-postgresql</c>.</summary>
    public string ShortName => string.Join('-', Contender.Name.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries));
}
