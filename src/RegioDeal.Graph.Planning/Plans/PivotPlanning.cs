using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Sorting;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>What rows of figures stand for in the list of a pivot.</summary>
internal sealed class PivotPart
{
    /// <summary>The field that tells.</summary>
    public const string KindField = "kind";

    public required CellKind Kind { get; init; }

    /// <summary>The cells of which some are left out, whose figures these are; null when they are not of what is left out.</summary>
    public StatementDraft? LeftOutOf { get; init; }

    /// <summary>What the amount is a share of, for a closing cell: planned when it is asked.</summary>
    public Func<Func<PlanRun, long>>? Whole { get; init; }

    /// <summary>What the amount of a closing cell is divided by, 0 when not known: planned when it is asked.</summary>
    public Func<Func<PlanRun, long>>? Heads { get; init; }
}

/// <summary>Writes the cells of a pivot, then those that close it.</summary>
internal sealed class PivotWriter(int cells, ObjectWriter cell, (int Statement, ObjectWriter Cell)? rest, (int Statement, ObjectWriter Cell)? total) : ValueWriter
{
    public override void Write(PlanRun run, RowSet rows, int row, Utf8JsonWriter json)
    {
        var found = run.Rows(cells);
        json.WriteStartArray();
        for (var i = 0; i < found.Count; i++)
        {
            cell.Write(run, found, i, json);
        }

        if (found.LeftOut > 0)
        {
            rest?.Cell.Write(run, run.Rows(rest.Value.Statement), 0, json);
        }

        total?.Cell.Write(run, run.Rows(total.Value.Statement), 0, json);
        json.WriteEndArray();
    }
}

/// <summary>A pivot while it is planned.</summary>
/// <param name="Facts">What is summed.</param>
/// <param name="Condition">What <c>where</c> keeps; null when all.</param>
/// <param name="Varies">True when figures differ from scenario to scenario.</param>
/// <param name="Dimensions">What it is grouped by.</param>
/// <param name="Keys">The ids of their members, over what is summed.</param>
internal sealed record PivotFacts(
    FactRows Facts, LambdaExpression? Condition, bool Varies, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<LambdaExpression> Keys)
{
    public FigureGraph Figures => Facts.Figures;

    /// <summary>The dimension by whose members' numbers amounts per head are divided; null when by that of all together.</summary>
    public Dimension? Narrowest => Figures.AmountPerCapita is null
        ? null
        : Figures.Dimensions.LastOrDefault(dimension => dimension.Heads is not null && Dimensions.Contains(dimension));

    public int Place(Dimension dimension) => Dimensions.ToList().IndexOf(dimension);
}

internal sealed partial class Planner
{
    /// <summary>Stands for the id of what has no member.</summary>
    private const int NoMember = -1;

