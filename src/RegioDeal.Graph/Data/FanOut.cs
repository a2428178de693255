using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Data;

/// <summary>How many rows of a table share one value of a foreign key at most: counted when all rows are there, since a release never changes.</summary>
public sealed class FanOut
{
    public int Id { get; init; }

    /// <summary>The entity type that has the foreign key.</summary>
    public required string Entity { get; init; }

    /// <summary>The property of the foreign key.</summary>
    public required string ForeignKey { get; init; }

    /// <summary>The number of rows; 0 when no row has a value.</summary>
    public int Most { get; init; }

    /// <summary>What entity types are called here.</summary>
    internal static string NameOf(Type entity) => entity.Name;

    /// <summary>Counts them all, and keeps them.</summary>
    internal static async Task CountAsync(DbContext context, CancellationToken cancellationToken)
    {
        var id = 0;
        var entities = context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null);
        foreach (var key in entities.SelectMany(entity => entity.GetForeignKeys()).Where(key => key.Properties.Count == 1))
        {
            var (table, property) = (key.DeclaringEntityType.GetTableName()!, key.Properties[0]);
            var column = property.GetColumnName(StoreObjectIdentifier.Table(table));

            // The names are those of the model.
            var most = $"SELECT CAST(COALESCE(MAX(\"rows\"), 0) AS integer) AS \"Value\" FROM (SELECT COUNT(*) AS \"rows\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL GROUP BY \"{column}\") AS \"counted\"";
            context.Add(new FanOut
            {
                Id = ++id,
                Entity = NameOf(key.DeclaringEntityType.ClrType),
                ForeignKey = property.Name,
                Most = await context.Database.SqlQueryRaw<int>(most).SingleAsync(cancellationToken).ConfigureAwait(false),
            });
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }
}

internal sealed class FanOutConfiguration : IEntityTypeConfiguration<FanOut>
{
    public void Configure(EntityTypeBuilder<FanOut> fanOut) => fanOut.HasIndex(one => new { one.Entity, one.ForeignKey }).IsUnique();
}
