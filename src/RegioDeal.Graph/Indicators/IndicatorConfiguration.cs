using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorConfiguration :
    IEntityTypeConfiguration<Indicator>,
    IEntityTypeConfiguration<IndicatorLink>,
    IEntityTypeConfiguration<UnlinkedProject>,
    IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Indicator> indicator)
    {
        indicator.HasIndex(i => i.Code).IsUnique();
        indicator.HasIndex(i => new { i.Position, i.Key });
        indicator.HasOne(i => i.Pillar).WithMany(p => p.Indicators);
        indicator.HasOne(i => i.Programme).WithMany(p => p.Indicators);
        indicator.HasMany(i => i.Links).WithOne(l => l.Indicator);
        indicator.HasMany(i => i.DataNotes).WithOne(n => n.Indicator);
        indicator.HasMany(i => i.Targets).WithOne(t => t.Indicator);
    }

    public void Configure(EntityTypeBuilder<IndicatorLink> link)
    {
        link.HasIndex(l => new { l.ProjectId, l.IndicatorId }).IsUnique();
        link.HasOne(l => l.Project).WithMany(p => p.IndicatorLinks);
    }

    public void Configure(EntityTypeBuilder<UnlinkedProject> unlinked) =>
        unlinked.HasOne(u => u.Project).WithOne(p => p.Unlinked).HasForeignKey<UnlinkedProject>(u => u.ProjectId);

    public void Configure(EntityTypeBuilder<Target> target) =>
        target.HasIndex(t => new { t.IndicatorId, t.RegionId, t.Period }).IsUnique();
}
