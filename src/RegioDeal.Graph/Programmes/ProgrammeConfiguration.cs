using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Programmes;

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasIndex(p => p.Code).IsUnique();
        programme.HasMany(p => p.Pillars).WithOne(p => p.Programme);
        programme.HasMany(p => p.Projects).WithOne(p => p.Programme);
        programme.HasMany(p => p.Tranches).WithOne(t => t.Programme);
        programme.HasMany(p => p.Organisations).WithOne(o => o.Programme);
        programme.HasMany(p => p.Municipalities).WithOne(m => m.Programme);
        programme.HasMany(p => p.Goals).WithOne(g => g.Programme);
        programme.HasMany(p => p.Contributions).WithOne(c => c.Programme);
        programme.HasMany(p => p.GoverningBodies).WithOne(b => b.Programme);
        programme.HasMany(p => p.DataNotes).WithOne(n => n.Programme);
        programme.HasMany(p => p.Allocations).WithOne(a => a.Programme);
        programme.HasMany(p => p.SpendingSums).WithOne(s => s.Programme);
    }
}