    private static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    private PivotWriter Pivot(PivotField pivot, Selection selection)
    {
        var figures = pivot.Figures;
        Dimension[] dimensions = selection.Argument("groupBy") is { } groupBy
            ? [
                .. (groupBy is ListInput list ? list.Items : [groupBy])
                    .Select(name => ((NameInput)name).Name)
                    .Distinct()
                    .Select(name => figures.Dimensions.First(dimension => dimension.Name.ToConstant() == name)),
            ]
            : [];
        var where = Restriction.Of(selection.Argument("where"));
        var restricted = Names(where).ToArray();
        var facts = FactRows.Of(
            figures, [.. dimensions, .. figures.Dimensions.Where(dimension => restricted.Contains(dimension.Name))], FigureArguments.AttributionOf(selection.Argument));
        var fact = Expression.Parameter(facts.Row, "f");
        var filter = filters.Object(figures.Name, FactFields(facts), fact, isNullable: false, where, [.. path, "where"]);
        var of = new PivotFacts(
            facts,
            filter is null ? null : Expression.Lambda(filter, fact),
            dimensions.Any(dimension => IsMoved(figures, dimension)) || (filter is not null && figures.Scenarios?.Touches(filter, fact) == true),
            dimensions,
            [.. dimensions.Select(dimension => facts.On(dimension.MemberId))]);
        Ground(facts, null, null, null, of.Condition);

        var (having, first) = (selection.Argument("having"), (ValueInput?)selection.Argument("first"));
        Func<PlanRun, int>? size = first is null ? null : run => Checked((int)first.Read(run.Variables), "first");
        var total = new Lazy<FigureRows>(() => Total(of));
        var cells = Cells(of, size, total);
        var typeName = $"{figures.Name}Cell";
        var cell = FigureRow(typeName, cells, selection);
        var choice = Choice(of, cells, having, selection.Argument("order"), size);
        cells.Draft.Settle(run =>
        {
            // What cells are chosen by is finished before; what hangs on them is asked for those shown alone.
            cells.Finishes.ForEach(finish => finish(run));
            choice?.Invoke(run);
        });
        (int, ObjectWriter)? closing = null;
        if (having is not null || first is not null)
        {
            var rest = Rest(of, cells, total);
            closing = (rest.Draft.Index, FigureRow(typeName, rest, selection));
        }

        if (selection.Argument("total") is not BooleanInput { Value: var isAsked })
        {
            isAsked = closing is not null;
        }

        if (!isAsked)
        {
            return new PivotWriter(cells.Draft.Index, cell, closing, null);
        }

        var all = total.Value.Draft.Index;
        total.Value.Draft.Settle(run => run.Rows(all).AddIfNone());
        return new PivotWriter(cells.Draft.Index, cell, closing, (all, FigureRow(typeName, total.Value, selection)));
    }

    /// <summary>The cells, each combination of members that has a fact, in the order of their dimensions.</summary>
    private FigureRows Cells(PivotFacts of, Func<PlanRun, int>? size, Lazy<FigureRows> total)
    {
        var (facts, dimensions) = (of.Facts, of.Dimensions);
        var assumed = (int)Math.Min(Math.Pow(AssumedMembers, dimensions.Count), AssumedCells);
        if (size is not null)
        {
            // All are read; only those shown have lists of their own.
            bounds.Add(new PageBound(-1, _ => assumed, Path));
        }

        var draft = Draft(null, null, size is null ? _ => assumed : run => Math.Min(size(run), assumed), Path);
        var grouped = Grouped(facts, null, null, of.Condition, of.Keys, of.Varies);
        var source = grouped.Query;
        foreach (var (dimension, i) in dimensions.Select((dimension, i) => (dimension, i)))
        {
            source = source.Join(
                Set(dimension.Target), pair => Joined(pair, i).Member($"Item{grouped.KeyItems[i]}"), other => other.Member(nameof(IEntity.Id)), isOuter: dimension.IsSpread);
        }

        var row = Expression.Parameter(source.ElementType(), "x");
        var members = dimensions.Select((_, i) => (Expression)Joined(row, dimensions.Count - 1 - i).Member("Item2")).ToArray();
        draft.From(dimensions.Count == 0 ? source : source.OrderBy(row, members.SelectMany((member, i) => MemberOrder(dimensions[i], member))), row);
        var group = Joined(row, dimensions.Count);
        Expression Item(int item) => group.Member($"Item{item}");
        var narrowest = of.Narrowest;
        var rows = new FigureRows
        {
            Facts = facts,
            Draft = draft,
            KeyColumns = [.. members.Select((member, i) => draft.Column(MemberId(dimensions[i], member)))],
            HasOwner = false,
            Dimensions = dimensions,
            Members = members,
            Measures = [.. grouped.MeasureItems.Select(Item)],
            Basis = grouped.BasisItem == 0 ? null : Item(grouped.BasisItem),
            Excess = grouped.ExcessItem == 0 ? null : Item(grouped.ExcessItem),
            Varies = of.Varies,
            FactKeys = of.Keys,
            Condition = of.Condition,
            Whole = () =>
            {
                var (statement, amount) = (total.Value.Draft.Index, total.Value.AmountColumn);
                return new NumberElsewhere(statement, [], () => amount);
            },
            Heads = PivotHeads(of.Figures, narrowest, narrowest is null ? null : members[of.Place(narrowest)]),
            Part = new PivotPart { Kind = CellKind.Cell },
            Finishes = [],
        };
        _ = rows.AmountColumn; // a cell is there even when nothing of it is asked
        return rows;
    }

