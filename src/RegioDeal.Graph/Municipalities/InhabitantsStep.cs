using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Municipalities;

/// <summary>The inhabitants of a region on 1 January 2020, noted while the observations pass.</summary>
/// <param name="Region">The code of the region.</param>
/// <param name="Count">How many.</param>
internal sealed record CountedRegion(string Region, int Count);

/// <summary>Gives municipalities and deals their inhabitants.</summary>
internal sealed class InhabitantsStep : ImportStep
{
    public override void Run(Import import) =>
        Inhabitants.Fill(import, import.All<CountedRegion>().ToDictionary(counted => counted.Region, counted => counted.Count));
}
