using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Themes;

internal sealed class ThemeConfiguration : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> theme)
    {
        theme.HasIndex(t => new { t.PillarId, t.Name }).IsUnique();
        theme.HasMany(t => t.Projects).WithOne(p => p.Theme);
        theme.HasMany(t => t.Allocations).WithOne(a => a.Theme);
    }
}
