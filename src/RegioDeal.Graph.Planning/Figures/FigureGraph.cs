using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>Figures over facts: what is summed, along which dimensions, and how sure it is.</summary>
public abstract class FigureGraph
{
    private readonly List<Measure> measures = [];
    private readonly List<Dimension> dimensions = [];

    private protected FigureGraph(string name, string description, Type fact) =>
        (Name, Description, Fact) = (name, description, fact);

    internal string Name { get; }

    internal string Description { get; }

    internal Type Fact { get; }

    internal IReadOnlyList<Measure> Measures => measures;

    /// <summary>The measure that shares and bounds are of.</summary>
    internal Measure Amount => measures[0];

    /// <summary>What one fact adds to the amount.</summary>
    internal LambdaExpression AmountOfFact { get; private protected set; } = null!;

    internal string ShareDescription { get; private protected set; } = "";

    internal IReadOnlyList<Dimension> Dimensions => dimensions;

    internal Scenarios? Scenarios { get; private protected set; }

    internal FactLines? Lines { get; private protected set; }

    internal PivotField? Pivot { get; private protected set; }

    /// <summary>Fields of a fact that the pivot's filter has beside the dimensions.</summary>
    internal IReadOnlyList<ValueField> FactFilters { get; private protected set; } = [];

    /// <summary>All that the pivot's filter can restrict: the dimensions, then the fact's own fields.</summary>
    internal IReadOnlyList<GraphField> FactFields =>
        [.. dimensions.Select(dimension => new LinkField(dimension.Name, dimension.Description, dimension.Member, nullable: false)), .. FactFilters];

    private protected void Add(Measure measure) => measures.Add(measure);

    private protected void Add(Dimension dimension) => dimensions.Add(dimension);
}

/// <summary>Declares figures over one fact type.</summary>
/// <typeparam name="TFact">The row that is summed.</typeparam>
public abstract class FigureGraph<TFact> : FigureGraph
    where TFact : class, IEntity
{
    /// <summary>Starts the declaration.</summary>
    /// <param name="name">The name of the type in the schema.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected FigureGraph(string name, string description)
        : base(name, description, typeof(TFact))
    {
    }

    /// <summary>Declares the amount: the sum that shares and bounds are of. Comes before any other measure.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="ofFact">What one fact adds to it, not negative.</param>
    /// <param name="scalar">How it is written.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected void AmountMeasure(string name, Expression<Func<TFact, long>> ofFact, Scalar scalar, string description)
    {
        AmountOfFact = ofFact;
        var facts = Expression.Parameter(typeof(IEnumerable<TFact>), "facts");
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(TFact)], facts, ofFact);
        var value = Expression.Lambda(sum, facts);
        Add(new Measure(name, description, value, value, scalar));
    }

    /// <summary>Declares an aggregate over facts.</summary>
    /// <typeparam name="TValue">Its type as stored.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="value">The aggregate.</param>
    /// <param name="scalar">How it is written.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="settled">What it is where nothing differs from scenario to scenario; by default the same.</param>
    protected void Measure<TValue>(
        string name,
        Expression<Func<IEnumerable<TFact>, TValue>> value,
        Scalar scalar,
        string description,
        Expression<Func<IEnumerable<TFact>, TValue>>? settled = null) =>
        Add(new Measure(name, description, value, settled ?? value, scalar));

    /// <summary>Declares the share that the amount has of its whole.</summary>
    /// <param name="description">What it is of, for the schema.</param>
    protected void Share(string description) => ShareDescription = description;

    /// <summary>Declares the list of facts that a figure is the sum of.</summary>
    /// <param name="typeName">The type's name.</param>
    /// <param name="factName">The field that leads to the fact.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected void FactLines(string typeName, string factName, string description) =>
        Lines = new FactLines(typeName, factName, description);

    /// <summary>Declares a dimension: facts are broken down by what they link to.</summary>
    /// <typeparam name="TMember">The entity that stands on the dimension.</typeparam>
    /// <param name="name">The name in the schema, as <c>pillar</c>; gives <c>byPillar</c> and <c>PILLAR</c>.</param>
    /// <param name="member">From the fact to the entity.</param>
    /// <param name="memberId">From the fact to the entity's id.</param>
    /// <param name="description">What the break-down is, for the schema.</param>
    /// <param name="onOwners">False when only the pivot has it.</param>
    /// <param name="scope">For a dimension whose every member is listed, those without facts too: the id that a member shares with the owner.</param>
    /// <param name="runningDescription">For a dimension that runs in time: what the running total is.</param>
    protected void By<TMember>(
        string name,
        Expression<Func<TFact, TMember>> member,
        Expression<Func<TFact, int>> memberId,
        string description,
        bool onOwners = true,
        Expression<Func<TMember, int>>? scope = null,
        string? runningDescription = null)
        where TMember : class, IEntity =>
        Add(new Dimension(name, description, member, memberId, scope, runningDescription, onOwners));

    /// <summary>Declares that facts stand differently in different scenarios, all of which the source allows.</summary>
    /// <typeparam name="TVariant">One fact in one scenario.</typeparam>
    /// <param name="fact">From the variant to its fact.</param>
    /// <param name="scenario">The id of the scenario.</param>
    /// <param name="partition">The id of the partition: scenarios of different partitions are independent.</param>
    /// <param name="scenarioCount">How many scenarios the partition has.</param>
    /// <param name="moved">What differs: a dimension's member and its id, on the variant.</param>
    /// <param name="atLeast">Description of the lower bound.</param>
    /// <param name="atMost">Description of the upper bound.</param>
    /// <param name="isCertain">Description of their equality.</param>
    /// <param name="amount">What the variant adds to the amount, when it holds a copy of it: a sum over a column of its own needs no query for each group.</param>
    protected void Variants<TVariant>(
        Expression<Func<TVariant, TFact>> fact,
        Expression<Func<TVariant, int>> scenario,
        Expression<Func<TVariant, int>> partition,
        Expression<Func<TVariant, int>> scenarioCount,
        IReadOnlyList<string> moved,
        string atLeast,
        string atMost,
        string isCertain,
        Expression<Func<TVariant, long>>? amount = null)
        where TVariant : class =>
        Scenarios = new Scenarios(typeof(TVariant), fact, scenario, partition, scenarioCount, moved, atLeast, atMost, isCertain, amount);

    /// <summary>Puts a pivot over all facts at the root.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">What it is, for the schema.</param>
    /// <param name="filters">Declares the scalar fields that its filter has beside the dimensions.</param>
    protected void RootPivot(string name, string description, Action<FieldSet<TFact>> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        var declared = new FieldSet<TFact>();
        filters(declared);
        FactFilters = [.. declared.Fields.Cast<ValueField>()];
        Pivot = new PivotField(name, description, this);
    }
}

