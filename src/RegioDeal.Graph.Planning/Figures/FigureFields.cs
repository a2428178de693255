using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>The figures of one owner: an object whose fields are aggregates over the owner's facts, or over its parts of facts.</summary>
internal sealed class FigureField : ObjectField
{
    public FigureField(
        string name,
        string description,
        FigureGraph figures,
        LambdaExpression facts,
        LambdaExpression whole,
        LambdaExpression scope,
        LambdaExpression? heads,
        bool varies)
        : base(name, description, figures.Name, figures.Description, Declare(figures, facts, whole, heads, varies)) =>
        (Figures, Facts, Whole, Scope, Heads, Varies, SpreadBy) = (figures, facts, whole, scope, heads, varies, DimensionOf(figures, facts));

    public FigureGraph Figures { get; }

    /// <summary>From the owner to its facts or parts.</summary>
    public LambdaExpression Facts { get; }

    /// <summary>From the owner to the facts of the whole that its share is of.</summary>
    public LambdaExpression Whole { get; }

    /// <summary>The id that the owner shares with the members of a complete dimension, or whether it shares a given one.</summary>
    public LambdaExpression Scope { get; }

    /// <summary>What the owner's amounts are divided by; null when the figures have no amount per head.</summary>
    public LambdaExpression? Heads { get; }

    public bool Varies { get; }

    /// <summary>The dimension that facts are spread over and the owner stands on; none when it has facts.</summary>
    public IReadOnlyList<Dimension> SpreadBy { get; }

    /// <summary>The amount of the whole, over the owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="arguments">What narrows the owner's figures narrows their whole.</param>
    public Expression WholeAmount(Expression owner, FigureArguments arguments) => WholeAmount(Figures, Whole, owner, arguments);

    /// <summary>The figures that can be filtered and ordered on, with arguments given.</summary>
    public IReadOnlyList<GraphField> With(FigureArguments arguments)
    {
        var rows = FactRows.Of(Figures, SpreadBy, arguments);
        if (rows.AreStored)
        {
            return Fields;
        }

        var owner = Facts.Parameters[0];
        var counted = rows.Counted(Facts.Body);
        var varies = Varies || rows.IsNarrowedByScenario;
        var fields = new List<GraphField>();
        foreach (var measure in Figures.Measures)
        {
            var value = rows.IsFull ? rows.WholeMeasure(measure, counted, varies) : rows.Measure(measure, counted, varies);
            fields.Add(new ValueField(measure.Name, measure.Description, Expression.Lambda(value, owner), measure.Scalar, nullable: false));
            if (measure == Figures.Amount)
            {
                fields.Add(ShareField(Figures, owner, value, WholeAmount(owner, arguments)));
                if (Figures.AmountPerCapita is { } perCapita)
                {
                    fields.Add(PerCapitaField(Figures, perCapita, owner, value, Heads!.Inline(owner)));
                }
            }
        }

        return fields;
    }

    private static List<GraphField> Declare(FigureGraph figures, LambdaExpression facts, LambdaExpression whole, LambdaExpression? heads, bool varies)
    {
        var fields = new List<GraphField>();
        var owner = facts.Parameters[0];
        if ((heads is null) != (figures.AmountPerCapita is null))
        {
            throw new GraphDefinitionException($"{owner.Type.Name} must say by what the amounts of {figures.Name} are divided exactly when these have an amount per head.");
        }

        var rows = FactRows.Of(figures, DimensionOf(figures, facts), Attribution.Shared);
        foreach (var measure in figures.Measures)
        {
            var value = rows.Measure(measure, facts.Body, varies);
            fields.Add(new ValueField(measure.Name, measure.Description, Expression.Lambda(value, owner), measure.Scalar, nullable: false).Stored());
            if (measure == figures.Amount)
            {
                fields.Add(ShareField(figures, owner, value, WholeAmount(figures, whole, owner, FigureArguments.None)).Stored());
                if (figures.AmountPerCapita is { } perCapita)
                {
                    fields.Add(PerCapitaField(figures, perCapita, owner, value, heads!.Inline(owner)).Stored());
                }
            }
        }

        fields.AddRange(BoundField.Of(figures));
        fields.AddRange(SpreadField.Of(figures));
        if (figures.Lines is not null)
        {
            fields.Add(new LinesField(figures));
        }

        fields.AddRange(figures.Dimensions.Where(dimension => dimension.OnOwners).Select(dimension => new ByField(figures, dimension)));
        return fields;
    }

