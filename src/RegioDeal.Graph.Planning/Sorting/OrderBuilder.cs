using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Sorting;

/// <summary>Reads an <c>order</c> argument into keys over a row.</summary>
internal sealed class OrderBuilder(GraphModel model, FilterBuilder filters, PlanLimits limits)
{
    /// <summary>The total order of a list: what was asked, or the type's own, closed by the key.</summary>
    /// <param name="graph">The type listed.</param>
    /// <param name="row">The row.</param>
    /// <param name="order">The argument; null when absent.</param>
    /// <param name="path">Where the list stands, for errors in arguments.</param>
    /// <returns>The keys; the last is unique.</returns>
    /// <exception cref="OrderEntryException">An entry sets two fields.</exception>
    public IReadOnlyList<OrderKey> Keys(EntityGraph graph, Expression row, Input? order, IReadOnlyList<string>? path = null)
    {
        var keys = new List<OrderKey>();
        if (order is ListInput { Items: var items })
        {
            foreach (var item in items.OfType<ObjectInput>())
            {
                if (Entry(graph.Fields, row, item, isNullable: false, new Place(path ?? [], "", null)) is { } key && keys.TrueForAll(other => !Same(other, key)))
                {
                    keys.Add(key);
                }
            }
        }
        else if (order is ObjectInput single && Entry(graph.Fields, row, single, isNullable: false, new Place(path ?? [], "", null)) is { } only)
        {
            // A list argument takes a single value for a list of one.
            keys.Add(only);
        }

        if (keys.Count > limits.OrderKeys)
        {
            throw new PlanLimitException(FormattableString.Invariant($"has more than {limits.OrderKeys} keys in one order"));
        }

        if (keys.Count == 0 && graph.DefaultOrder is { } natural)
        {
            keys.Add(new OrderKey(natural.Inline(row), IsNullable: false, IsDescending: false, "default"));
        }

        keys.Add(new OrderKey(row.Member(nameof(IEntity.Key)), IsNullable: false, IsDescending: false, "key"));
        return keys;
    }

    /// <summary>One entry of an order; null when it sets nothing.</summary>
    /// <param name="fields">What can be ordered on.</param>
    /// <param name="row">The row.</param>
    /// <param name="entry">The entry.</param>
    /// <exception cref="OrderEntryException">It sets two fields.</exception>
    public OrderKey? Entry(IReadOnlyList<GraphField> fields, Expression row, ObjectInput entry) =>
        Entry(fields, row, entry, isNullable: false, new Place([], "", null));

    private OrderKey? Entry(IReadOnlyList<GraphField> fields, Expression row, ObjectInput entry, bool isNullable, Place place)
    {
        var set = Set(entry);
        if (set.Length > 1)
        {
            throw new OrderEntryException(string.Join(" and ", set.Select(field => $"'{field.Key}'")));
        }

        if (set.Length == 0)
        {
            return null;
        }

        var (name, input) = set[0];
        return fields.First(field => field.Name == name) switch
        {
            ValueField value => Key(value, row, ((NameInput)input).Name == "DESC", isNullable, place.At(name)),
            ArgumentField value when (ObjectInput)input is var given => Set(given) is [{ Value: NameInput direction }]
                ? Key(filters.Given(value, given, place.Path), row, direction.Name == "DESC", isNullable, place.At(name, given))
                : null,
            ArgumentObjectField nested when (ObjectInput)input is var given =>
                Entry(filters.Given(nested, given, place.Path), row, given, isNullable, place.At(name, given)),
            FigureField figures when (ObjectInput)input is var given =>
                Entry(figures.With(filters.Figures(figures.Figures, argument => ArgumentsOf(given)?[argument], place.Path)), row, given, isNullable, place.At(name, given)),
            LinkField link => Entry(
                model.For(link.Target).Fields, link.Expression.Inline(row), (ObjectInput)input, isNullable || link.IsNullable, place.At(name)),
            ObjectField nested => Entry(nested.Fields, row, (ObjectInput)input, isNullable, place.At(name)),
            ListField list when (ObjectInput)input is var given => given[InputNames.Aggregates] is ObjectInput aggregates
                ? Entry(
                    ListAggregates.Of(model.For(list.Target), list, filters.Kept(list, given, place.Path)), row, aggregates, isNullable, place.At(name, given))
                : null,
            var other => throw new GraphDefinitionException($"'{other.Name}' cannot be ordered on."),
        };
    }

    private OrderKey Key(ValueField field, Expression row, bool isDescending, bool isNullable, Place place)
    {
        var value = Values.Behind(field, row, isNullable);
        isNullable |= field.IsNullable;
        var compared = field.Scalar.Kind switch
        {
            ScalarKind.Text or ScalarKind.Url => model.FoldedOf(value) ?? value,
            ScalarKind.Boolean => Flag(value, isNullable),
            ScalarKind.Enum => Expression.Convert(value, isNullable ? typeof(int?) : typeof(int)),
            _ => value,
        };

        return new OrderKey(
            isNullable ? compared.AsNullable() : compared, isNullable, isDescending, $"{place.Name} {(isDescending ? "DESC" : "ASC")}", place.Arguments);
    }

    // False before true, and what is missing stays missing.
    private static ConditionalExpression Flag(Expression value, bool isNullable)
    {
        var flag = Expression.Condition(Expression.Equal(value, Expression.Constant(true, value.Type)), Expression.Constant(1), Expression.Constant(0));
        return isNullable
            ? Expression.Condition(value.IsNull(), Expression.Constant(null, typeof(int?)), Expression.Convert(flag, typeof(int?)))
            : flag;
    }

    private static bool Same(OrderKey one, OrderKey other) =>
        one.Name.Split(' ')[0] == other.Name.Split(' ')[0] && one.Arguments?.Canonical == other.Arguments?.Canonical;

    private static ObjectInput? ArgumentsOf(ObjectInput entry) => entry[InputNames.Arguments] as ObjectInput;

    private static KeyValuePair<string, Input>[] Set(ObjectInput entry) =>
        [.. entry.Fields.Where(field => field.Key != InputNames.Arguments && field.Value is not NullInput)];

    /// <summary>Where in an entry a field stands.</summary>
    /// <param name="Path">Where the list stands.</param>
    /// <param name="Name">The fields that lead to it.</param>
    /// <param name="Arguments">Those given on the way; null when there are none.</param>
    private sealed record Place(IReadOnlyList<string> Path, string Name, ListInput? Arguments)
    {
        public Place At(string name) => this with { Name = Name.Length == 0 ? name : $"{Name}.{name}" };

        public Place At(string name, ObjectInput given) => ArgumentsOf(given) is { } own
            ? At(name) with { Arguments = new ListInput([.. Arguments?.Items ?? [], own]) }
            : At(name);
    }
}
