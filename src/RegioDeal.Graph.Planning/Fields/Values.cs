using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>Where a field's value stands for a row.</summary>
internal static class Values
{
    /// <summary>The stored column of a stored field, the expression of any other.</summary>
    public static Expression Of(ValueField field, Expression row) => field.IsStored
        ? row.Shadow(field.StoredName, field.Expression.ReturnType)
        : field.Expression.Inline(row);

    /// <summary>The same behind a link that may lead nowhere: a column is missing then by itself, a count of nothing would be 0.</summary>
    public static Expression Behind(ValueField field, Expression row, bool isOptional)
    {
        var value = Of(field, row);
        if (!isOptional || field.IsStored || field.Expression.Body is MemberExpression { Expression: { } owner } && typeof(IEntity).IsAssignableFrom(owner.Type))
        {
            return value;
        }

        var nullable = value.AsNullable();
        return Expression.Condition(row.Member(nameof(IEntity.Id)).IsNull(), Expression.Constant(null, nullable.Type), nullable);
    }
}
