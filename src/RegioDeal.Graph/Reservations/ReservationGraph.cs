using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Reservations;

internal sealed class ReservationGraph : EntityGraph<Reservation>
{
    public ReservationGraph()
        : base("What a footnote reserves for a project (reservering). It is no grant, and no part of 'spending'.")
    {
        One("project", r => r.Project, "The project that it is reserved for.");
        Field("amount", r => r.Cents, Scalar.Euro, "The amount reserved, in euros.");
        Field("granted", r => r.Project.Allocations.Sum(a => a.Cents), Scalar.Euro, "What was granted to the project so far, in euros.").Stored();
        Field("remaining", r => r.Cents - r.Project.Allocations.Sum(a => a.Cents), Scalar.Euro, "The amount reserved less what was granted, in euros. Below 0 when more was granted.").Stored();
        Field("marker", r => r.Marker, "The marker of the footnote: *, ** or ***.");
        Field("printed", r => r.Printed, "The amount as printed.");
        Declare.Cite();
        Order(r => r.PrintedOrder);
        RootList("reservations", "The reservations, in printed order of their projects.", assumedSize: 8);
    }
}
