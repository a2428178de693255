using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.HasIndex(o => new { o.ProgrammeId, o.Code }).IsUnique();
        organisation.HasMany(o => o.LedProjects).WithOne(p => p.Lead);
        organisation.HasMany(o => o.Allocations).WithOne(a => a.Organisation);
    }
}
