using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.HasIndex(o => new { o.ProgrammeId, o.Code }).IsUnique();
        organisation.HasMany(o => o.LedProjects).WithOne(p => p.Lead);
        organisation.HasMany(o => o.Participations).WithOne(p => p.Organisation);
        organisation.HasMany(o => o.Contributions).WithOne(c => c.Organisation);
        organisation.HasMany(o => o.Allocations).WithOne(a => a.Organisation);
    }

    public void Configure(EntityTypeBuilder<Participation> participation) =>
        participation.HasIndex(p => new { p.ProjectId, p.OrganisationId }).IsUnique();
}
