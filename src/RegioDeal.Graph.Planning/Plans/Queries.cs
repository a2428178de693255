using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>The LINQ operators as expressions over element types known only at run time.</summary>
internal static class Queries
{
    /// <summary>The element type of a query or collection.</summary>
    public static Type ElementType(this Expression source)
    {
        var type = source.Type;
        var sequence = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type
            : type.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return sequence.GetGenericArguments()[0];
    }

    public static Expression Where(this Expression source, ParameterExpression row, Expression? condition) => condition is null
        ? source
        : Expression.Call(Operators(source), nameof(Queryable.Where), [row.Type], source, Quote(source, Expression.Lambda(condition, row)));

    public static Expression Take(this Expression source, Expression count) =>
        Expression.Call(Operators(source), nameof(Queryable.Take), [source.ElementType()], source, count);

    public static Expression Select(this Expression source, ParameterExpression row, Expression result) =>
        Expression.Call(
            Operators(source), nameof(Queryable.Select), [row.Type, result.Type], source, Quote(source, Expression.Lambda(result, row)));

    /// <summary>A value of each row of a group or collection.</summary>
    public static Expression Pick(this Expression rows, ParameterExpression row, Expression value) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Select), [row.Type, value.Type], rows, Expression.Lambda(value, row));

    public static Expression Distinct(this Expression source) =>
        Expression.Call(Operators(source), nameof(Queryable.Distinct), [source.ElementType()], source);

    public static Expression GroupBy(this Expression source, ParameterExpression row, Expression key) =>
        Expression.Call(
            Operators(source), nameof(Queryable.GroupBy), [row.Type, key.Type], source, Quote(source, Expression.Lambda(key, row)));

    public static Expression OrderBy(this Expression source, ParameterExpression row, IEnumerable<(Expression Key, bool IsDescending)> keys)
    {
        var ordered = source;
        var isFirst = true;
        foreach (var (key, isDescending) in keys)
        {
            var name = (isFirst, isDescending) switch
            {
                (true, false) => nameof(Queryable.OrderBy),
                (true, true) => nameof(Queryable.OrderByDescending),
                (false, false) => nameof(Queryable.ThenBy),
                (false, true) => nameof(Queryable.ThenByDescending),
            };
            ordered = Expression.Call(Operators(source), name, [row.Type, key.Type], ordered, Quote(source, Expression.Lambda(key, row)));
            isFirst = false;
        }

        return ordered;
    }

    /// <summary>All items of all rows.</summary>
    public static Expression SelectMany(this Expression source, ParameterExpression row, Expression items)
    {
        var item = items.ElementType();
        var lambda = Expression.Lambda(typeof(Func<,>).MakeGenericType(row.Type, typeof(IEnumerable<>).MakeGenericType(item)), items, row);
        return Expression.Call(Operators(source), nameof(Queryable.SelectMany), [row.Type, item], source, Quote(source, lambda));
    }

    /// <summary>Pairs of each row with each of its items.</summary>
    public static Expression SelectPairs(this Expression source, ParameterExpression row, Expression items)
    {
        var item = Expression.Parameter(items.ElementType());
        var collection = Expression.Lambda(typeof(Func<,>).MakeGenericType(row.Type, typeof(IEnumerable<>).MakeGenericType(item.Type)), items, row);
        var outer = Expression.Parameter(row.Type);
        var pair = Expressions.Tuple([outer, item]);
        return Expression.Call(
            Operators(source),
            nameof(Queryable.SelectMany),
            [row.Type, item.Type, pair.Type],
            source,
            Quote(source, collection),
            Quote(source, Expression.Lambda(pair, outer, item)));
    }

    /// <summary>Pairs of rows with equal keys; with <paramref name="isOuter"/> also rows that have no partner.</summary>
    public static Expression Join(
        this Expression source,
        Expression other,
        Func<Expression, Expression> key,
        Func<Expression, Expression> otherKey,
        bool isOuter = false)
    {
        var (left, right) = (Expression.Parameter(source.ElementType()), Expression.Parameter(other.ElementType()));
        var (leftKey, rightKey) = (key(left), otherKey(right));
        var (outer, inner) = (Expression.Parameter(left.Type), Expression.Parameter(right.Type));
        var pair = Expressions.Tuple([outer, inner]);
        return Expression.Call(
            typeof(Queryable),
            isOuter ? nameof(Queryable.LeftJoin) : nameof(Queryable.Join),
            [left.Type, right.Type, leftKey.Type, pair.Type],
            source,
            other,
            Expression.Quote(Expression.Lambda(leftKey, left)),
            Expression.Quote(Expression.Lambda(rightKey, right)),
            Expression.Quote(Expression.Lambda(pair, outer, inner)));
    }

    public static Expression Contains(this Slot keys, Expression key) => keys.Expression.Contains(key);

    /// <summary>Whether a value is among those of a query or list.</summary>
    public static Expression Contains(this Expression values, Expression value)
    {
        var plain = value.Unwrapped();
        return Expression.Call(Operators(values), nameof(Queryable.Contains), [plain.Type], values, plain);
    }

    private static Type Operators(Expression source) =>
        typeof(IQueryable).IsAssignableFrom(source.Type) ? typeof(Queryable) : typeof(Enumerable);

    private static Expression Quote(Expression source, LambdaExpression lambda) =>
        Operators(source) == typeof(Queryable) ? Expression.Quote(lambda) : lambda;
}
