using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Organisations;

internal sealed class ParticipationGraph : EntityGraph<Participation>
{
    public ParticipationGraph()
        : base("An organisation that is named with a project, and how (betrokken organisatie). The lead of every project is one.")
    {
        One("organisation", p => p.Organisation, "The organisation.");
        One("project", p => p.Project, "The project.");
        Field("role", p => p.Role, "What it has to do with the project.");
        Field("printed", p => p.Printed, "The forms in which those lines print it, separated by |.");
        Field("note", p => p.Note, "How the lines are read. Null when the role says enough.");
        Declare.Cite();
        Order(p => p.PrintedOrder);
    }
}
