namespace RegioDeal.Graph.Planning.Fields;

/// <summary>How the figures over a list are called in the schema.</summary>
internal static class AggregateNames
{
    public const string Count = "count";

    public const string Least = "min";

    public const string Most = "max";

    public const string Sum = "sum";

    public const string Average = "average";

    /// <summary>Digits of an average beyond those of the field, and at most.</summary>
    public static int AverageDigits(int digits) => Math.Min(digits + 2, 6);

    public static string Of(EntityGraph graph) => $"{graph.Name}Aggregates";

    public static string Of(Scalar scalar) => $"{scalar.Name}Aggregates";
}
