using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A statement over scenarios.</summary>
/// <param name="Draft">The statement: the distinct keys, the partition, its scenarios in all, and what was asked.</param>
/// <param name="KeyColumns">The column of each key; two keys can share one.</param>
/// <param name="Keys">How many distinct keys lead the row.</param>
internal sealed record ScenarioStatement(StatementDraft Draft, int[] KeyColumns, int Keys);

/// <summary>The rows of a break-down or a pivot while they are planned.</summary>
internal sealed class FigureRows
{
    public required FigureGraph Figures { get; init; }

    public required StatementDraft Draft { get; init; }

    /// <summary>Owner first, when there is one, then the dimensions.</summary>
    public required int[] KeyColumns { get; init; }

    public required bool HasOwner { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>The entity of each dimension, over the row.</summary>
    public required IReadOnlyList<Expression> Members { get; init; }

    /// <summary>Each measure, over the row.</summary>
    public required IReadOnlyList<Expression> Measures { get; init; }

    /// <summary>True when figures differ from scenario to scenario.</summary>
    public required bool Varies { get; init; }

    /// <summary>The keys of the rows, over a fact: owner first, when there is one, then the dimensions.</summary>
    public required IReadOnlyList<LambdaExpression> FactKeys { get; init; }

    /// <summary>What a fact must meet, over the fact of the first lambda of <see cref="FactKeys"/>; null when all count.</summary>
    public LambdaExpression? Condition { get; init; }

    public StatementDraft? Parent { get; init; }

    public ParentKeys? ParentKeys { get; init; }

    public ExtraCell? Share { get; set; }

    public (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain)? Bounds { get; set; }

    public ExtraCell? Running { get; set; }

    public (ExtraCell AtLeast, ExtraCell AtMost)? RunningBounds { get; set; }

    public int AmountColumn => Draft.Column(Measures[0]);
}

internal sealed partial class Planner
{
    /// <summary>Members that a dimension is reckoned to have when the row bound is checked.</summary>
    private const int AssumedMembers = 10;

    /// <summary>Facts that a figure is reckoned to be the sum of when the row bound is checked.</summary>
    private const int AssumedLines = 20;

    private readonly Dictionary<string, FigureRows> breakdowns = [];
    private readonly Dictionary<string, (ExtraCell, ExtraCell, ExtraCell)> ownerBounds = [];

