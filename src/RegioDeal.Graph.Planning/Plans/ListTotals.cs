using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A column whose place is known once its statement is whole.</summary>
internal sealed class LateColumn
{
    public int Place { get; set; }
}

/// <summary>What is worked out over all rows that a list's filter keeps, for each parent: one statement while it is planned.</summary>
/// <param name="draft">The statement.</param>
/// <param name="row">The row that values are expressions over.</param>
/// <param name="normalizer">Writes a value in one form: equal values stand once.</param>
internal sealed class ListTotals(StatementDraft draft, ParameterExpression row, ColumnNormalizer normalizer)
{
    private readonly List<Expression> values = [];
    private readonly Dictionary<(string Function, int Value), LateColumn> columns = [];

    public int Statement => draft.Index;

    public ParameterExpression Row => row;

    /// <summary>How many rows there are.</summary>
    public LateColumn Count() => Column(nameof(Enumerable.Count), -1);

    /// <summary>How many rows have a value.</summary>
    /// <param name="value">A number over the row.</param>
    public LateColumn Count(Expression value) => IsNullable(value) ? Column(nameof(Enumerable.Count), Value(value)) : Count();

    public LateColumn Sum(Expression value) => Column(nameof(Enumerable.Sum), Value(value));

    public LateColumn Least(Expression value) => Column(nameof(Enumerable.Min), Value(value));

    public LateColumn Most(Expression value) => Column(nameof(Enumerable.Max), Value(value));

    /// <summary>Makes the statement, when all that is asked is known.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="foreignKey">The parent of a row; null at the root.</param>
    /// <param name="join">Joins rows with what values link to.</param>
    public void Complete(Expression source, Expression? foreignKey, Func<Expression, IReadOnlyList<Expression>, (Expression, ParameterExpression, IReadOnlyList<Expression>)> join)
    {
        var key = foreignKey?.Unwrapped() ?? Expression.Constant(1);
        var (joined, item, over) = join(source, [key, .. values]);
        var grouped = joined.GroupBy(item, over[0]);
        var group = Expression.Parameter(grouped.ElementType(), "g");
        draft.From(foreignKey is null ? grouped : grouped.OrderBy(group, [(group.Member("Key"), false)]), group);
        if (foreignKey is not null)
        {
            draft.KeyedBy(draft.Column(group.Member("Key")));
        }

        foreach (var ((function, value), column) in columns)
        {
            column.Place = draft.Column(value < 0
                ? Expression.Call(typeof(Enumerable), function, [item.Type], group)
                : Aggregate(function, group, item, over[value + 1]));
        }
    }

    private LateColumn Column(string function, int value)
    {
        if (!columns.TryGetValue((function, value), out var column))
        {
            columns[(function, value)] = column = new LateColumn();
        }

        return column;
    }

    private int Value(Expression value)
    {
        var normal = normalizer.Normalize(value);
        normal = IsNullable(value) ? normal.AsNullable() : normal;
        var known = values.FindIndex(other => ExpressionEqualityComparer.Instance.Equals(other, normal));
        if (known < 0)
        {
            values.Add(normal);
        }

        return known < 0 ? values.Count - 1 : known;
    }

    private static bool IsNullable(Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;

    private static MethodCallExpression Aggregate(string function, Expression group, ParameterExpression item, Expression value) => function switch
    {
        nameof(Enumerable.Count) => Expression.Call(typeof(Enumerable), function, [item.Type], group, Expression.Lambda(value.IsNotNull(), item)),
        nameof(Enumerable.Sum) => Expression.Call(
            typeof(Enumerable), function, [item.Type], group, Expression.Lambda(Expression.Convert(value, IsNullable(value) ? typeof(long?) : typeof(long)), item)),
        _ when value.Type == typeof(string) => Expression.Call(typeof(Enumerable), function, [item.Type, value.Type], group, Expression.Lambda(value, item)),
        _ => Expression.Call(typeof(Enumerable), function, [item.Type], group, Expression.Lambda(value, item)),
    };
}
