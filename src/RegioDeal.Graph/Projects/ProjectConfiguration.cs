using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Projects;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<OtherTitle>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.HasIndex(p => new { p.PillarId, p.Code }).IsUnique();
        project.HasIndex(p => new { p.Position, p.Key });
        project.HasMany(p => p.Children).WithOne(p => p.Parent);
        project.HasMany(p => p.OtherTitles).WithOne(t => t.Project);
        project.HasMany(p => p.Involvements).WithOne(i => i.Project);
        project.HasMany(p => p.Participations).WithOne(p => p.Project);
        project.HasMany(p => p.ProgressReports).WithOne(r => r.Project);
        project.HasMany(p => p.DataNotes).WithOne(n => n.Project);
        project.HasMany(p => p.Corrections).WithOne(c => c.Project);
        project.HasMany(p => p.Allocations).WithOne(a => a.Project);
    }

    public void Configure(EntityTypeBuilder<OtherTitle> title) => title.HasIndex(t => new { t.ProjectId, t.Title }).IsUnique();
}
