using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Municipalities;

internal sealed class MunicipalityConfiguration :
    IEntityTypeConfiguration<Municipality>,
    IEntityTypeConfiguration<ProgrammeMunicipality>,
    IEntityTypeConfiguration<Involvement>,
    IEntityTypeConfiguration<Boundary>
{
    public void Configure(EntityTypeBuilder<Municipality> municipality)
    {
        municipality.HasIndex(m => m.Code).IsUnique();
        municipality.HasOne(m => m.Region).WithOne(r => r.Municipality).HasForeignKey<Municipality>(m => m.RegionId);
        municipality.HasOne(m => m.Boundary).WithMany().HasForeignKey(m => m.BoundaryId);
        municipality.HasMany(m => m.Boundaries).WithOne(b => b.Municipality);
        municipality.HasMany(m => m.Programmes).WithOne(p => p.Municipality);
        municipality.HasMany(m => m.Involvements).WithOne(i => i.Municipality);
        municipality.HasMany(m => m.LedProjects).WithOne(p => p.LeadMunicipality);
    }

    public void Configure(EntityTypeBuilder<ProgrammeMunicipality> link) =>
        link.HasIndex(l => new { l.ProgrammeId, l.MunicipalityId }).IsUnique();

    public void Configure(EntityTypeBuilder<Boundary> boundary) =>
        boundary.HasIndex(b => new { b.MunicipalityId, b.Year }).IsUnique();

    public void Configure(EntityTypeBuilder<Involvement> involvement) =>
        involvement.HasIndex(i => new { i.ProjectId, i.MunicipalityId }).IsUnique();
}
