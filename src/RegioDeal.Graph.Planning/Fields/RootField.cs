using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A field of the query root.</summary>
public abstract class RootField : GraphField
{
    private protected RootField(string name, string description)
        : base(name, description)
    {
    }
}

/// <summary>All rows of one type: a connection or a plain list.</summary>
public sealed class RootListField : RootField
{
    internal RootListField(string name, string description, Type target, bool paged, int assumedSize, IReadOnlyList<KeyArgument>? choices = null)
        : base(name, description) =>
        (Target, IsPaged, AssumedSize, Choices) = (target, paged, assumedSize, choices ?? []);

    internal Type Target { get; }

    internal bool IsPaged { get; }

    internal int AssumedSize { get; }

    /// <summary>Arguments that each list the values of which rows have one.</summary>
    internal IReadOnlyList<KeyArgument> Choices { get; }
}

/// <summary>One row, found by its natural key.</summary>
public sealed class RootOneField : RootField
{
    internal RootOneField(string name, string description, Type target, IReadOnlyList<KeyArgument> arguments, LambdaExpression? otherwise)
        : base(name, description) =>
        (Target, Arguments, Otherwise) = (target, arguments, otherwise);

    internal Type Target { get; }

    internal IReadOnlyList<KeyArgument> Arguments { get; }

    internal LambdaExpression? Otherwise { get; }
}

/// <summary>A part of a natural key, as an argument.</summary>
public sealed class KeyArgument
{
    internal KeyArgument(string name, string description, LambdaExpression value, Scalar scalar, bool isRequired) =>
        (Name, Description, Value, Scalar, IsRequired) = (name, description, value, scalar, isRequired);

    internal string Name { get; }

    internal string Description { get; }

    internal LambdaExpression Value { get; }

    internal Scalar Scalar { get; }

    internal bool IsRequired { get; }
}
