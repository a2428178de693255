using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegioDeal.Graph.Reservations;

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> reservation) =>
        reservation.HasOne(r => r.Project).WithOne(p => p.Reservation).HasForeignKey<Reservation>(r => r.ProjectId);
}
