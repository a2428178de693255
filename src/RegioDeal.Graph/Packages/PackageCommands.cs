using System.CommandLine;

namespace RegioDeal.Graph.Packages;

/// <summary>The commands over data packages.</summary>
internal static class PackageCommands
{
    /// <summary>Writes the tables of this program into a package's descriptor.</summary>
    public static Command Describe()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a data package." };
        return new Command("describe", "Writes the tables of this program into the datapackage.json of a package.") { folder }
            .Does((parsed, cancellationToken) =>
            {
                var package = parsed.GetRequiredValue(folder);
                return File.WriteAllTextAsync(Path.Combine(package, PackageDescriptor.File), Package.Describe(package), cancellationToken);
            });
    }

    /// <summary>Tells all faults of a package.</summary>
    public static Command Validate()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a data package." };
        return new Command("validate", "Checks a package and tells all its faults. Writes nothing.") { folder }
            .Does((parsed, _) => Console.Out.WriteLineAsync(Package.Validate(parsed.GetRequiredValue(folder))));
    }
}
