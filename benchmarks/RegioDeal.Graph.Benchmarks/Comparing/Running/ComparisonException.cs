namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>The comparison cannot be made, or what was compared is not the same. Its message says what to do.</summary>
internal sealed class ComparisonException(string message) : Exception(message);
