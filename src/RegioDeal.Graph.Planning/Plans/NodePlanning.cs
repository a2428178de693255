using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Filtering;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Rows of one type and what is written of each.</summary>
/// <param name="Statement">Where the rows are.</param>
/// <param name="Key">The column that a row is found by.</param>
/// <param name="Writer">What is written.</param>
internal sealed record NodeRows(int Statement, int Key, ObjectWriter Writer);

internal sealed partial class Planner
{
    /// <summary>The statements of ids: equal lists of ids share theirs.</summary>
    private readonly Dictionary<string, StatementDraft> nodes = [];

    /// <summary>Plans rows of any type: a statement for each type that stands in the ids.</summary>
    private NodesWriter Nodes(NodesField field, Selection selection)
    {
        var ids = (IdsInput)selection.Argument(field.Argument)!;
        var (path, ofAnyType) = (Path, new object());

        // Sizes are asked before anything runs: what is no id is refused there, also where nothing else is an id.
        bounds.Add(new PageBound(-1, run =>
        {
            _ = Given(run);
            return 0;
        }, path));
        var rows = ids.Types.Select(type => (Type: type, Rows: Rows(model.Find(type)!))).ToDictionary(type => type.Type, type => type.Rows);
        return new NodesWriter(Given, rows, field.IsList);

        IReadOnlyList<(string Type, string Key)> Given(PlanRun run) => run.Once<IReadOnlyList<(string, string)>>(ofAnyType, () =>
        {
            var given = ids.Read(run.Variables).ToArray();
            return given.Length > limits.LargestPage
                ? throw new IdCountException(field.Argument, given.Length, limits.LargestPage)
                : [.. given.Select(id => GlobalId.Read(id) is { } read && model.Find(read.Type) is not null ? read : throw new InvalidIdException(GlobalId.Text(id), NodesField.Interface))];
        });

        IEnumerable<string> Keys(PlanRun run, EntityGraph graph) => Given(run).Where(id => id.Type == graph.Name).Select(id => FilterBuilder.Storable(id.Key)).Distinct();

        NodeRows Rows(EntityGraph graph)
        {
            var shared = $"{graph.Name} {ids.Canonical}";
            if (!nodes.TryGetValue(shared, out var draft))
            {
                nodes[shared] = draft = Draft(null, null, run => Keys(run, graph).Count(), path);
                var row = Expression.Parameter(graph.Entity, "x");
                var keys = slots.Texts(run => Keys(run, graph), path);
                draft.From(Set(graph.Entity).Where(row, keys.Contains(row.Member(nameof(IEntity.Key)))), row);
            }

            var key = draft.Column(draft.Row.Member(nameof(IEntity.Key)));
            return new NodeRows(draft.Index, key, Entity(graph, selection.On(graph.Name), new Scope(draft, draft.Row)));
        }
    }
}
