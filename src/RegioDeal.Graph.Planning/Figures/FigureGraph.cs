using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>Figures over facts: what is summed, along which dimensions, and how sure it is.</summary>
public abstract class FigureGraph
{
    private readonly List<Measure> measures = [];
    private readonly List<Dimension> dimensions = [];

    /// <summary>How many dimensions a row of the pivot can be found by.</summary>
    internal const int MostDimensions = 7;

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

    internal PerCapita? AmountPerCapita { get; private protected set; }

    internal IReadOnlyList<Dimension> Dimensions => dimensions;

    internal Scenarios? Scenarios { get; private protected set; }

    /// <summary>Facts that the import has summed; null when it has not.</summary>
    internal FactRollUp? RolledUp { get; private protected set; }

    /// <summary>Facts in scenarios that it has summed.</summary>
    internal ScenarioRollUp? ScenariosRolledUp { get; private protected set; }

    internal Spread? Spread { get; private protected set; }

    /// <summary>From a fact to the rows that its spread is computed from: their sources are sources of its parts.</summary>
    internal IReadOnlyList<LambdaExpression> SpreadGrounds { get; private protected set; } = [];

    /// <summary>Arguments of an owner's figures that narrow which facts are counted: what a fact must have.</summary>
    internal IReadOnlyList<KeyArgument> Narrowings { get; private protected set; } = [];

    internal FactLines? Lines { get; private protected set; }

    internal PivotField? Pivot { get; private protected set; }

    /// <summary>Fields of a fact that the pivot's filter has beside the dimensions.</summary>
    internal IReadOnlyList<ValueField> FactFilters { get; private protected set; } = [];

    /// <summary>All that the pivot's filter can restrict: the dimensions, then the fact's own fields.</summary>
    internal IReadOnlyList<GraphField> FactFields =>
        [.. dimensions.Select(dimension => new LinkField(dimension.Name, dimension.Description, dimension.Member, dimension.IsSpread)), .. FactFilters];

    private protected void Add(Measure measure) => measures.Add(measure);

