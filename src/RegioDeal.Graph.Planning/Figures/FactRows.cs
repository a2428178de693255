using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>Sums of facts, a row for each combination of keys.</summary>
/// <param name="Query">The rows: the distinct keys, then the distinct sums.</param>
/// <param name="KeyItems">Which item of the row each key is, from 1: two keys can share one.</param>
/// <param name="MeasureItems">Which item each measure is.</param>
/// <param name="BasisItem">Which item says how the parts came about; 0 when facts are not spread.</param>
/// <param name="ExcessItem">Which item is what is counted more than once; 0 when each has its part only.</param>
internal sealed record GroupedFacts(Expression Query, IReadOnlyList<int> KeyItems, IReadOnlyList<int> MeasureItems, int BasisItem, int ExcessItem);

/// <summary>The rows that figures are sums over: facts, or the parts in which they are spread.</summary>
internal sealed class FactRows
{
    private FactRows(FigureGraph figures, IReadOnlyList<Dimension> spreadBy, FigureArguments arguments) =>
        (Figures, SpreadBy, IsFull, Arguments) = (figures, spreadBy, spreadBy.Count > 0 && arguments.Attribution == Attribution.Full, arguments);

    public FigureGraph Figures { get; }

    /// <summary>The dimensions that facts are spread over as far as the figures depend on them; none when the rows are the facts.</summary>
    public IReadOnlyList<Dimension> SpreadBy { get; }

    /// <summary>How the facts are spread; null when the rows are the facts.</summary>
    public Spread? Spread => SpreadBy.Count == 0 ? null : Figures.Spread;

    /// <summary>True when every fact counts whole wherever it has a part.</summary>
    public bool IsFull { get; }

    /// <summary>What was asked of the figures.</summary>
    public FigureArguments Arguments { get; }

    /// <summary>What a row must meet to be counted; null when all are.</summary>
    public LambdaExpression? Narrowing => Arguments.Narrowing is { } narrowing ? On(narrowing) : null;

    /// <summary>Whether the figures of an owner are those that the import stored.</summary>
    public bool AreStored => !IsFull && Arguments.Narrowing is null;

    /// <summary>Whether figures over the rows differ from scenario to scenario by what narrows them.</summary>
    public bool IsNarrowedByScenario =>
        Arguments.Narrowing is { } narrowing && Figures.Scenarios?.Touches(narrowing.Body, narrowing.Parameters[0]) == true;

    /// <summary>Equal for equal rows of the same owners.</summary>
    public string Identity => $"{IsFull} {Arguments.Narrowed}";

    /// <summary>The rows that the import summed, when these are they; null when they are facts or parts.</summary>
    private FactRollUp? RollUp { get; init; }

    /// <summary>Whether the rows are sums that the import made.</summary>
    public bool AreSums => RollUp is not null;

    public Type Row => RollUp?.Row ?? Spread?.Part ?? Figures.Fact;

    /// <param name="figures">What is computed.</param>
    /// <param name="asked">The dimensions that the figures are asked by: of the owner, the rows or the filter.</param>
    /// <param name="attribution">How a fact with several parts is counted.</param>
    public static FactRows Of(FigureGraph figures, IEnumerable<Dimension> asked, Attribution attribution) =>
        Of(figures, asked, new FigureArguments(attribution, null, ""));

    /// <param name="figures">What is computed.</param>
    /// <param name="asked">The dimensions that the figures are asked by: of the owner, the rows or the filter.</param>
    /// <param name="arguments">How a fact with several parts is counted, and which facts are.</param>
    public static FactRows Of(FigureGraph figures, IEnumerable<Dimension> asked, FigureArguments arguments) =>
        new(figures, [.. figures.Dimensions.Where(dimension => dimension.IsSpread).Intersect(asked)], arguments);

    /// <summary>The same facts as the import has summed them; these where what is asked cannot be asked of sums.</summary>
    /// <param name="asked">What is asked of each fact: expressions over <see cref="Row"/>; null where nothing is.</param>
    public FactRows Summed(params IEnumerable<LambdaExpression?> asked) =>
        Spread is null && Figures.RolledUp is { } rollUp && rollUp.Covers(asked.Append(Arguments.Narrowing))
            ? new FactRows(Figures, SpreadBy, Arguments) { RollUp = rollUp }
            : this;

    /// <summary>An expression over the fact or over a part, as one over the row.</summary>
    public LambdaExpression On(LambdaExpression declared)
    {
        if (declared.Parameters[0].Type == Row)
        {
            return declared;
        }

        if (RollUp is not null)
        {
            return RollUp.On(declared) ?? throw new InvalidOperationException($"The sums of {Figures.Name} are asked what they do not have.");
        }

        var part = Expression.Parameter(Row, "part");
        return Expression.Lambda(new CopyReader(declared.Parameters[0], part, Fact(part)).Visit(declared.Body), part);
    }

