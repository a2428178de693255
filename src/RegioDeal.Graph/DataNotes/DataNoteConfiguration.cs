using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.DataNotes;

internal sealed class DataNoteConfiguration : IEntityTypeConfiguration<DataNote>, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<DataNote> note)
    {
        note.HasIndex(n => new { n.ProgrammeId, n.Code }).IsUnique();
        note.HasIndex(n => new { n.Position, n.Key });
        note.HasMany(n => n.Corrections).WithOne(c => c.Note);
    }

    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.HasIndex(c => new { c.ProgrammeId, c.Code }).IsUnique();
        correction.HasIndex(c => new { c.Position, c.Key });
    }
}
