using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>A field of the graph: declared once, from it come output, filter, sort and documentation.</summary>
public abstract class GraphField
{
    private protected GraphField(string name, string description)
    {
        if (string.IsNullOrWhiteSpace(description))
        {
            throw new GraphDefinitionException($"Field '{name}' has no description. Say in a sentence what it is.");
        }

        Name = name;
        Description = description;
    }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>What it is, shown in the schema.</summary>
    public string Description { get; }
}

/// <summary>A field that holds a scalar: an expression that the database evaluates.</summary>
public sealed class ValueField : GraphField
{
    private readonly List<AggregateGuard> guards = [];

    internal ValueField(string name, string description, LambdaExpression expression, Scalar scalar, bool nullable)
        : base(name, description) =>
        (Expression, Scalar, IsNullable) = (expression, scalar, nullable);

    internal LambdaExpression Expression { get; }

    internal Scalar Scalar { get; }

    internal bool IsNullable { get; private set; }

    internal bool IsStored { get; private set; }

    /// <summary>Set by <see cref="Embed"/>: the object the field stands in, so that stored columns have distinct names.</summary>
    internal string Prefix { get; private set; } = "";

    /// <summary>The shadow property that holds a stored value.</summary>
    internal string StoredName => $"{Prefix}{Name.ToPascal()}Stored";

    /// <summary>Lets the import compute the value once, by this same expression, into an indexed column that selection, filter and order read.</summary>
    /// <returns>This field.</returns>
    public ValueField Stored()
    {
        IsStored = true;
        return this;
    }

    /// <summary>Lets the field be null in the schema although this row always has the value: another row type shows the same object without it.</summary>
    /// <returns>This field.</returns>
    public ValueField Nullable()
    {
        IsNullable = true;
        return this;
    }

    /// <summary>Whether a list can tell its least, most, sum and average.</summary>
    internal bool IsNumber => Scalar.Kind is ScalarKind.Int or ScalarKind.Long or ScalarKind.Scaled;

    /// <summary>What must hold of the rows of a list before their numbers are put together.</summary>
    internal IReadOnlyList<AggregateGuard> Guards => guards;

    /// <summary>Lets rows add up only when each that has a value meets a condition: any other sum is refused as <c>NOT_ADDITIVE</c>.</summary>
    /// <typeparam name="T">The row.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="why">Why not otherwise, and what to do: sentences for the client.</param>
    /// <returns>This field.</returns>
    public ValueField AddsUpWhen<T>(Expression<Func<T, bool>> condition, string why) =>
        Guard(new AggregateGuard(condition, IsKey: false, IsOfSums: true, why));

    /// <summary>Lets rows add up only when all that have a value are equal in something, as their period: any other sum is refused as <c>NOT_ADDITIVE</c>.</summary>
    /// <typeparam name="T">The row.</typeparam>
    /// <typeparam name="TKey">A number, a text or an enum, never null.</typeparam>
    /// <param name="key">What must be equal.</param>
    /// <param name="why">Why not otherwise, and what to do: sentences for the client.</param>
    /// <returns>This field.</returns>
    public ValueField AddsUpWithin<T, TKey>(Expression<Func<T, TKey>> key, string why)
        where TKey : notnull =>
        Guard(new AggregateGuard(key, IsKey: true, IsOfSums: true, why));

    /// <summary>Lets rows be put together only when all that have a value are equal in something, as what they measure: otherwise least, most, sum and average are refused as <c>NOT_COMPARABLE</c>.</summary>
    /// <typeparam name="T">The row.</typeparam>
    /// <typeparam name="TKey">A number, a text or an enum, never null.</typeparam>
    /// <param name="key">What must be equal.</param>
    /// <param name="why">Why not otherwise, and what to do: sentences for the client.</param>
    /// <returns>This field.</returns>
    public ValueField ComparesWithin<T, TKey>(Expression<Func<T, TKey>> key, string why)
        where TKey : notnull =>
        Guard(new AggregateGuard(key, IsKey: true, IsOfSums: false, why));

    internal void Embed(string prefix) => Prefix = prefix;

    private ValueField Guard(AggregateGuard guard)
    {
        if (!IsNumber || guard.Expression.Parameters[0].Type != Expression.Parameters[0].Type)
        {
            throw new GraphDefinitionException($"'{Name}' is no number of {guard.Expression.Parameters[0].Type.Name}: nothing guards its sums.");
        }

        guards.Add(guard);
        return this;
    }
}

/// <summary>What must hold of rows before their numbers are put together.</summary>
/// <param name="Expression">A condition that each row meets, or what is equal in all, over the row.</param>
/// <param name="IsKey">Which of the two.</param>
/// <param name="IsOfSums">Whether only sums need it.</param>
/// <param name="Why">Why, and what to do.</param>
internal sealed record AggregateGuard(LambdaExpression Expression, bool IsKey, bool IsOfSums, string Why)
{
    public GraphException Fault(string field) => IsOfSums ? new NotAdditiveException(field, Why) : new NotComparableException(field, Why);
}

/// <summary>A field that leads to one other entity, or to none.</summary>
public sealed class LinkField : GraphField
{
    internal LinkField(string name, string description, LambdaExpression expression, bool nullable)
        : base(name, description) =>
        (Expression, IsNullable) = (expression, nullable);

    internal LambdaExpression Expression { get; }

    internal bool IsNullable { get; }

    internal Type Target => Expression.ReturnType;
}

/// <summary>A field that groups other fields of the same row under a type of its own.</summary>
public class ObjectField : GraphField
{
    internal ObjectField(string name, string description, string typeName, string typeDescription, IReadOnlyList<GraphField> fields)
        : base(name, description)
    {
        (TypeName, TypeDescription, Fields) = (typeName, typeDescription, fields);
        foreach (var value in fields.OfType<ValueField>())
        {
            value.Embed(name.ToPascal());
        }
    }

    internal string TypeName { get; }

    internal string TypeDescription { get; }

    internal IReadOnlyList<GraphField> Fields { get; }
}

/// <summary>A field that leads to many entities.</summary>
public sealed class ListField : GraphField
{
    internal ListField(string name, string description, LambdaExpression items, LambdaExpression element, bool paged, int assumedSize)
        : base(name, description) =>
        (Items, Element, IsPaged, AssumedSize, PageName) = (items, element, paged, assumedSize, name.ToPascal());

    /// <summary>From the owner to its collection.</summary>
    internal LambdaExpression Items { get; }

    /// <summary>From one row of the collection to the entity shown: itself, or through a table of links.</summary>
    internal LambdaExpression Element { get; }

    /// <summary>A connection with pages, or a plain list.</summary>
    internal bool IsPaged { get; }

    /// <summary>How many rows a plain list is reckoned to have when the row bound is checked.</summary>
    internal int AssumedSize { get; }

    /// <summary>What the types of a connection are called after.</summary>
    internal string PageName { get; private set; }

    /// <summary>Calls the types of the connection after another name than the field's: connections of one name must list one type.</summary>
    /// <param name="name">The name, as <c>BookChildren</c> for <c>BookChildrenConnection</c>.</param>
    /// <returns>This field.</returns>
    public ListField PagedAs(string name)
    {
        PageName = name;
        return this;
    }

    internal Type Row => Element.Parameters[0].Type;

    internal Type Target => Element.ReturnType;
}
