using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Http;

/// <summary>Says at the start when the seed is not what the installation holds: once something is imported, a start imports nothing.</summary>
/// <param name="folder">The package.</param>
/// <param name="name">What an operator calls its folder.</param>
internal sealed class SeedNote(string folder, string name)
{
    /// <summary>What there is to say. Null when the seed is held, or when there is none.</summary>
    public string? Of(Catalog held)
    {
        Package seed;
        try
        {
            seed = Package.Open(folder);
        }
        catch (InvalidPackageException)
        {
            return null; // it is needed for an empty installation only
        }

        var number = seed.Release.Number;
        return held.Find(number) switch
        {
            null => FormattableString.Invariant($"The package in {name.TrimEnd('/')}/ is release {number}, which is not imported; import it with: dotnet run --project src/RegioDeal.Graph -- import {name}"),
            var other when other.Checksum != seed.Release.Checksum => FormattableString.Invariant($"Warning: the package in {name.TrimEnd('/')}/ is not the release {number} that is held and served; raise 'release' in its datapackage.json and import it."),
            _ => null,
        };
    }
}
