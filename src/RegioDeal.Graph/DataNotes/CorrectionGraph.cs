using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.DataNotes;

internal sealed class CorrectionGraph : EntityGraph<Correction>
{
    public CorrectionGraph()
        : base("What we read otherwise than printed, and why (correctie).")
    {
        Field("code", c => c.Code, "Our short name for it, unique in its programme.");
        Field("field", c => c.Field, "What of ours it concerns, as title, lead or tranche.");
        Field("printed", c => c.Printed, "What is printed in those lines.");
        Field("readAs", c => c.ReadAs, "What stands in our data.");
        Field("reason", c => c.Reason, "Why, in English.");
        One("note", c => c.Note, "The note that tells more. Null when there is none.");
        One("programme", c => c.Programme, "The deal whose document it is about.");
        One("pillar", c => c.Pillar, "The pillar that it is about. Null when it is about none.");
        One("project", c => c.Project, "The project that it is about. Null when it is about none.");
        Declare.Cite();
        Order(c => c.Position);
        RootConnection("corrections", "What we read otherwise than printed, in the order of our list.");
    }
}