    private static IReadOnlyList<Dimension> DimensionOf(FigureGraph figures, LambdaExpression facts)
    {
        var owner = facts.Parameters[0].Type;
        return facts.Body.ElementType() != figures.Spread?.Part ? []
            : figures.Dimensions.Where(dimension => dimension.IsSpread && dimension.Target == owner).ToArray() is [var own] ? [own]
            : throw new GraphDefinitionException($"{owner.Name} has parts of {figures.Name} and is not what one of its dimensions is spread by.");
    }

    private static Expression WholeAmount(FigureGraph figures, LambdaExpression whole, Expression owner, FigureArguments arguments)
    {
        var rows = FactRows.Of(figures, [], arguments);
        var facts = whole.Inline(owner);

        // Whoever has the facts may have them summed too: a whole is asked for each of its owners.
        return rows.Summed() is var summed && summed != rows && SumsBeside(facts, summed.Row) is { } sums
            ? summed.Measure(figures.Amount, summed.Counted(sums), varies: false)
            : rows.Measure(figures.Amount, rows.Counted(facts), varies: false);
    }

    /// <summary>The collection of sums that stands beside one of facts; null when there is none.</summary>
    private static MemberExpression? SumsBeside(Expression facts, Type sum) =>
        facts is MemberExpression { Expression: { } holder }
        && holder.Type.GetProperties().FirstOrDefault(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments() is [var item] && item == sum) is { } sums
            ? Expression.Property(holder, sums)
            : null;

    private static ValueField PerCapitaField(FigureGraph figures, PerCapita perCapita, ParameterExpression owner, Expression amount, Expression heads)
    {
        // A number that is not known is not above 0.
        var each = Expression.Condition(
            Expression.GreaterThan(heads, Expression.Constant(0, typeof(int?))),
            Expression.Convert(Quotients.HalfEven(amount, Expression.Convert(heads, typeof(long))), typeof(long?)),
            Expression.Constant(null, typeof(long?)));
        return new ValueField(perCapita.Name, perCapita.Description, Expression.Lambda(each, owner), figures.Amount.Scalar, nullable: true);
    }

    private static ValueField ShareField(FigureGraph figures, ParameterExpression owner, Expression amount, Expression whole)
    {
        var share = Expression.Condition(
            Expression.Equal(whole, Expression.Constant(0L)),
            Expression.Constant(null, typeof(long?)),
            Expression.Convert(Shares.Millionths(amount, whole), typeof(long?)));
        return new ValueField("share", figures.ShareDescription, Expression.Lambda(share, owner), Scalar.Share, nullable: true);
    }
}

/// <summary>How a figure's parts came about, or what of it is counted more than once.</summary>
internal sealed class SpreadField : GraphField
{
    private SpreadField(string name, string description, Scalar scalar)
        : base(name, description) => Scalar = scalar;

    public const string Basis = "basis";

    public const string Excess = "excess";

    public Scalar Scalar { get; }

    public static IEnumerable<SpreadField> Of(FigureGraph figures) => figures.Spread is { } spread
        ? [
            new SpreadField(Basis, spread.BasisDescription, Scalar.Of(figures.Dimensions.First(dimension => dimension.IsSpread).Basis!.ReturnType)),
            new SpreadField(Excess, spread.ExcessDescription, figures.Amount.Scalar),
        ]
        : [];
}

