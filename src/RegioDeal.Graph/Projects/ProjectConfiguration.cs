using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Projects;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.HasIndex(p => new { p.PillarId, p.Code }).IsUnique();
        project.HasIndex(p => new { p.Position, p.Key });
        project.HasMany(p => p.Children).WithOne(p => p.Parent);
        project.HasMany(p => p.Allocations).WithOne(a => a.Project);
    }
}
