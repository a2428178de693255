using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>An argument of a field, of a type still unsaid.</summary>
public abstract class FieldArgument
{
    private protected FieldArgument(string name, string description, Type type, object? otherwise) =>
        (Name, Description, Type, Scalar, Otherwise) = (name, description, type, Scalar.Of(type), otherwise);

    internal string Name { get; }

    internal string Description { get; }

    internal Type Type { get; }

    internal Scalar Scalar { get; }

    /// <summary>What stands in when the argument is absent or null, an enum value as its number; null when it must be given.</summary>
    internal object? Otherwise { get; }
}

/// <summary>An argument of a field.</summary>
/// <typeparam name="TValue">Its type: a whole number, a text, true or false, a date, an enum.</typeparam>
public sealed class FieldArgument<TValue> : FieldArgument
    where TValue : notnull
{
    /// <summary>An argument that must be given.</summary>
    /// <param name="name">The argument's name.</param>
    /// <param name="description">What it is, for the schema.</param>
    public FieldArgument(string name, string description)
        : base(name, description, typeof(TValue), null)
    {
    }

    /// <summary>An argument that may be left out.</summary>
    /// <param name="name">The argument's name.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="otherwise">What stands in when it is absent or null.</param>
    public FieldArgument(string name, string description, TValue otherwise)
        : base(name, description, typeof(TValue), otherwise is Enum ? Convert.ToInt32(otherwise, System.Globalization.CultureInfo.InvariantCulture) : otherwise)
    {
    }
}

/// <summary>Refuses an expression that works something out from its argument alone.</summary>
/// <remarks>EF Core would do so once, when the plan is made, from the value that stands in for the argument then.</remarks>
internal sealed class ArgumentUse : ExpressionVisitor
{
    private readonly string field;
    private readonly ParameterExpression argument;
    private bool usesArgument;
    private bool usesRow;

    private ArgumentUse(string field, ParameterExpression argument) => (this.field, this.argument) = (field, argument);

    /// <exception cref="GraphDefinitionException">It does.</exception>
    public static void Check(string field, LambdaExpression expression)
    {
        // True and false are part of a plan's shape: they stand in it themselves.
        if (expression.Parameters[1].Type != typeof(bool))
        {
            new ArgumentUse(field, expression.Parameters[1]).Visit(expression.Body);
        }
    }

    /// <inheritdoc/>
    public override Expression? Visit(Expression? node)
    {
        var (argumentBefore, rowBefore) = (usesArgument, usesRow);
        (usesArgument, usesRow) = (node == argument, node is ParameterExpression && node != argument);
        base.Visit(node);
        if (usesArgument && !usesRow && node is not (ParameterExpression or UnaryExpression { NodeType: ExpressionType.Convert }))
        {
            throw new GraphDefinitionException(
                $"'{field}' works out '{node}' from its argument alone. Compare the argument itself with what stands in rows, as in row.Year + 1 == year.");
        }

        (usesArgument, usesRow) = (usesArgument || argumentBefore, usesRow || rowBefore);
        return node;
    }
}
