using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>What a type of the graph is made from, without its row type.</summary>
public abstract class EntityGraph
{
    private protected EntityGraph(Type entity, string description) =>
        (Entity, Description) = (entity, description);

    /// <summary>The row type.</summary>
    public Type Entity { get; }

    /// <summary>What the type is, shown in the schema.</summary>
    public string Description { get; }

    /// <summary>The name in the schema.</summary>
    public string Name => Entity.Name;

    internal abstract IReadOnlyList<GraphField> Fields { get; }

    internal abstract IReadOnlyList<RootField> Roots { get; }

    /// <summary>What rows are ordered by when the query does not say; the key closes it.</summary>
    internal LambdaExpression? DefaultOrder { get; private protected set; }

    /// <summary>From a row to the rows that it is computed from, one or many: their sources are its sources.</summary>
    internal abstract IReadOnlyList<LambdaExpression> Grounds { get; }

    /// <summary>What lists of the type are counted by.</summary>
    internal abstract IReadOnlyList<Facet> Facets { get; }

    /// <summary>The texts that rows are searched by, first what they are called by. Empty when they are not searched.</summary>
    public abstract IReadOnlyList<SearchedText> Searched { get; }
}

/// <summary>Declares a type of the graph over one row type. Derive from it once a concept.</summary>
/// <typeparam name="T">The row.</typeparam>
public abstract class EntityGraph<T> : EntityGraph
    where T : class, IEntity
{
    private readonly FieldSet<T> declared = new();
    private readonly List<GraphField> fields = [];
    private readonly List<RootField> roots = [];
    private readonly List<LambdaExpression> grounds = [];
    private readonly List<Facet> facets = [];
    private readonly List<SearchedText> searched = [];

    /// <summary>Starts the declaration with the global id.</summary>
    /// <param name="description">What the type is, for the schema.</param>
    protected EntityGraph(string description)
        : base(typeof(T), description) =>
        fields.Add(new ValueField(
            "id",
            $"The global id: the same in every release and on every database. Opaque; use it with 'eq' and 'in', and to refetch.",
            (Expression<Func<T, string>>)(entity => entity.Key),
            Scalar.Id,
            nullable: false));

    internal sealed override IReadOnlyList<GraphField> Fields => [.. fields, .. declared.Fields];

    internal sealed override IReadOnlyList<RootField> Roots => roots;

    internal sealed override IReadOnlyList<LambdaExpression> Grounds => grounds;

    internal sealed override IReadOnlyList<Facet> Facets => facets;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<SearchedText> Searched => searched;

    /// <summary>The declared fields.</summary>
    protected FieldSet<T> Declare => declared;

    /// <inheritdoc cref="FieldSet{T}.Field{TValue}(string, Expression{Func{T, TValue}}, string)"/>
    protected ValueField Field<TValue>(string name, Expression<Func<T, TValue>> value, string description) =>
        declared.Field(name, value, description);

    /// <inheritdoc cref="FieldSet{T}.Field{TValue}(string, Expression{Func{T, TValue}}, Scalar, string)"/>
    protected ValueField Field<TValue>(string name, Expression<Func<T, TValue>> value, Scalar scalar, string description) =>
        declared.Field(name, value, scalar, description);

    /// <inheritdoc cref="FieldSet{T}.Field{TArgument, TValue}(string, FieldArgument{TArgument}, Expression{Func{T, TArgument, TValue}}, string)"/>
    protected ArgumentField Field<TArgument, TValue>(
        string name, FieldArgument<TArgument> argument, Expression<Func<T, TArgument, TValue>> value, string description)
        where TArgument : notnull =>
        declared.Field(name, argument, value, description);

    /// <inheritdoc cref="FieldSet{T}.Field{TArgument, TValue}(string, FieldArgument{TArgument}, Expression{Func{T, TArgument, TValue}}, Scalar, string)"/>
    protected ArgumentField Field<TArgument, TValue>(
        string name, FieldArgument<TArgument> argument, Expression<Func<T, TArgument, TValue>> value, Scalar scalar, string description)
        where TArgument : notnull =>
        declared.Field(name, argument, value, scalar, description);

    /// <inheritdoc cref="FieldSet{T}.Made{TParts, TFacts}"/>
    protected MadeField Made<TParts, TFacts>(string name, Expression<Func<T, TParts>> parts, Func<TParts, TFacts, string?> make, string description)
        where TFacts : class =>
        declared.Made(name, parts, make, description);

    /// <inheritdoc cref="FieldSet{T}.Made{TArgument, TParts, TFacts}"/>
    protected MadeField Made<TArgument, TParts, TFacts>(
        string name,
        FieldArgument<TArgument> argument,
        Expression<Func<T, TParts>> parts,
        Func<TParts, TArgument, TFacts, string?> make,
        string description)
        where TArgument : notnull
        where TFacts : class =>
        declared.Made(name, argument, parts, make, description);

    /// <inheritdoc cref="FieldSet{T}.One{TOther}"/>
    protected LinkField One<TOther>(string name, Expression<Func<T, TOther?>> link, string description)
        where TOther : class, IEntity =>
        declared.One(name, link, description);

    /// <inheritdoc cref="FieldSet{T}.Many{TOther}(string, Expression{Func{T, IEnumerable{TOther}}}, string)"/>
    protected ListField Many<TOther>(string name, Expression<Func<T, IEnumerable<TOther>>> items, string description)
        where TOther : class, IEntity =>
        declared.Many(name, items, description);

    /// <inheritdoc cref="FieldSet{T}.List{TOther}(string, Expression{Func{T, IEnumerable{TOther}}}, string, int)"/>
    protected ListField List<TOther>(string name, Expression<Func<T, IEnumerable<TOther>>> items, string description, int assumedSize)
        where TOther : class, IEntity =>
        declared.List(name, items, description, assumedSize);

    /// <inheritdoc cref="FieldSet{T}.Many{TLink, TOther}"/>
    protected ListField Many<TLink, TOther>(
        string name, Expression<Func<T, IEnumerable<TLink>>> links, Expression<Func<TLink, TOther>> other, string description)
        where TLink : class
        where TOther : class, IEntity =>
        declared.Many(name, links, other, description);

    /// <inheritdoc cref="FieldSet{T}.List{TLink, TOther}"/>
    protected ListField List<TLink, TOther>(
        string name, Expression<Func<T, IEnumerable<TLink>>> links, Expression<Func<TLink, TOther>> other, string description, int assumedSize)
        where TLink : class
        where TOther : class, IEntity =>
        declared.List(name, links, other, description, assumedSize);

    /// <summary>Says what rows are ordered by when the query does not. The key closes it.</summary>
    /// <typeparam name="TValue">A value that is never null.</typeparam>
    /// <param name="value">The order.</param>
    protected void Order<TValue>(Expression<Func<T, TValue>> value) => DefaultOrder = value;

    /// <summary>Says that a row shows what another holds: the sources of that one are its sources.</summary>
    /// <typeparam name="TOther">The other entity.</typeparam>
    /// <param name="row">The navigation.</param>
    protected void RestsOn<TOther>(Expression<Func<T, TOther?>> row)
        where TOther : class, IEntity => grounds.Add(row);

    /// <summary>Says that a row is computed from others: their sources are its sources.</summary>
    /// <typeparam name="TOther">The other entity.</typeparam>
    /// <param name="rows">The collection.</param>
    protected void RestsOn<TOther>(Expression<Func<T, IEnumerable<TOther>>> rows)
        where TOther : class, IEntity => grounds.Add(rows);

    /// <summary>Lets connections of the type count their rows by what each is linked to, or by a value that each has.</summary>
    /// <typeparam name="TMember">An entity, or a scalar.</typeparam>
    /// <param name="name">The name in the schema, singular.</param>
    /// <param name="member">The link or value.</param>
    protected void Facet<TMember>(string name, Expression<Func<T, TMember>> member) =>
        Add(new Facet(name, null, member, FieldSet<T>.CanBeNull(member)));

    /// <summary>Lets connections of the type count their rows by the members of their links: a row counts once for each of its members, or for none.</summary>
    /// <typeparam name="TLink">The row of the table of links.</typeparam>
    /// <typeparam name="TMember">An entity, or a scalar.</typeparam>
    /// <param name="name">The name in the schema, singular.</param>
    /// <param name="links">The collection of links.</param>
    /// <param name="member">From a link to the member.</param>
    protected void Facet<TLink, TMember>(string name, Expression<Func<T, IEnumerable<TLink>>> links, Expression<Func<TLink, TMember>> member)
        where TLink : class =>
        Add(new Facet(name, links, member, isNullable: true));

    /// <summary>Lets rows be searched by a text of theirs. What is declared first is what a hit is called.</summary>
    /// <param name="name">What the text is, as the schema calls it.</param>
    /// <param name="text">The text, a property of the row.</param>
    /// <param name="weight">What a word in it counts, against a word in a text of weight 1.</param>
    /// <param name="isShown">Whether a piece of it can stand in for the row in an answer.</param>
    protected void SearchedBy(string name, Expression<Func<T, string?>> text, int weight, bool isShown = true) =>
        searched.Add(new SearchedText(name, null, text, weight, isShown));

    /// <summary>Lets rows be searched by a text of rows that belong to them.</summary>
    /// <typeparam name="TOther">The type that has the text.</typeparam>
    /// <param name="name">What the text is, as the schema calls it.</param>
    /// <param name="items">The collection.</param>
    /// <param name="text">The text, a property of the other row.</param>
    /// <param name="weight">What a word in it counts, against a word in a text of weight 1.</param>
    protected void SearchedBy<TOther>(string name, Expression<Func<T, IEnumerable<TOther>>> items, Expression<Func<TOther, string?>> text, int weight)
        where TOther : class, IEntity =>
        searched.Add(new SearchedText(name, items, text, weight, isShown: true));

    /// <summary>Puts a connection at the root: over all rows, or over those that lists of keys choose, as the axes of a grid do.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="choices">Arguments that each list values; a row is kept when it has one of each list that is given.</param>
    protected void RootConnection(string name, string description, params KeyArgument[] choices) =>
        roots.Add(new RootListField(name, description, typeof(T), paged: true, assumedSize: 0, choices));

    /// <summary>Puts a plain list over all rows at the root.</summary>
    /// <param name="name">The name in the schema, plural.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="assumedSize">How many rows it is reckoned to have when the row bound is checked.</param>
    protected void RootList(string name, string description, int assumedSize) =>
        roots.Add(new RootListField(name, description, typeof(T), paged: false, assumedSize));

    /// <summary>Puts one row, found by its natural key, at the root. A missing thing is null.</summary>
    /// <param name="name">The name in the schema, singular.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="arguments">The parts of the key.</param>
    protected void RootOne(string name, string description, params KeyArgument[] arguments) =>
        roots.Add(new RootOneField(name, description, typeof(T), arguments, null));

    /// <summary>Puts one row at the root that has a default when no key is given.</summary>
    /// <param name="name">The name in the schema, singular.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="otherwise">Which row it is when no argument is given.</param>
    /// <param name="arguments">The parts of the key.</param>
    protected void RootOne(string name, string description, Expression<Func<T, bool>> otherwise, params KeyArgument[] arguments) =>
        roots.Add(new RootOneField(name, description, typeof(T), arguments, otherwise));

    /// <summary>An argument of a field that must be given.</summary>
    /// <typeparam name="TValue">Its type.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The argument.</returns>
    protected static FieldArgument<TValue> Argument<TValue>(string name, string description)
        where TValue : notnull => new(name, description);

    /// <summary>An argument of a field that may be left out.</summary>
    /// <typeparam name="TValue">Its type.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <param name="otherwise">What stands in when it is absent or null.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The argument.</returns>
    protected static FieldArgument<TValue> Argument<TValue>(string name, TValue otherwise, string description)
        where TValue : notnull => new(name, description, otherwise);

    /// <summary>A part of a natural key that must be given.</summary>
    /// <typeparam name="TValue">Its type.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <param name="value">Where the row holds it.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The argument.</returns>
    protected static KeyArgument Key<TValue>(string name, Expression<Func<T, TValue>> value, string description) =>
        new(name, description, value, Scalar.Of(typeof(TValue)), isRequired: true);

    /// <summary>A part of a natural key that may be left out while the rest is unique.</summary>
    /// <typeparam name="TValue">Its type.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <param name="value">Where the row holds it.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <returns>The argument.</returns>
    protected static KeyArgument OptionalKey<TValue>(string name, Expression<Func<T, TValue>> value, string description) =>
        new(name, description, value, Scalar.Of(typeof(TValue)), isRequired: false);

    private void Add(Facet facet)
    {
        if (facets.Exists(other => other.Name == facet.Name))
        {
            throw new GraphDefinitionException($"{typeof(T).Name} declares the facet '{facet.Name}' twice.");
        }

        facets.Add(facet);
    }
}
