using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Sorting;

/// <summary>One key of an order, over a row.</summary>
/// <param name="Value">What is compared: a number, a text by code point, or a date.</param>
/// <param name="IsNullable">True when a row can lack it; such rows come last, in both directions.</param>
/// <param name="IsDescending">The direction.</param>
/// <param name="Name">The field and direction in words, for cursors.</param>
/// <param name="Arguments">Those of the field; null when it has none.</param>
/// <param name="NullsFirst">True only when an order is turned round to read a page backward.</param>
internal sealed record OrderKey(Expression Value, bool IsNullable, bool IsDescending, string Name, ListInput? Arguments = null, bool NullsFirst = false)
{
    public Type Type => Nullable.GetUnderlyingType(Value.Type) ?? Value.Type;

    public bool IsText => Type == typeof(string) || Type == typeof(NodaTime.LocalDate);

    /// <summary>1 where the value is missing.</summary>
    public Expression NullFlag => Expression.Condition(Value.IsNull(), Expression.Constant(1), Expression.Constant(0));

    public OrderKey On(ParameterExpression from, Expression to) => this with { Value = Value.Replace(from, to) };

    public OrderKey Reversed => this with { IsDescending = !IsDescending, NullsFirst = !NullsFirst };

    /// <summary>What to order by: whether the value is missing, for keys that can, then the value.</summary>
    public IEnumerable<(Expression Key, bool IsDescending)> Terms => IsNullable
        ? [(NullFlag, NullsFirst), (Value, IsDescending)]
        : [(Value, IsDescending)];
}
