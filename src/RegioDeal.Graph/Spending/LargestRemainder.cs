namespace RegioDeal.Graph.Spending;

/// <summary>Splits a whole number by weights so that the parts add up to it.</summary>
internal static class LargestRemainder
{
    /// <summary>The parts, each the exact share rounded down or up.</summary>
    /// <param name="whole">What is split, not negative.</param>
    /// <param name="weights">At least one, each at least 1.</param>
    /// <returns>A part for each weight. What rounding down leaves goes to the largest remainders; of equal ones, to the first.</returns>
    public static long[] Split(long whole, IReadOnlyList<int> weights)
    {
        var total = weights.Sum(weight => (long)weight);
        var exact = weights.Select(weight => Int128.DivRem((Int128)whole * weight, total)).ToArray();
        var parts = exact.Select(share => (long)share.Quotient).ToArray();
        foreach (var place in Enumerable.Range(0, parts.Length).OrderByDescending(place => exact[place].Remainder).Take((int)(whole - parts.Sum())))
        {
            parts[place]++;
        }

        return parts;
    }
}
