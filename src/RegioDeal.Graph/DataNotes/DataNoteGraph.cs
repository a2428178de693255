using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.DataNotes;

internal sealed class DataNoteGraph : EntityGraph<DataNote>
{
    public DataNoteGraph()
        : base("A contradiction or gap in a source, and what we make of it (kanttekening).")
    {
        Field("code", n => n.Code, "Our short name for it, unique in its programme.");
        Field("kind", n => n.Kind, "What is wrong.");
        Field("text", n => n.Text, "What stands there, and what we make of it, in English.");
        One("programme", n => n.Programme, "The deal whose document it is about.");
        One("pillar", n => n.Pillar, "The pillar that it is about. Null when it is about none.");
        One("project", n => n.Project, "The project that it is about. Null when it is about none.");
        One("tranche", n => n.Tranche, "The tranche that it is about. Null when it is about none.");
        One("indicator", n => n.Indicator, "The indicator that it is about. Null when it is about none.");
        Field("period", n => n.Period, "Of a break the first period of the new series; of other notes the period that they are about. Null when there is none.");
        List("corrections", n => n.Corrections, "What we read otherwise than printed because of it.", assumedSize: 3);
        Declare.Cite();
        Order(n => n.Position);
        SearchedBy("code", n => n.Code, 1);
        SearchedBy("text", n => n.Text, 1);
        RootConnection("dataNotes", "The contradictions and gaps of the sources, in the order of our list.");
        RootOne(
            "dataNote",
            "The note with this code.",
            Key("code", n => n.Code, "The code of the note."),
            OptionalKey("programme", n => n.Programme.Code, "The code of its programme; needed when the release holds several."));
    }
}
