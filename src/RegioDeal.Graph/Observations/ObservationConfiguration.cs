using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Observations;

internal sealed class ObservationConfiguration :
    IEntityTypeConfiguration<Observation>,
    IEntityTypeConfiguration<Series>,
    IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Observation> observation)
    {
        // The key begins with the indicator, so pages of one need no other index than these; a list of indicators asks of each one region.
        observation.HasIndex(o => new { o.IndicatorId, o.Key });
        observation.HasIndex(o => new { o.IndicatorId, o.RegionId });
        observation.HasIndex(o => new { o.RegionId, o.Key });
        observation.HasIndex(o => new { o.SeriesId, o.Key });
        observation.HasOne(o => o.Indicator).WithMany(i => i.Observations);
        observation.HasOne(o => o.Region).WithMany(r => r.Observations);
        observation.HasOne(o => o.Series).WithMany(s => s.Observations);
        observation.HasOne(o => o.Sum).WithMany(o => o.Parts);
        observation.HasMany(o => o.Revisions).WithOne(r => r.Observation);
    }

    public void Configure(EntityTypeBuilder<Series> series)
    {
        series.HasIndex(s => new { s.IndicatorId, s.RegionId }).IsUnique();
        series.HasIndex(s => new { s.IndicatorId, s.Key });
        series.HasIndex(s => new { s.RegionId, s.Key });
        series.HasOne(s => s.Indicator).WithMany(i => i.Series);
        series.HasOne(s => s.Region).WithMany(r => r.Series);
        series.HasOne(s => s.Latest).WithMany().HasForeignKey(s => s.LatestId);
        series.HasOne(s => s.Baseline).WithMany().HasForeignKey(s => s.BaselineId);
    }

    public void Configure(EntityTypeBuilder<Revision> revision) =>
        revision.HasIndex(r => new { r.ObservationId, r.FirstRelease }).IsUnique();
}
