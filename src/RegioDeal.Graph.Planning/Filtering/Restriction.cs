using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>What of a filter really restricts: nothing that is null or empty does, and no choice with such a term.</summary>
internal static class Restriction
{
    /// <summary>The filter without the fields that restrict nothing, in its nested terms too.</summary>
    /// <param name="filter">The filter; null when absent.</param>
    /// <returns>Null when nothing is left.</returns>
    public static Input? Of(Input? filter) =>
        filter is ObjectInput { Fields: var fields } && fields.Where(field => Restricts(field.Key, field.Value)).ToArray() is { Length: > 0 } kept
            ? new ObjectInput([.. kept.Select(field => field.Key is "and" or "or"
                ? KeyValuePair.Create(field.Key, (Input)new ListInput([.. Terms(field.Value).Select(Of).OfType<Input>()]))
                : field)])
            : null;

    private static bool Restricts(string name, Input value) => (name, value) switch
    {
        _ when OperationNames.Has(name) => true, // null is a value there
        (_, NullInput) or (InputNames.Arguments, _) => false,
        ("and", _) => Terms(value).Any(Restricts),
        ("or", _) => Terms(value) is { Count: > 0 } terms && terms.All(Restricts),
        ("some" or "none" or "all", _) => true,
        (_, ObjectInput) => Restricts(value),
        _ => true,
    };

    private static bool Restricts(Input filter) => filter is ObjectInput { Fields: var fields } && fields.Any(field => Restricts(field.Key, field.Value));

    private static IReadOnlyList<Input> Terms(Input value) => value is ListInput list ? list.Items : [value];
}
