using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>
/// Writes a column in one form. EF Core selects equal columns once, so two forms of the same column would shift all that follow.
/// </summary>
internal sealed class ColumnNormalizer(IModel model) : ExpressionVisitor
{
    /// <summary>The column without conversions, which change no value in the database.</summary>
    public Expression Normalize(Expression column)
    {
        var normal = Visit(column)!;
        while (normal is UnaryExpression { NodeType: ExpressionType.Convert } conversion
            && (Nullable.GetUnderlyingType(conversion.Type) ?? conversion.Type) == (Nullable.GetUnderlyingType(conversion.Operand.Type) ?? conversion.Operand.Type))
        {
            normal = conversion.Operand;
        }

        return normal;
    }

    /// <inheritdoc/>
    protected override Expression VisitMember(MemberExpression node)
    {
        var owner = Visit(node.Expression);

        // The id of a linked row is the foreign key of this one.
        if (node.Member.Name == nameof(IEntity.Id)
            && owner is MemberExpression { Expression: { } linking, Member: var link }
            && model.FindEntityType(linking.Type)?.FindNavigation(link.Name) is { IsCollection: false, IsOnDependent: true } navigation
            && navigation.ForeignKey.Properties is [{ PropertyInfo: { } foreignKey }])
        {
            var value = Expression.Property(linking, foreignKey);
            return value.Type == node.Type ? value : Expression.Convert(value, node.Type);
        }

        // A member declared by an interface is the row's own.
        if (owner is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var row } && node.Member.DeclaringType?.IsInterface == true)
        {
            owner = row;
        }

        return owner is not null && node.Member.DeclaringType?.IsInterface == true ? Expression.Property(owner, node.Member.Name) : node.Update(owner);
    }
}
