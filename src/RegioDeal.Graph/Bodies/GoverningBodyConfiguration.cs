using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Bodies;

internal sealed class GoverningBodyConfiguration : IEntityTypeConfiguration<GoverningBody>, IEntityTypeConfiguration<BodyMember>
{
    public void Configure(EntityTypeBuilder<GoverningBody> body)
    {
        body.HasIndex(b => new { b.ProgrammeId, b.Code }).IsUnique();
        body.HasMany(b => b.Members).WithOne(m => m.Body);
    }

    public void Configure(EntityTypeBuilder<BodyMember> member) => member.HasIndex(m => new { m.BodyId, m.Position }).IsUnique();
}