    /// <summary>The fact of a row.</summary>
    public Expression Fact(Expression row) => Spread is null ? row : Spread.Fact.Inline(row);

    public Expression FactId(Expression row) => Spread is null ? row.Member(nameof(IEntity.Id)) : Spread.FactId.Inline(row);

    /// <summary>What the row adds to a figure when each member has its part.</summary>
    public Expression Amount(Expression row) => Spread is null ? Whole(row) : Spread.Amount.Inline(row);

    /// <summary>The amount of the row's fact.</summary>
    public Expression Whole(Expression row) => On(Figures.AmountOfFact).Inline(row);

    /// <summary>The rows of a collection that are counted.</summary>
    public Expression Counted(Expression rows)
    {
        var row = Expression.Parameter(Row, "f");
        return rows.Where(row, Narrowing?.Inline(row));
    }

    /// <summary>A measure over the rows of an owner, every fact counted whole and once.</summary>
    public Expression WholeMeasure(Measure measure, Expression rows, bool varies)
    {
        var row = Expression.Parameter(Row, "f");
        Expression[] known = measure.Kind == MeasureKind.AmountWhere && varies
            ? [FactId(row), Whole(row), Expression.Condition(On(measure.Condition!).Inline(row), Expression.Constant(1), Expression.Constant(0))]
            : [FactId(row), Whole(row)];
        var facts = rows.Pick(row, Expressions.Tuple(known)).Distinct();
        var fact = Expression.Parameter(facts.ElementType(), "o");
        return measure.Kind switch
        {
            MeasureKind.Count => Aggregate(nameof(Enumerable.Count), facts, null),
            MeasureKind.AmountWhere when varies => Aggregate(
                nameof(Enumerable.Sum),
                facts,
                Expression.Lambda(Counted(Expression.Equal(fact.Member("Item3"), Expression.Constant(1)), fact.Member("Item2")), fact)),
            _ => Aggregate(nameof(Enumerable.Sum), facts, Expression.Lambda(fact.Member("Item2"), fact)),
        };
    }

    /// <summary>A measure over the rows of an owner, each member having its part.</summary>
    public Expression Measure(Measure measure, Expression rows, bool varies)
    {
        if (RollUp is not null)
        {
            return Aggregate(nameof(Enumerable.Sum), rows, RollUp.Of(measure, varies));
        }

        var row = Expression.Parameter(Row, "f");
        return measure.Kind switch
        {
            MeasureKind.Count when Spread is null => Aggregate(nameof(Enumerable.Count), rows, null),
            MeasureKind.Count => Aggregate(nameof(Enumerable.Count), rows.Pick(row, FactId(row)).Distinct(), null),
            MeasureKind.AmountWhere when varies => Aggregate(nameof(Enumerable.Sum), rows, Expression.Lambda(Counted(On(measure.Condition!).Inline(row), Amount(row)), row)),
            _ => Aggregate(nameof(Enumerable.Sum), rows, Expression.Lambda(Amount(row), row)),
        };
    }

    /// <summary>How the parts of an owner came about: the highest value, the lowest when there are none.</summary>
    public Expression Basis(Expression rows) =>
        Expression.Coalesce(HighestBasis(rows, Expression.Parameter(Row, "f"), typeof(int?)), Expression.Constant(0));

