using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Spending;

internal sealed class SpendingPartConfiguration : IEntityTypeConfiguration<SpendingPart>
{
    public void Configure(EntityTypeBuilder<SpendingPart> part)
    {
        part.HasIndex(p => new { p.AllocationId, p.MunicipalityId, p.IndicatorId }).IsUnique();
        part.HasOne(p => p.Municipality).WithMany(m => m.SpendingParts);
        part.HasOne(p => p.Indicator).WithMany(i => i.SpendingParts);
    }
}
