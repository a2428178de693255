using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Sorting;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>What a plan is bound by.</summary>
/// <param name="DefaultPage">Rows of a page when none is asked for.</param>
/// <param name="LargestPage">Rows of a page at most.</param>
/// <param name="Rows">Rows of one answer at most.</param>
/// <param name="Statements">Statements of one operation at most.</param>
/// <param name="Conditions">Conditions in all filters of one operation at most: SQLite reads a thousand in a row.</param>
/// <param name="OrderKeys">Keys of one order at most.</param>
/// <param name="DefaultHits">Hits of a search when no number is asked for.</param>
/// <param name="MostHits">Hits of a search at most.</param>
/// <param name="SearchText">Letters that can be looked for at once.</param>
public sealed record PlanLimits(
    int DefaultPage = 50, int LargestPage = 500, int Rows = 20_000, int Statements = 200, int Conditions = 500, int OrderKeys = 20,
    int DefaultHits = 10, int MostHits = 50, int SearchText = 200)
{
    /// <summary>How long an answer may take: its statements are ended then. No bound when left out.</summary>
    public TimeSpan Time { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>What a document and its variables may hold.</summary>
    public DocumentLimits Documents { get; init; } = new();

    /// <summary>What an operation may cost, as reckoned by the weights in the schema.</summary>
    public long Cost { get; init; } = 500_000;

    /// <summary>Whether the schema can be asked for. Where it cannot, errors do not tell its names either.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Plans that are kept, in characters of SQL.</summary>
    public long PlanCache { get; init; } = 20_000_000;
}

/// <summary>A place in a statement: the row, or what it links to.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Row">The entity, as an expression over the statement's row.</param>
internal sealed record Scope(StatementDraft Statement, Expression Row);

/// <summary>Turns a selection of one shape into a plan. Used once.</summary>
internal sealed partial class Planner
{
    private readonly GraphModel model;
    private readonly GraphDatabase database;
    private readonly DbContext context;
    private readonly PlanLimits limits;
    private readonly SlotMaker slots = new();
    private readonly FilterBuilder filters;
    private readonly OrderBuilder orders;
    private readonly ColumnNormalizer normalizer;
    private readonly List<StatementDraft> statements = [];
    private readonly List<PageBound> bounds = [];
    private readonly List<Action<PlanRun>> finishes = [];
    private readonly List<Action> completions = [];
    private readonly Dictionary<string, ListPlan> lists = [];
    private readonly List<string> path = [];

    /// <param name="model">The graph as declared.</param>
    /// <param name="database">What the plan is for.</param>
    /// <param name="context">Translates.</param>
    /// <param name="limits">What the plan is bound by.</param>
    /// <param name="listsSources">Whether the sources of the answer are asked, of a graph that can list them.</param>
    public Planner(GraphModel model, GraphDatabase database, DbContext context, PlanLimits limits, bool listsSources = false)
    {
        (this.model, this.database, this.context, this.limits) = (model, database, context, limits);
        sources = listsSources ? model.Sources : null;
        filters = new FilterBuilder(model, slots, limits);
        orders = new OrderBuilder(model, filters, limits);
        normalizer = new ColumnNormalizer(context.Model);
    }

    private string[] Path => [.. path];

    /// <summary>Plans the fields of the query root.</summary>
    /// <param name="root">The selection.</param>
    /// <param name="cost">What it costs.</param>
    /// <exception cref="GraphException">The selection asks for what cannot be.</exception>
    public Plan Plan(IReadOnlyList<Selection> root, CostedField cost)
    {
        var fields = root.Select(selection => Named(selection, ValueWriter () => selection.Name switch
        {
            "__typename" => new ConstantWriter("Query"),
            "__schema" or "__type" => new RawWriter(selection.ResponseKey),
            _ => Root(model.Roots.First(field => field.Name == selection.Name), selection),
        })).ToArray();
        completions.ForEach(complete => complete());
        var listed = sources is null ? null : Sources(sources);
        var provider = Query(model.Graphs[0].Entity).Provider;
        var translated = statements.Select(statement => statement.Translate(provider, slots.Slots)).ToArray();
        return new Plan(translated, bounds, finishes, new ObjectWriter(fields))
        {
            AsksSchema = fields.Any(field => field.Value is RawWriter),
            Sources = listed,
            Cost = cost,
        };
    }

    private KeyValuePair<string, ValueWriter> Named(Selection selection, Func<ValueWriter> plan)
    {
        path.Add(selection.ResponseKey);
        var value = GraphException.At(Path, plan);
        path.RemoveAt(path.Count - 1);
        return new(selection.ResponseKey, value);
    }

    private ValueWriter Root(RootField field, Selection selection) => field switch
    {
        RootListField { IsPaged: true } list => Connection(RootRows(list), selection, []),
        RootListField list => Plain(RootRows(list), selection, []),
        RootOneField one => Single(one, selection),
        PivotField pivot => Pivot(pivot, selection),
        NodesField nodes => Nodes(nodes, selection),
        SearchField search => Search(search, selection),
        _ => throw new GraphDefinitionException($"The root field '{field.Name}' has no plan."),
    };

    private ObjectWriter Entity(EntityGraph graph, Selection selection, Scope scope)
    {
        Ground(graph, scope);
        return Object(graph.Name, graph.Name, graph.Fields, selection, scope);
    }

    /// <summary>Plans the fields of an object.</summary>
    /// <param name="owner">The entity type that the fields belong to.</param>
    /// <param name="typeName">The object's own type name.</param>
    /// <param name="fields">What it can have.</param>
    /// <param name="selection">What is asked.</param>
    /// <param name="scope">Where.</param>
    private ObjectWriter Object(string owner, string typeName, IReadOnlyList<GraphField> fields, Selection selection, Scope scope) =>
        new([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name == "__typename"
            ? new ConstantWriter(typeName)
            : Field(owner, fields.First(field => field.Name == child.Name), child, scope)))]);

    private ValueWriter Field(string owner, GraphField field, Selection selection, Scope scope) => field switch
    {
        ValueField { Scalar.Kind: ScalarKind.Id } id => new IdWriter(scope.Statement.Column(Values.Of(id, scope.Row)), owner),
        ValueField value => new CellWriter(scope.Statement.Column(Values.Of(value, scope.Row)), value.Scalar),
        ArgumentField value => Argued(value, Argument(value.Argument, Given(value.Argument, selection)), scope),
        ArgumentObjectField nested => Argued(nested, selection, scope),
        MadeField made => Made(made, selection, scope),
        LinkField link => Link(link, selection, scope),
        FigureField figures => Figures(figures, selection, scope),
        ObjectField nested => Object(owner, nested.TypeName, nested.Fields, selection, scope),
        ListField { IsPaged: true } list => Connection(NestedRows(owner, list, scope), selection, [OwnerKey(scope)]),
        ListField list => Plain(NestedRows(owner, list, scope), selection, [OwnerKey(scope)]),
        _ => throw new GraphDefinitionException($"'{field.Name}' has no plan."),
    };

    private CellWriter Argued(ArgumentField field, Expression argument, Scope scope)
    {
        Ground(field, argument, scope);
        return new(scope.Statement.Column(field.Expression.Inline(scope.Row, argument)), field.Scalar);
    }

    private ObjectWriter Argued(ArgumentObjectField field, Selection selection, Scope scope)
    {
        var argument = Argument(field.Argument, Given(field.Argument, selection));
        return new([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name == "__typename"
            ? new ConstantWriter(field.TypeName)
            : Argued(field.Fields.First(inner => inner.Name == child.Name), argument, scope)))]);
    }

    private static MadeWriter Made(MadeField field, Selection selection, Scope scope)
    {
        int[] columns = [.. field.Columns.Select(column => scope.Statement.Column(column.Inline(scope.Row)))];
        return field.Argument is null
            ? new MadeWriter(field, columns, _ => null)
            : Given(field.Argument, selection) switch
            {
                BooleanInput flag => new MadeWriter(field, columns, _ => flag.Value),
                var given => new MadeWriter(field, columns, run => ((ValueInput)given).Read(run.Variables)),
            };
    }

    private static Input Given(FieldArgument argument, Selection selection) => selection.Argument(argument.Name) ?? FilterBuilder.Otherwise(argument);

    private Expression Argument(FieldArgument argument, Input given) => filters.Argument(argument, given, Path);

    private ValueWriter Link(LinkField link, Selection selection, Scope scope)
    {
        var target = link.Expression.Inline(scope.Row);
        var entity = Entity(model.For(link.Target), selection, scope with { Row = target });
        return link.IsNullable
            ? new LinkWriter(scope.Statement.Column(target.Member(nameof(IEntity.Id)).AsNullable()), entity)
            : entity;
    }

    private SingleWriter Single(RootOneField field, Selection selection)
    {
        var graph = model.For(field.Target);
        var draft = Draft(null, null, _ => 1, Path);
        var row = Expression.Parameter(field.Target, "x");
        var given = field.Arguments.Where(argument => selection.Argument(argument.Name) is not null).ToArray();
        var condition = given.Length == 0 && field.Otherwise is not null
            ? field.Otherwise.Inline(row)
            : Expressions.All(given.Select(argument => Filtering.Comparison.Make(
                ExpressionType.Equal,
                argument.Value.Inline(row),
                filters.Slot(graph.Name, argument.Scalar, (ValueInput)selection.Argument(argument.Name)!, Rounding.Exact, Path))));
        var two = slots.Int(_ => 2, Path);
        draft.From(
            Set(field.Target).Where(row, condition).OrderBy(row, [(row.Member(nameof(IEntity.Key)), false)]).Take(two.Expression),
            row);
        var deciding = field.Arguments.FirstOrDefault(argument => !given.Contains(argument))?.Name ?? "where";
        return new SingleWriter(draft.Index, field.Name, deciding, Path, Entity(graph, selection, new Scope(draft, row)));
    }

    private static int OwnerKey(Scope scope) => scope.Statement.Column(scope.Row.Member(nameof(IEntity.Id)).AsNullable());

    private StatementDraft Draft(StatementDraft? parent, ParentKeys? parentKeys, Func<PlanRun, int> size, IReadOnlyList<string> at)
    {
        bounds.Add(new PageBound(parent?.Bound ?? -1, size, at));
        return Behind(parent, parentKeys, at);
    }

    /// <summary>A statement that runs when its parents are known: beside theirs where they can be said ahead, else after it.</summary>
    private StatementDraft Behind(StatementDraft? parent, ParentKeys? parentKeys, IReadOnlyList<string> at)
    {
        var isAhead = parentKeys is not null && Ahead(parentKeys) is not null;
        return Added(new StatementDraft(statements.Count, isAhead ? null : parentKeys, bounds.Count - 1, normalizer)
        {
            Level = parent is null ? 0 : isAhead ? parent.Level : parent.Level + 1,
            Path = at,
        });
    }

    /// <summary>A statement that needs to know what another one left out, and is not needed when that is nothing.</summary>
    private StatementDraft Draft(StatementDraft after, Func<PlanRun, int> size)
    {
        bounds.Add(new PageBound(-1, size, Path));
        return Added(new StatementDraft(statements.Count, null, bounds.Count - 1, normalizer)
        {
            Level = after.Level + 1,
            Path = Path,
            IsNeeded = run => run.Rows(after.Index).LeftOut > 0,
        });
    }

    private StatementDraft Added(StatementDraft draft)
    {
        if (statements.Count == limits.Statements)
        {
            throw new PlanLimitException(FormattableString.Invariant($"takes more than {limits.Statements} statements"));
        }

        statements.Add(draft);
        return draft;
    }

    private Expression Set(Type entity) => Query(entity).Expression;

    private IQueryable Query(Type entity) =>
        (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(entity).Invoke(context, null)!;

    /// <summary>Whether a key is that of a parent; null when every key is.</summary>
    private Expression? IsParent(ParentKeys parents, Expression key) => Ahead(parents) switch
    {
        null => slots.Ints(run => run.Keys(parents), Path).Contains(key),
        { Ids: { } ids } => ids.Contains(key),
        _ => Nullable.GetUnderlyingType(key.Type) is null ? null : key.IsNotNull(),
    };

    /// <summary>What can be said of parents before their statement has run.</summary>
    private AheadOfRows? Ahead(ParentKeys parents) =>
        statements[parents.Statement] is { Ahead: { } ahead } statement && statement.IsId(parents.Column) ? ahead : null;

    /// <summary>The name of the property of a row that a value is; null when it is another value.</summary>
    private static string? PropertyOf(ParameterExpression row, Expression value) =>
        value is MemberExpression { Member.Name: var name, Expression: var of } && of == row ? name : null;

    /// <summary>The property of a row that holds the id of the owner of the collection it stands in.</summary>
    private Expression ForeignKey(LambdaExpression items, Expression row)
    {
        if (items.Body is MemberExpression { Member: var member } path
            && path.Expression == items.Parameters[0]
            && context.Model.FindEntityType(items.Parameters[0].Type)?.FindNavigation(member.Name) is { IsCollection: true } navigation)
        {
            return Expression.Property(row, navigation.ForeignKey.Properties.Single().Name);
        }

        throw new GraphDefinitionException($"'{items}' must be a collection of the model itself.");
    }
}