    /// <summary>Sums of rows by their keys.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="keys">Expressions over the row.</param>
    /// <param name="varies">True when figures differ from scenario to scenario.</param>
    public GroupedFacts Grouped(Expression source, IReadOnlyList<LambdaExpression> keys, bool varies)
    {
        var row = Expression.Parameter(Row, "f");
        var (distinct, places) = DistinctOf(keys.Select(key => key.Inline(row)));
        Expression grouped;
        ParameterExpression group;
        List<Expression> sums;
        if (IsFull)
        {
            var facts = OncePerFact(source, row, distinct);
            var fact = Expression.Parameter(facts.ElementType(), "o");
            grouped = facts.GroupBy(fact, Key(Enumerable.Range(1, distinct.Count).Select(i => (Expression)fact.Member($"Item{i}"))));
            group = Expression.Parameter(grouped.ElementType(), "g");
            sums = WholeSums(group, fact, distinct.Count, varies);
        }
        else
        {
            grouped = source.GroupBy(row, Key(distinct));
            group = Expression.Parameter(grouped.ElementType(), "g");
            sums = [.. Figures.Measures.Select(measure => Measure(measure, group, varies))];
            if (Spread is not null)
            {
                sums.Add(HighestBasis(group, row, typeof(int)));
            }
        }

        var (distinctSums, sumPlaces) = DistinctOf(sums);
        var query = grouped.Select(group, Expressions.Tuple([.. distinct.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")), .. distinctSums]));
        var items = sumPlaces.Select(place => distinct.Count + place + 1).ToArray();
        var measures = Figures.Measures.Count;
        return new GroupedFacts(
            query,
            [.. places.Select(place => place + 1)],
            items[..measures],
            Spread is null ? 0 : items[measures],
            IsFull ? items[measures + 1] : 0);
    }

    /// <summary>The same where no two rows have the same keys: each is the sum.</summary>
    /// <param name="source">Rows that the import summed.</param>
    /// <param name="keys">Expressions over the row.</param>
    /// <param name="varies">True when figures differ from scenario to scenario.</param>
    public GroupedFacts Alone(Expression source, IReadOnlyList<LambdaExpression> keys, bool varies)
    {
        var row = Expression.Parameter(Row, "f");
        var (distinct, places) = DistinctOf([.. keys.Select(key => key.Inline(row).Unwrapped()), .. Figures.Measures.Select(measure => RollUp!.Of(measure, varies).Inline(row))]);
        int[] items = [.. places.Select(place => place + 1)];
        return new GroupedFacts(source.Select(row, Expressions.Tuple([.. distinct])), items[..keys.Count], items[keys.Count..], 0, 0);
    }

    /// <summary>Equal expressions once, since EF Core selects them once; and which of them each is.</summary>
    public static (IReadOnlyList<Expression> Distinct, IReadOnlyList<int> Places) DistinctOf(IEnumerable<Expression> values)
    {
        var distinct = new List<Expression>();
        var places = new List<int>();
        foreach (var value in values)
        {
            var known = distinct.FindIndex(other => ExpressionEqualityComparer.Instance.Equals(other, value));
            places.Add(known < 0 ? distinct.Count : known);
            if (known < 0)
            {
                distinct.Add(value);
            }
        }

        return (distinct, places);
    }

    /// <summary>A key to group by; a constant when there is none.</summary>
    public static Expression Key(IEnumerable<Expression> keys)
    {
        var parts = keys.ToArray();
        return parts.Length == 0 ? Expression.Constant(1) : Expressions.Tuple([.. parts.Select(part => part.Unwrapped())]);
    }

    /// <summary>One row for each combination of keys and each fact: the keys, the fact's id and amount, each condition as 1 or 0, its parts' sum and basis.</summary>
    private Expression OncePerFact(Expression source, ParameterExpression row, IReadOnlyList<Expression> keys)
    {
        var conditions = Conditions.Select(condition => Expression.Condition(On(condition).Inline(row), Expression.Constant(1), Expression.Constant(0)));
        Expression[] known = [.. keys, FactId(row), Whole(row), .. conditions];
        var grouped = source.GroupBy(row, Key(known));
        var group = Expression.Parameter(grouped.ElementType(), "p");
        return grouped.Select(group, Expressions.Tuple([
            .. known.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")),
            Aggregate(nameof(Enumerable.Sum), group, Expression.Lambda(Amount(row), row)),
            HighestBasis(group, row, typeof(int)),
        ]));
    }

    /// <summary>The measures, the basis and the excess over rows of <see cref="OncePerFact"/>.</summary>
    private List<Expression> WholeSums(Expression group, ParameterExpression fact, int keys, bool varies)
    {
        var whole = fact.Member($"Item{keys + 2}");
        var shared = fact.Member($"Item{keys + 3 + Conditions.Count}");
        var basis = fact.Member($"Item{keys + 4 + Conditions.Count}");
        var sums = Figures.Measures.Select(measure => measure.Kind switch
        {
            MeasureKind.Count => Aggregate(nameof(Enumerable.Count), group, null),
            MeasureKind.AmountWhere when varies => Sum(Counted(
                Expression.Equal(fact.Member($"Item{keys + 3 + Conditions.IndexOf(measure.Condition!)}"), Expression.Constant(1)), whole)),
            _ => Sum(whole),
        }).ToList();
        sums.Add(Aggregate(nameof(Enumerable.Max), group, Expression.Lambda(basis, fact)));
        sums.Add(Sum(Expression.Subtract(whole, shared)));
        return sums;

        Expression Sum(Expression value) => Aggregate(nameof(Enumerable.Sum), group, Expression.Lambda(value, fact));
    }

    private MethodCallExpression HighestBasis(Expression rows, ParameterExpression row, Type number) => Aggregate(
        nameof(Enumerable.Max),
        rows,
        Expression.Lambda(
            SpreadBy.Select(dimension => (Expression)Expression.Convert(dimension.Basis!.Inline(row), number))
                .Aggregate((one, other) => Expression.Condition(Expression.GreaterThan(one, other), one, other)),
            row));

    private List<LambdaExpression> Conditions => [.. Figures.Measures.Select(measure => measure.Condition).OfType<LambdaExpression>()];

    private static ConditionalExpression Counted(Expression condition, Expression amount) =>
        Expression.Condition(condition, amount, Expression.Constant(0L));

    private static MethodCallExpression Aggregate(string name, Expression rows, LambdaExpression? value) => value is null
        ? Expression.Call(typeof(Enumerable), name, [rows.ElementType()], rows)
        : Expression.Call(typeof(Enumerable), name, [value.Parameters[0].Type], rows, value);
}
