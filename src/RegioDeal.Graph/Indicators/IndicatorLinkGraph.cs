using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Indicators;

internal sealed class IndicatorLinkGraph : EntityGraph<IndicatorLink>
{
    public IndicatorLinkGraph()
        : base("That a project aims at an indicator (koppeling). Ours to say, with the sentence of the programme that it rests on: the document names no indicators.")
    {
        One("project", l => l.Project, "The project.");
        One("indicator", l => l.Indicator, "The indicator.");
        Field("weight", l => l.Weight, Scalar.Decimal(4), "Its part of the project, above 0 to 1; those of a project add up to 1. Equal where nothing speaks for more.");
        Field("rationale", l => l.Rationale, "What in the text leads to the indicator.");
        Field("basis", l => l.Basis, "Whether the cited lines themselves name what the indicator measures, or we infer it.");
        Declare.Cite();
        Order(l => l.Position);
    }
}

internal sealed class UnlinkedProjectGraph : EntityGraph<UnlinkedProject>
{
    public UnlinkedProjectGraph()
        : base("Why a project that was granted money is linked to no indicator.")
    {
        One("project", u => u.Project, "The project.");
        Field("reason", u => u.Reason, "What of its text no indicator of the monitor carries.");
        Declare.Cite();
    }
}

internal sealed class TargetGraph : EntityGraph<Target>
{
    public TargetGraph()
        : base("What a source says that an indicator should come to in a region (streefwaarde).")
    {
        One("indicator", t => t.Indicator, "The indicator.");
        One("region", t => t.Region, "The region.");
        Field("period", t => t.Period, "When it should be reached, spelled as the period of an observation.");
        Field("value", t => t.Value, Scalar.Decimal(4), "The figure, in the indicator's unit.");
        Field("text", t => t.Text, "The words of the source.");
        Declare.Cite();
    }
}