    /// <summary>Everything that is kept.</summary>
    private FigureRows Total(PivotFacts of)
    {
        var draft = Draft(null, null, _ => 1, Path);
        FigureRows rows = null!;
        return rows = Closing(of, draft, of.Condition, new PivotPart
        {
            Kind = CellKind.Total,
            Whole = () => Amount(rows),
            Heads = () => AllHeads(of.Figures.AmountPerCapita!),
        });
    }

    /// <summary>What is in the cells that are not shown: the database puts it together, since a fact can be in several of them and a scenario moves it from one to another.</summary>
    private FigureRows Rest(PivotFacts of, FigureRows cells, Lazy<FigureRows> total) =>
        Closing(of, Draft(cells.Draft, _ => 1), LeftOut(of, cells), new PivotPart
        {
            Kind = CellKind.Rest,
            LeftOutOf = cells.Draft,
            Whole = () =>
            {
                if (of.Facts.IsFull)
                {
                    return Amount(total.Value);
                }

                var (statement, amount) = (cells.Draft.Index, cells.AmountColumn);
                return run => run.Rows(statement) is var rows ? Enumerable.Range(0, rows.Count + rows.LeftOut).Sum(row => rows[row, amount].Number) : 0;
            },
            Heads = () =>
            {
                var (statement, heads) = (cells.Draft.Index, cells.Draft.Column(cells.Heads!));
                int[] member = of.Narrowest is { } narrowest ? [cells.KeyColumns[of.Place(narrowest)]] : [];
                return run => HeadsTogether(run.Rows(statement), heads, member);
            },
        });

    private FigureRows Closing(PivotFacts of, StatementDraft draft, LambdaExpression? condition, PivotPart part)
    {
        var grouped = Grouped(of.Facts, null, null, condition, [], of.Varies);
        var row = Expression.Parameter(grouped.Query.ElementType(), "x");
        draft.From(grouped.Query, row);
        Expression Item(int item) => row.Member($"Item{item}");
        var rows = new FigureRows
        {
            Facts = of.Facts,
            Draft = draft,
            KeyColumns = [],
            HasOwner = false,
            Dimensions = [],
            Members = [],
            Measures = [.. grouped.MeasureItems.Select(Item)],
            Basis = grouped.BasisItem == 0 ? null : Item(grouped.BasisItem),
            Excess = grouped.ExcessItem == 0 ? null : Item(grouped.ExcessItem),
            Varies = of.Varies,
            FactKeys = [],
            Condition = condition,
            Part = part,
            Finishes = finishes,
        };
        _ = rows.AmountColumn;
        return rows;
    }

    private static Func<PlanRun, long> Amount(FigureRows one)
    {
        var (statement, amount) = (one.Draft.Index, one.AmountColumn);
        return run => run.Rows(statement) is { Count: > 0 } rows ? rows[0, amount].Number : 0;
    }

    /// <summary>The numbers of the members that the cells left out are of, each once; 0 when that of one is not known, or a cell has no member.</summary>
    private static long HeadsTogether(RowSet cells, int heads, int[] member)
    {
        var known = new Dictionary<RowKey, long>();
        for (var row = cells.Count; row < cells.Count + cells.LeftOut; row++)
        {
            if (cells[row, heads].IsNull)
            {
                return 0;
            }

            known[RowKey.Of(cells, row, member)] = cells[row, heads].Number;
        }

        return known.Values.Sum();
    }

