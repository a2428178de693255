using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Reconciliation;

internal sealed class PrintedTotalGraph : EntityGraph<PrintedTotal>
{
    private static readonly Expression<Func<PrintedTotal, long>> Computed = t => t.Measure == Measure.Amount
        ? t.Programme.Allocations
            .Where(a => a.TrancheId == t.TrancheId && (t.PillarId == null || a.PillarId == t.PillarId))
            .Sum(a => a.Cents)
        : t.Programme.Projects
            .Count(p => (t.PillarId == null || p.PillarId == t.PillarId) && p.Allocations.Any(a => a.TrancheId == t.TrancheId)) * 100L;

    private static readonly Expression<Func<PrintedTotal, long>> Difference = Expression.Lambda<Func<PrintedTotal, long>>(
        Expression.Subtract(Computed.Body, Expression.Property(Computed.Parameters[0], nameof(PrintedTotal.Hundredths))),
        Computed.Parameters);

    public PrintedTotalGraph()
        : base("A total that the document prints, beside the one computed from the amounts.")
    {
        Field("measure", t => t.Measure, "What it counts.");
        One("programme", t => t.Programme, "The deal that it is of.");
        One("pillar", t => t.Pillar, "The pillar that it is the total of. Null for all pillars together.");
        One("tranche", t => t.Tranche, "The tranche that it is the total of, as we read it.");
        Field("printed", t => t.Hundredths, Scalar.Euro, "The printed figure: euros, or a number of projects.");
        Field("computed", Computed, Scalar.Euro, "The same, computed from the amounts.").Stored();
        Field("difference", Difference, Scalar.Euro, "Computed less printed. 0 when they reconcile.").Stored();
        Field("printedText", t => t.Printed, "The figure as printed.");
        Field("certainty", t => t.Certainty, "How sure it is that it is the total of this tranche.");
        Field("basis", t => t.Basis, "Why it is taken for the total of this tranche.");
        Declare.Cite();
        Order(t => t.Position);
        RootList("reconciliation", "Every total that the document prints, beside the computed one.", assumedSize: 30);
    }
}
