namespace RegioDeal.Graph.Planning.Fields;

/// <summary>How the parts of filters and orders are called that are no field of a type.</summary>
internal static class InputNames
{
    /// <summary>The arguments of the field that is filtered or ordered on.</summary>
    public const string Arguments = "args";

    /// <summary>The rows of a child list that count.</summary>
    public const string Where = "where";

    /// <summary>The figures of a child list.</summary>
    public const string Aggregates = "aggregates";

    /// <summary>The direction in which a field with arguments is ordered on.</summary>
    public const string Value = "value";
}
