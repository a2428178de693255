using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Projects;

internal sealed class OtherTitleGraph : EntityGraph<OtherTitle>
{
    public OtherTitleGraph()
        : base("Another title that a project is printed under (andere titel).")
    {
        Field("title", t => t.Title, "The title as printed.");
        Field("kind", t => t.Kind, "What it is.");
        One("project", t => t.Project, "The project.");
        Declare.Cite();
        Order(t => t.Position);
    }
}
