using System.Linq.Expressions;
using System.Reflection;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Comparisons in the form that every provider translates.</summary>
internal static class Comparison
{
    private static readonly MethodInfo CompareText = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>Compares a column with a value; a text by code point.</summary>
    public static BinaryExpression Make(ExpressionType comparison, Expression column, Expression value)
    {
        if (column.Type == typeof(string) && comparison is not (ExpressionType.Equal or ExpressionType.NotEqual))
        {
            return Expression.MakeBinary(comparison, Expression.Call(CompareText, column, value), Expression.Constant(0));
        }

        return Expression.MakeBinary(comparison, column, value.Type == column.Type ? value : Expression.Convert(value, column.Type));
    }
}
