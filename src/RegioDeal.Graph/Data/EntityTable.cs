using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Filtering;

namespace RegioDeal.Graph.Data;

/// <summary>A table and how its columns are taken from entities: the folded copies of texts are made here.</summary>
internal sealed class EntityTable
{
    private EntityTable(IEntityType entity, GraphModel graph)
    {
        Type = entity.ClrType;
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Select(property => property.GetColumnName())];
        Read = Reader(entity, graph.FoldedColumns.Where(column => column.Entity == entity.ClrType).ToDictionary(column => column.Name, column => column.Property));
    }

    public Type Type { get; }

    public string Name { get; }

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Writes what the columns hold of an entity, in their order, as the database keeps it.</summary>
    public Action<object, object?[]> Read { get; }

    /// <summary>The tables, each after those that it refers to.</summary>
    public static IReadOnlyList<EntityTable> InOrder(IModel model, GraphModel graph)
    {
        var begun = new HashSet<IEntityType>();
        var ordered = new List<IEntityType>();
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            Add(entity);
        }

        return [.. ordered.Select(entity => new EntityTable(entity, graph))];

        // Two may refer to each other, as a series and its latest observation: then the one that was begun first comes last.
        void Add(IEntityType entity)
        {
            if (!begun.Add(entity))
            {
                return;
            }

            foreach (var key in entity.GetForeignKeys())
            {
                Add(key.PrincipalEntityType);
            }

            ordered.Add(entity);
        }
    }

    // One method for a table: EF Core's own getters are four methods a column, and to compile them all took half of an import.
    private static Action<object, object?[]> Reader(IEntityType entity, Dictionary<string, string> folded)
    {
        var (given, values) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object?[])));
        var row = Expression.Variable(entity.ClrType);
        var columns = entity.GetProperties().Select((property, i) => (Expression)Expression.Assign(
            Expression.ArrayAccess(values, Expression.Constant(i)),
            folded.TryGetValue(property.Name, out var text) ? Folded(Expression.Property(row, text))
                : property.IsShadowProperty() ? Expression.Constant(Empty(property), typeof(object))
                : Kept(Expression.Property(row, property.PropertyInfo!), property.GetTypeMapping().Converter)));
        return Expression.Lambda<Action<object, object?[]>>(
            Expression.Block([row], columns.Prepend(Expression.Assign(row, Expression.Convert(given, entity.ClrType)))), given, values).Compile();
    }

    private static ConditionalExpression Folded(Expression text) =>
        Unless(text, Expression.Call(typeof(Folding), nameof(Folding.Fold), null, text));

    private static Expression Kept(Expression value, ValueConverter? converter)
    {
        if (converter is null)
        {
            return Expression.Convert(value, typeof(object));
        }

        var from = converter.ConvertToProviderExpression.Parameters[0];
        var kept = ReplacingExpressionVisitor.Replace(from, Expression.Convert(value, from.Type), converter.ConvertToProviderExpression.Body);
        return value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null ? Expression.Convert(kept, typeof(object)) : Unless(value, kept);
    }

    private static ConditionalExpression Unless(Expression isNull, Expression kept) =>
        Expression.Condition(Expression.Equal(isNull, Expression.Constant(null, isNull.Type)), Expression.Constant(null), Expression.Convert(kept, typeof(object)));

    // A stored field: computed when all rows are there.
    private static object? Empty(IProperty property) => property.IsNullable ? null : Activator.CreateInstance(property.ClrType);
}