    private protected void Add(Dimension dimension)
    {
        if (dimensions.Count == MostDimensions)
        {
            throw new GraphDefinitionException($"{Name} has more than {MostDimensions} dimensions. Give RowKey and the tuples of Expressions one item more for each.");
        }

        if (dimension.IsSpread && dimensions.Find(other => other.IsSpread && other.Basis!.ReturnType != dimension.Basis!.ReturnType) is { } other)
        {
            throw new GraphDefinitionException($"'{other.Name}' and '{dimension.Name}' of {Name} say by different enums how parts came about. Use one.");
        }

        dimensions.Add(dimension);
    }
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
        Add(new Measure(name, description, scalar, MeasureKind.Amount, null));
    }

    /// <summary>Declares the part of the amount whose facts meet a condition; where nothing differs from scenario to scenario it is all of it.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected void AmountWhereMeasure(string name, Expression<Func<TFact, bool>> condition, string description) =>
        Add(new Measure(name, description, Amount.Scalar, MeasureKind.AmountWhere, condition));

    /// <summary>Declares the number of facts.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected void CountMeasure(string name, string description) =>
        Add(new Measure(name, description, Scalar.Int, MeasureKind.Count, null));

    /// <summary>Declares the share that the amount has of its whole.</summary>
    /// <param name="description">What it is of, for the schema.</param>
    protected void Share(string description) => ShareDescription = description;

    /// <summary>Declares the amount for each of those who live with it: divided by a number that owners and members of dimensions have, rounded half-even. Null when that is not known, or 0.</summary>
    /// <typeparam name="TMember">Who have such a number.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="heads">Their number; null when not known.</param>
    /// <param name="among">Whose numbers together the pivot divides by, where it is grouped by no dimension that has them.</param>
    /// <param name="description">By whose number it is divided, for the schema.</param>
    protected void PerCapita<TMember>(string name, Expression<Func<TMember, int?>> heads, Expression<Func<TMember, bool>> among, string description)
        where TMember : class, IEntity =>
        AmountPerCapita = new PerCapita(name, description, heads, among);

    /// <summary>Lets an argument of an owner's figures say which of its facts are counted.</summary>
    /// <typeparam name="TValue">A whole number, a text or a date.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <param name="value">What of a fact must equal it.</param>
    /// <param name="description">What it is, for the schema.</param>
    protected void NarrowedBy<TValue>(string name, Expression<Func<TFact, TValue>> value, string description) =>
        Narrowings = [.. Narrowings, new KeyArgument(name, description, value, Scalar.Of(typeof(TValue)), isRequired: false)];

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
    /// <param name="heads">What the amount of a member is divided by, where not by its owner's number. Where a pivot has several such dimensions, the last declared decides.</param>
    protected void By<TMember>(
        string name,
        Expression<Func<TFact, TMember>> member,
        Expression<Func<TFact, int>> memberId,
        string description,
        bool onOwners = true,
        Expression<Func<TMember, int>>? scope = null,
        string? runningDescription = null,
        Expression<Func<TMember, int?>>? heads = null)
        where TMember : class, IEntity =>
        Add(new Dimension(name, description, member, memberId, scope, runningDescription, onOwners) { Heads = heads });

    /// <summary>Declares that facts are spread over members of further dimensions, in parts that add up to the fact.</summary>
    /// <typeparam name="TPart">A part. What it holds under a name of the fact is a copy; all else is reached through the fact.</typeparam>
    /// <param name="fact">From the part to its fact.</param>
    /// <param name="factId">From the part to the id of its fact.</param>
    /// <param name="amount">What of the fact's amount falls to the part, not negative.</param>
    /// <param name="attributionDescription">What the argument <c>attribution</c> does.</param>
    /// <param name="basisDescription">What the field <c>basis</c> says.</param>
    /// <param name="excessDescription">What the field <c>excess</c> says.</param>
    protected void SpreadOver<TPart>(
        Expression<Func<TPart, TFact>> fact,
        Expression<Func<TPart, int>> factId,
        Expression<Func<TPart, long>> amount,
        string attributionDescription,
        string basisDescription,
        string excessDescription)
        where TPart : class, IEntity =>
        Spread = new Spread(typeof(TPart), fact, factId, amount, attributionDescription, basisDescription, excessDescription);

    /// <summary>Says that the parts of a fact are computed from rows that it has: their sources are theirs, beside those of the fact.</summary>
    /// <typeparam name="TOther">The row.</typeparam>
    /// <param name="rows">The collection.</param>
    protected void SpreadRestsOn<TOther>(Expression<Func<TFact, IEnumerable<TOther>>> rows)
        where TOther : class, IEntity => SpreadGrounds = [.. SpreadGrounds, rows];

    /// <summary>Declares a dimension that facts are spread over: a part belongs to one of its members, or to none.</summary>
    /// <typeparam name="TPart">The part: one for each fact and combination of members of all such dimensions.</typeparam>
    /// <typeparam name="TMember">The entity that stands on the dimension.</typeparam>
    /// <typeparam name="TBasis">How a part can come about; later values win.</typeparam>
    /// <param name="name">The name in the schema.</param>
    /// <param name="member">From the part to the entity; null for what no member is named for.</param>
    /// <param name="memberId">From the part to the entity's id.</param>
    /// <param name="basis">How the part came to the member. A figure has the last of those of the dimensions that it is asked by.</param>
    /// <param name="description">What the break-down is, for the schema.</param>
    /// <param name="noneDescription">When the member is null, for the schema.</param>
    /// <param name="heads">What the amount of a member is divided by, where not by its owner's number; what has no member is divided by nothing.</param>
    protected void SpreadBy<TPart, TMember, TBasis>(
        string name,
        Expression<Func<TPart, TMember?>> member,
        Expression<Func<TPart, int?>> memberId,
        Expression<Func<TPart, TBasis>> basis,
        string description,
        string noneDescription,
        Expression<Func<TMember, int?>>? heads = null)
        where TPart : class, IEntity
        where TMember : class, IEntity
        where TBasis : struct, Enum =>
        Add(new Dimension(name, description, member, memberId, null, null, OnOwners: true) { NoneDescription = noneDescription, Basis = basis, Heads = heads });

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

    /// <summary>
    /// Says that the import has summed the facts, a row for each combination of some of what they have. Figures that ask of facts nothing but these
    /// are summed over the rows. A row holds under a name of the fact what its facts have in common, and its sums under names that a fact does not have.
    /// </summary>
    /// <typeparam name="TSum">The row.</typeparam>
    /// <param name="amount">The sum of their amounts.</param>
    /// <param name="count">How many facts it sums.</param>
    /// <param name="conditional">The sum of those that meet the condition of a measure, by the measure's name: each that has a condition.</param>
    protected void SummedBy<TSum>(
        Expression<Func<TSum, long>> amount,
        Expression<Func<TSum, int>> count,
        Dictionary<string, Expression<Func<TSum, long>>> conditional)
        where TSum : class =>
        RolledUp = new FactRollUp(typeof(TSum), amount, count, conditional.ToDictionary(one => one.Key, LambdaExpression (one) => one.Value));

    /// <summary>Says that the import has summed the facts in each scenario, as <see cref="SummedBy"/> says of facts.</summary>
    /// <typeparam name="TSum">The row.</typeparam>
    /// <param name="amount">The sum of their amounts.</param>
    /// <param name="scenario">The id of the scenario.</param>
    /// <param name="partition">The id of the partition.</param>
    /// <param name="scenarioCount">How many scenarios the partition has.</param>
    protected void VariantsSummedBy<TSum>(
        Expression<Func<TSum, long>> amount,
        Expression<Func<TSum, int>> scenario,
        Expression<Func<TSum, int>> partition,
        Expression<Func<TSum, int>> scenarioCount)
        where TSum : class =>
        ScenariosRolledUp = new ScenarioRollUp(typeof(TSum), amount, scenario, partition, scenarioCount);

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

