using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Tranches;

internal sealed class TrancheGraph : EntityGraph<Tranche>
{
    public TrancheGraph(SpendingFigures spending)
        : base("A round of decisions in which amounts are granted, about half-yearly (tranche).")
    {
        Field("number", t => t.Number, "From 1, unique in its programme.");
        Field("name", t => t.Name, "The name as printed.");
        Field("decidedIn", t => t.DecidedIn, "The month of the decision, ISO 8601. Null when the document does not print it.");
        One("programme", t => t.Programme, "The deal that it is part of.");
        Many("allocations", t => t.Allocations, "The amounts that we read as granted in it; see their certainty.");
        Declare.Figures(
            "spending", spending, t => t.Allocations, t => t.Programme.Allocations, t => t.ProgrammeId, "What was granted in it.", varies: true, heads: t => t.Programme.Inhabitants);
        Declare.Cite();
        Order(t => t.Number);
        RootList("tranches", "The tranches, by number.", assumedSize: 8);
        RootOne(
            "tranche",
            "The tranche with this number.",
            Key("number", t => t.Number, "The number, from 1."),
            OptionalKey("programme", t => t.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
