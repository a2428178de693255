using System.Globalization;
using System.Text.Json.Nodes;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>Answers operations from objects in memory, one row after the other.</summary>
internal static class Interpreter
{
    /// <summary>How many members of a facet random operations ask for.</summary>
    public const int FacetPage = 3;

    private const int DefaultPage = 50;

    public static JsonNode Answer(Operation operation, LendingData data)
    {
        var answer = new JsonObject();
        foreach (var root in operation.Roots.Cast<ListPick>())
        {
            answer[root.ResponseKey] = List(root, Shapes.Roots.First(list => list.Name == root.Name), data);
        }

        return answer;
    }

    /// <summary>The rows of a list in order, over all pages.</summary>
    public static IReadOnlyList<IEntity> Rows(ListArguments arguments, ListMember list, object owner)
    {
        var shape = Shapes.For(list.Target);
        return
        [
            .. list.Get(owner).Cast<IEntity>()
                .Where(row => arguments.Where is null || Meets(arguments.Where, shape.Members, row))
                .Order(Comparer<IEntity>.Create((one, other) => Compare(arguments.Order, shape, one, other))),
        ];
    }

    private static JsonObject Object(IReadOnlyList<Pick> picks, string typeName, IReadOnlyList<Member> members, object row)
    {
        var answer = new JsonObject();
        foreach (var pick in picks)
        {
            answer[pick.ResponseKey] = pick.Name == "__typename" ? typeName : members.First(member => member.Name == pick.Name) switch
            {
                ValueMember value => Plain.Json(value.Get(row)),
                GroupMember group => Object(((ObjectPick)pick).Children, group.TypeName, group.Members, row),
                LinkMember link => link.Get(row) is { } other ? Entity(((ObjectPick)pick).Children, link.Target, other) : null,
                ListMember list => List((ListPick)pick, list, row),
                _ => throw new InvalidOperationException(pick.Name),
            };
        }

        return answer;
    }

    private static JsonObject Entity(IReadOnlyList<Pick> picks, string type, object row) => Object(picks, type, Shapes.For(type).Members, row);

    private static JsonNode List(ListPick pick, ListMember list, object owner)
    {
        var rows = Rows(pick.Arguments, list, owner);
        JsonArray Entities(IEnumerable<IEntity> shown) => new([.. shown.Select(row => Entity(pick.Children, list.Target, row))]);
        if (!list.IsPaged)
        {
            return Entities(rows);
        }

        var size = pick.Arguments.Size ?? DefaultPage;
        var place = pick.Arguments.Place is { } given && given < rows.Count ? given : (int?)null;
        var (start, end) = pick.Arguments.IsBackward
            ? (Math.Max(0, (place ?? rows.Count) - size), place ?? rows.Count)
            : ((place + 1) ?? 0, Math.Min(rows.Count, ((place + 1) ?? 0) + size));
        var page = rows.Take(end).Skip(start).ToArray();
        var answer = new JsonObject();
        foreach (var part in pick.Parts)
        {
            switch (part)
            {
                case Part.TotalCount:
                    answer["totalCount"] = rows.Count;
                    break;
                case Part.Aggregates:
                    answer["aggregates"] = Aggregates(Shapes.For(list.Target), rows);
                    break;
                case Part.Facets:
                    answer["facets"] = new JsonObject([.. PlainFacet.All.Where(facet => facet.Name is "genre" or "shelf" or "author").Select(facet =>
                        KeyValuePair.Create(facet.Name, (JsonNode?)facet.Count(rows, FacetPage)))]);
                    break;
                case Part.Nodes:
                    answer["nodes"] = Entities(page);
                    break;
                case Part.Edges:
                    answer["edges"] = new JsonArray([.. Entities(page).Select(node => new JsonObject { ["node"] = node!.DeepClone() })]);
                    break;
                case Part.PageInfo:
                    answer["pageInfo"] = new JsonObject
                    {
                        ["hasNextPage"] = pick.Arguments.IsBackward ? place is not null : end < rows.Count,
                        ["hasPreviousPage"] = pick.Arguments.IsBackward ? start > 0 : place is not null,
                    };
                    break;
            }
        }

        return answer;
    }

    /// <summary>The numbers of a list put together: null for what no row has.</summary>
    public static JsonObject Aggregates(Shape shape, IReadOnlyList<object> rows)
    {
        var answer = new JsonObject { ["count"] = rows.Count };
        foreach (var number in shape.Numbers)
        {
            var values = rows.Select(number.Get).OfType<object>().Select(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)).ToArray();
            decimal? Of(Func<decimal[], decimal> figure) => values.Length == 0 ? null : figure(values);
            answer[number.Name] = new JsonObject
            {
                ["count"] = values.Length,
                ["min"] = Plain.Json(Of(Enumerable.Min)),
                ["max"] = Plain.Json(Of(Enumerable.Max)),
                ["sum"] = Plain.Json(Of(Enumerable.Sum)),
                ["average"] = Plain.Json(Of(all => Math.Round(all.Sum() / all.Length, Math.Min(6, number.Digits + 2), MidpointRounding.ToEven))),
            };
        }

