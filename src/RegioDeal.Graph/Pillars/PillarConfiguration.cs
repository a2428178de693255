using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Pillars;

internal sealed class PillarConfiguration : IEntityTypeConfiguration<Pillar>
{
    public void Configure(EntityTypeBuilder<Pillar> pillar)
    {
        pillar.HasIndex(p => new { p.ProgrammeId, p.Code }).IsUnique();
        pillar.HasMany(p => p.Themes).WithOne(t => t.Pillar);
        pillar.HasMany(p => p.Projects).WithOne(p => p.Pillar);
        pillar.HasMany(p => p.Goals).WithOne(g => g.Pillar);
        pillar.HasMany(p => p.DataNotes).WithOne(n => n.Pillar);
        pillar.HasMany(p => p.Allocations).WithOne(a => a.Pillar);
        pillar.HasMany(p => p.Readings).WithOne(r => r.Pillar);
    }
}
