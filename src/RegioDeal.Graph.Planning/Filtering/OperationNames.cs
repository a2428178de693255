using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>The filter operations of the conventions.</summary>
internal static class OperationNames
{
    private static readonly (string, string)[] Equality =
    [
        ("eq", "Equals this. Null: has no value."),
        ("neq", "Does not equal this, or has no value. Null: has a value."),
    ];

    private static readonly (string, string)[] Membership =
    [
        ("in", "Is one of these; null among them includes rows without a value."),
        ("nin", "Is none of these; rows without a value are kept unless null is among them."),
    ];

    private static readonly (string, string)[] Order =
    [
        ("gt", "Is greater or later than this."),
        ("ngt", "Is not greater or later than this, or has no value."),
        ("gte", "Is at least this."),
        ("ngte", "Is not at least this, or has no value."),
        ("lt", "Is less or earlier than this."),
        ("nlt", "Is not less or earlier than this, or has no value."),
        ("lte", "Is at most this."),
        ("nlte", "Is not at most this, or has no value."),
    ];

    private static readonly (string, string)[] Text =
    [
        ("contains", "Contains this, whatever its case and accents."),
        ("ncontains", "Does not contain this, or has no value."),
        ("startsWith", "Starts with this, whatever its case and accents."),
        ("nstartsWith", "Does not start with this, or has no value."),
        ("endsWith", "Ends with this, whatever its case and accents."),
        ("nendsWith", "Does not end with this, or has no value."),
    ];

    private static readonly HashSet<string> All = [.. Equality.Concat(Membership).Concat(Order).Concat(Text).Select(operation => operation.Item1)];

    /// <summary>Whether a name is that of an operation on a value.</summary>
    public static bool Has(string name) => All.Contains(name);

    /// <summary>What a type can be filtered with.</summary>
    public static IEnumerable<(string Name, string Description)> Of(Scalar scalar, bool isComputedText) => scalar.Kind switch
    {
        ScalarKind.Boolean => Equality,
        ScalarKind.Text or ScalarKind.Url when isComputedText => [.. Equality, .. Membership],
        ScalarKind.Enum or ScalarKind.Id => [.. Equality, .. Membership],
        ScalarKind.Text or ScalarKind.Url => [.. Equality, .. Membership, .. Text],
        _ => [.. Equality, .. Membership, .. Order],
    };
}
