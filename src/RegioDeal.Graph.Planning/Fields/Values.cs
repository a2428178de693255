using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>Where a field's value stands for a row.</summary>
internal static class Values
{
    /// <summary>The stored column of a stored field, the expression of any other.</summary>
    public static Expression Of(ValueField field, Expression row) => field.IsStored
        ? row.Shadow(field.StoredName, field.Expression.ReturnType)
        : field.Expression.Inline(row);
}
