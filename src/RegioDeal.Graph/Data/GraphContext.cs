using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Data;

/// <summary>The model of a release, as EF Core knows it. Its entities are found by their configurations.</summary>
public sealed class GraphContext(DbContextOptions<GraphContext> options, GraphModel graph) : DbContext(options)
{
    /// <summary>What EF Core may keep, in its own units: a model is 100, a translated query 10. A plan keeps its SQL itself, so no query is asked for again.</summary>
    private const long Kept = 1_000;

    /// <summary>The graph that the model is extended for.</summary>
    public GraphModel Graph => graph;

    /// <summary>What EF Core keeps of one kind of database: two kinds may not share it, since their models go by the same key.</summary>
    internal static IMemoryCache CreateCache() => new MemoryCache(new MemoryCacheOptions { SizeLimit = Kept });

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GraphContext).Assembly);
        graph.Configure(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // Ids are given by the import, in the order of keys.
            modelBuilder.Entity(entity.ClrType).Property("Id").ValueGeneratedNever();
            foreach (var text in entity.GetProperties().Where(property => property.ClrType == typeof(string) && Database.IsNpgsql()))
            {
                // By code point, as SQLite compares: the same order on both.
                text.SetCollation("C");
            }
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalDate>().HaveConversion<IsoDateConverter>();
        configurationBuilder.Properties<LocalDate?>().HaveConversion<IsoDateConverter>();
    }

    // ISO text sorts as dates do, and is read and bound alike on both databases.
    private sealed class IsoDateConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<LocalDate, string>(
        date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
}
