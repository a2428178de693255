using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Spending;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorGraph : EntityGraph<Indicator>
{
    public IndicatorGraph(SpendingFigures spending)
        : base("What the monitor of a deal measures (indicator), as unemployment or life satisfaction.")
    {
        Field("code", i => i.Code, "Our short name for it, unique, as werkloosheid.");
        Field("name", i => i.Name, "Its name, in Dutch.");
        Field("nameEn", i => i.NameEn, "Its name, in English; our translation.");
        Field("definition", i => i.Definition, "What is measured (definitie), in Dutch. See 'definitionOrigin' for whose words these are.");
        Field("definitionEn", i => i.DefinitionEn, "What is measured, in English; our translation.");
        Field("definitionOrigin", i => i.DefinitionOrigin, "Where the wording of the definition comes from.");
        Field("unit", i => i.Unit, "The unit (eenheid) as the source words it, as % or x 1 000 euro. Observations are in it.");
        Field("normalisedUnit", i => i.NormalisedUnit, "The unit of normalised values: euro where the official unit is thousands of euro, the official unit itself elsewhere.");
        Field("factor", i => i.Factor, "What a value is multiplied by to be a normalised value; 1 when the official unit is no multiple.");
        Field("decimals", i => i.Decimals, "How many digits behind the decimal point its source gives.");
        Field("direction", i => i.Direction, "Which way is better. Our choice.");
        Field("additivity", i => i.Additivity, "Whether figures of several regions may be added up.");
        Field("theme", i => i.Theme, "What it is grouped under in the monitor (thema), in Dutch. Our choice.");
        Field("position", i => i.Position, "Its place in our list, from 1.");
        Field("sourceColumn", i => i.SourceColumn, "The columns or measures that its sources give it in. Null when that goes without saying.");
        Field("note", i => i.Note, "What to know of its figures. Null when there is nothing; see 'dataNotes' too.");
        One("programme", i => i.Programme, "The deal whose monitor it stands in.");
        One("pillar", i => i.Pillar, "The pillar that it belongs to; our choice. Null when it belongs to none, as the number of inhabitants.");
        Many("series", i => i.Series, "Its series, one a region, with what they say of themselves: latest figure, change, trend, rank.").PagedAs("Series");
        Many("observations", i => i.Observations, "Its figures (waarnemingen), by region and period; gaps too, with their reasons.");
        Many("projects", i => i.Links, l => l.Project, "The projects that aim at it, in printed order. See 'links' for the reasons.");
        Many("links", i => i.Links, "Why the projects are linked to it (koppelingen).").PagedAs("IndicatorLinks");
        Declare.PartFigures(
            "spending",
            spending,
            i => i.SpendingParts,
            i => i.Programme.Allocations,
            (i, programme) => i.ProgrammeId == programme,
            "What was granted to the projects that aim at it: its part of amounts of projects with several indicators. The links and their weights are ours, see 'basis'. The share is of all that was granted in the deal.",
            heads: i => i.Programme.Inhabitants);
        List("dataNotes", i => i.DataNotes, "Breaks in its series, and what to know before its figures are used.", assumedSize: 5);
        List("targets", i => i.Targets, "What a source says that it should come to (streefwaarden). Empty until one does.", assumedSize: 10);
        One("source", i => i.Source, "The source of its definition. Each observation has a source of its own.");
        Declare.CiteAs(
            i => new CitedIndicator(
                i.Code,
                i.Name,
                i.NameEn,
                i.Unit,
                new CitedSource(i.Source.Code, i.Source.Publisher, i.Source.Title, i.Source.Edition, i.Source.Table, i.Source.Url, i.Source.Copy, i.Source.Licence, i.Source.Retrieved)),
            "How to cite its definition; each figure has a citation of its own.");
        Order(i => i.Position);
        SearchedBy("name", i => i.Name, 12);
        SearchedBy("definition", i => i.Definition, 2);
        SearchedBy("definitionEn", i => i.DefinitionEn, 2);
        SearchedBy("nameEn", i => i.NameEn, 12);
        SearchedBy("theme", i => i.Theme, 6);
        RootConnection("indicators", "The indicators of the monitor, in the order of our list.");
        RootOne("indicator", "The indicator with this code.", Key("code", i => i.Code, "The code, as werkloosheid."));
    }
}
