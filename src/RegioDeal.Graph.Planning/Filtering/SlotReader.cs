using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Turns the slots of a condition into their values in a run: a condition that the program evaluates, not the database.</summary>
internal sealed class SlotReader(ParameterExpression run) : ExpressionVisitor
{
    /// <inheritdoc/>
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is not ConstantExpression { Value: Slot slot })
        {
            return base.VisitMember(node);
        }

        var type = node.Type.IsGenericType ? typeof(IEnumerable<>).MakeGenericType(node.Type.GetGenericArguments()) : node.Type;
        return Expression.Convert(Expression.Call(typeof(SlotReader), nameof(Read), null, Expression.Constant(slot, typeof(Slot)), run), type);
    }

    private static object Read(Slot slot, PlanRun run) => run.Once(slot, () => GraphException.At(slot.Path, () => slot.Read(run)));
}
