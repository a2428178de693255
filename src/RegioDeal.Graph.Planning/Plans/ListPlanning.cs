using System.Linq.Expressions;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Paging;
using RegioDeal.Graph.Planning.Sorting;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Where the rows of a list come from: all of a type, or those of the parents of a statement.</summary>
/// <param name="Identity">What list it is, in words, for cursors.</param>
/// <param name="PageName">What the types of its pages are called after.</param>
/// <param name="Graph">The type listed.</param>
/// <param name="Row">The row type: the entity, or a link to it.</param>
/// <param name="Element">From the row to the entity.</param>
/// <param name="Parent">The statement with the parents; null at the root.</param>
/// <param name="ParentKeys">Their keys.</param>
/// <param name="Items">From a parent to its rows.</param>
/// <param name="AssumedSize">How many rows a plain list is reckoned to have.</param>
/// <param name="Choices">Arguments that each list the values of which rows have one.</param>
internal sealed record ListRows(
    string Identity,
    string PageName,
    EntityGraph Graph,
    Type Row,
    LambdaExpression? Element,
    StatementDraft? Parent,
    ParentKeys? ParentKeys,
    LambdaExpression? Items,
    int AssumedSize,
    IReadOnlyList<KeyArgument> Choices);

/// <summary>Lists that are planned: equal ones share.</summary>
internal sealed class ListPlan
{
    /// <summary>The total order, over <see cref="Row"/>.</summary>
    public required IReadOnlyList<OrderKey> Order { get; init; }

    public required ParameterExpression Row { get; init; }

    /// <summary>Where the list stands in the answer, for errors in its arguments.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required PageRequest Page { get; init; }

    public StatementDraft? Rows { get; set; }

    public ListTotals? Totals { get; set; }

    /// <summary>The list and its order in words.</summary>
    public required ListIdentity Identity { get; init; }
}

/// <summary>A list and its order in words: what a cursor belongs to.</summary>
/// <param name="Name">The list, and the fields of its order.</param>
/// <param name="Arguments">Those of the fields of its order: a cursor of other values stands in another order.</param>
internal sealed record ListIdentity(string Name, IReadOnlyList<ListInput> Arguments)
{
    public string Of(PlanRun run) => Arguments.Count == 0
        ? Name
        : run.Once(this, () => $"{Name} {string.Join(' ', Arguments.Select(argument => argument.Written(run.Variables)))}");
}

/// <summary>The size and direction of a page.</summary>
/// <param name="IsBackward">Asked with <c>last</c> or <c>before</c>.</param>
/// <param name="Size">The number of rows for a run.</param>
/// <param name="Cursor">The place it starts from; null for the end of the list.</param>
internal sealed record PageRequest(bool IsBackward, Func<PlanRun, int> Size, ValueInput? Cursor)
{
    /// <summary>The number of rows when it is the same for each run; null when a variable says it.</summary>
    public int? Fixed { get; init; }

    public string CursorArgument => IsBackward ? "before" : "after";
}

internal sealed partial class Planner
{
    private ListRows RootRows(RootListField field) =>
        new(field.Name, field.Name.ToPascal(), model.For(field.Target), field.Target, null, null, null, null, field.AssumedSize, field.Choices);

    private ListRows NestedRows(string owner, ListField field, Scope scope) => new(
        $"{owner}.{field.Name}",
        field.PageName,
        model.For(field.Target),
        field.Row,
        field.Element,
        scope.Statement,
        new ParentKeys(scope.Statement.Index, OwnerKey(scope)),
        field.Items,
        field.AssumedSize,
        []);

