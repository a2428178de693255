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
