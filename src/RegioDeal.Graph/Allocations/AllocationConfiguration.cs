using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Allocations;

internal sealed class AllocationConfiguration :
    IEntityTypeConfiguration<Allocation>,
    IEntityTypeConfiguration<AllocationAlternative>,
    IEntityTypeConfiguration<AllocationEvidence>,
    IEntityTypeConfiguration<Reading>,
    IEntityTypeConfiguration<ReadingPart>
{
    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.HasIndex(a => new { a.ProjectId, a.Position }).IsUnique();
        allocation.HasMany(a => a.Alternatives).WithOne(a => a.Allocation);
        allocation.HasMany(a => a.Evidence).WithOne(e => e.Allocation);
    }

    public void Configure(EntityTypeBuilder<AllocationAlternative> alternative) =>
        alternative.HasIndex(a => new { a.AllocationId, a.TrancheId }).IsUnique();

    public void Configure(EntityTypeBuilder<AllocationEvidence> evidence) =>
        evidence.HasIndex(e => new { e.AllocationId, e.SourceId }).IsUnique();

    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.HasIndex(r => new { r.PillarId, r.Number }).IsUnique();
        reading.HasMany(r => r.Parts).WithOne(p => p.Reading);
    }

    public void Configure(EntityTypeBuilder<ReadingPart> part) =>
        part.HasIndex(p => new { p.ReadingId, p.AllocationId }).IsUnique();
}
