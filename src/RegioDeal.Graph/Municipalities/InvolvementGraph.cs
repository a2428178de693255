using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Municipalities;

internal sealed class InvolvementGraph : EntityGraph<Involvement>
{
    public InvolvementGraph()
        : base("A municipality that a project's own text or title names as taking part or as its place (betrokken gemeente). The reading is ours, with its reason and lines.")
    {
        One("project", i => i.Project, "The project.");
        One("municipality", i => i.Municipality, "The municipality (gemeente).");
        Field("rule", i => i.Rule, "What makes the municipality part of the project.");
        Field("place", i => i.Place, "The place that is printed, where it is not the municipality itself, as Exloo. Null otherwise.");
        Field("weight", i => i.Weight, "Its share of the project's amounts, relative to the project's other municipalities. 1 for all where the document prints no shares.");
        Field("basis", i => i.Basis, "Whether the weight is printed or our rule.");
        Field("note", i => i.Note, "Why the lines are read so.");
        Declare.Cite();
        Order(i => i.PrintedOrder);
    }
}
