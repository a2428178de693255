namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>What a pillar has in a tranche, in euro cents.</summary>
/// <param name="AtLeast">The least that <paramref name="Amount"/> is over the readings of the pillar.</param>
/// <param name="AtMost">The most that it is.</param>
internal sealed record SpendingLine(Tranche Tranche, long Amount, long AtLeast, long AtMost);