        return answer;
    }

    private static int Compare(IReadOnlyList<Key> order, Shape shape, IEntity one, IEntity other)
    {
        var difference = order.Count == 0
            ? shape.Order is { } natural ? Plain.CompareFolded(natural(one)!, natural(other)!) : 0
            : order.Select(key => Compare(key, shape, one, other)).FirstOrDefault(found => found != 0);
        return difference != 0 ? difference : Plain.Compare(one.Key, other.Key);
    }

    private static int Compare(Key key, Shape shape, object one, object other) => (Value(key.Path, shape, one), Value(key.Path, shape, other)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (a, b) => key.IsDescending ? Plain.CompareFolded(b, a) : Plain.CompareFolded(a, b),
    };

    private static object? Value(IReadOnlyList<string> path, Shape shape, object row)
    {
        var (members, at) = (shape.Members, (object?)row);
        foreach (var step in path)
        {
            switch (members.First(member => member.Name == step))
            {
                case LinkMember link:
                    (members, at) = (Shapes.For(link.Target).Members, at is null ? null : link.Get(at));
                    break;
                case GroupMember group:
                    members = group.Members;
                    break;
                case ValueMember { Kind: Kind.Id }:
                    return at is null ? null : new OpaqueKey(((IEntity)at).Key);
                case ValueMember value:
                    return at is null ? null : value.Get(at);
            }
        }

        throw new InvalidOperationException("An order ends at a value.");
    }

    /// <param name="row">Null behind a link that leads nowhere: all values are missing there, all lists empty.</param>
    private static bool Meets(Filter filter, IReadOnlyList<Member> members, object? row) => filter.Entries.All(entry => (entry.Name, entry.Term) switch
    {
        (_, NoTerm) => true,
        ("and", FilterTerms terms) => terms.Filters.All(term => Meets(term, members, row)),
        ("or", FilterTerms terms) => terms.Filters.Count == 0 || terms.Filters.Any(term => Meets(term, members, row)),
        var (name, term) => members.First(member => member.Name == name) switch
        {
            ValueMember value => Meets((ValueTerm)term, row is null ? null : value.Get(row)),
            GroupMember group => Meets(((InnerTerm)term).Filter, group.Members, row),
            LinkMember link => Meets(((InnerTerm)term).Filter, Shapes.For(link.Target).Members, row is null ? null : link.Get(row)),
            ListMember list => Meets((ListTerm)term, list, row is null ? [] : [.. list.Get(row)]),
            _ => throw new InvalidOperationException(name),
        },
    });

    private static bool Meets(ListTerm term, ListMember list, IReadOnlyList<object> items)
    {
        bool Item(Filter filter, object item) => Meets(filter, Shapes.For(list.Target).Members, item);
        return term.Entries.All(entry => entry switch
        {
            ("any", _, { } any) => any == items.Count > 0,
            ("some", { } filter, _) => items.Any(item => Item(filter, item)),
            ("none", { } filter, _) => !items.Any(item => Item(filter, item)),
            ("all", { } filter, _) => items.All(item => Item(filter, item)),
            _ => true,
        });
    }

    private static bool Meets(ValueTerm term, object? value) => term.Tests.All(test => test.Name switch
    {
        "and" => test.Terms!.All(inner => Meets(inner, value)),
        "or" => test.Terms!.Count == 0 || test.Terms.Any(inner => Meets(inner, value)),
        "neq" => !Holds("eq", value, test.Operand),
        var negated when negated[0] == 'n' => !Holds(negated[1..], value, test.Operand),
        _ => Holds(test.Name, value, test.Operand),
    });

    private static bool Holds(string operation, object? value, object? operand) => operation switch
    {
        "eq" => Equals(value, operand),
        "in" => operand is IEnumerable<object?> items && items.Contains(value),
        _ when value is null || operand is null => false,
        "gt" => Number(value, operand) > 0,
        "gte" => Number(value, operand) >= 0,
        "lt" => Number(value, operand) < 0,
        "lte" => Number(value, operand) <= 0,
        "contains" => Plain.Fold((string)value).Contains(Plain.Fold((string)operand), StringComparison.Ordinal),
        "startsWith" => Plain.Fold((string)value).StartsWith(Plain.Fold((string)operand), StringComparison.Ordinal),
        "endsWith" => Plain.Fold((string)value).EndsWith(Plain.Fold((string)operand), StringComparison.Ordinal),
        _ => throw new InvalidOperationException(operation),
    };

    private static int Number(object value, object operand) => ((IComparable)value).CompareTo(operand);

    /// <summary>What ids are ordered by: the key that they hold, as it is.</summary>
    private sealed record OpaqueKey(string Key) : IComparable
    {
        public int CompareTo(object? obj) => Plain.Compare(Key, ((OpaqueKey)obj!).Key);
    }
}
