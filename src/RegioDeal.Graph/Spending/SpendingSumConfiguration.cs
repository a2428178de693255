using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Spending;

internal sealed class SpendingSumConfiguration : IEntityTypeConfiguration<SpendingSum>, IEntityTypeConfiguration<ReadingSum>
{
    public void Configure(EntityTypeBuilder<SpendingSum> sum) => sum.HasIndex(s => new { s.PillarId, s.TrancheId }).IsUnique();

    public void Configure(EntityTypeBuilder<ReadingSum> sum) => sum.HasIndex(s => new { s.PillarId, s.TrancheId, s.ReadingId }).IsUnique();
}
