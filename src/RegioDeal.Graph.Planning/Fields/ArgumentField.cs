using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A field that holds a scalar: an expression over the row and an argument, that the database evaluates. It is selected, never filtered or ordered on.</summary>
public sealed class ArgumentField : GraphField
{
    internal ArgumentField(string name, string description, FieldArgument argument, LambdaExpression expression, Scalar scalar, bool nullable)
        : base(name, description) =>
        (Argument, Expression, Scalar, IsNullable) = (argument, expression, scalar, nullable);

    /// <summary>Its own argument, or that of the object it stands in.</summary>
    internal FieldArgument Argument { get; }

    /// <summary>Over the row and the argument.</summary>
    internal LambdaExpression Expression { get; }

    internal Scalar Scalar { get; }

    internal bool IsNullable { get; private set; }

    /// <summary>The id of the source of the value, over the row and the argument; null when it needs no other than the row's.</summary>
    internal LambdaExpression? SourceId { get; private set; }

    /// <summary>Says which source the value comes from, when it is not the row's own.</summary>
    /// <typeparam name="T">The row.</typeparam>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <param name="sourceId">The id of the source.</param>
    /// <returns>This field.</returns>
    public ArgumentField SourcedBy<T, TArgument>(Expression<Func<T, TArgument, int?>> sourceId)
    {
        SourceId = sourceId;
        return this;
    }

    /// <summary>Lets the field be null in the schema, as a text of a row that may not be found.</summary>
    /// <returns>This field.</returns>
    public ArgumentField Nullable()
    {
        IsNullable = true;
        return this;
    }
}

/// <summary>A field that groups scalars over the row and one argument under a type of their own.</summary>
public sealed class ArgumentObjectField : GraphField
{
    internal ArgumentObjectField(
        string name, string description, FieldArgument argument, string typeName, string typeDescription, IReadOnlyList<ArgumentField> fields)
        : base(name, description) =>
        (Argument, TypeName, TypeDescription, Fields) = (argument, typeName, typeDescription, fields);

    internal FieldArgument Argument { get; }

    internal string TypeName { get; }

    internal string TypeDescription { get; }

    internal IReadOnlyList<ArgumentField> Fields { get; }
}

/// <summary>The fields of an object that has an argument.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <typeparam name="TArgument">The type of the argument.</typeparam>
public sealed class ArgumentFieldSet<T, TArgument>
    where T : class
    where TArgument : notnull
{
    private readonly FieldArgument<TArgument> argument;
    private readonly List<ArgumentField> fields = [];

    internal ArgumentFieldSet(FieldArgument<TArgument> argument) => this.argument = argument;

    internal IReadOnlyList<ArgumentField> Fields => fields;

    /// <summary>Declares a field that holds a scalar of the expression's own type.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="value">What the database evaluates, over the row and the argument.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ArgumentField Field<TValue>(string name, Expression<Func<T, TArgument, TValue>> value, string description) =>
        Field(name, value, Scalar.Of(typeof(TValue)), description);

    /// <summary>Declares a field that holds a scalar with a form of its own, as euros kept in cents.</summary>
    /// <typeparam name="TValue">The type of the value as stored.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="value">What the database evaluates, over the row and the argument, in the stored unit.</param>
    /// <param name="scalar">How it is written.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ArgumentField Field<TValue>(string name, Expression<Func<T, TArgument, TValue>> value, Scalar scalar, string description)
    {
        var field = FieldSet<T>.WithArgument(name, argument, value, scalar, description);
        if (fields.Exists(other => other.Name == name))
        {
            throw new GraphDefinitionException($"{typeof(T).Name} declares '{name}' twice.");
        }

        fields.Add(field);
        return field;
    }
}
