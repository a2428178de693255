using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>A facet of books over objects in memory.</summary>
/// <param name="Members">What a book is counted under; empty when it has none.</param>
/// <param name="IsEntity">Whether these are entities.</param>
internal sealed record PlainFacet(string Name, Func<Book, IEnumerable<object?>> Members, bool IsEntity = false)
{
    public static IReadOnlyList<PlainFacet> All { get; } =
    [
        new("library", b => [b.Library], true),
        new("shelf", b => [b.Shelf], true),
        new("district", b => [b.Library.District], true),
        new("genre", b => [b.Genre]),
        new("binding", b => [b.Binding]),
        new("inPrint", b => [b.InPrint]),
        new("isSigned", b => [b.IsSigned]),
        new("title", b => [b.Title]),
        new("subtitle", b => [b.Subtitle]),
        new("pages", b => [b.Pages]),
        new("acquired", b => [b.Acquired]),
        new("floor", b => [b.Shelf?.Floor]),
        new("author", b => b.Authorships.Select(a => a.Author), true),
        new("number", b => b.Copies.Select(c => (object)c.Number)),
        new("copy", b => b.Copies, true),
        new("volume", b => b.Children, true),
        new("season", b => b.Loans.Select(l => l.Season), true),
    ];

    /// <summary>As it is asked for.</summary>
    /// <param name="first">How many members; null for the default.</param>
    public string Printed(int? first = null) => $"{Name}{(first is null ? "" : $"(first: {first})")} {{ member{(IsEntity ? " { id }" : "")} count }}";

    public JsonArray Count(IEnumerable<object> books, int first = 50)
    {
        var counts = books.Cast<Book>().SelectMany(book => Members(book).Distinct().DefaultIfEmpty()).GroupBy(member => member)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, Comparer<object?>.Create(Compare));
        return new([.. counts.Take(first).Select(same => new JsonObject
        {
            ["member"] = same.Key is IEntity entity ? new JsonObject { ["id"] = Plain.Id(entity) } : Plain.Json(same.Key),
            ["count"] = same.Count(),
        })]);
    }

    private static int Compare(object? one, object? other)
    {
        if (one is null || other is null)
        {
            return (one is null).CompareTo(other is null);
        }

        var difference = one is IEntity entity
            ? Shapes.For(entity.GetType().Name).Order is { } natural ? Plain.CompareFolded(natural(one)!, natural(other)!) : 0
            : Plain.CompareFolded(one, other);
        return difference != 0 ? difference
            : one is IEntity ? Plain.Compare(((IEntity)one).Key, ((IEntity)other).Key)
            : one is string text ? Plain.Compare(text, (string)other)
            : 0;
    }
}
