using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Allocations;

internal sealed class AllocationGraph : EntityGraph<Allocation>
{
    public AllocationGraph()
        : base("An amount granted to a project (toekenning). The amount is printed; its tranche may be our reading.")
    {
        Field("amount", a => a.Cents, Scalar.Euro, "The amount granted, in euros.");
        Field("printed", a => a.Printed, "The amount as printed.");
        Field("position", a => a.Position, "Its place among the amounts of its project, from 1.");
        Field("certainty", a => a.Certainty, "How sure the tranche is.");
        Field("basis", a => a.Basis, "Why the tranche is read as it is.");
        One("project", a => a.Project, "The project that it is granted to.");
        One("pillar", a => a.Pillar, "The pillar of the project.");
        One("tranche", a => a.Tranche, "The tranche in which it was granted, as we read it.");
        One("organisation", a => a.Organisation, "The lead of the project, who carries the grant.");
        One("programme", a => a.Programme, "The deal that pays it.");
        Declare.List("alternatives", a => a.Alternatives, a => a.Tranche, "The other tranches that the document allows. Empty when the tranche is certain.", assumedSize: 4);
        Declare.List("evidence", a => a.Evidence, e => e.Source, "The public statements that decide or support the tranche. Empty when the document alone does.", assumedSize: 4);
        Declare.Cite();
        Declare.CiteAs(
            a => new CitedAllocation(
                GlobalId.Of(a),
                a.Key,
                a.Project.Title,
                a.Project.Code,
                a.Pillar.Name,
                a.Cents,
                a.Printed,
                a.Tranche.Number,
                a.Certainty,
                a.Lines,
                new CitedSource(a.Source.Code, a.Source.Publisher, a.Source.Title, a.Source.Edition, a.Source.Table, a.Source.Url, a.Source.Copy, a.Source.Licence, a.Source.Retrieved)),
            "How to cite it: the document and its lines, the project, the amount and its tranche, the release, and the address that gives it again.");
        Order(a => a.PrintedOrder);
        RootConnection("allocations", "The amounts granted, in printed order.");
    }
}
