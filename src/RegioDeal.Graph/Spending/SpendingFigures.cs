using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Projects;

namespace RegioDeal.Graph.Spending;

/// <summary>What was granted: sums of allocations along every dimension, with the bounds that the readings leave.</summary>
internal sealed class SpendingFigures : FigureGraph<Allocation>
{
    public SpendingFigures()
        : base("Spending", "What was granted (toegekend), not what was paid out.")
    {
        AmountMeasure("amount", a => a.Cents, Scalar.Euro, "The sum granted, in euros.");
        Share("Its part of the whole, 0 to 1, six digits, rounded half-even: of the whole programme for an owner, of the owner for a break-down, of all that the filter keeps for the pivot; with 'tranche' of what the whole has in it. Null when the whole is 0.");
        PerCapita<Municipality>(
            "perInhabitant",
            m => m.Inhabitants,
            m => m.Programmes.Any(),
            "'amount' for each inhabitant on 1 January 2020, in euros, rounded half-even: of the municipality for what falls to one, of all municipalities of the deal together for all else; in a pivot that is grouped by neither municipality nor programme, of all municipalities of all deals of the release. A filter does not change by how many is divided. Null when their number is not known, and for what is not attributed to a municipality.");
        CountMeasure("allocationCount", "How many amounts it is the sum of.");
        AmountWhereMeasure(
            "certain",
            a => a.Certainty == Certainty.Certain,
            "The sum of the amounts whose tranche is certain, in euros. Equals 'amount' where no tranche is asked.");
        Variants<ReadingPart>(
            part => part.Allocation,
            part => part.ReadingId,
            part => part.Reading.PillarId,
            part => part.Reading.ReadingCount,
            [nameof(Allocation.Tranche), nameof(Allocation.TrancheId)],
            "The least that 'amount' can be over all readings that the document alone allows, in euros.",
            "The most that 'amount' can be over all readings that the document alone allows, in euros.",
            "Whether 'atLeast' equals 'atMost': printed totals make many sums certain although their parts are not.",
            amount: part => part.Cents);
        SummedBy<SpendingSum>(sum => sum.SummedCents, sum => sum.Allocations, new() { ["certain"] = sum => sum.CertainCents });
        VariantsSummedBy<ReadingSum>(sum => sum.SummedCents, sum => sum.ReadingId, sum => sum.PillarId, sum => sum.ReadingCount);
        NarrowedBy("tranche", a => a.Tranche.Number, "Only what is read as granted in the tranche of this number, 1 to 6. All tranches when left out.");
        FactLines("SpendingLine", "allocation", "The amounts that a figure is the sum of.");
        By("tranche", a => a.Tranche, a => a.TrancheId, "By tranche: every tranche of the programme, also those without an amount.", scope: t => t.ProgrammeId, runningDescription: "The sum of this tranche and those before it, in euros.");
        By("pillar", a => a.Pillar, a => a.PillarId, "By pillar, those with an amount.");
        By("organisation", a => a.Organisation, a => a.OrganisationId, "By the organisation that leads the project, those with an amount.");
        By("project", a => a.Project, a => a.ProjectId, "By project.", onOwners: false);
        By("programme", a => a.Programme, a => a.ProgrammeId, "By deal, where the release holds several.", onOwners: false, heads: p => p.Inhabitants);
        SpreadOver<SpendingPart>(
            part => part.Allocation,
            part => part.AllocationId,
            part => part.PartCents,
            "How an amount counts that falls to several municipalities or indicators: SHARED, each has its part, when left out. It changes nothing where neither is asked.",
            "Whether the figure follows from what is printed alone, or also from a rule of ours that it is asked by. By municipality: an amount is spread equally over those that its project's own text or title names. By indicator: it is spread over those that the project is linked to, by the weights of the links. By neither it is DOCUMENT.",
            "With attribution FULL by how much 'amount' exceeds the parts of it that SHARED gives, in euros; added up over all municipalities, or all indicators, by how much they exceed the whole. 0 otherwise.");
        SpreadBy<SpendingPart, Municipality, Basis>(
            "municipality",
            part => part.Municipality,
            part => part.MunicipalityId,
            part => part.MunicipalityBasis,
            "By municipality, those with an amount, by name; last what is not attributed, so that the lines add up to the whole.",
            "Null on the line of what is not attributed: its projects name no municipality.",
            heads: m => m.Inhabitants);
        SpreadBy<SpendingPart, Indicator, Basis>(
            "indicator",
            part => part.Indicator,
            part => part.IndicatorId,
            part => part.IndicatorBasis,
            "By indicator that its projects aim at, those with an amount, in the order of our list; last what is not linked, so that the lines add up to the whole.",
            "Null on the line of what is not linked: its projects aim at no indicator of the monitor.");
        SpreadRestsOn(a => a.Project.Involvements);
        SpreadRestsOn(a => a.Project.IndicatorLinks);
        RootPivot("spending", "What was granted, grouped as asked. Without groups one cell, the total; no cells when the filter keeps nothing.", fact =>
        {
            fact.Field("amount", a => a.Cents, Scalar.Euro, "The amount granted, in euros.");
            fact.Field("certainty", a => a.Certainty, "How sure the tranche is.");
        });
    }
}
