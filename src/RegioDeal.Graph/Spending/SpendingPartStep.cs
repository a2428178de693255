using RegioDeal.Graph.Allocations;
using RegioDeal.Graph.Indicators;
using RegioDeal.Graph.Municipalities;
using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Spending;

/// <summary>Spreads the amounts of a package over municipalities and indicators. A package without the tables of these attributes and links nothing.</summary>
internal sealed class SpendingPartStep : ImportStep
{
    public override void Run(Import import)
    {
        var parts = SpendingPart.Of(
            import.All<Allocation>(),
            import.All<Involvement>(),
            import.All<IndicatorLink>(),
            import.All<Municipality>().ToDictionary(municipality => municipality.Id, municipality => municipality.Code),
            import.All<Indicator>().ToDictionary(indicator => indicator.Id, indicator => indicator.Code));
        foreach (var part in parts)
        {
            import.Add(part);
        }
    }
}
