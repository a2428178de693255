using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>
/// A package of one programme with any number of times the projects of the seed, and of its monitor with the indicators. Copies have the amounts, the
/// figures and the texts of what they are copied from, under codes of their own; readings are as many as in the seed. Where the import takes no more indicators,
/// the observations are of more regions instead. The same each time.
/// </summary>
internal static class RepeatedPackage
{
    private const string Descriptor = "datapackage.json";

    /// <summary>The package that the program travels with.</summary>
    public static string Seed => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>The number of its release.</summary>
    public static int SeedNumber => (int)JsonNode.Parse(File.ReadAllText(Path.Combine(Seed, Descriptor)))!["release"]!;

    /// <summary>Writes a package.</summary>
    /// <param name="times">How many copies. Of one it is the seed itself, byte for byte.</param>
    /// <param name="folder">Where; it is made.</param>
    public static void Write(int times, string folder)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var copies = Copies.Of(times, RepeatedTable.Column(Seed, "monitor/indicators.csv", "code").Count);
        var repeated = times == 1 ? [] : RepeatedTable.All.ToDictionary(table => table.Path);
        foreach (var file in Directory.EnumerateFiles(Seed, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Seed, file).Replace('\\', '/');
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            if (repeated.TryGetValue(name, out var table))
            {
                table.Write(Seed, folder, copies);
            }
            else if (times > 1 && name == Descriptor)
            {
                File.WriteAllText(Path.Combine(folder, name), Described(File.ReadAllText(file), times));
            }
            else
            {
                File.Copy(file, Path.Combine(folder, name), overwrite: true);
            }
        }
    }

    private static string Described(string descriptor, int times)
    {
        var root = JsonNode.Parse(descriptor)!;
        root["name"] = string.Create(CultureInfo.InvariantCulture, $"{root["name"]}-times-{times}");
        root["title"] = string.Create(CultureInfo.InvariantCulture, $"{root["title"]}, {times} times, made to measure");
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
