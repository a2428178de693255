using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Sorting;

/// <summary>Reads an <c>order</c> argument into keys over a row.</summary>
internal sealed class OrderBuilder(GraphModel model)
{
    /// <summary>The total order of a list: what was asked, or the type's own, closed by the key.</summary>
    /// <param name="graph">The type listed.</param>
    /// <param name="row">The row.</param>
    /// <param name="order">The argument; null when absent.</param>
    /// <returns>The keys; the last is unique.</returns>
    /// <exception cref="OrderEntryException">An entry sets two fields.</exception>
    public IReadOnlyList<OrderKey> Keys(EntityGraph graph, Expression row, Input? order)
    {
        var keys = new List<OrderKey>();
        if (order is ListInput { Items: var items })
        {
            foreach (var item in items.OfType<ObjectInput>())
            {
                if (Entry(graph.Fields, row, item, isNullable: false, path: "") is { } key && keys.TrueForAll(other => !Same(other, key)))
                {
                    keys.Add(key);
                }
            }
        }
        else if (order is ObjectInput single && Entry(graph.Fields, row, single, isNullable: false, path: "") is { } only)
        {
            // A list argument takes a single value for a list of one.
            keys.Add(only);
        }

        if (keys.Count == 0 && graph.DefaultOrder is { } natural)
        {
            keys.Add(new OrderKey(natural.Inline(row), IsNullable: false, IsDescending: false, "default"));
        }

        keys.Add(new OrderKey(row.Member(nameof(IEntity.Key)), IsNullable: false, IsDescending: false, "key"));
        return keys;
    }

    private OrderKey? Entry(IReadOnlyList<GraphField> fields, Expression row, ObjectInput entry, bool isNullable, string path)
    {
        var set = entry.Fields.Where(field => field.Value is not NullInput).ToArray();
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
            ValueField value => Key(value, row, ((NameInput)input).Name == "DESC", isNullable, path + name),
            LinkField link => Entry(
                model.For(link.Target).Fields, link.Expression.Inline(row), (ObjectInput)input, isNullable || link.IsNullable, $"{path}{name}."),
            ObjectField nested => Entry(nested.Fields, row, (ObjectInput)input, isNullable, $"{path}{name}."),
            var other => throw new GraphDefinitionException($"'{other.Name}' cannot be ordered on."),
        };
    }

    private OrderKey Key(ValueField field, Expression row, bool isDescending, bool isNullable, string path)
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

        return new OrderKey(isNullable ? compared.AsNullable() : compared, isNullable, isDescending, $"{path} {(isDescending ? "DESC" : "ASC")}");
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
        one.Name.Split(' ')[0] == other.Name.Split(' ')[0];
}
