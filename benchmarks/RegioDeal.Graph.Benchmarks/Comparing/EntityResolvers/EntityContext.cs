using Microsoft.EntityFrameworkCore;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>The tables of a release. Its schema is the search path of the connection.</summary>
internal sealed class EntityContext(DbContextOptions<EntityContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        // Without a set, a table has the name of its entity, as the naming convention writes it.
        model.Entity<Pillar>();
        model.Entity<Theme>();
        model.Entity<Organisation>();
        model.Entity<Tranche>();
        model.Entity<Project>();
        model.Entity<Allocation>();
        model.Entity<Reading>();
        model.Entity<ReadingPart>();
        model.Entity<Municipality>();
        model.Entity<Involvement>();
        model.Entity<Indicator>();
        model.Entity<IndicatorLink>();
        model.Entity<Region>();
        model.Entity<Observation>();
    }
}