/// <summary>A bound of a figure over all scenarios, or whether both are equal.</summary>
internal sealed class BoundField : GraphField
{
    private BoundField(string name, string description, Bound bound, Scalar scalar)
        : base(name, description) =>
        (Bound, Scalar) = (bound, scalar);

    public Bound Bound { get; }

    public Scalar Scalar { get; }

    public static IEnumerable<BoundField> Of(FigureGraph figures) => figures.Scenarios is { } scenarios
        ? [
            new BoundField("atLeast", scenarios.AtLeast, Bound.AtLeast, figures.Amount.Scalar),
            new BoundField("atMost", scenarios.AtMost, Bound.AtMost, figures.Amount.Scalar),
            new BoundField("isCertain", scenarios.IsCertain, Bound.IsCertain, Scalar.Boolean),
        ]
        : [];
}

/// <summary>Which bound.</summary>
internal enum Bound
{
    AtLeast,
    AtMost,
    IsCertain,
}

/// <summary>The facts behind a figure.</summary>
internal sealed class LinesField(FigureGraph figures) : GraphField("lines", figures.Lines!.Description)
{
    public FigureGraph Figures { get; } = figures;
}

/// <summary>The break-down of an owner's figures along one dimension.</summary>
internal sealed class ByField(FigureGraph figures, Dimension dimension) : GraphField(dimension.ByName, dimension.Description)
{
    public FigureGraph Figures { get; } = figures;

    public Dimension Dimension { get; } = dimension;
}

/// <summary>The pivot over all facts.</summary>
internal sealed class PivotField(string name, string description, FigureGraph figures) : RootField(name, description)
{
    public FigureGraph Figures { get; } = figures;
}

/// <summary>Parts of a whole in millionths, rounded half-even.</summary>
internal static class Shares
{
    /// <summary>The share as an expression that both databases evaluate exactly: whole numbers only.</summary>
    /// <param name="part">The part, not negative.</param>
    /// <param name="whole">The whole, above 0.</param>
    /// <returns>Millionths.</returns>
    public static Expression Millionths(Expression part, Expression whole) =>
        Quotients.HalfEven(Expression.Multiply(part, Expression.Constant(1_000_000L)), whole);

    /// <summary>The same in the program.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole, not 0.</param>
    /// <returns>Millionths.</returns>
    public static long Millionths(long part, long whole) => Quotients.HalfEven(part * 1_000_000m, whole);
}

/// <summary>Quotients of whole numbers, rounded half-even.</summary>
internal static class Quotients
{
    /// <summary>The quotient as an expression that both databases evaluate exactly: whole numbers only.</summary>
    /// <param name="number">The dividend, not negative.</param>
    /// <param name="divisor">Above 0.</param>
    /// <returns>The whole number next to the quotient.</returns>
    public static Expression HalfEven(Expression number, Expression divisor)
    {
        var quotient = Expression.Divide(number, divisor);
        var rest = Expression.Subtract(number, Expression.Multiply(quotient, divisor));
        var twice = Expression.Multiply(rest, Expression.Constant(2L));
        var odd = Expression.Equal(Expression.Modulo(quotient, Expression.Constant(2L)), Expression.Constant(1L));
        var up = Expression.OrElse(
            Expression.GreaterThan(twice, divisor),
            Expression.AndAlso(Expression.Equal(twice, divisor), odd));
        return Expression.Add(quotient, Expression.Condition(up, Expression.Constant(1L), Expression.Constant(0L)));
    }

    /// <summary>The same in the program.</summary>
    /// <param name="number">The dividend.</param>
    /// <param name="divisor">Not 0.</param>
    /// <returns>The whole number next to the quotient.</returns>
    public static long HalfEven(decimal number, long divisor) => (long)Math.Round(number / divisor, MidpointRounding.ToEven);
}
