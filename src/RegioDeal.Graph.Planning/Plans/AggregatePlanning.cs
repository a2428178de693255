using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Paging;

namespace RegioDeal.Graph.Planning.Plans;

internal sealed partial class Planner
{
    private ObjectWriter Aggregates(ListRows rows, ListPlan list, Selection selection, Selection aggregates, int[] parentColumns) =>
        new([.. aggregates.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter(AggregateNames.Of(rows.Graph)),
            AggregateNames.Count => TotalCount(rows, list, selection, parentColumns),
            _ => Aggregate(rows, list, selection, rows.Graph.Fields.OfType<ValueField>().First(field => field.Name == child.Name), child, parentColumns),
        }))]);

    private ObjectWriter Aggregate(ListRows rows, ListPlan list, Selection selection, ValueField field, Selection asked, int[] parentColumns) =>
        new([.. asked.Children.Select(child => Named(child, ValueWriter () =>
        {
            if (child.Name == "__typename")
            {
                return new ConstantWriter(AggregateNames.Of(field.Scalar));
            }

            var totals = Totals(rows, list, selection);
            var value = Values.Of(field, Element(rows, totals.Row));
            value = field.IsNullable ? value.AsNullable() : value;
            var at = new AggregatePlace(totals.Statement, parentColumns, Checks(field, value, totals, Element(rows, totals.Row), child.Name == AggregateNames.Sum));
            return child.Name switch
            {
                AggregateNames.Count => new CountWriter(totals.Statement, totals.Count(value), parentColumns),
                AggregateNames.Least => new AggregateWriter(at, null, totals.Least(value), field.Scalar),
                AggregateNames.Most => new AggregateWriter(at, null, totals.Most(value), field.Scalar),
                AggregateNames.Sum => new AggregateWriter(at, totals.Count(value), totals.Sum(value), field.Scalar),
                _ => new AverageWriter(at, totals.Count(value), totals.Sum(value), field.Scalar.Digits),
            };
        }))]);

    private AggregateCheck[] Checks(ValueField field, Expression value, ListTotals totals, Expression row, bool isSum)
    {
        // Rows without a value are not looked at.
        Expression Counted(Expression of) => field.IsNullable
            ? Expression.Condition(value.IsNull(), Expression.Constant(null, of.AsNullable().Type), of.AsNullable())
            : of;
        return
        [
            .. field.Guards.Where(guard => isSum || !guard.IsOfSums).Select(guard =>
            {
                var path = Path;
                var over = guard.Expression.Inline(row);
                if (!guard.IsKey)
                {
                    return new AggregateCheck(totals.Least(Counted(Expression.Condition(over, Expression.Constant(1), Expression.Constant(0)))), null, Fault);
                }

                var key = Counted(over.Type.IsEnum ? Expression.Convert(over, typeof(int)) : over);
                return new AggregateCheck(totals.Least(key), totals.Most(key), Fault);

                GraphException Fault()
                {
                    var fault = guard.Fault(field.Name);
                    fault.Path = path;
                    return fault;
                }
            }),
        ];
    }

    /// <summary>What is worked out over a list: its statement is made when all parts of the answer are planned.</summary>
    private ListTotals Totals(ListRows rows, ListPlan list, Selection selection)
    {
        if (list.Totals is null)
        {
            var row = Expression.Parameter(rows.Row, "x");
            var draft = Draft(rows.Parent, rows.ParentKeys, _ => 1, list.Path);
            var (source, foreignKey) = Source(rows, list, row, selection);
            var totals = list.Totals = new ListTotals(draft, row, normalizer);
            completions.Add(() => totals.Complete(source, foreignKey, (all, values) => LinkJoins.Join(context.Model, Set, all, row, values)));
        }

        return list.Totals;
    }
}
