using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Programmes;
using RegioDeal.Graph.Regions;

namespace RegioDeal.Graph.Municipalities;

/// <summary>How many inhabitants municipalities and deals have: what amounts per inhabitant are divided by.</summary>
internal static class Inhabitants
{
    /// <summary>The code of the indicator that counts inhabitants.</summary>
    public const string Indicator = "bevolking";

    /// <summary>The period whose first day the amounts are divided by.</summary>
    public const string Period = "2020";

    /// <summary>Fills the number of each municipality, and of each deal when those of all its municipalities are known.</summary>
    /// <param name="import">The package.</param>
    /// <param name="byRegion">Inhabitants on 1 January 2020, by the code of the region.</param>
    public static void Fill(Import import, IReadOnlyDictionary<string, int> byRegion)
    {
        var regions = import.All<Region>().ToDictionary(region => region.Id, region => region.Code);
        var municipalities = import.All<Municipality>().ToDictionary(municipality => municipality.Id);
        foreach (var municipality in municipalities.Values)
        {
            municipality.Inhabitants = byRegion.TryGetValue(regions[municipality.RegionId], out var inhabitants) ? inhabitants : null;
        }

        var taking = import.All<ProgrammeMunicipality>().ToLookup(link => link.ProgrammeId, link => municipalities[link.MunicipalityId].Inhabitants);
        foreach (var programme in import.All<Programme>())
        {
            programme.Inhabitants = taking.Contains(programme.Id) && taking[programme.Id].All(inhabitants => inhabitants is not null) ? taking[programme.Id].Sum() : null;
        }
    }
}
