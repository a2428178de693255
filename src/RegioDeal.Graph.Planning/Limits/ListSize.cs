namespace RegioDeal.Graph.Planning.Limits;

/// <summary>How many items a list is reckoned to have.</summary>
/// <param name="AssumedSize">When none of its arguments says.</param>
/// <param name="SlicingArguments">The arguments that say: numbers, or lists of which each element is an item. The largest counts.</param>
/// <param name="SizedFields">The fields of a page that hold its items; none when the field is itself the list.</param>
internal sealed record ListSize(int AssumedSize, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields);
