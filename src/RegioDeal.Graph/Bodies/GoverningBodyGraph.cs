using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Bodies;

internal sealed class GoverningBodyGraph : EntityGraph<GoverningBody>
{
    public GoverningBodyGraph()
        : base("A body that steers a deal (bestuur): the steering group (stuurgroep), the programme team (programmateam) and others.")
    {
        Field("code", b => b.Code, "Our short name for it, unique in its programme.");
        Field("name", b => b.Name, "The name as printed.");
        Field("kind", b => b.Kind, "What it is.");
        Field("task", b => b.Task, "What the lines say that it does, in our English words.");
        List("members", b => b.Members, "Its seats, by role and never by name.", assumedSize: 10);
        One("programme", b => b.Programme, "The deal that it steers.");
        Declare.Cite();
        Order(b => b.Position);
        SearchedBy("name", b => b.Name, 12);
        SearchedBy("task", b => b.Task, 2);
        RootList("governingBodies", "The bodies that steer the deals, in the order of our list.", assumedSize: 8);
    }
}