/// <summary>An aggregate over facts.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="Description">What it is.</param>
/// <param name="Value">From the facts to the value.</param>
/// <param name="Settled">The same where nothing differs from scenario to scenario.</param>
/// <param name="Scalar">How it is written.</param>
internal sealed record Measure(string Name, string Description, LambdaExpression Value, LambdaExpression Settled, Scalar Scalar);

/// <summary>A way to break figures down.</summary>
internal sealed record Dimension(
    string Name,
    string Description,
    LambdaExpression Member,
    LambdaExpression MemberId,
    LambdaExpression? Scope,
    string? RunningDescription,
    bool OnOwners)
{
    public Type Target => Member.ReturnType;

    public string ByName => $"by{Name.ToPascal()}";

    public bool IsComplete => Scope is not null;

    public bool Runs => RunningDescription is not null;

    /// <summary>The name of the property on the fact, which is also its name on a variant when it differs there.</summary>
    public string Property => ((MemberExpression)Member.Body).Member.Name;
}

/// <summary>The list of facts behind a figure.</summary>
internal sealed record FactLines(string TypeName, string FactName, string Description);

/// <summary>Facts that stand differently in different scenarios.</summary>
internal sealed record Scenarios(
    Type Variant,
    LambdaExpression Fact,
    LambdaExpression Scenario,
    LambdaExpression Partition,
    LambdaExpression ScenarioCount,
    IReadOnlyList<string> Moved,
    string AtLeast,
    string AtMost,
    string IsCertain,
    LambdaExpression? Amount)
{
    /// <summary>True when an expression over a fact reads what differs from scenario to scenario.</summary>
    /// <param name="fact">The expression.</param>
    /// <returns>Whether it does.</returns>
    public bool Touches(Expression fact)
    {
        var search = new Mover(this, null);
        search.Visit(fact);
        return search.Found;
    }

    /// <summary>An expression over a fact, turned into the same one over a variant.</summary>
    /// <param name="overFact">The expression over the fact.</param>
    /// <param name="variant">The variant.</param>
    /// <returns>The expression over the variant.</returns>
    public Expression Move(LambdaExpression overFact, Expression variant) =>
        new Mover(this, (overFact.Parameters[0], variant)).Visit(overFact.Body);

    private sealed class Mover(Scenarios scenarios, (ParameterExpression Fact, Expression Variant)? move) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            var ofFact = node.Expression is { } owner
                && owner.Type == scenarios.Fact.ReturnType
                && (move is null || owner == move.Value.Fact);
            if (ofFact && scenarios.Moved.Contains(node.Member.Name))
            {
                Found = true;
                return move is null ? node : Expression.Property(move.Value.Variant, node.Member.Name);
            }

            return base.VisitMember(node);
        }

        protected override Expression VisitParameter(ParameterExpression node) =>
            move is not null && node == move.Value.Fact ? scenarios.Fact.Inline(move.Value.Variant) : base.VisitParameter(node);
    }
}
