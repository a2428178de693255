using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>Building blocks for expression trees.</summary>
internal static class Expressions
{
    private static readonly MethodInfo EfProperty = typeof(EF).GetMethod(nameof(EF.Property))!;

    /// <summary>The body of a lambda with its parameters replaced.</summary>
    public static Expression Inline(this LambdaExpression lambda, params Expression[] arguments)
    {
        var body = lambda.Body;
        for (var i = 0; i < arguments.Length; i++)
        {
            body = body.Replace(lambda.Parameters[i], arguments[i]);
        }

        return body;
    }

    public static Expression Replace(this Expression tree, Expression from, Expression to) =>
        from == to ? tree : new Replacer(from, to).Visit(tree)!;

    /// <summary>A column that has no C# property.</summary>
    public static Expression Shadow(this Expression entity, string name, Type type) =>
        Expression.Call(EfProperty.MakeGenericMethod(type), entity, Expression.Constant(name));

    /// <summary>A property by name, found on the type or what it implements.</summary>
    public static MemberExpression Member(this Expression owner, string name) => Expression.Property(owner, name);

    public static Expression AsNullable(this Expression value) =>
        value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    public static Expression IsNull(this Expression value) =>
        Expression.Equal(value.AsNullable(), Expression.Constant(null, value.AsNullable().Type));

    public static Expression IsNotNull(this Expression value) =>
        Expression.NotEqual(value.AsNullable(), Expression.Constant(null, value.AsNullable().Type));

    public static Expression Unwrapped(this Expression value) =>
        Nullable.GetUnderlyingType(value.Type) is { } plain ? Expression.Convert(value, plain) : value;

    public static Expression All(IEnumerable<Expression> terms) =>
        terms.Aggregate((Expression?)null, (all, term) => all is null ? term : Expression.AndAlso(all, term))
        ?? Expression.Constant(true);

    /// <summary>The tuple of some values, in the form that the compiler gives to an anonymous type, which EF Core can group and join by.</summary>
    public static NewExpression Tuple(IReadOnlyList<Expression> items)
    {
        var type = TupleType(items.Count).MakeGenericType([.. items.Select(item => item.Type)]);
        var members = Enumerable.Range(1, items.Count).Select(i => (MemberInfo)type.GetProperty($"Item{i}")!);
        return Expression.New(type.GetConstructors().Single(), items, members);
    }

    private static Type TupleType(int count) => count switch
    {
        1 => typeof(Tuple<>),
        2 => typeof(Tuple<,>),
        3 => typeof(Tuple<,,>),
        4 => typeof(Tuple<,,,>),
        5 => typeof(Tuple<,,,,>),
        6 => typeof(Tuple<,,,,,>),
        7 => typeof(Tuple<,,,,,,>),
        8 => typeof(Items<,,,,,,,>),
        9 => typeof(Items<,,,,,,,,>),
        10 => typeof(Items<,,,,,,,,,>),
        11 => typeof(Items<,,,,,,,,,,>),
        12 => typeof(Items<,,,,,,,,,,,>),
        _ => throw new ArgumentOutOfRangeException(nameof(count), count, "A tuple has one to twelve items."),
    };

    // The framework's own tuples nest from the eighth item on.
    private sealed record Items<T1, T2, T3, T4, T5, T6, T7, T8>(
        T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5, T6 Item6, T7 Item7, T8 Item8);

    private sealed record Items<T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5, T6 Item6, T7 Item7, T8 Item8, T9 Item9);

    private sealed record Items<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5, T6 Item6, T7 Item7, T8 Item8, T9 Item9, T10 Item10);

    private sealed record Items<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5, T6 Item6, T7 Item7, T8 Item8, T9 Item9, T10 Item10, T11 Item11);

    private sealed record Items<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5, T6 Item6, T7 Item7, T8 Item8, T9 Item9, T10 Item10, T11 Item11, T12 Item12);

    private sealed class Replacer(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
