using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Plans;

internal sealed partial class Planner
{
    /// <summary>Sources that an answer is reckoned to have when the row bound is checked.</summary>
    private const int AssumedSources = 100;

    /// <summary>How sources are listed; null when they are not asked, and then nothing here adds to the plan.</summary>
    private readonly SourceList? sources;

    /// <summary>The columns that hold the ids of sources.</summary>
    private readonly HashSet<ParentKeys> sourceIds = [];
    private readonly HashSet<string> grounded = [];

    /// <summary>The last statement: the sources whose ids stand in the rows of those before.</summary>
    private ListWriter Sources(SourceList list)
    {
        var level = statements.Count == 0 ? 0 : statements.Max(statement => statement.Level) + 1;
        bounds.Add(FewSources);
        var draft = Added(new StatementDraft(statements.Count, null, bounds.Count - 1, normalizer) { Level = level, Path = Path });
        var row = Expression.Parameter(list.Source, "x");
        var ids = slots.Ints(run => sourceIds.SelectMany(run.Keys).Distinct(), []);
        var graph = model.For(list.Source);
        draft.From(
            Set(list.Source)
                .Where(row, ids.Contains(row.Member(nameof(IEntity.Id))))
                .OrderBy(row, Terms(orders.Keys(graph, row, null))),
            row);
        return new ListWriter(draft.Index, [], new ObjectWriter([.. list.Members.Select(member =>
        {
            var field = graph.Fields.First(field => field.Name == member.Field);
            var given = new Dictionary<string, Input>();
            if (field is MadeField { Argument: { } argument })
            {
                given[argument.Name] = new ValueInput(variables => variables[list.Variable]!, list.Variable);
            }

            var selection = new Selection(member.Name, member.Field, given, []);
            return new KeyValuePair<string, ValueWriter>(member.Name, Field(graph.Name, field, selection, new Scope(draft, row)));
        })]));
    }

    /// <summary>Notes the sources of the rows that an object of the answer shows.</summary>
    private void Ground(EntityGraph graph, Scope scope)
    {
        if (sources is null)
        {
            return;
        }

        foreach (var source in SourcesOf(graph))
        {
            Ground(source.Inline(scope.Row).Member(nameof(IEntity.Id)), scope);
        }

        foreach (var ground in graph.Grounds)
        {
            if (typeof(IEntity).IsAssignableFrom(ground.ReturnType))
            {
                Ground(model.For(ground.ReturnType), scope with { Row = ground.Inline(scope.Row) });
            }
            else if (OwnerKeys(scope) is var keys && grounded.Add($"{keys} {ground}"))
            {
                var owner = Expression.Parameter(graph.Entity, "o");
                var owners = Set(owner.Type).Where(owner, IsParent(keys, owner.Member(nameof(IEntity.Id))));
                GroundRows(owners.SelectMany(owner, ground.Inline(owner)), scope.Statement, keys);
            }
        }
    }

    private void Ground(ArgumentField field, Expression argument, Scope scope)
    {
        if (sources is not null && field.SourceId is { } source)
        {
            Ground(source.Inline(scope.Row, argument), scope);
        }
    }

    private void Ground(Expression sourceId, Scope scope) =>
        sourceIds.Add(new ParentKeys(scope.Statement.Index, scope.Statement.Column(sourceId.AsNullable())));

    /// <summary>Notes the sources of the facts that figures of an owner are sums of.</summary>
    private void Ground(FigureField field, FactRows facts, Scope scope)
    {
        if (sources is not null && OwnerKeys(scope) is var keys && grounded.Add($"{keys} {field.Name} {facts.Row.Name} {facts.Arguments.Narrowed}"))
        {
            Ground(facts, FactOwner(field, facts), scope.Statement, keys, null);
        }
    }

    private void Ground(FactRows facts, LambdaExpression? owner, StatementDraft? parent, ParentKeys? keys, LambdaExpression? condition)
    {
        if (sources is null)
        {
            return;
        }

        var row = Expression.Parameter(facts.Row, "f");
        var rows = Where(facts, owner, keys, condition);
        GroundRows(facts.Spread is null ? rows : rows.Select(row, facts.Fact(row)), parent, keys);
        foreach (var ground in facts.Spread is null ? [] : facts.Figures.SpreadGrounds)
        {
            GroundRows(rows.SelectMany(row, facts.On(ground).Inline(row)), parent, keys);
        }
    }

    /// <summary>Plans a statement for the sources of rows that are not in the answer themselves.</summary>
    private void GroundRows(Expression rows, StatementDraft? parent, ParentKeys? keys)
    {
        foreach (var source in SourcesOf(model.For(rows.ElementType())))
        {
            var row = Expression.Parameter(rows.ElementType(), "r");
            var grouped = rows.GroupBy(row, normalizer.Normalize(source.Inline(row).Member(nameof(IEntity.Id))));
            var group = Expression.Parameter(grouped.ElementType(), "g");
            bounds.Add(FewSources);
            var draft = Behind(parent, keys, Path);
            draft.From(grouped, group);
            Ground(group.Member("Key"), new Scope(draft, group));
        }
    }

    // Sources are few however many rows have them: their bound multiplies with nothing.
    private PageBound FewSources => new(-1, _ => AssumedSources, Path);

    /// <summary>From a row to the sources that its links lead to, and from a source to itself.</summary>
    private IEnumerable<LambdaExpression> SourcesOf(EntityGraph graph)
    {
        var row = Expression.Parameter(graph.Entity, "x");
        return graph.Entity == sources!.Source ? [Expression.Lambda(row, row)] : Links(graph.Fields);

        IEnumerable<LambdaExpression> Links(IEnumerable<GraphField> fields) => fields.SelectMany(field => field switch
        {
            LinkField link when link.Target == sources.Source => [link.Expression],
            ObjectField nested => Links(nested.Fields),
            _ => Enumerable.Empty<LambdaExpression>(),
        });
    }
}
