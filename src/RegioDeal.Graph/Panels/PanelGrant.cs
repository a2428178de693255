using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Spending;
using RegioDeal.Graph.Tranches;

namespace RegioDeal.Graph.Panels;

/// <summary>What was granted to projects that aim at an indicator, in a municipality of the deal or in all of it, up to a tranche.</summary>
public sealed class PanelGrant
{
    public int Id { get; init; }

    public int IndicatorId { get; init; }

    public int RegionId { get; init; }

    /// <summary>The number of the last tranche that counts.</summary>
    public int Through { get; init; }

    /// <summary>Euro cents.</summary>
    public long Cents { get; init; }

    /// <summary>Euro cents for each inhabitant on 1 January 2020, half-even. Null when their number is not known.</summary>
    public long? CentsEach { get; init; }

    /// <summary>Sums the parts of amounts; what is attributed to no municipality counts for the deal alone.</summary>
    internal static IEnumerable<PanelGrant> Of(Import import)
    {
        var municipalities = import.All<Municipality>().ToDictionary(municipality => municipality.Id);
        var number = import.All<Tranche>().ToDictionary(tranche => tranche.Id, tranche => tranche.Number);
        var deals = import.All<Programme>().ToDictionary(programme => programme.Id);
        var grant = 0;
        foreach (var indicator in import.All<SpendingPart>().Where(part => part.IndicatorId is not null).GroupBy(part => part.IndicatorId!.Value))
        {
            var placed = indicator.SelectMany(part => new[]
            {
                (Region: part.MunicipalityId is { } id ? municipalities[id].RegionId : (int?)null, Inhabitants: part.MunicipalityId is { } of ? municipalities[of].Inhabitants : null, Part: part),
                (Region: deals[part.ProgrammeId].RegionId, deals[part.ProgrammeId].Inhabitants, Part: part),
            });
            foreach (var region in placed.Where(one => one.Region is not null).GroupBy(one => (Id: one.Region!.Value, one.Inhabitants)))
            {
                foreach (var through in number.Values.Distinct().Order())
                {
                    var cents = region.Where(one => number[one.Part.TrancheId] <= through).Sum(one => one.Part.PartCents);
                    yield return new PanelGrant
                    {
                        Id = ++grant,
                        IndicatorId = indicator.Key,
                        RegionId = region.Key.Id,
                        Through = through,
                        Cents = cents,
                        CentsEach = region.Key.Inhabitants > 0 ? (long)Math.Round((decimal)cents / region.Key.Inhabitants.Value, MidpointRounding.ToEven) : null,
                    };
                }
            }
        }
    }
}
