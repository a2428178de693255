using System.Text.Json;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Finds the cursors that an operation needs.</summary>
internal static class Cursors
{
    private const int Looked = 12;

    private static readonly Pick[] Found =
    [
        new(null, null, "cursor", [], []),
        new(null, null, "node", [], [new Pick(null, null, "id", [], []), new Pick(null, null, "__typename", [], [])]),
    ];

    /// <summary>For each cursor the query that lists rows where it stands; outer lists first.</summary>
    public static IEnumerable<(Place Place, Operation List)> Of(Operation operation) => Of(operation.Selection, chain => new Operation([chain]));

    /// <summary>The cursors in an answer to such a query, each with the row that it is of.</summary>
    public static IEnumerable<(string Cursor, string Id, string Type)> In(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Object when answer.TryGetProperty("cursor", out var cursor) =>
            [(cursor.GetString()!, answer.GetProperty("node").GetProperty("id").GetString()!, answer.GetProperty("node").GetProperty("__typename").GetString()!)],
        JsonValueKind.Object => answer.EnumerateObject().SelectMany(field => In(field.Value)),
        JsonValueKind.Array => answer.EnumerateArray().SelectMany(In),
        _ => [],
    };

    private static IEnumerable<(Place Place, Operation List)> Of(IReadOnlyList<Node> selection, Func<Node, Operation> within)
    {
        // What stands behind an interface is not listed again: there pages start at the ends.
        foreach (var pick in Interpreter.Flat(selection).Where(pick => pick.Name is not ("node" or "nodes") || pick.Arguments.Count == 0))
        {
            if (pick.Arguments.Select(argument => argument.Value).OfType<Place>().FirstOrDefault() is { } place)
            {
                var (isBackward, given) = (place.Number % 2 == 1, pick.Arguments.Where(argument => argument.Name is "where" or "order" or "indicators" or "regions" or "periods"));
                yield return (place, within(pick with
                {
                    Condition = null,
                    Arguments = [.. given, (isBackward ? "last" : "first", new Scalar(Given.Literal, Looked))],
                    Children = [new Pick(null, null, "edges", [], Found)],
                }));
            }

            foreach (var inner in Of(pick.Children, chain => within(pick with { Condition = null, Children = [chain] })))
            {
                yield return inner;
            }
        }
    }
}