    private ObjectWriter Figures(FigureField field, Selection selection, Scope scope) =>
        new([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name == "__typename"
            ? new ConstantWriter(field.TypeName)
            : field.Fields.First(inner => inner.Name == child.Name) switch
            {
                BoundField bound when field.Varies => BoundWriter(field.Figures, bound.Bound, OwnerBounds(field, scope)),
                BoundField { Bound: Bound.IsCertain } => new TrueWriter(),
                BoundField => Field("", AmountOf(field), child, scope),
                LinesField => Lines(field.Figures, child, scope.Statement, OwnerKeys(scope), [FactOwner(field)], null, [OwnerKey(scope)]),
                ByField by => By(field, by.Dimension, child, scope),
                var plain => Field("", plain, child, scope),
            }))]);

    private static ValueField AmountOf(FigureField field) =>
        (ValueField)field.Fields.First(inner => inner.Name == field.Figures.Amount.Name);

    private static ParentKeys OwnerKeys(Scope scope) => new(scope.Statement.Index, OwnerKey(scope));

    /// <summary>The id of the owner, over a fact.</summary>
    private LambdaExpression FactOwner(FigureField field)
    {
        var fact = Expression.Parameter(field.Figures.Fact, "f");
        return Expression.Lambda(ForeignKey(field.Facts, fact), fact);
    }

    private static ExtraWriter BoundWriter(FigureGraph figures, Bound bound, (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) cells) => bound switch
    {
        Bound.AtLeast => new ExtraWriter(cells.AtLeast, figures.Amount.Scalar),
        Bound.AtMost => new ExtraWriter(cells.AtMost, figures.Amount.Scalar),
        _ => new ExtraWriter(cells.IsCertain, Scalar.Boolean),
    };

    private (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) OwnerBounds(FigureField field, Scope scope)
    {
        var keys = OwnerKeys(scope);
        var key = $"{keys} {field.Name}";
        if (!ownerBounds.TryGetValue(key, out var cells))
        {
            var statement = scope.Statement;
            ownerBounds[key] = cells = (statement.Extra(), statement.Extra(), statement.Extra());
            var (atLeast, atMost, isCertain) = cells;
            var draft = ScenarioBounds(field.Figures, statement, keys, [FactOwner(field)], null);
            finishes.Add(run => FigureFinish.Bounds(run, statement.Index, [keys.Column], draft, atLeast.Column, atMost.Column, isCertain.Column));
        }

        return cells;
    }

    private ListWriter By(FigureField field, Dimension dimension, Selection selection, Scope scope)
    {
        var keys = OwnerKeys(scope);
        var key = $"{keys} {field.Name}.{dimension.Name}";
        if (!breakdowns.TryGetValue(key, out var rows))
        {
            breakdowns[key] = rows = Breakdown(field, dimension, scope, keys);
        }

        return new ListWriter(rows.Draft.Index, [OwnerKey(scope)], FigureRow($"{field.TypeName}{dimension.ByName.ToPascal()}", rows, selection));
    }

    private FigureRows Breakdown(FigureField field, Dimension dimension, Scope scope, ParentKeys keys)
    {
        var figures = field.Figures;
        var owner = FactOwner(field);
        var varies = field.Varies || IsMoved(figures, dimension);
        var draft = Draft(scope.Statement, keys, _ => AssumedMembers, Path);
        LambdaExpression[] factKeys = [owner, dimension.MemberId];
        var (items, itemCount) = KeyItems(factKeys);
        var (ownerItem, memberItem) = ($"Item{items[0]}", $"Item{items[1]}");
        var grouped = Grouped(figures, factKeys, Where(figures, owner, keys, null), varies);
        Expression source, ownerId, member, group;
        ParameterExpression row;
        if (dimension.IsComplete)
        {
            // Every member stands in the list, also those that the owner has no fact for.
            var (ownerRow, memberRow) = (Expression.Parameter(field.Facts.Parameters[0].Type, "o"), Expression.Parameter(dimension.Target, "d"));
            var members = Set(dimension.Target).Where(
                memberRow, Expression.Equal(dimension.Scope!.Inline(memberRow), field.Scope.Inline(ownerRow)));
            source = Set(ownerRow.Type)
                .Where(ownerRow, Keys(keys).Contains(ownerRow.Member(nameof(IEntity.Id))))
                .SelectPairs(ownerRow, members)
                .Join(
                    grouped,
                    pair => Expressions.Tuple([pair.Member("Item1").Member(nameof(IEntity.Id)), pair.Member("Item2").Member(nameof(IEntity.Id))]),
                    sums => Expressions.Tuple([sums.Member(ownerItem), sums.Member(memberItem)]),
                    isOuter: true);
            row = Expression.Parameter(source.ElementType(), "x");
            (ownerId, member, group) = (row.Member("Item1").Member("Item1").Member(nameof(IEntity.Id)), row.Member("Item1").Member("Item2"), row.Member("Item2"));
        }
        else
        {
            source = grouped.Join(Set(dimension.Target), sums => sums.Member(memberItem), other => other.Member(nameof(IEntity.Id)));
            row = Expression.Parameter(source.ElementType(), "x");
            (ownerId, member, group) = (row.Member("Item1").Member(ownerItem), row.Member("Item2"), row.Member("Item1"));
        }

        draft.From(source.OrderBy(row, [(ownerId, false), .. MemberOrder(dimension, member)]), row);
        var measures = MeasureItems(figures, varies, group, itemCount).Select(sum => Present(sum, dimension.IsComplete)).ToArray();
        var ownerColumn = draft.Column(ownerId);
        draft.KeyedBy(ownerColumn);
        return new FigureRows
        {
            Figures = figures,
            Draft = draft,
            KeyColumns = [ownerColumn, draft.Column(member.Member(nameof(IEntity.Id)))],
            HasOwner = true,
            Dimensions = [dimension],
            Members = [member],
            Measures = measures,
            Varies = varies,
            FactKeys = factKeys,
            Parent = scope.Statement,
            ParentKeys = keys,
        };

        static Expression Present(Expression sum, bool isOuter) => isOuter
            ? Expression.Coalesce(sum.AsNullable(), Expression.Constant(Convert.ChangeType(0, sum.Type, System.Globalization.CultureInfo.InvariantCulture), sum.Type))
            : sum;
    }

    private ListWriter Pivot(PivotField pivot, Selection selection)
    {
        var figures = pivot.Figures;
        var dimensions = selection.Argument("groupBy") is { } groupBy
            ? (groupBy is ListInput list ? list.Items : [groupBy])
                .Select(name => ((NameInput)name).Name)
                .Distinct()
                .Select(name => figures.Dimensions.First(dimension => dimension.Name.ToConstant() == name))
                .ToArray()
            : [];
        var fact = Expression.Parameter(figures.Fact, "f");
        var filter = filters.Object(figures.Name, figures.FactFields, fact, isNullable: false, selection.Argument("where"), [.. path, "where"]);
        var condition = filter is null ? null : Expression.Lambda(filter, fact);
        var varies = dimensions.Any(dimension => IsMoved(figures, dimension)) || (filter is not null && figures.Scenarios?.Touches(filter) == true);
        var keys = dimensions.Select(dimension => dimension.MemberId).ToArray();
        var draft = Draft(null, null, _ => (int)Math.Pow(AssumedMembers, dimensions.Length), Path);
        var source = Grouped(figures, keys, Where(figures, null, null, condition), varies);
        foreach (var (dimension, i) in dimensions.Select((dimension, i) => (dimension, i)))
        {
            source = source.Join(Set(dimension.Target), pair => Group(pair, i).Member($"Item{i + 1}"), other => other.Member(nameof(IEntity.Id)));
        }

        var row = Expression.Parameter(source.ElementType(), "x");
        var members = dimensions.Select((_, i) => (Expression)Group(row, dimensions.Length - 1 - i).Member("Item2")).ToArray();
        var group = Group(row, dimensions.Length);
        draft.From(dimensions.Length == 0 ? source : source.OrderBy(row, members.SelectMany((member, i) => MemberOrder(dimensions[i], member))), row);
        var rows = new FigureRows
        {
            Figures = figures,
            Draft = draft,
            KeyColumns = [.. members.Select(member => draft.Column(member.Member(nameof(IEntity.Id))))],
            HasOwner = false,
            Dimensions = dimensions,
            Members = members,
            Measures = [.. MeasureItems(figures, varies, group, dimensions.Length)],
            Varies = varies,
            FactKeys = keys,
            Condition = condition,
        };
        _ = rows.AmountColumn; // a cell is there even when nothing of it is asked
        return new ListWriter(draft.Index, [], FigureRow($"{figures.Name}Cell", rows, selection));

        // Each join wraps what it joins in a pair.
        static Expression Group(Expression pair, int depth) => depth == 0 ? pair : Group(pair.Member("Item1"), depth - 1);
    }

    private ObjectWriter FigureRow(string typeName, FigureRows rows, Selection selection) =>
        new([.. selection.Children.Select(child => Named(child, () => FigurePart(typeName, rows, child)))]);

    private ValueWriter FigurePart(string typeName, FigureRows rows, Selection child)
    {
        var figures = rows.Figures;
        if (figures.Measures.Select((measure, i) => (measure, i)).FirstOrDefault(known => known.measure.Name == child.Name) is ({ } measure, var number))
        {
            return new CellWriter(rows.Draft.Column(rows.Measures[number]), measure.Scalar);
        }

        for (var i = 0; i < rows.Dimensions.Count; i++)
        {
            if (rows.Dimensions[i].Name == child.Name)
            {
                return Entity(model.For(rows.Dimensions[i].Target), child, new Scope(rows.Draft, rows.Members[i]));
            }
        }

        return child.Name switch
        {
            "__typename" => new ConstantWriter(typeName),
            "share" => new ExtraWriter(Share(rows), Scalar.Share),
            "atLeast" or "atMost" when !rows.Varies => new CellWriter(rows.AmountColumn, figures.Amount.Scalar),
            "isCertain" when !rows.Varies => new TrueWriter(),
            "atLeast" => BoundWriter(figures, Bound.AtLeast, Bounds(rows)),
            "atMost" => BoundWriter(figures, Bound.AtMost, Bounds(rows)),
            "isCertain" => BoundWriter(figures, Bound.IsCertain, Bounds(rows)),
            "cumulative" => new ExtraWriter(Running(rows), figures.Amount.Scalar),
            "cumulativeAtLeast" => new ExtraWriter(RunningBounds(rows).AtLeast, figures.Amount.Scalar),
            "cumulativeAtMost" => new ExtraWriter(RunningBounds(rows).AtMost, figures.Amount.Scalar),
            "lines" => Lines(figures, child, rows.Parent, rows.ParentKeys, rows.FactKeys, rows.Condition, rows.KeyColumns),
            _ => new NullWriter(), // a dimension that the pivot is not grouped by
        };
    }

    private ExtraCell Share(FigureRows rows)
    {
        if (rows.Share is null)
        {
            var (share, amount, statement) = (rows.Draft.Extra(), rows.AmountColumn, rows.Draft.Index);
            int[] owner = rows.HasOwner ? [rows.KeyColumns[0]] : [];
            finishes.Add(run => FigureFinish.Shares(run, statement, owner, amount, share.Column));
            rows.Share = share;
        }

        return rows.Share;
    }

    private (ExtraCell AtLeast, ExtraCell AtMost, ExtraCell IsCertain) Bounds(FigureRows rows)
    {
        if (rows.Bounds is null)
        {
            var (atLeast, atMost, isCertain) = (rows.Draft.Extra(), rows.Draft.Extra(), rows.Draft.Extra());
            var (statement, keys) = (rows.Draft.Index, rows.KeyColumns);
            var draft = ScenarioBounds(rows.Figures, rows.Parent, rows.ParentKeys, rows.FactKeys, rows.Condition);
            finishes.Add(run => FigureFinish.Bounds(run, statement, keys, draft, atLeast.Column, atMost.Column, isCertain.Column));
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
            var draft = ScenarioSums(rows.Figures, rows.Parent, rows.ParentKeys, rows.FactKeys);
            finishes.Add(run => FigureFinish.RunningBounds(run, statement, keys, draft, atLeast.Column, atMost.Column));
            rows.RunningBounds = (atLeast, atMost);
        }

        return rows.RunningBounds.Value;
    }

    /// <summary>The facts behind figures, found by the same keys as the figures.</summary>
    private ListWriter Lines(
        FigureGraph figures,
        Selection selection,
        StatementDraft? parent,
        ParentKeys? parentKeys,
        IReadOnlyList<LambdaExpression> factKeys,
        LambdaExpression? condition,
        int[] parentColumns)
    {
        var draft = Draft(parent, parentKeys, _ => AssumedLines, Path);
        var fact = Expression.Parameter(figures.Fact, "f");
        var keys = factKeys.Select(key => key.Inline(fact)).ToArray();
        var source = Where(figures, parentKeys is null ? null : factKeys[0], parentKeys, condition, fact);
        var graph = model.For(figures.Fact);
        draft.From(
            source.OrderBy(fact, [.. keys.Select(key => (key, false)), .. orders.Keys(graph, fact, null).SelectMany(key => key.Terms)]),
            fact);
        draft.KeyedBy([.. keys.Select(draft.Column)]);
        var line = new ObjectWriter([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter(figures.Lines!.TypeName),
            "amount" => new CellWriter(draft.Column(figures.AmountOfFact.Inline(fact)), figures.Amount.Scalar),
            _ => Entity(graph, child, new Scope(draft, fact)),
        }))]);
        return new ListWriter(draft.Index, parentColumns, line);
    }

    /// <summary>Sums of the facts, a row for each combination of keys: the keys, then the measures.</summary>
    private static Expression Grouped(FigureGraph figures, IReadOnlyList<LambdaExpression> keys, Expression facts, bool varies)
    {
        var fact = Expression.Parameter(figures.Fact, "f");
        var (distinct, _) = Distinct(keys.Select(key => key.Inline(fact)));
        var grouped = facts.GroupBy(fact, GroupKey(distinct));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        var measures = DistinctMeasures(figures, varies, group).Distinct;
        return grouped.Select(group, Expressions.Tuple([.. distinct.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")), .. measures]));
    }

    /// <summary>Which item each key is, from 1: an owner that stands on the dimension itself has one key for both.</summary>
    private static (int[] Items, int Count) KeyItems(IReadOnlyList<LambdaExpression> keys)
    {
        if (keys.Count == 0)
        {
            return ([], 0);
        }

        var fact = Expression.Parameter(keys[0].Parameters[0].Type, "f");
        var (distinct, places) = Distinct(keys.Select(key => key.Inline(fact)));
        return ([.. places.Select(place => place + 1)], distinct.Count);
    }

    /// <summary>Equal expressions once, since EF Core selects them once; and which of them each is.</summary>
    private static (IReadOnlyList<Expression> Distinct, IReadOnlyList<int> Places) Distinct(IEnumerable<Expression> values)
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

    private static (IReadOnlyList<Expression> Distinct, IReadOnlyList<int> Places) DistinctMeasures(FigureGraph figures, bool varies, Expression group) =>
        Distinct(figures.Measures.Select(measure => (varies ? measure.Value : measure.Settled).Inline(group)));

    /// <summary>Each measure over a row that holds the keys and then the distinct measures.</summary>
    private static IEnumerable<Expression> MeasureItems(FigureGraph figures, bool varies, Expression row, int keys)
    {
        var facts = Expression.Parameter(typeof(IEnumerable<>).MakeGenericType(figures.Fact), "facts");
        return DistinctMeasures(figures, varies, facts).Places.Select(place => row.Member($"Item{keys + place + 1}"));
    }

    /// <summary>The least and most of each combination of keys in each partition: the keys, the partition's scenarios in all, those with a row, least, most.</summary>
    private ScenarioStatement ScenarioBounds(
        FigureGraph figures, StatementDraft? parent, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition)
    {
        var draft = Draft(parent, parentKeys, _ => AssumedMembers, Path);
        var sums = ScenarioRows(figures, parentKeys, factKeys, condition, withScenario: false);
        var sum = Expression.Parameter(sums.ElementType(), "s");
        var (items, keys) = KeyItems(factKeys);
        var grouped = sums.GroupBy(sum, GroupKey(Enumerable.Range(1, keys + 2).Select(i => (Expression)sum.Member($"Item{i}"))));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        draft.From(grouped, group);
        for (var i = 1; i <= keys + 2; i++)
        {
            draft.Column(group.Member("Key").Member($"Item{i}"));
        }

        var amount = Expression.Lambda(sum.Member($"Item{keys + 3}"), sum);
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [sum.Type], group));
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Min), [sum.Type], group, amount));
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Max), [sum.Type], group, amount));
        return new ScenarioStatement(draft, [.. items.Select(item => item - 1)], keys);
    }

    /// <summary>The sum of each combination of keys in each scenario: the keys, the partition, its scenarios in all, the sum, the scenario.</summary>
    private ScenarioStatement ScenarioSums(
        FigureGraph figures, StatementDraft? parent, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys)
    {
        var draft = Draft(parent, parentKeys, _ => AssumedMembers, Path);
        var sums = ScenarioRows(figures, parentKeys, factKeys, null, withScenario: true);
        var (items, keys) = KeyItems(factKeys);
        var row = Expression.Parameter(sums.ElementType(), "s");
        draft.From(sums, row);
        for (var i = 1; i <= keys + 4; i++)
        {
            draft.Column(row.Member($"Item{i}"));
        }

        return new ScenarioStatement(draft, [.. items.Select(item => item - 1)], keys);
    }

    private Expression ScenarioRows(
        FigureGraph figures, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition, bool withScenario)
    {
        var scenarios = figures.Scenarios!;
        var variant = Expression.Parameter(scenarios.Variant, "v");
        var source = Set(scenarios.Variant);
        if (parentKeys is not null)
        {
            source = source.Where(variant, Keys(parentKeys).Contains(scenarios.Move(factKeys[0], variant)));
        }

        if (condition is not null)
        {
            source = source.Where(variant, scenarios.Move(condition, variant));
        }

        var (keys, _) = Distinct(factKeys.Select(key => scenarios.Move(key, variant).Unwrapped()));
        var grouped = source.GroupBy(variant, GroupKey(
            [.. keys, scenarios.Partition.Inline(variant), scenarios.ScenarioCount.Inline(variant), scenarios.Scenario.Inline(variant)]));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        var amount = scenarios.Amount?.Inline(variant) ?? scenarios.Move(figures.AmountOfFact, variant);
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [variant.Type], group, Expression.Lambda(amount, variant));
        var known = Enumerable.Range(1, keys.Count + 2).Select(i => (Expression)group.Member("Key").Member($"Item{i}"));
        return grouped.Select(group, Expressions.Tuple(withScenario
            ? [.. known, sum, group.Member("Key").Member($"Item{keys.Count + 3}")]
            : [.. known, sum]));
    }

    private Expression Where(
        FigureGraph figures, LambdaExpression? owner, ParentKeys? keys, LambdaExpression? condition, ParameterExpression? fact = null)
    {
        fact ??= Expression.Parameter(figures.Fact, "f");
        return Set(figures.Fact)
            .Where(fact, keys is null ? null : Keys(keys).Contains(owner!.Inline(fact)))
            .Where(fact, condition?.Inline(fact));
    }

    private IEnumerable<(Expression Key, bool IsDescending)> MemberOrder(Dimension dimension, Expression member) =>
        orders.Keys(model.For(dimension.Target), member, null).SelectMany(key => key.Terms);

    private static bool IsMoved(FigureGraph figures, Dimension dimension) =>
        figures.Scenarios?.Moved.Contains(dimension.Property) == true;

    private static Expression GroupKey(IEnumerable<Expression> keys)
    {
        var parts = keys.ToArray();
        return parts.Length == 0 ? Expression.Constant(1) : Expressions.Tuple([.. parts.Select(part => part.Unwrapped())]);
    }
}
