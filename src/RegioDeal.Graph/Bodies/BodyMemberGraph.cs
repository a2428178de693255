using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Bodies;

internal sealed class BodyMemberGraph : EntityGraph<BodyMember>
{
    public BodyMemberGraph()
        : base("A seat in a body that steers a deal (lid): the role, never the person.")
    {
        Field("position", m => m.Position, "Its place in the body, from 1.");
        Field("role", m => m.Role, "The role as printed, without the name, as wethouder.");
        One("body", m => m.Body, "The body.");
        One("organisation", m => m.Organisation, "The organisation that it sits there for. Null when the lines name none.");
        One("pillar", m => m.Pillar, "The pillar that it sits there for. Null when it is of none.");
        Declare.Cite();
        Order(m => m.Position);
    }
}
