using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Reconciliation;

internal sealed class PrintedTotalConfiguration : IEntityTypeConfiguration<PrintedTotal>
{
    public void Configure(EntityTypeBuilder<PrintedTotal> total) => total.HasIndex(t => t.Position);
}
