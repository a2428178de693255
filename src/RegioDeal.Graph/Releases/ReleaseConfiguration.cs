using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Releases;

internal sealed class ReleaseConfiguration :
    IEntityTypeConfiguration<Release>,
    IEntityTypeConfiguration<ReleaseChange>,
    IEntityTypeConfiguration<ReleaseChangeCount>
{
    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.HasIndex(r => r.Number).IsUnique();
        release.HasMany(r => r.Changes).WithOne(c => c.Release);
        release.HasMany(r => r.ChangeCounts).WithOne(c => c.Release);
    }

    public void Configure(EntityTypeBuilder<ReleaseChange> change) =>
        change.HasIndex(c => new { c.ReleaseId, c.Position }).IsUnique();

    public void Configure(EntityTypeBuilder<ReleaseChangeCount> count) =>
        count.HasIndex(c => new { c.ReleaseId, c.Concept }).IsUnique();
}
