using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Filtering;

namespace RegioDeal.Graph.Planning.Plans;

internal sealed partial class Planner
{
    /// <summary>Makes sure that the database can evaluate what no query can order by.</summary>
    /// <remarks>In the last Select EF Core works out in the program what the database cannot, silently; in an order it refuses.</remarks>
    /// <exception cref="GraphDefinitionException">It cannot.</exception>
    public void CheckSelectedColumns()
    {
        foreach (var graph in model.Graphs)
        {
            var row = Expression.Parameter(graph.Entity, "x");
            foreach (var (name, column) in graph.Fields.SelectMany(field => SelectedColumns(field, row)))
            {
                try
                {
                    StatementDraft.Command(Query(graph.Entity).Provider.CreateQuery(Set(graph.Entity).OrderBy(row, [(column, false)]))).Dispose();
                }
                catch (GraphDefinitionException fault)
                {
                    throw new GraphDefinitionException($"{graph.Name}.{name}: {fault.Message}");
                }
            }
        }
    }

    private IEnumerable<(string Name, Expression Column)> SelectedColumns(GraphField field, Expression row) => field switch
    {
        ValueField { Scalar.Kind: ScalarKind.Json } value => [(value.Name, Values.Of(value, row))],
        ArgumentField value => new[] { value.Expression, value.SourceId }.OfType<LambdaExpression>()
            .Select(column => (value.Name, column.Inline(row, Argument(value.Argument, FilterBuilder.Otherwise(value.Argument))))),
        ArgumentObjectField nested => nested.Fields.SelectMany(inner => SelectedColumns(inner, row)),
        MadeField made => made.Columns.Select(column => (made.Name, column.Inline(row))),
        ObjectField nested => nested.Fields.SelectMany(inner => SelectedColumns(inner, row)),
        _ => [],
    };
}
