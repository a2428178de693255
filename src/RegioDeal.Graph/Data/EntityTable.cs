using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
        var folded = graph.FoldedColumns.Where(column => column.Entity == entity.ClrType).ToDictionary(column => column.Name, column => column.Property);
        Columns = [.. entity.GetProperties().Select(property => new EntityColumn(
            property,
            property.GetColumnName(),
            folded.TryGetValue(property.Name, out var text)
                ? row => entity.FindProperty(text)!.GetGetter().GetClrValue(row) is string value ? Folding.Fold(value) : null
                : property.IsShadowProperty() ? _ => Empty(property) : Reader(property)))];
    }

    public Type Type { get; }

    public string Name { get; }

    public IReadOnlyList<EntityColumn> Columns { get; }

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

    private static Func<object, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter;
        return row => getter.GetClrValue(row) is { } value ? convert is null ? value : convert.ConvertToProvider(value) : null;
    }

    // A stored field: computed when all rows are there.
    private static object? Empty(IProperty property) => property.IsNullable ? null : Activator.CreateInstance(property.ClrType);
}

/// <summary>A column and where its value comes from.</summary>
internal sealed record EntityColumn(IProperty Property, string Name, Func<object, object?> Read);
