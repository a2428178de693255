using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Sorting;

namespace RegioDeal.Graph.Planning.Paging;

/// <summary>The rows that come after a place in an order.</summary>
internal static class Keyset
{
    /// <summary>The condition that a row comes after the place.</summary>
    /// <param name="keys">The order; its last key is unique.</param>
    /// <param name="place">For each key its value at the place, and 1 or 0 for whether it is missing there.</param>
    /// <returns>The condition.</returns>
    public static Expression After(IReadOnlyList<OrderKey> keys, IReadOnlyList<(Expression Value, Expression? Missing)> place)
    {
        Expression? after = null;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var key = keys[i];
            var (value, missing) = place[i];
            var beyond = Beyond(key, value);
            if (missing is null)
            {
                after = after is null
                    ? beyond
                    : Expression.OrElse(beyond, Expression.AndAlso(Compare(key, value, ExpressionType.Equal), after));
                continue;
            }

            // Rows without a value stand together at one end; among themselves the next key decides.
            var flag = key.NullFlag;
            var same = Expression.AndAlso(
                Expression.OrElse(key.Value.IsNull(), Compare(key, value, ExpressionType.Equal)),
                after ?? Expression.Constant(false));
            after = Expression.OrElse(
                key.NullsFirst ? Expression.LessThan(flag, missing) : Expression.GreaterThan(flag, missing),
                Expression.AndAlso(Expression.Equal(flag, missing), Expression.OrElse(beyond, same)));
        }

        // Said once more for the first key alone: the database can seek to it in an index.
        return keys.Count > 1 && place[0].Missing is null
            ? Expression.AndAlso(Compare(keys[0], place[0].Value, keys[0].IsDescending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual), after!)
            : after!;
    }

    private static Expression Beyond(OrderKey key, Expression value) =>
        Compare(key, value, key.IsDescending ? ExpressionType.LessThan : ExpressionType.GreaterThan);

    private static BinaryExpression Compare(OrderKey key, Expression value, ExpressionType comparison) =>
        Comparison.Make(comparison, key.Value, value);
}
