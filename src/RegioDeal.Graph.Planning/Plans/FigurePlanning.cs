using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>The rows of a break-down or a pivot while they are planned.</summary>
internal sealed class FigureRows
{
    /// <summary>What is summed.</summary>
    public required FactRows Facts { get; init; }

    public required StatementDraft Draft { get; init; }

    /// <summary>Owner first, when there is one, then the dimensions.</summary>
    public required int[] KeyColumns { get; init; }

    public required bool HasOwner { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>The entity of each dimension, over the row.</summary>
    public required IReadOnlyList<Expression> Members { get; init; }

    /// <summary>Each measure, over the row.</summary>
    public required IReadOnlyList<Expression> Measures { get; init; }

    /// <summary>How the parts came about, over the row; null when facts are not spread.</summary>
    public Expression? Basis { get; init; }

    /// <summary>What is counted more than once, over the row; null when each member has its part only.</summary>
    public Expression? Excess { get; init; }

    /// <summary>True when figures differ from scenario to scenario.</summary>
    public required bool Varies { get; init; }

    /// <summary>The keys of the rows, over what is summed: owner first, when there is one, then the dimensions.</summary>
    public required IReadOnlyList<LambdaExpression> FactKeys { get; init; }

    /// <summary>What must be met by what is summed; null when all counts.</summary>
    public LambdaExpression? Condition { get; init; }

    /// <summary>Where the whole stands that shares are of, when every fact counts whole: planned when it is asked. Null for what closes a pivot.</summary>
    public Func<NumberElsewhere>? Whole { get; init; }

    /// <summary>What each row's amount is divided by, over the row; null when its owner's number counts.</summary>
    public Expression? Heads { get; init; }

    /// <summary>Where the owner's number stands: planned when it is asked.</summary>
    public Func<NumberElsewhere>? OwnerHeads { get; init; }

    /// <summary>What stands for its rows in the list of a pivot; null for a break-down.</summary>
    public PivotPart? Part { get; init; }

    /// <summary>What the program fills in.</summary>
    public required List<Action<PlanRun>> Finishes { get; init; }

    public StatementDraft? Parent { get; init; }

    public ParentKeys? ParentKeys { get; init; }

    public ExtraCell? Share { get; set; }

    public ExtraCell? PerCapita { get; set; }

    public (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain)? Bounds { get; set; }

    public ExtraCell? Running { get; set; }

    public (ExtraCell AtLeast, ExtraCell AtMost)? RunningBounds { get; set; }

    public FigureGraph Figures => Facts.Figures;

    public int AmountColumn => Draft.Column(Measures[0]);
}

/// <summary>A number that stands in another statement: a row for each owner, or one.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Keys">Its columns with the owner; none when it has one row.</param>
/// <param name="Column">Its column with the number, known when all statements are translated.</param>
internal sealed record NumberElsewhere(int Statement, int[] Keys, Func<int> Column);

/// <summary>The figures of owners that the import did not store, as where every fact counts whole: cells beside the owner's columns, filled from a statement of their own.</summary>
/// <param name="Measures">Each measure.</param>
/// <param name="Share">Its part of the whole.</param>
/// <param name="PerCapita">The amount per head; stays empty when the figures have none.</param>
/// <param name="Excess">What is counted more than once.</param>
internal sealed record OwnerFigures(IReadOnlyList<ExtraCell> Measures, ExtraCell Share, ExtraCell PerCapita, ExtraCell Excess);

internal sealed partial class Planner
{
    /// <summary>Members that a dimension is reckoned to have when the row bound is checked.</summary>
    internal const int AssumedMembers = 10;

    /// <summary>Cells that a pivot is reckoned to have at most: combinations are sparse, there are no more than facts or their parts.</summary>
    internal const int AssumedCells = 1_000;

    /// <summary>Facts that a figure is reckoned to be the sum of when the row bound is checked.</summary>
    internal const int AssumedLines = 20;

