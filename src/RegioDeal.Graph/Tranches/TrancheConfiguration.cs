using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Tranches;

internal sealed class TrancheConfiguration : IEntityTypeConfiguration<Tranche>
{
    public void Configure(EntityTypeBuilder<Tranche> tranche)
    {
        tranche.HasIndex(t => new { t.ProgrammeId, t.Number }).IsUnique();
        tranche.HasMany(t => t.Allocations).WithOne(a => a.Tranche);
    }
}