    private ListPlan List(ListRows rows, Selection selection)
    {
        var key = $"{rows.ParentKeys} {rows.Identity} {selection.CanonicalArguments}";
        if (!lists.TryGetValue(key, out var list))
        {
            var row = Expression.Parameter(rows.Row, "x");
            var order = orders.Keys(rows.Graph, Element(rows, row), selection.Argument("order"), [.. Path, "order"]);
            lists[key] = list = new ListPlan
            {
                Order = order,
                Row = row,
                Path = Path,
                Page = PageOf(selection),
                Identity = new ListIdentity(
                    $"{rows.Identity} {string.Join(", ", order.Select(by => by.Name))}", [.. order.Select(by => by.Arguments).OfType<ListInput>()]),
            };
        }

        return list;
    }

    private ListWriter Plain(ListRows rows, Selection selection, int[] parentColumns)
    {
        var list = List(rows, selection);
        if (list.Rows is null)
        {
            list.Rows = Draft(rows.Parent, rows.ParentKeys, _ => rows.AssumedSize, list.Path);
            var row = Expression.Parameter(rows.Row, "x");
            var (source, foreignKey) = Source(rows, list, row, selection);
            list.Rows.From(source.OrderBy(row, Keyed(foreignKey, Terms(Order(list, row)))), row);
            KeyBy(list.Rows, foreignKey);
            if (IsWhole(rows, selection))
            {
                list.Rows.Ahead = new AheadOfRows(null);
            }
        }

        return new ListWriter(list.Rows.Index, parentColumns, Entity(rows.Graph, selection, ElementScope(rows, list.Rows)));
    }