    private readonly Dictionary<string, FigureRows> breakdowns = [];
    private readonly Dictionary<string, (ExtraCell, ExtraCell, ExtraCell)> ownerBounds = [];
    private readonly Dictionary<string, OwnerFigures> ownerFigures = [];

    private ObjectWriter Figures(FigureField field, Selection selection, Scope scope)
    {
        var arguments = filters.Figures(field.Figures, selection.Argument, Path);
        var facts = FactRows.Of(field.Figures, field.SpreadBy, arguments);
        var varies = field.Varies || facts.IsNarrowedByScenario;
        Ground(field, facts, scope);
        return new([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name == "__typename"
            ? new ConstantWriter(field.TypeName)
            : field.Fields.First(inner => inner.Name == child.Name) switch
            {
                BoundField bound when varies => BoundWriter(field.Figures, bound.Bound, OwnerBounds(field, facts, scope)),
                BoundField { Bound: Bound.IsCertain } => new TrueWriter(),
                BoundField when !facts.AreStored => new ExtraWriter(OwnerFigures(field, facts, scope).Measures[0], field.Figures.Amount.Scalar),
                BoundField => Field("", AmountOf(field), child, scope),
                SpreadField spread => OwnerSpread(field, facts, spread, scope),
                LinesField => Lines(
                    facts, child, Draft(scope.Statement, OwnerKeys(scope), _ => AssumedLines, Path), OwnerKeys(scope), [FactOwner(field, facts)], null, [OwnerKey(scope)]),
                ByField by => By(field, by.Dimension, arguments, child, scope),
                ValueField measure when !facts.AreStored => OwnerMeasure(field, facts, measure, scope),
                var plain => Field("", plain, child, scope),
            }))]);
    }

    private static ValueField AmountOf(FigureField field) =>
        (ValueField)field.Fields.First(inner => inner.Name == field.Figures.Amount.Name);

    private static ParentKeys OwnerKeys(Scope scope) => new(scope.Statement.Index, OwnerKey(scope));

    /// <summary>The id of the owner, over what is summed.</summary>
    private LambdaExpression FactOwner(FigureField field, FactRows facts)
    {
        var row = Expression.Parameter(field.Facts.Body.ElementType(), "f");
        return facts.On(Expression.Lambda(ForeignKey(field.Facts, row), row));
    }

    private ExtraWriter OwnerMeasure(FigureField field, FactRows facts, ValueField measure, Scope scope)
    {
        var cells = OwnerFigures(field, facts, scope);
        var place = field.Figures.Measures.Select(known => known.Name).ToList().IndexOf(measure.Name);
        return new ExtraWriter(place >= 0 ? cells.Measures[place] : measure.Name == field.Figures.AmountPerCapita?.Name ? cells.PerCapita : cells.Share, measure.Scalar);
    }

    private ValueWriter OwnerSpread(FigureField field, FactRows facts, SpreadField spread, Scope scope) => spread.Name switch
    {
        _ when facts.Spread is null => Unspread(spread),
        SpreadField.Basis => new CellWriter(scope.Statement.Column(facts.Basis(facts.Counted(field.Facts.Inline(scope.Row)))), spread.Scalar),
        _ when facts.IsFull => new ExtraWriter(OwnerFigures(field, facts, scope).Excess, spread.Scalar),
        _ => new ZeroWriter(),
    };

    /// <summary>What is said of figures that are not spread.</summary>
    private static ValueWriter Unspread(SpreadField spread) => spread.Name == SpreadField.Basis
        ? new ConstantWriter(Enum.GetNames(spread.Scalar.Storage)[0].ToConstant())
        : new ZeroWriter();

    /// <summary>The figures of owners that the import did not store.</summary>
    private OwnerFigures OwnerFigures(FigureField field, FactRows facts, Scope scope)
    {
        var keys = OwnerKeys(scope);
        var key = $"{keys} {field.Name} {facts.Identity}";
        if (!ownerFigures.TryGetValue(key, out var cells))
        {
            var statement = scope.Statement;
            ownerFigures[key] = cells = new OwnerFigures([.. field.Figures.Measures.Select(_ => statement.Extra())], statement.Extra(), statement.Extra(), statement.Extra());
            var whole = statement.Column(field.WholeAmount(scope.Row, facts.Arguments));
            var owner = FactOwner(field, facts);
            var draft = Draft(statement, keys, _ => 1, Path);
            var grouped = Grouped(facts, owner, keys, null, [owner], field.Varies || facts.IsNarrowedByScenario);
            var row = Expression.Parameter(grouped.Query.ElementType(), "x");
            draft.From(grouped.Query.OrderBy(row, [(row.Member("Item1"), false)]), row);
            draft.KeyedBy(draft.Column(row.Member("Item1")));
            (int From, ExtraCell To)[] copies =
            [
                .. grouped.MeasureItems.Select((item, i) => (draft.Column(row.Member($"Item{item}")), cells.Measures[i])),
                .. grouped.ExcessItem == 0 ? [] : new[] { (draft.Column(row.Member($"Item{grouped.ExcessItem}")), cells.Excess) },
            ];
            var (amount, share) = (cells.Measures[0], cells.Share);
            finishes.Add(run => FigureFinish.Owners(run, statement.Index, keys.Column, draft.Index, copies));
            finishes.Add(run => FigureFinish.OwnerShares(run, statement.Index, amount.Column, whole, share.Column));
            if (field.Heads is not null)
            {
                var (heads, perCapita) = (statement.Column(field.Heads.Inline(scope.Row)), cells.PerCapita);
                finishes.Add(run => FigureFinish.PerCapita(run, statement.Index, amount.Column, heads, perCapita.Column));
            }
        }

        return cells;
    }

    private static ExtraWriter BoundWriter(FigureGraph figures, Bound bound, (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) cells) => bound switch
    {
        Bound.AtLeast => new ExtraWriter(cells.AtLeast, figures.Amount.Scalar),
        Bound.AtMost => new ExtraWriter(cells.AtMost, figures.Amount.Scalar),
        _ => new ExtraWriter(cells.IsCertain, Scalar.Boolean),
    };

    private (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) OwnerBounds(FigureField field, FactRows facts, Scope scope)
    {
        var keys = OwnerKeys(scope);
        var key = $"{keys} {field.Name} {facts.Identity}";
        if (!ownerBounds.TryGetValue(key, out var cells))
        {
            var statement = scope.Statement;
            ownerBounds[key] = cells = (statement.Extra(), statement.Extra(), statement.Extra());
            var (atLeast, atMost, isCertain) = cells;
            var draft = ScenarioBounds(facts, Draft(statement, keys, _ => AssumedMembers, Path), keys, [FactOwner(field, facts)], null);
            finishes.Add(run => FigureFinish.Bounds(run, statement.Index, [keys.Column], draft, atLeast.Column, atMost.Column, isCertain.Column));
        }

        return cells;
    }

    private ListWriter By(FigureField field, Dimension dimension, FigureArguments arguments, Selection selection, Scope scope)
    {
        var keys = OwnerKeys(scope);
        var facts = FactRows.Of(field.Figures, [.. field.SpreadBy, dimension], arguments);
        Ground(field, facts, scope);
        var key = $"{keys} {field.Name}.{dimension.Name} {facts.Identity}";
        if (!breakdowns.TryGetValue(key, out var rows))
        {
            breakdowns[key] = rows = Breakdown(field, dimension, facts, scope, keys);
        }

        return new ListWriter(rows.Draft.Index, [OwnerKey(scope)], FigureRow($"{field.TypeName}{dimension.ByName.ToPascal()}", rows, selection));
    }

    private FigureRows Breakdown(FigureField field, Dimension dimension, FactRows facts, Scope scope, ParentKeys keys)
    {
        var owner = FactOwner(field, facts);
        var varies = field.Varies || facts.IsNarrowedByScenario || IsMoved(facts.Figures, dimension);
        var draft = Draft(scope.Statement, keys, _ => AssumedMembers, Path);
        LambdaExpression[] factKeys = [owner, facts.On(dimension.MemberId)];
        var grouped = Grouped(facts, owner, keys, null, factKeys, varies);
        var (ownerItem, memberItem) = ($"Item{grouped.KeyItems[0]}", $"Item{grouped.KeyItems[1]}");
        Expression source, ownerId, member, group;
        ParameterExpression row;
        if (dimension.IsComplete)
        {
            // Every member stands in the list, also those that the owner has no fact for.
            source = Members(field, dimension, keys)
                .Join(
                    grouped.Query,
                    pair => Expressions.Tuple([pair.Member("Item1").Member(nameof(IEntity.Id)), pair.Member("Item2").Member(nameof(IEntity.Id))]),
                    sums => Expressions.Tuple([sums.Member(ownerItem), sums.Member(memberItem)]),
                    isOuter: true);
            row = Expression.Parameter(source.ElementType(), "x");
            (ownerId, member, group) = (row.Member("Item1").Member("Item1").Member(nameof(IEntity.Id)), row.Member("Item1").Member("Item2"), row.Member("Item2"));
        }
        else
        {
            source = grouped.Query.Join(
                Set(dimension.Target), sums => sums.Member(memberItem), other => other.Member(nameof(IEntity.Id)), isOuter: dimension.IsSpread);
            row = Expression.Parameter(source.ElementType(), "x");
            (ownerId, member, group) = (row.Member("Item1").Member(ownerItem), row.Member("Item2"), row.Member("Item1"));
        }

        draft.From(source.OrderBy(row, [(ownerId, false), .. MemberOrder(dimension, member)]), row);
        var ownerColumn = draft.Column(ownerId);
        draft.KeyedBy(ownerColumn);
        return new FigureRows
        {
            Facts = facts,
            Draft = draft,
            KeyColumns = [ownerColumn, draft.Column(MemberId(dimension, member))],
            HasOwner = true,
            Dimensions = [dimension],
            Members = [member],
            Measures = [.. grouped.MeasureItems.Select(Item)],
            Basis = grouped.BasisItem == 0 ? null : Item(grouped.BasisItem),
            Excess = grouped.ExcessItem == 0 ? null : Item(grouped.ExcessItem),
            Varies = varies,
            FactKeys = factKeys,
            Whole = () => new NumberElsewhere(scope.Statement.Index, [keys.Column], OwnerWhole(field, facts.Arguments, scope)),
            Heads = dimension.Heads?.Inline(member),
            OwnerHeads = () => new NumberElsewhere(scope.Statement.Index, [keys.Column], OwnerHeads(field, scope)),
            Parent = scope.Statement,
            ParentKeys = keys,
            Finishes = finishes,
        };

        Expression Item(int item)
        {
            var sum = group.Member($"Item{item}");
            return dimension.IsComplete
                ? Expression.Coalesce(sum.AsNullable(), Expression.Constant(Convert.ChangeType(0, sum.Type, System.Globalization.CultureInfo.InvariantCulture), sum.Type))
                : sum;
        }
    }

    /// <summary>The owner's own amount, which the shares of a break-down are of.</summary>
    private Func<int> OwnerWhole(FigureField field, FigureArguments arguments, Scope scope)
    {
        if (FactRows.Of(field.Figures, field.SpreadBy, arguments) is { AreStored: false } own)
        {
            var cell = OwnerFigures(field, own, scope).Measures[0];
            return () => cell.Column;
        }

        var column = scope.Statement.Column(Values.Of(AmountOf(field), scope.Row));
        return () => column;
    }

    private static Func<int> OwnerHeads(FigureField field, Scope scope)
    {
        var column = scope.Statement.Column(field.Heads!.Inline(scope.Row));
        return () => column;
    }

    /// <summary>Pairs of each owner with each member of a complete dimension.</summary>
    private Expression Members(FigureField field, Dimension dimension, ParentKeys keys)
    {
        var (owner, member) = (Expression.Parameter(field.Facts.Parameters[0].Type, "o"), Expression.Parameter(dimension.Target, "d"));
        var owners = Set(owner.Type).Where(owner, IsParent(keys, owner.Member(nameof(IEntity.Id))));
        if (field.Scope.Parameters.Count == 1)
        {
            return owners.SelectPairs(
                owner, Set(dimension.Target).Where(member, Expression.Equal(dimension.Scope!.Inline(member), field.Scope.Inline(owner))));
        }

        // Paired first and kept then: SQLite cannot look for the members of each owner.
        var pairs = owners.SelectPairs(owner, Set(dimension.Target));
        var pair = Expression.Parameter(pairs.ElementType(), "p");
        return pairs.Where(pair, field.Scope.Inline(pair.Member("Item1"), dimension.Scope!.Inline(pair.Member("Item2"))));
    }

    /// <summary>What was there some joins ago: each wraps what it joins in a pair.</summary>
    private static Expression Joined(Expression pair, int joins) => joins == 0 ? pair : Joined(pair.Member("Item1"), joins - 1);

    private ObjectWriter FigureRow(string typeName, FigureRows rows, Selection selection) =>
        new([.. selection.Children.Select(child => Named(child, () => FigurePart(typeName, rows, child)))]);

    private ValueWriter FigurePart(string typeName, FigureRows rows, Selection child)
    {
        if (Figure(rows, child.Name) is { } figure)
        {
            return new FigureWriter(figure);
        }

        for (var i = 0; i < rows.Dimensions.Count; i++)
        {
            if (rows.Dimensions[i].Name == child.Name)
            {
                return Member(rows.Dimensions[i], rows.Members[i], child, rows.Draft);
            }
        }

        var figures = rows.Figures;
        return child.Name switch
        {
            "__typename" => new ConstantWriter(typeName),
            PivotPart.KindField => new ConstantWriter(rows.Part!.Kind.ToString().ToConstant()),
            "cumulative" => new ExtraWriter(Running(rows), figures.Amount.Scalar),
            "cumulativeAtLeast" => new ExtraWriter(RunningBounds(rows).AtLeast, figures.Amount.Scalar),
            "cumulativeAtMost" => new ExtraWriter(RunningBounds(rows).AtMost, figures.Amount.Scalar),
            "lines" => Lines(rows.Facts, child, Beside(rows, AssumedLines), rows.ParentKeys, rows.FactKeys, rows.Condition, rows.KeyColumns),
            _ => new NullWriter(), // a dimension that the pivot is not grouped by, or that a closing cell has no member of
        };
    }

    /// <summary>Where one of the figures of each row stands; null when the name is none of a figure.</summary>
    private CellFigure? Figure(FigureRows rows, string name)
    {
        var figures = rows.Figures;
        if (figures.Measures.Select((measure, i) => (measure, i)).FirstOrDefault(known => known.measure.Name == name) is ({ } measure, var number))
        {
            return new CellFigure(measure.Scalar, rows.Draft.Column(rows.Measures[number]));
        }

        if (SpreadField.Of(figures).FirstOrDefault(field => field.Name == name) is { } spread)
        {
            // Figures that are not spread follow from what is known alone, and exceed nothing.
            return (spread.Name == SpreadField.Basis ? rows.Basis : rows.Excess) is { } value
                ? new CellFigure(spread.Scalar, rows.Draft.Column(value))
                : CellFigure.Always(spread.Scalar, 0);
        }

        return name switch
        {
            "share" => new CellFigure(Scalar.Share, Share(rows)),
            _ when name == figures.AmountPerCapita?.Name => new CellFigure(figures.Amount.Scalar, PerCapita(rows)),
            _ when figures.Scenarios is null => null,
            "atLeast" or "atMost" when !rows.Varies => new CellFigure(figures.Amount.Scalar, rows.AmountColumn),
            "isCertain" when !rows.Varies => CellFigure.Always(Scalar.Boolean, 1),
            "atLeast" => new CellFigure(figures.Amount.Scalar, Bounds(rows).AtLeast),
            "atMost" => new CellFigure(figures.Amount.Scalar, Bounds(rows).AtMost),
            "isCertain" => new CellFigure(Scalar.Boolean, Bounds(rows).IsCertain),
            _ => null,
        };
    }

    /// <summary>A statement for more of what rows of figures are sums of: it has the same owners, and comes when their own has.</summary>
    private StatementDraft Beside(FigureRows rows, int size) => rows.Part?.LeftOutOf is { } cells
        ? Draft(cells, _ => size)
        : Draft(rows.Parent, rows.ParentKeys, _ => size, Path);

    private ValueWriter Member(Dimension dimension, Expression member, Selection selection, StatementDraft draft)
    {
        var entity = Entity(model.For(dimension.Target), selection, new Scope(draft, member));
        return dimension.IsSpread ? new LinkWriter(draft.Column(MemberId(dimension, member)), entity) : entity;
    }

    private static Expression MemberId(Dimension dimension, Expression member)
    {
        var id = member.Member(nameof(IEntity.Id));
        return dimension.IsSpread ? id.AsNullable() : id;
    }

    private static ExtraCell Share(FigureRows rows)
    {
        if (rows.Share is null)
        {
            var (share, amount, statement) = (rows.Draft.Extra(), rows.AmountColumn, rows.Draft.Index);
            int[] owner = rows.HasOwner ? [rows.KeyColumns[0]] : [];
            if (rows.Part is { Whole: { } closed })
            {
                var whole = closed();
                rows.Finishes.Add(run => FigureFinish.ShareOf(run, statement, amount, share.Column, whole(run)));
            }
            else if (rows.Facts.IsFull)
            {
                // What counts more than once makes the rows add up to more than the whole.
                var whole = rows.Whole!();
                rows.Finishes.Add(run => FigureFinish.SharesOf(run, statement, owner, amount, share.Column, whole));
            }
            else
            {
                rows.Finishes.Add(run => FigureFinish.Shares(run, statement, owner, amount, share.Column));
            }

            rows.Share = share;
        }

        return rows.Share;
    }

    private static ExtraCell PerCapita(FigureRows rows)
    {
        if (rows.PerCapita is null)
        {
            var (perCapita, amount, statement) = (rows.Draft.Extra(), rows.AmountColumn, rows.Draft.Index);
            if (rows.Part is { Heads: { } closed })
            {
                var heads = closed();
                rows.Finishes.Add(run => FigureFinish.PerCapitaOf(run, statement, amount, perCapita.Column, heads(run)));
            }
            else if (rows.Heads is { } heads)
            {
                var column = rows.Draft.Column(heads);
                rows.Finishes.Add(run => FigureFinish.PerCapita(run, statement, amount, column, perCapita.Column));
            }
            else
            {
                var (owner, ownerHeads) = (rows.KeyColumns[0], rows.OwnerHeads!());
                rows.Finishes.Add(run => FigureFinish.PerCapitaOf(run, statement, [owner], amount, perCapita.Column, ownerHeads));
            }

            rows.PerCapita = perCapita;
        }

        return rows.PerCapita;
    }

    private (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) Bounds(FigureRows rows)
    {
        if (rows.Bounds is null)
        {
            var (atLeast, atMost, isCertain) = (rows.Draft.Extra(), rows.Draft.Extra(), rows.Draft.Extra());
            var (statement, keys) = (rows.Draft.Index, rows.KeyColumns);
            var draft = ScenarioBounds(rows.Facts, Beside(rows, AssumedMembers), rows.ParentKeys, rows.FactKeys, rows.Condition);
            rows.Finishes.Add(run => FigureFinish.Bounds(run, statement, keys, draft, atLeast.Column, atMost.Column, isCertain.Column));
            rows.Bounds = (atLeast, atMost, isCertain);
        }

        return rows.Bounds.Value;
    }

    private ExtraCell Running(FigureRows rows)
    {
        if (rows.Running is null)
        {
            var (running, amount, statement, owner) = (rows.Draft.Extra(), rows.AmountColumn, rows.Draft.Index, rows.KeyColumns[0]);
            finishes.Add(run => FigureFinish.Running(run, statement, owner, amount, running.Column));
            rows.Running = running;
        }

        return rows.Running;
    }

    private (ExtraCell AtLeast, ExtraCell AtMost) RunningBounds(FigureRows rows)
    {
        if (rows.RunningBounds is null)
        {
            var (atLeast, atMost) = (rows.Draft.Extra(), rows.Draft.Extra());
            var (statement, keys) = (rows.Draft.Index, rows.KeyColumns);
            var draft = ScenarioSums(rows.Facts, rows.Parent, rows.ParentKeys, rows.FactKeys);
            finishes.Add(run => FigureFinish.RunningBounds(run, statement, keys, draft, atLeast.Column, atMost.Column));
            rows.RunningBounds = (atLeast, atMost);
        }

        return rows.RunningBounds.Value;
    }

    /// <summary>The facts behind figures, found by the same keys as the figures: one line a fact, or one for each member of the dimensions that the figures are spread by.</summary>
    private ListWriter Lines(
        FactRows facts,
        Selection selection,
        StatementDraft draft,
        ParentKeys? parentKeys,
        IReadOnlyList<LambdaExpression> factKeys,
        LambdaExpression? condition,
        int[] parentColumns)
    {
        var source = Where(facts, parentKeys is null ? null : factKeys[0], parentKeys, condition);
        var graph = model.For(facts.Figures.Fact);
        Dimension[] spread = facts.IsFull ? [] : [.. facts.SpreadBy];
        var row = Expression.Parameter(facts.Row, "f");
        Expression[] keys = [.. factKeys.Select(key => key.Inline(row))];
        Expression[] members = [.. spread.Select(dimension => dimension.Member.Inline(row))];
        var (fact, amount) = (facts.Fact(row), facts.Amount(row));
        if (facts.Spread is not null)
        {
            // The parts that make one line are added up: those of dimensions that the figures do not depend on.
            Expression[] memberIds = [.. spread.Select(dimension => dimension.MemberId.Inline(row))];
            var (distinct, places) = FactRows.DistinctOf([.. keys, .. memberIds, facts.FactId(row)]);
            var grouped = source.GroupBy(row, FactRows.Key(distinct));
            var group = Expression.Parameter(grouped.ElementType(), "g");
            source = grouped
                .Select(group, Expressions.Tuple([
                    .. distinct.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")),
                    Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [row.Type], group, Expression.Lambda(amount, row))]))
                .Join(Set(facts.Figures.Fact), known => known.Member($"Item{places[^1] + 1}"), other => other.Member(nameof(IEntity.Id)));
            foreach (var (dimension, i) in spread.Select((dimension, i) => (dimension, i)))
            {
                source = source.Join(
                    Set(dimension.Target),
                    pair => Joined(pair, i + 1).Member($"Item{places[keys.Length + i] + 1}"),
                    other => other.Member(nameof(IEntity.Id)),
                    isOuter: true);
            }

            row = Expression.Parameter(source.ElementType(), "x");
            var line = Joined(row, spread.Length + 1);
            keys = [.. places.Take(keys.Length).Select(place => line.Member($"Item{place + 1}"))];
            members = [.. spread.Select((_, i) => Joined(row, spread.Length - 1 - i).Member("Item2"))];
            fact = Joined(row, spread.Length).Member("Item2");
            amount = facts.IsFull ? facts.Figures.AmountOfFact.Inline(fact) : line.Member($"Item{distinct.Count + 1}");
        }

        draft.From(
            source.OrderBy(row, [
                .. keys.Select(key => (key, false)),
                .. orders.Keys(graph, fact, null).SelectMany(key => key.Terms),
                .. members.SelectMany((member, i) => MemberOrder(spread[i], member))]),
            row);
        draft.KeyedBy([.. keys.Select(draft.Column)]);
        if (keys.Length == 0)
        {
            _ = draft.Column(amount); // a line is there even when nothing of it is asked
        }

        var writer = new ObjectWriter([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter(facts.Figures.Lines!.TypeName),
            "amount" => new CellWriter(draft.Column(amount), facts.Figures.Amount.Scalar),
            _ when child.Name == facts.Figures.Lines!.FactName => Entity(graph, child, new Scope(draft, fact)),
            _ when Array.FindIndex(spread, dimension => dimension.Name == child.Name) is >= 0 and var place =>
                Member(spread[place], members[place], child, draft),
            _ => new NullWriter(),
        }))]);
        return new ListWriter(draft.Index, parentColumns, writer);
    }

    /// <summary>Sums of facts, over those that the import made where these say all that is asked.</summary>
    private GroupedFacts Grouped(
        FactRows facts, LambdaExpression? owner, ParentKeys? parentKeys, LambdaExpression? condition, IReadOnlyList<LambdaExpression> keys, bool varies)
    {
        var summed = facts.Summed([owner, condition, .. keys]);
        var source = Where(summed, owner is null ? null : summed.On(owner), parentKeys, condition is null ? null : summed.On(condition));
        LambdaExpression[] over = [.. keys.Select(summed.On)];
        var row = Expression.Parameter(summed.Row, "f");
        return summed.AreSums && TellApart(row, over.Select(key => key.Inline(row))) ? summed.Alone(source, over, varies) : summed.Grouped(source, over, varies);
    }

    /// <summary>Whether no two rows have the same keys, as an index of the model says.</summary>
    private bool TellApart(ParameterExpression row, IEnumerable<Expression> keys)
    {
        var known = keys.Select(key => PropertyOf(row, normalizer.Normalize(key).Unwrapped())).ToHashSet();
        return context.Model.FindEntityType(row.Type)!.GetIndexes().Any(index => index.IsUnique && index.Properties.All(property => known.Contains(property.Name)));
    }

    private Expression Where(FactRows facts, LambdaExpression? owner, ParentKeys? keys, LambdaExpression? condition)
    {
        var row = Expression.Parameter(facts.Row, "f");
        return Set(facts.Row)
            .Where(row, keys is null ? null : IsParent(keys, owner!.Inline(row)))
            .Where(row, facts.Narrowing?.Inline(row))
            .Where(row, condition?.Inline(row));
    }

    /// <summary>The order of a dimension's members; what has none comes last.</summary>
    private IEnumerable<(Expression Key, bool IsDescending)> MemberOrder(Dimension dimension, Expression member)
    {
        var terms = orders.Keys(model.For(dimension.Target), member, null).SelectMany(key => key.Terms);
        return dimension.IsSpread
            ? terms.Prepend((Expression.Condition(MemberId(dimension, member).IsNull(), Expression.Constant(1), Expression.Constant(0)), false))
            : terms;
    }

    private static bool IsMoved(FigureGraph figures, Dimension dimension) =>
        figures.Scenarios?.Moved.Contains(dimension.Property) == true;
}
