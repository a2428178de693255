using System.Linq.Expressions;
using System.Reflection;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The fields that a type of the graph declares over one row type.</summary>
/// <typeparam name="T">The row.</typeparam>
public class FieldSet<T>
    where T : class
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly List<GraphField> fields = [];

    internal FieldSet()
    {
    }

    internal IReadOnlyList<GraphField> Fields => fields;

    /// <summary>Declares a field that holds a scalar of the expression's own type.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="value">What the database evaluates.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ValueField Field<TValue>(string name, Expression<Func<T, TValue>> value, string description) =>
        Field(name, value, Scalar.Of(typeof(TValue)), description);

    /// <summary>Declares a field that holds a scalar with a form of its own, as euros kept in cents.</summary>
    /// <typeparam name="TValue">The type of the value as stored.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="value">What the database evaluates, in the stored unit.</param>
    /// <param name="scalar">How it is compared and written.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ValueField Field<TValue>(string name, Expression<Func<T, TValue>> value, Scalar scalar, string description) =>
        Add(new ValueField(name, description, value, scalar, CanBeNull(value)));

    /// <summary>Declares a field that holds a scalar of the expression's own type, which depends on an argument.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="value">What the database evaluates, over the row and the argument.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ArgumentField Field<TArgument, TValue>(
        string name, FieldArgument<TArgument> argument, Expression<Func<T, TArgument, TValue>> value, string description)
        where TArgument : notnull =>
        Field(name, argument, value, Scalar.Of(typeof(TValue)), description);

    /// <summary>Declares a field that holds a scalar with a form of its own, which depends on an argument.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TValue">The type of the value as stored.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="value">What the database evaluates, over the row and the argument, in the stored unit.</param>
    /// <param name="scalar">How it is written.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ArgumentField Field<TArgument, TValue>(
        string name, FieldArgument<TArgument> argument, Expression<Func<T, TArgument, TValue>> value, Scalar scalar, string description)
        where TArgument : notnull =>
        Add(WithArgument(name, argument, value, scalar, description));

    /// <summary>Declares a link to one other entity. Null when the C# property can be.</summary>
    /// <typeparam name="TOther">The other entity.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="link">The navigation.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public LinkField One<TOther>(string name, Expression<Func<T, TOther?>> link, string description)
        where TOther : class, IEntity =>
        Add(new LinkField(name, description, link, CanBeNull(link)));

    /// <summary>Declares a connection: a list with pages, filter and order of its own.</summary>
    /// <typeparam name="TOther">The entity listed.</typeparam>
    /// <param name="name">The name in the schema, plural.</param>
    /// <param name="items">The collection.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ListField Many<TOther>(string name, Expression<Func<T, IEnumerable<TOther>>> items, string description)
        where TOther : class, IEntity =>
        Add(new ListField(name, description, items, (Expression<Func<TOther, TOther>>)(item => item), paged: true, assumedSize: 0));

    /// <summary>Declares a plain list: short by nature, whole, with filter and order but without pages.</summary>
    /// <typeparam name="TOther">The entity listed.</typeparam>
    /// <param name="name">The name in the schema, plural.</param>
    /// <param name="items">The collection.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="assumedSize">How many rows it is reckoned to have when the row bound is checked.</param>
    /// <returns>The field.</returns>
    public ListField List<TOther>(string name, Expression<Func<T, IEnumerable<TOther>>> items, string description, int assumedSize)
        where TOther : class, IEntity =>
        Add(new ListField(name, description, items, (Expression<Func<TOther, TOther>>)(item => item), paged: false, assumedSize));

    /// <summary>Declares a plain list that goes through a table of links.</summary>
    /// <typeparam name="TLink">The row of the table of links.</typeparam>
    /// <typeparam name="TOther">The entity listed.</typeparam>
    /// <param name="name">The name in the schema, plural.</param>
    /// <param name="links">The collection of links.</param>
    /// <param name="other">From a link to the entity.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="assumedSize">How many rows it is reckoned to have when the row bound is checked.</param>
    /// <returns>The field.</returns>
    public ListField List<TLink, TOther>(
        string name,
        Expression<Func<T, IEnumerable<TLink>>> links,
        Expression<Func<TLink, TOther>> other,
        string description,
        int assumedSize)
        where TLink : class
        where TOther : class, IEntity =>
        Add(new ListField(name, description, links, other, paged: false, assumedSize));

    /// <summary>Declares a connection that goes through a table of links, in which each other entity stands at most once an owner.</summary>
    /// <typeparam name="TLink">The row of the table of links.</typeparam>
    /// <typeparam name="TOther">The entity listed.</typeparam>
    /// <param name="name">The name in the schema, plural.</param>
    /// <param name="links">The collection of links.</param>
    /// <param name="other">From a link to the entity.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public ListField Many<TLink, TOther>(
        string name,
        Expression<Func<T, IEnumerable<TLink>>> links,
        Expression<Func<TLink, TOther>> other,
        string description)
        where TLink : class
        where TOther : class, IEntity =>
        Add(new ListField(name, description, links, other, paged: true, assumedSize: 0));

    /// <summary>Declares fields that stand together under a type of their own, as a citation does.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="typeName">The type's name; equal names must declare equal fields.</param>
    /// <param name="description">What the field is.</param>
    /// <param name="typeDescription">What the type is.</param>
    /// <param name="declare">Declares the fields.</param>
    /// <returns>The field.</returns>
    public ObjectField Object(string name, string typeName, string description, string typeDescription, Action<FieldSet<T>> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var inner = new FieldSet<T>();
        declare(inner);
        return Add(new ObjectField(name, description, typeName, typeDescription, inner.Fields));
    }

    /// <summary>Declares fields over the row and an argument that stand together under a type of their own.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="typeName">The type's name; equal names must declare equal fields.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="description">What the field is.</param>
    /// <param name="typeDescription">What the type is.</param>
    /// <param name="declare">Declares the fields.</param>
    /// <returns>The field.</returns>
    public ArgumentObjectField Object<TArgument>(
        string name,
        string typeName,
        FieldArgument<TArgument> argument,
        string description,
        string typeDescription,
        Action<ArgumentFieldSet<T, TArgument>> declare)
        where TArgument : notnull
    {
        ArgumentNullException.ThrowIfNull(declare);
        var inner = new ArgumentFieldSet<T, TArgument>(argument);
        declare(inner);
        return Add(new ArgumentObjectField(name, description, argument, typeName, typeDescription, inner.Fields));
    }

    /// <summary>Declares a text that the program makes from columns of the row and the facts of the database.</summary>
    /// <typeparam name="TParts">What it is made from.</typeparam>
    /// <typeparam name="TFacts">The type of the facts, which whoever makes the engine gives.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="parts">What it is made from: a record made with <c>new</c>, each of whose values the database evaluates, or one value. <see cref="GlobalId.Of"/> is an id.</param>
    /// <param name="make">Makes the text; null only when the field is <see cref="MadeField.Nullable"/>.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public MadeField Made<TParts, TFacts>(string name, Expression<Func<T, TParts>> parts, Func<TParts, TFacts, string?> make, string description)
        where TFacts : class =>
        Add<MadeField>(new MadeField<TParts, TFacts>(name, description, new RowParts<TParts>(name, parts), make));

    /// <summary>Declares a text that the program makes from columns of the row, an argument and the facts of the database.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TParts">What it is made from.</typeparam>
    /// <typeparam name="TFacts">The type of the facts, which whoever makes the engine gives.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="parts">What it is made from: a record made with <c>new</c>, each of whose values the database evaluates, or one value. <see cref="GlobalId.Of"/> is an id.</param>
    /// <param name="make">Makes the text; null only when the field is <see cref="MadeField.Nullable"/>.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The field.</returns>
    public MadeField Made<TArgument, TParts, TFacts>(
        string name,
        FieldArgument<TArgument> argument,
        Expression<Func<T, TParts>> parts,
        Func<TParts, TArgument, TFacts, string?> make,
        string description)
        where TArgument : notnull
        where TFacts : class =>
        Add<MadeField>(new MadeField<TParts, TArgument, TFacts>(name, description, argument, new RowParts<TParts>(name, parts), make));

    /// <summary>Declares the figures of an owner: sums over its facts, their shares, bounds, lines and break-downs.</summary>
    /// <typeparam name="TFact">The row that is summed.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="figures">What is computed.</param>
    /// <param name="facts">The facts of the owner.</param>
    /// <param name="whole">The facts of the whole that the owner's share is of.</param>
    /// <param name="scope">The id that the owner shares with the members of a complete dimension.</param>
    /// <param name="description">What the field is.</param>
    /// <param name="varies">True when the owner itself is one of the things that differ from scenario to scenario.</param>
    /// <param name="heads">What the owner's amounts are divided by, when the figures have an amount per head.</param>
    /// <returns>The field.</returns>
    public ObjectField Figures<TFact>(
        string name,
        FigureGraph<TFact> figures,
        Expression<Func<T, IEnumerable<TFact>>> facts,
        Expression<Func<T, IEnumerable<TFact>>> whole,
        Expression<Func<T, int>> scope,
        string description,
        bool varies = false,
        Expression<Func<T, int?>>? heads = null)
        where TFact : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Add(new FigureField(name, description, figures, facts, whole, scope, heads, varies));
    }

    /// <summary>Declares the figures of an owner that facts are spread over: sums over its parts of facts.</summary>
    /// <typeparam name="TFact">The row that is summed.</typeparam>
    /// <typeparam name="TPart">A part of it.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="figures">What is computed.</param>
    /// <param name="parts">The parts of the owner.</param>
    /// <param name="whole">The facts of the whole that the owner's share is of.</param>
    /// <param name="scope">Whether the owner shares an id that members of a complete dimension have.</param>
    /// <param name="description">What the field is.</param>
    /// <param name="heads">What the owner's amounts are divided by, when the figures have an amount per head.</param>
    /// <returns>The field.</returns>
    public ObjectField PartFigures<TFact, TPart>(
        string name,
        FigureGraph<TFact> figures,
        Expression<Func<T, IEnumerable<TPart>>> parts,
        Expression<Func<T, IEnumerable<TFact>>> whole,
        Expression<Func<T, int, bool>> scope,
        string description,
        Expression<Func<T, int?>>? heads = null)
        where TFact : class, IEntity
        where TPart : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Add(new FigureField(name, description, figures, parts, whole, scope, heads, varies: false));
    }

    internal static ArgumentField WithArgument<TArgument, TValue>(
        string name, FieldArgument<TArgument> argument, Expression<Func<T, TArgument, TValue>> value, Scalar scalar, string description)
        where TArgument : notnull
    {
        ArgumentUse.Check(name, value);
        return new ArgumentField(name, description, argument, value, scalar, CanBeNull(value));
    }

    private TField Add<TField>(TField field)
        where TField : GraphField
    {
        if (fields.Exists(other => other.Name == field.Name))
        {
            throw new GraphDefinitionException($"{typeof(T).Name} declares '{field.Name}' twice.");
        }

        fields.Add(field);
        return field;
    }

    internal static bool CanBeNull(LambdaExpression value)
    {
        if (Nullable.GetUnderlyingType(value.ReturnType) is not null)
        {
            return true;
        }

        for (var step = value.Body; step is MemberExpression { Member: PropertyInfo property } member; step = member.Expression!)
        {
            lock (Nullability)
            {
                if (!property.PropertyType.IsValueType && Nullability.Create(property).ReadState == NullabilityState.Nullable)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