    private ObjectWriter Connection(ListRows rows, Selection selection, int[] parentColumns)
    {
        var list = List(rows, selection);
        var parts = selection.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter($"{rows.PageName}Connection"),
            "nodes" => new PageWriter(PageRows(rows, list, selection), list.Page, parentColumns, Entity(rows.Graph, child, ElementScope(rows, list.Rows!))),
            "edges" => new PageWriter(PageRows(rows, list, selection), list.Page, parentColumns, Edge(rows, list, child)),
            "pageInfo" => PageInfo(rows, list, selection, child, parentColumns),
            "totalCount" => TotalCount(rows, list, selection, parentColumns),
            "aggregates" => Aggregates(rows, list, selection, child, parentColumns),
            FacetNames.Field => Facets(rows, list, selection, child, parentColumns),
            _ => throw new InvalidOperationException($"Unknown part of a connection '{child.Name}'."),
        })).ToArray();
        return new ObjectWriter(parts);
    }

    private ObjectWriter Edge(ListRows rows, ListPlan list, Selection selection) =>
        new([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter($"{rows.PageName}Edge"),
            "cursor" => new CursorWriter(list.Identity, CursorColumns(list)),
            _ => Entity(rows.Graph, child, ElementScope(rows, list.Rows!)),
        }))]);

    private ObjectWriter PageInfo(ListRows rows, ListPlan list, Selection selection, Selection info, int[] parentColumns)
    {
        var statement = PageRows(rows, list, selection);
        return new ObjectWriter([.. info.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter("PageInfo"),
            "hasNextPage" => new HasPageWriter(statement, list.Page, parentColumns, isNext: true),
            "hasPreviousPage" => new HasPageWriter(statement, list.Page, parentColumns, isNext: false),
            "startCursor" => new EndCursorWriter(statement, list.Page, parentColumns, isEnd: false, new CursorWriter(list.Identity, CursorColumns(list))),
            _ => new EndCursorWriter(statement, list.Page, parentColumns, isEnd: true, new CursorWriter(list.Identity, CursorColumns(list))),
        }))]);
    }

    /// <summary>The statement of a page: one row more than asked, to know whether another page follows.</summary>
    private int PageRows(ListRows rows, ListPlan list, Selection selection)
    {
        if (list.Rows is not null)
        {
            return list.Rows.Index;
        }

        var draft = list.Rows = Draft(rows.Parent, rows.ParentKeys, list.Page.Size, list.Path);
        draft.PagedBy(list.Page.Size);
        var size = slots.Int(run => list.Page.Size(run) + 1, list.Path);
        var row = Expression.Parameter(rows.Row, "x");
        var order = Order(list, row);
        if (rows.ParentKeys is null)
        {
            var (source, _) = Source(rows, list, row, selection);
            draft.From(source.Where(row, Beyond(list, order)).OrderBy(row, Terms(order)).Take(size.Expression), row);
            if (database.IsAskedAtOnce && IsWhole(rows, selection) && list.Page is { Cursor: null, Fixed: not null } && IsIndexed(row, order))
            {
                // A few steps along an index are less than the turn that their keys would take. Without the row that only tells whether there are more.
                var shown = slots.Int(list.Page.Size, list.Path);
                draft.Ahead = new AheadOfRows(source.OrderBy(row, Terms(order)).Take(shown.Expression).Select(row, row.Member(nameof(IEntity.Id))));
            }

            return draft.Index;
        }

        if (list.Page.Fixed is { } most && database.MostRows(rows.Row, ((MemberExpression)ForeignKey(rows.Items!, row)).Member.Name) <= most)
        {
            // No parent has more than a page: there is nothing to cut.
            var (whole, key) = Source(rows, list, row, selection);
            draft.From(whole.Where(row, Beyond(list, order)).OrderBy(row, Keyed(key, Terms(order))), row);
            KeyBy(draft, key);
            return draft.Index;
        }

        // The keys stand inside the window too: without them the database would number every child there is.
        var parent = Expression.Parameter(rows.Items!.Parameters[0].Type, "p");
        var foreignKey = ForeignKey(rows.Items, row);
        var children = rows.Items.Inline(parent)
            .Where(row, IsParent(rows.ParentKeys, foreignKey))
            .Where(row, Filter(rows, list, row, selection))
            .Where(row, Beyond(list, order))
            .OrderBy(row, Terms(order))
            .Take(size.Expression);
        var child = Expression.Parameter(rows.Row, "x");
        draft.From(
            Set(parent.Type)
                .Where(parent, IsParent(rows.ParentKeys, parent.Member(nameof(IEntity.Id))))
                .SelectMany(parent, children)
                .OrderBy(child, Keyed(ForeignKey(rows.Items, child), Terms([.. order.Select(key => key.On(row, child))]))),
            child);
        KeyBy(draft, ForeignKey(rows.Items, child));
        return draft.Index;
    }

    private CountWriter TotalCount(ListRows rows, ListPlan list, Selection selection, int[] parentColumns)
    {
        var totals = Totals(rows, list, selection);
        return new CountWriter(totals.Statement, totals.Count(), parentColumns);
    }

    private (Expression Source, Expression? ForeignKey) Source(ListRows rows, ListPlan list, ParameterExpression row, Selection selection)
    {
        var source = Set(rows.Row);
        var foreignKey = rows.Items is null ? null : ForeignKey(rows.Items, row);
        if (foreignKey is not null)
        {
            source = source.Where(row, IsParent(rows.ParentKeys!, foreignKey));
        }

        return (source.Where(row, Filter(rows, list, row, selection)), foreignKey);
    }

    /// <summary>Whether a list can have any row of its type.</summary>
    private static bool IsWhole(ListRows rows, Selection selection) =>
        rows.ParentKeys is null && rows.Element is null && selection.Argument("where") is null && rows.Choices.All(choice => selection.Argument(choice.Name) is null);

    /// <summary>Whether rows stand in an order in an index.</summary>
    private bool IsIndexed(ParameterExpression row, IReadOnlyList<OrderKey> order)
    {
        var properties = order.Select(key => key is { IsDescending: false, IsNullable: false } ? PropertyOf(row, key.Value) : null).ToArray();
        return context.Model.FindEntityType(row.Type)!.GetIndexes().Any(index => index.Properties.Select(property => property.Name).SequenceEqual(properties));
    }

    private Expression? Filter(ListRows rows, ListPlan list, Expression row, Selection selection)
    {
        var where = filters.Entity(rows.Graph, Element(rows, row), selection.Argument("where"), [.. list.Path, "where"]);
        foreach (var choice in rows.Choices)
        {
            if (selection.Argument(choice.Name) is { } chosen)
            {
                var value = choice.Value.Inline(Element(rows, row));
                var condition = filters.In(rows.Graph.Name, choice.Scalar, value, isNullable: false, chosen, [.. list.Path, choice.Name]);
                where = where is null ? condition : Expression.AndAlso(where, condition);
            }
        }

        return where;
    }

    private static IReadOnlyList<OrderKey> Order(ListPlan list, ParameterExpression row) =>
        [.. list.Order.Select(key => key.On(list.Row, row)).Select(key => list.Page.IsBackward ? key.Reversed : key)];

    private static Expression Element(ListRows rows, Expression row) => rows.Element is null ? row : rows.Element.Inline(row);

    private static Scope ElementScope(ListRows rows, StatementDraft draft) => new(draft, Element(rows, draft.Row));

    private static void KeyBy(StatementDraft draft, Expression? foreignKey)
    {
        if (foreignKey is not null)
        {
            draft.KeyedBy(draft.Column(foreignKey.AsNullable()));
        }
    }

    private static IEnumerable<(Expression Key, bool IsDescending)> Keyed(Expression? foreignKey, IEnumerable<(Expression, bool)> terms) =>
        foreignKey is null ? terms : terms.Prepend((foreignKey, false));

    private static IEnumerable<(Expression Key, bool IsDescending)> Terms(IReadOnlyList<OrderKey> order) =>
        order.SelectMany(key => key.Terms);

    private PageRequest PageOf(Selection selection)
    {
        var (first, last) = (selection.Argument("first"), selection.Argument("last"));
        var (after, before) = (selection.Argument("after"), selection.Argument("before"));
        if ((first ?? after) is not null && (last ?? before) is not null)
        {
            throw new PageDirectionException();
        }

        var isBackward = (last ?? before) is not null;
        var argument = isBackward ? "last" : "first";
        return (ValueInput?)(isBackward ? last : first) is { } size
            ? new PageRequest(isBackward, run => Checked((int)size.Read(run.Variables), argument), (ValueInput?)(isBackward ? before : after)) { Fixed = size.Literal as int? }
            : new PageRequest(isBackward, _ => limits.DefaultPage, (ValueInput?)(isBackward ? before : after)) { Fixed = limits.DefaultPage };
    }

    private int Checked(int size, string argument) =>
        size >= 0 && size <= limits.LargestPage ? size : throw new PageSizeException(argument, limits.LargestPage);

    private Expression? Beyond(ListPlan list, IReadOnlyList<OrderKey> order)
    {
        if (list.Page.Cursor is not { } cursor)
        {
            return null;
        }

        var isText = order.Select(key => key.IsText).ToArray();
        object?[] Place(PlanRun run) => run.Once(list, () =>
            Cursor.Decode((string)cursor.Read(run.Variables), list.Identity.Of(run), isText, list.Page.CursorArgument));

        var place = order.Select((key, i) => (
            Value: key.Type switch
            {
                var type when type == typeof(string) => slots.Text(run => (string?)Place(run)[i] ?? "", list.Path).Expression,
                var type when type == typeof(LocalDate) => slots.Date(run => (string?)Place(run)[i] ?? "0001-01-01", list.Path).Expression,
                var type when type == typeof(long) => slots.Long(run => (long?)Place(run)[i] ?? 0, list.Path).Expression,
                _ => slots.Int(run => (int)((long?)Place(run)[i] ?? 0), list.Path).Expression,
            },
            Missing: key.IsNullable ? slots.Int(run => Place(run)[i] is null ? 1 : 0, list.Path).Expression : null)).ToArray();
        return Keyset.After(order, place);
    }

    private static (int Column, bool IsText)[] CursorColumns(ListPlan list)
    {
        var draft = list.Rows!;
        return [.. list.Order.Select(key => (draft.Column(key.Value.Replace(list.Row, draft.Row)), key.IsText))];
    }
}