    /// <summary>What is summed in the cells that are not shown.</summary>
    private LambdaExpression? LeftOut(PivotFacts of, FigureRows cells)
    {
        if (of.Keys.Count == 0)
        {
            return of.Condition; // one cell, and it is the one
        }

        var fact = Expression.Parameter(of.Facts.Row, "f");
        var (statement, columns) = (cells.Draft.Index, cells.KeyColumns);
        var keys = slots.Texts(
            run => run.Rows(statement) is var rows ? Enumerable.Range(rows.Count, rows.LeftOut).Select(row => Ids(rows, row, columns)) : [],
            Path);
        var isLeftOut = keys.Contains(of.Keys.Select(key => Text(key.Inline(fact))).Aggregate((one, other) =>
            Expression.Call(Concat, Expression.Call(Concat, one, Expression.Constant("/")), other)));
        return Expression.Lambda(of.Condition is null ? isLeftOut : Expression.AndAlso(of.Condition.Inline(fact), isLeftOut), fact);

        // A list of pairs is no parameter; a list of texts is.
        static Expression Text(Expression id) => Expression.Call(
            Nullable.GetUnderlyingType(id.Type) is null ? id : Expression.Coalesce(id, Expression.Constant(NoMember)), nameof(ToString), Type.EmptyTypes);

        static string Ids(RowSet rows, int row, int[] columns) =>
            string.Join('/', columns.Select(column => (rows[row, column].IsNull ? NoMember : rows[row, column].Number).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>What chooses the cells that are shown, and their order; null when all are, as they come.</summary>
    /// <remarks>
    /// In the program: shares, amounts per head and bounds are finished here, so that no database rounds or compares them its own way, and cells are few.
    /// </remarks>
    private Action<PlanRun>? Choice(PivotFacts of, FigureRows cells, Input? having, Input? order, Func<PlanRun, int>? size)
    {
        var fields = FinishedCell.Fields(of.Figures);
        var meets = Having(fields, cells, having);
        var keys = CellOrder(of, fields, cells, order);
        if (meets is null && keys.Count == 0 && size is null)
        {
            return null;
        }

        var statement = cells.Draft.Index;
        return run =>
        {
            var rows = run.Rows(statement);
            var shown = Enumerable.Range(0, rows.Count).Where(row => meets?.Invoke(run, rows, row) ?? true);
            if (keys.Count > 0)
            {
                // Equal ones stay as they came: in the order of their dimensions, which is total.
                shown = shown.Order(Comparer<int>.Create((one, other) => keys.Select(key => key.Compare(rows, one, other)).FirstOrDefault(difference => difference != 0)));
            }

            rows.Keep([.. size is null ? shown : shown.Take(size(run))]);
        };
    }

    private Func<PlanRun, RowSet, int, bool>? Having(IReadOnlyList<ValueField> fields, FigureRows cells, Input? having)
    {
        var cell = Expression.Parameter(typeof(FinishedCell), "cell");
        if (filters.Object($"{cells.Figures.Name}Cell", fields, cell, isNullable: false, having, [.. path, "having"]) is not { } condition)
        {
            return null;
        }

        var run = Expression.Parameter(typeof(PlanRun), "run");
        var meets = Expression.Lambda<Func<PlanRun, FinishedCell, bool>>(new SlotReader(run).Visit(condition), run, cell).Compile();
        var figures = Names(having).Distinct().ToDictionary(name => name, name => Figure(cells, name)!);
        return (current, rows, row) => meets(current, new FinishedCell(rows, row, figures));
    }

    private List<CellKey> CellOrder(PivotFacts of, IReadOnlyList<ValueField> fields, FigureRows cells, Input? order)
    {
        var keys = new List<CellKey>();
        GraphField[] known =
        [
            .. of.Dimensions.Select((dimension, i) => new LinkField(dimension.Name, dimension.Description, Expression.Lambda(cells.Members[i], cells.Draft.Row), dimension.IsSpread)),
            .. fields,
        ];
        foreach (var entry in (order is ListInput list ? list.Items : order is null ? [] : [order]).OfType<ObjectInput>())
        {
            var given = entry.Fields.Where(field => field.Value is not NullInput).ToArray();
            if (given is [{ Value: NameInput direction } figure])
            {
                keys.Add(new CellKey(Figure(cells, figure.Key)!.Of, direction.Name == "DESC"));
            }
            else if (given.Length != 1 || known.Any(field => field.Name == given[0].Key)) // a dimension that it is not grouped by orders nothing
            {
                if (orders.Entry(known, cells.Draft.Row, entry) is { } key)
                {
                    var column = cells.Draft.Column(key.Value);
                    keys.Add(new CellKey((rows, row) => rows[row, column], key.IsDescending));
                }
            }
        }

        return keys;
    }

    /// <summary>What the amounts of a pivot's cells are divided by: the members' own numbers, else those of all together, which are not known when one is not.</summary>
    private Expression? PivotHeads(FigureGraph figures, Dimension? narrowest, Expression? member)
    {
        if (figures.AmountPerCapita is not { } perCapita || narrowest is not null)
        {
            return narrowest?.Heads!.Inline(member!);
        }

        var one = perCapita.Heads.Parameters[0];
        var all = Set(one.Type).Where(one, perCapita.Among.Inline(one));
        var unknown = Expression.Lambda(perCapita.Heads.Body.IsNull(), one);
        return Expression.Condition(
            Expression.Call(typeof(Queryable), nameof(Queryable.Any), [one.Type], all, Expression.Quote(unknown)),
            Expression.Constant(null, typeof(int?)),
            Expression.Call(typeof(Queryable), nameof(Queryable.Sum), [one.Type], all, Expression.Quote(perCapita.Heads)));
    }

    /// <summary>The number that the total of a pivot is divided by: that of all together, 0 when one is not known. In a statement of its own, since the total of nothing has no row.</summary>
    private Func<PlanRun, long> AllHeads(PerCapita perCapita)
    {
        var draft = Draft(null, null, _ => 1, Path);
        var one = Expression.Parameter(perCapita.Heads.Parameters[0].Type, "h");
        var heads = perCapita.Heads.Inline(one);
        var all = Set(one.Type).Where(one, perCapita.Among.Inline(one)).GroupBy(one, FactRows.Key([]));
        var group = Expression.Parameter(all.ElementType(), "g");
        draft.From(all, group);
        var sum = draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [one.Type], group, Expression.Lambda(heads, one)));
        var unknown = draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [one.Type], group, Expression.Lambda(heads.IsNull(), one)));
        return run => run.Rows(draft.Index) is { Count: > 0 } rows && rows[0, unknown].Number == 0 ? rows[0, sum].Number : 0;
    }

    /// <summary>The fields that a filter names, its nested terms too.</summary>
    private static IEnumerable<string> Names(Input? filter) => filter switch
    {
        ObjectInput fields => fields.Fields.SelectMany(field => field.Key is "and" or "or" ? Names(field.Value) : [field.Key]),
        ListInput terms => terms.Items.SelectMany(Names),
        _ => [],
    };

    /// <summary>What a filter can restrict, over what is summed.</summary>
    private static IReadOnlyList<GraphField> FactFields(FactRows facts) => facts.Spread is null
        ? facts.Figures.FactFields
        : [.. facts.Figures.FactFields.Select(GraphField (field) => field switch
        {
            LinkField link => new LinkField(link.Name, link.Description, facts.On(link.Expression), link.IsNullable),
            ValueField value => new ValueField(value.Name, value.Description, facts.On(value.Expression), value.Scalar, value.IsNullable),
            _ => throw new GraphDefinitionException($"'{field.Name}' cannot be filtered on."),
        })];
}
