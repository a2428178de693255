using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Takes out of a filter what it says of a facet's own members, so that those not chosen are counted too.</summary>
/// <remarks>
/// Own is a field that leads to the members: <c>pillar</c>, the list <c>municipalities</c>, or the member inside of its list of links,
/// as <c>involvements: { some: { municipality: ... } }</c>. Conditions inside <c>or</c> stay: without one of its terms an <c>or</c> says something else.
/// </remarks>
internal sealed class OwnConditions(GraphModel model, EntityGraph graph, Facet facet)
{
    /// <summary>The filter without them.</summary>
    /// <param name="where">The filter; null when there is none.</param>
    /// <returns>The same filter when it has none; null when nothing is left.</returns>
    public Input? TakeOut(Input? where) => TakeOut(where, Root);

    private static Input? TakeOut(Input? filter, Func<KeyValuePair<string, Input>, Input?> field)
    {
        if (filter is not ObjectInput { Fields: var given })
        {
            return filter;
        }

        var left = new List<KeyValuePair<string, Input>>();
        var isWhole = true;
        foreach (var entry in given)
        {
            var kept = entry.Key switch
            {
                _ when entry.Value is NullInput => entry.Value,
                "or" => entry.Value,
                "and" => Terms(entry.Value, field),
                _ => field(entry),
            };
            isWhole &= ReferenceEquals(kept, entry.Value);
            if (kept is not null)
            {
                left.Add(new(entry.Key, kept));
            }
        }

        return isWhole ? filter : left.Count == 0 ? null : new ObjectInput(left);
    }

    private static Input? Terms(Input terms, Func<KeyValuePair<string, Input>, Input?> field)
    {
        if (terms is not ListInput { Items: var items })
        {
            return TakeOut(terms, field);
        }

        var left = items.Select(item => TakeOut(item, field)).ToArray();
        return left.SequenceEqual(items, ReferenceEqualityComparer.Instance) ? terms
            : left.OfType<Input>().ToArray() is { Length: > 0 } kept ? new ListInput(kept)
            : null;
    }

    private Input? Root(KeyValuePair<string, Input> entry) => graph.Fields.First(field => field.Name == entry.Key) switch
    {
        ValueField value when facet.Links is null && Same(value.Expression, facet.Member) => null,
        LinkField link when facet.Links is null && Same(link.Expression, facet.Member) => null,
        ListField list when facet.Links is not null && Same(list.Items, facet.Links) => Same(list.Element, facet.Member) ? null : Links(list, entry.Value),
        _ => entry.Value,
    };

    /// <summary>What a filter on the list of links says of the rest of a link.</summary>
    private Input? Links(ListField list, Input filter)
    {
        if (list.Element.Body != list.Element.Parameters[0])
        {
            return filter; // another end of the same links
        }

        var fields = model.For(list.Target).Fields;
        return TakeOut(filter, quantifier => quantifier.Key is "some" or "none" or "all" ? TakeOut(quantifier.Value, Link) : quantifier.Value);

        Input? Link(KeyValuePair<string, Input> entry) => fields.First(field => field.Name == entry.Key) switch
        {
            ValueField value when Same(value.Expression, facet.Member) => null,
            LinkField link when Same(link.Expression, facet.Member) => null,
            _ => entry.Value,
        };
    }

    private static bool Same(LambdaExpression one, LambdaExpression other) =>
        one.Parameters[0].Type == other.Parameters[0].Type && ExpressionEqualityComparer.Instance.Equals(one.Body, other.Inline(one.Parameters[0]));
}
