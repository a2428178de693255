using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Programmes;

internal sealed class ProgrammeGraph : EntityGraph<Programme>
{
    public ProgrammeGraph(SpendingFigures spending)
        : base("A Regio Deal in one edition of its programme (uitvoeringsprogramma).")
    {
        Field("code", p => p.Code, "Our short name for it, unique.");
        Field("name", p => p.Name, "The name of the deal.");
        Field("edition", p => p.Edition, "The edition of the programme that this is read from.");
        Field("editionNumber", p => p.EditionNumber, "The number of the edition.");
        Field("editionMonth", p => p.EditionMonth, "The month of the edition, ISO 8601.");
        Field("startYear", p => p.StartYear, "The year in which the deal began.");
        Field("durationYears", p => p.DurationYears, "How many years the deal runs.");
        Field("introduction", p => p.Introduction, "What the document says in front of the pillars (inleiding), as Markdown, in Dutch. Null when the package has none.");
        Field("introductionLines", p => p.IntroductionLines, "The lines of the document that the introduction is read from. Null when there is none.");
        One("region", p => p.Region, "Its municipalities as one region: figures that may be added up are added up there. Null when the package names none.");
        Many("indicators", p => p.Indicators, "The indicators of its monitor.");
        List("pillars", p => p.Pillars, "Its pillars, in printed order.", assumedSize: 4);
        List("tranches", p => p.Tranches, "Its tranches, by number.", assumedSize: 8);
        Many("projects", p => p.Projects, "Its projects, in printed order.");
        Many("organisations", p => p.Organisations, "The organisations that its document names, by code.");
        List("municipalities", p => p.Municipalities, m => m.Municipality, "The municipalities (gemeenten) that take part in it, by name.", assumedSize: 8);
        List("goals", p => p.Goals, "Its ambitions and goals (ambities, doelen), then those of its pillars.", assumedSize: 12);
        List("contributions", p => p.Contributions, "What its parties pay in (bijdragen), as far as that was made public.", assumedSize: 12);
        List("governingBodies", p => p.GoverningBodies, "The bodies that steer it.", assumedSize: 8);
        Many("dataNotes", p => p.DataNotes, "What contradicts itself or is missing in its document.");
        Many("allocations", p => p.Allocations, "The amounts granted in it.");
        Declare.Figures("spending", spending, p => p.Allocations, p => p.Allocations, p => p.Id, "What was granted in the deal so far.", heads: p => p.Inhabitants);
        Declare.Cite();
        Order(p => p.Name);
        SearchedBy("name", p => p.Name, 12);
        SearchedBy("introduction", p => p.Introduction, 2);
        RootList("programmes", "The deals in this release.", assumedSize: 4);
        RootOne("programme", "The deal with this code.", Key("code", p => p.Code, "The code of the programme."));
    }
}
