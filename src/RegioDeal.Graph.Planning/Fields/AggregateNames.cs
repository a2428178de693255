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

    /// <summary>What is said of a number that not all rows can be put together by.</summary>
    /// <param name="field">The number.</param>
    /// <param name="missing">Whether the figure is missing then; refused otherwise.</param>
    public static string Guarded(ValueField field, bool missing) => (field.Guards.Any(guard => guard.IsOfSums), field.Guards.Any(guard => !guard.IsOfSums)) switch
    {
        (true, true) when missing => " Missing for rows that measure different things, a sum also for rows that do not add up.",
        (true, false) when missing => " A sum is missing for rows that do not add up.",
        (false, true) when missing => " Missing for rows that measure different things.",
        (true, true) => " Refused for rows that measure different things (NOT_COMPARABLE), a sum also for rows that do not add up (NOT_ADDITIVE).",
        (true, false) => " A sum is refused for rows that do not add up (NOT_ADDITIVE).",
        (false, true) => " Refused for rows that measure different things (NOT_COMPARABLE).",
        _ => "",
    };

    public static string Of(EntityGraph graph) => $"{graph.Name}Aggregates";

    public static string Of(Scalar scalar) => $"{scalar.Name}Aggregates";
}
