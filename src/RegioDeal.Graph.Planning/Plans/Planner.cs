using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Sorting;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>What a plan is bound by.</summary>
/// <param name="DefaultPage">Rows of a page when none is asked for.</param>
/// <param name="LargestPage">Rows of a page at most.</param>
/// <param name="Rows">Rows of one answer at most.</param>
public sealed record PlanLimits(int DefaultPage = 50, int LargestPage = 500, int Rows = 20_000);

/// <summary>A place in a statement: the row, or what it links to.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Row">The entity, as an expression over the statement's row.</param>
internal sealed record Scope(StatementDraft Statement, Expression Row);

/// <summary>Turns a selection of one shape into a plan. Used once.</summary>
internal sealed partial class Planner
{
    private readonly GraphModel model;
    private readonly DbContext context;
    private readonly PlanLimits limits;
    private readonly SlotMaker slots = new();
    private readonly FilterBuilder filters;
    private readonly OrderBuilder orders;
    private readonly ColumnNormalizer normalizer;
    private readonly List<StatementDraft> statements = [];
    private readonly List<PageBound> bounds = [];
    private readonly List<Action<PlanRun>> finishes = [];
    private readonly Dictionary<string, ListPlan> lists = [];
    private readonly List<string> path = [];

    public Planner(GraphModel model, DbContext context, PlanLimits limits)
    {
        (this.model, this.context, this.limits) = (model, context, limits);
        filters = new FilterBuilder(model, slots);
        orders = new OrderBuilder(model);
        normalizer = new ColumnNormalizer(context.Model);
    }

    private string[] Path => [.. path];

    /// <summary>Plans the fields of the query root.</summary>
    /// <exception cref="GraphException">The selection asks for what cannot be.</exception>
    public Plan Plan(IReadOnlyList<Selection> root)
    {
        var fields = root.Select(selection => Named(selection, ValueWriter () => selection.Name switch
        {
            "__typename" => new ConstantWriter("Query"),
            "__schema" or "__type" => new RawWriter(selection.ResponseKey),
            _ => Root(model.Roots.First(field => field.Name == selection.Name), selection),
        })).ToArray();
        var provider = Query(model.Graphs[0].Entity).Provider;
        var translated = statements.Select(statement => statement.Translate(provider, slots.Slots)).ToArray();
        return new Plan(translated, bounds, finishes, new ObjectWriter(fields)) { AsksSchema = fields.Any(field => field.Value is RawWriter) };
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
        _ => throw new GraphDefinitionException($"The root field '{field.Name}' has no plan."),
    };

    private ObjectWriter Entity(EntityGraph graph, Selection selection, Scope scope) =>
        Object(graph.Name, graph.Name, graph.Fields, selection, scope);

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
        LinkField link => Link(link, selection, scope),
        FigureField figures => Figures(figures, selection, scope),
        ObjectField nested => Object(owner, nested.TypeName, nested.Fields, selection, scope),
        ListField { IsPaged: true } list => Connection(NestedRows(owner, list, scope), selection, [OwnerKey(scope)]),
        ListField list => Plain(NestedRows(owner, list, scope), selection, [OwnerKey(scope)]),
        _ => throw new GraphDefinitionException($"'{field.Name}' has no plan."),
    };

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
        var draft = new StatementDraft(statements.Count, parent, parentKeys, bounds.Count - 1, normalizer);
        statements.Add(draft);
        return draft;
    }

    private Expression Set(Type entity) => Query(entity).Expression;

    private IQueryable Query(Type entity) =>
        (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(entity).Invoke(context, null)!;

    private Slot Keys(ParentKeys parents) => slots.Ints(run => run.Keys(parents), Path);

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
