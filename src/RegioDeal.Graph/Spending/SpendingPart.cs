using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Organisations;
using RegioDeal.Graph.Pillars;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Projects;
using RegioDeal.Graph.Themes;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Spending;

/// <summary>What of an amount falls to one municipality, or to none. The parts of an amount add up to it. All but the part itself is copied from the amount.</summary>
public sealed class SpendingPart : IEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public int AllocationId { get; init; }

    public Allocation Allocation { get; init; } = null!; // filled by EF

    public int? MunicipalityId { get; init; }

    /// <summary>Null for what is not attributed: the project names no municipality.</summary>
    public Municipality? Municipality { get; init; }

    /// <summary>The part, in euro cents.</summary>
    public long PartCents { get; init; }

    /// <summary>Whether the part follows from printed shares or from our rule.</summary>
    public Basis Basis { get; init; }

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

    /// <summary>Spreads every amount over the municipalities of its project, by their weights, ties in the order of codes.</summary>
    internal static IEnumerable<SpendingPart> Of(IEnumerable<Allocation> allocations, IEnumerable<Involvement> involvements, IReadOnlyDictionary<int, string> municipalityCodes)
    {
        var byProject = involvements.ToLookup(involvement => involvement.ProjectId);
        var id = 0;
        foreach (var allocation in allocations)
        {
            var involved = byProject[allocation.ProjectId].OrderBy(one => municipalityCodes[one.MunicipalityId], StringComparer.Ordinal).ToArray();
            if (involved.Length == 0)
            {
                yield return Part(allocation, ++id, null, "none", allocation.Cents, Basis.Editorial);
            }
            else
            {
                var parts = LargestRemainder.Split(allocation.Cents, [.. involved.Select(one => one.Weight)]);
                for (var i = 0; i < parts.Length; i++)
                {
                    yield return Part(allocation, ++id, involved[i].MunicipalityId, municipalityCodes[involved[i].MunicipalityId], parts[i], involved[i].Basis);
                }
            }
        }
    }

    private static SpendingPart Part(Allocation allocation, int id, int? municipality, string code, long cents, Basis basis) => new()
    {
        Id = id,
        Key = $"{allocation.Key}/{code}",
        AllocationId = allocation.Id,
        MunicipalityId = municipality,
        PartCents = cents,
        Basis = basis,
        ProgrammeId = allocation.ProgrammeId,
        PillarId = allocation.PillarId,
        ThemeId = allocation.ThemeId,
        ProjectId = allocation.ProjectId,
        OrganisationId = allocation.OrganisationId,
        TrancheId = allocation.TrancheId,
        Cents = allocation.Cents,
        Certainty = allocation.Certainty,
    };
}