/// <summary>What a measure adds up.</summary>
internal enum MeasureKind
{
    Amount,
    AmountWhere,
    Count,
}

/// <summary>An aggregate over facts.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="Description">What it is.</param>
/// <param name="Scalar">How it is written.</param>
/// <param name="Kind">What it adds up.</param>
/// <param name="Condition">Which facts count, of an amount that depends on it.</param>
internal sealed record Measure(string Name, string Description, Scalar Scalar, MeasureKind Kind, LambdaExpression? Condition);

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
    /// <summary>When the member is null; null itself when it never is.</summary>
    public string? NoneDescription { get; init; }

    /// <summary>How a part came to its member; null when facts are not spread over it.</summary>
    public LambdaExpression? Basis { get; init; }

    /// <summary>What a member's amount is divided by; null when the owner's number counts.</summary>
    public LambdaExpression? Heads { get; init; }

    /// <summary>True when facts are spread over it, and a part may have no member.</summary>
    public bool IsSpread => NoneDescription is not null;

    public Type Target => Member.ReturnType;

    public string ByName => $"by{Name.ToPascal()}";

    public bool IsComplete => Scope is not null;

    public bool Runs => RunningDescription is not null;

    /// <summary>The name of the property on the fact, which is also its name on a variant when it differs there.</summary>
    public string Property => ((MemberExpression)Member.Body).Member.Name;
}

/// <summary>The amount divided by a number of heads.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="Description">By whose number.</param>
/// <param name="Heads">The number of a member; null when not known.</param>
/// <param name="Among">Whose numbers together are those of all facts.</param>
internal sealed record PerCapita(string Name, string Description, LambdaExpression Heads, LambdaExpression Among);

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
    /// <summary>True when an expression reads what differs from scenario to scenario.</summary>
    /// <param name="tree">The expression.</param>
    /// <param name="row">The fact or part that it is over.</param>
    /// <returns>Whether it does.</returns>
    public bool Touches(Expression tree, ParameterExpression row)
    {
        var search = new Mover(this, row, null, row);
        search.Visit(tree);
        return search.Found;
    }

    /// <summary>An expression over a fact or part, turned into the same one in a scenario.</summary>
    /// <param name="overRow">The expression.</param>
    /// <param name="variant">The fact in the scenario.</param>
    /// <param name="row">The fact or part itself, reached from what is at hand there.</param>
    /// <returns>The expression in the scenario.</returns>
    public Expression Move(LambdaExpression overRow, Expression variant, Expression row) =>
        new Mover(this, overRow.Parameters[0], variant, row).Visit(overRow.Body);

    private sealed class Mover(Scenarios scenarios, ParameterExpression from, Expression? variant, Expression row) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression == from && scenarios.Moved.Contains(node.Member.Name))
            {
                Found = true;
                return variant is null ? node : Expression.Property(variant, node.Member.Name);
            }

            return base.VisitMember(node);
        }

        protected override Expression VisitParameter(ParameterExpression node) => node == from ? row : base.VisitParameter(node);
    }
}
