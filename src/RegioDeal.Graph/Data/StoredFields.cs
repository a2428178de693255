using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Data;

/// <summary>Computes a stored field for every row, by the expression that the field was declared with.</summary>
internal static class StoredFields
{
    private static readonly MethodInfo Generic = typeof(StoredFields).GetMethod(nameof(UpdateOneAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Task UpdateAsync(GraphContext context, StoredColumn column, CancellationToken cancellationToken) =>
        (Task)Generic.MakeGenericMethod(column.Entity, column.Type).Invoke(null, [context, column, cancellationToken])!;

    private static Task UpdateOneAsync<TEntity, TValue>(GraphContext context, StoredColumn column, CancellationToken cancellationToken)
        where TEntity : class, IEntity
    {
        // The value is asked by a query of its own: EF Core cannot set a shadow property beside a join.
        var target = Expression.Parameter(typeof(TEntity), "target");
        Expression<Func<TEntity, TEntity, bool>> same = (row, updated) => row.Id == updated.Id;
        var itself = Expression.Lambda<Func<TEntity, bool>>(
            new Exchange(same.Parameters[1], target).Visit(same.Body)!, same.Parameters[0]);
        var value = Expression.Lambda<Func<TEntity, TValue>>(
            Expression.Call(
                typeof(Queryable),
                nameof(Queryable.First),
                [typeof(TValue)],
                Expression.Call(
                    typeof(Queryable),
                    nameof(Queryable.Select),
                    [typeof(TEntity), typeof(TValue)],
                    Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TEntity)], context.Set<TEntity>().AsQueryable().Expression, Expression.Quote(itself)),
                    Expression.Quote(column.Expression))),
            target);
        return context.Set<TEntity>().ExecuteUpdateAsync(
            row => row.SetProperty(entity => EF.Property<TValue>(entity, column.Name), value), cancellationToken);
    }

    private sealed class Exchange(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
