using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>Reads a fact's members from the copies that another row holds under their names, and all else through the fact.</summary>
/// <param name="from">The fact, as it is declared.</param>
/// <param name="row">The row.</param>
/// <param name="fact">The fact of the row; null when a row has none.</param>
internal sealed class CopyReader(ParameterExpression from, Expression row, Expression? fact) : ExpressionVisitor
{
    /// <summary>Whether the row and its fact hold all that was read so far.</summary>
    public bool IsCovered { get; private set; } = true;

    protected override Expression VisitMember(MemberExpression node) =>
        node.Expression == from
        && node.Member.Name is not (nameof(IEntity.Id) or nameof(IEntity.Key))
        && row.Type.GetProperty(node.Member.Name) is { } copy
        && copy.PropertyType == node.Type
            ? Expression.Property(row, copy)
            : base.VisitMember(node);

    protected override Expression VisitParameter(ParameterExpression node)
    {
        if (node != from)
        {
            return base.VisitParameter(node);
        }

        IsCovered &= fact is not null;
        return fact ?? node;
    }
}
