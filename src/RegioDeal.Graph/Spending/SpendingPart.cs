using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Themes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Spending;

/// <summary>What of an amount falls to one municipality, or to none, and there to one indicator, or to none. The parts of an amount add up to it. All but the part itself is copied from the amount.</summary>
public sealed class SpendingPart : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int AllocationId { get; init; }

    public Allocation Allocation { get; init; } = null!; // filled by EF

    public int? MunicipalityId { get; init; }

    /// <summary>Null for what is not attributed: the project names no municipality.</summary>
    public Municipality? Municipality { get; init; }

    /// <summary>Whether the share of the municipality is printed or our rule.</summary>
    public Basis MunicipalityBasis { get; init; }

    public int? IndicatorId { get; init; }

    /// <summary>Null for what is not linked: the project aims at no indicator of the monitor.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>Whether the document names the only indicator of the project, or the link or its weight is ours.</summary>
    public Basis IndicatorBasis { get; init; }

    /// <summary>The part, in euro cents.</summary>
    public long PartCents { get; init; }

    public int ProgrammeId { get; init; }

    public Programme Programme { get; init; } = null!; // filled by EF

    public int PillarId { get; init; }

    public Pillar Pillar { get; init; } = null!; // filled by EF

    public int? ThemeId { get; init; }

    public Theme? Theme { get; init; }

    public int ProjectId { get; init; }

    public Project Project { get; init; } = null!; // filled by EF

    public int OrganisationId { get; init; }

    public Organisation Organisation { get; init; } = null!; // filled by EF

    public int TrancheId { get; init; }

    public Tranche Tranche { get; init; } = null!; // filled by EF

    /// <summary>The whole amount, in euro cents.</summary>
    public long Cents { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Spreads every amount over the municipalities of its project by their weights, then each part over the indicators of the project by theirs; ties in the order of codes.</summary>
    /// <returns>At least one part of each amount. Those of a municipality are the same in sum whatever is linked.</returns>
    internal static IEnumerable<SpendingPart> Of(
        IEnumerable<Allocation> allocations,
        IEnumerable<Involvement> involvements,
        IEnumerable<IndicatorLink> links,
        IReadOnlyDictionary<int, string> municipalityCodes,
        IReadOnlyDictionary<int, string> indicatorCodes)
    {
        var municipalities = involvements.ToLookup(one => one.ProjectId, one => new Member(one.MunicipalityId, municipalityCodes[one.MunicipalityId], one.Weight, one.Basis));
        var indicators = links.GroupBy(link => link.ProjectId)
            .SelectMany(project => project.Select(link => (
                project.Key,
                Member: new Member(
                    link.IndicatorId,
                    indicatorCodes[link.IndicatorId],
                    (int)link.Weight,
                    project.Count() == 1 ? link.Basis : Basis.Editorial)))) // the weights of several are our rule
            .ToLookup(link => link.Key, link => link.Member);
        var id = 0;
        foreach (var allocation in allocations)
        {
            foreach (var (municipality, attributed) in Spread(allocation.Cents, municipalities[allocation.ProjectId]))
            {
                foreach (var (indicator, cents) in Spread(attributed, indicators[allocation.ProjectId]))
                {
                    yield return Part(allocation, ++id, municipality, indicator, cents);
                }
            }
        }
    }

    private static IEnumerable<(Member To, long Cents)> Spread(long whole, IEnumerable<Member> members)
    {
        var ordered = members.OrderBy(member => member.Code, StringComparer.Ordinal).ToArray();
        return ordered.Length == 0
            ? [(Member.None, whole)]
            : ordered.Zip(LargestRemainder.Split(whole, [.. ordered.Select(member => member.Weight)]));
    }

    private static SpendingPart Part(Allocation allocation, int id, Member municipality, Member indicator, long cents) => new()
    {
        Id = id,
        Key = $"{allocation.Key}/{municipality.Code}/{indicator.Code}",
        AllocationId = allocation.Id,
        MunicipalityId = municipality.Id,
        MunicipalityBasis = municipality.Basis,
        IndicatorId = indicator.Id,
        IndicatorBasis = indicator.Basis,
        PartCents = cents,
        ProgrammeId = allocation.ProgrammeId,
        PillarId = allocation.PillarId,
        ThemeId = allocation.ThemeId,
        ProjectId = allocation.ProjectId,
        OrganisationId = allocation.OrganisationId,
        TrancheId = allocation.TrancheId,
        Cents = allocation.Cents,
        Certainty = allocation.Certainty,
    };

    /// <summary>What an amount is spread over.</summary>
    private sealed record Member(int? Id, string Code, int Weight, Basis Basis)
    {
        /// <summary>That nothing is named or linked is our reading.</summary>
        public static Member None { get; } = new(null, "none", 1, Basis.Editorial);
    }
}
