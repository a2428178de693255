using System.CommandLine;
using NodaTime;
using RegioDeal.Graph.Packages.Fetching;

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

    /// <summary>Reads figures of a publisher into a package.</summary>
    public static Command Fetch()
    {
        var table = new Argument<string>("TABLE") { Description = "The id of a table, in its exact case, as 83625NED or 03759ned." };
        var measures = Several("--measures", "Codes of measures. Without: all of the table that monitor/cbs_measures.csv names.");
        var regions = Several("--regions", "Codes of regions, as GM0114. Without: all of the package that CBS has codes for.");
        var periods = Several("--periods", "Periods, as 2024, 2024-Q3 or 2024-07, and ranges, as 2015..2025 or 2015.. Without: all of the table.");
        var package = new Option<string>("--package") { Description = "The folder of the data package.", DefaultValueFactory = _ => "seed" };
        var address = new Option<Uri>("--address")
        {
            Description = "The address above the tables.",
            DefaultValueFactory = _ => new Uri(CbsClient.DefaultAddress),
            CustomParser = given =>
            {
                if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
                {
                    return uri;
                }

                given.AddError($"--address '{given.Tokens[0].Value}' is no address that begins with https:// or http://.");
                return null;
            },
        };
        var work = new Option<string>("--work") { Description = "The folder that keeps the pages of a fetch that is broken off.", DefaultValueFactory = _ => FetchRequest.DefaultWork };

        return new Command("fetch", "Reads figures of a publisher into the files of a package.")
        {
            new Command("cbs", "Reads a table of Statistics Netherlands (CBS) into the observations of a package. Imports nothing.")
            {
                table, measures, regions, periods, package, address, work,
            }.Does(async (parsed, cancellationToken) =>
            {
                // No setting follows here, and a misspelt option would fetch all there is.
                if (parsed.UnmatchedTokens is [var word, ..])
                {
                    throw new FetchException($"'{word}' is not known here; see --help.");
                }

                var request = new FetchRequest(
                    parsed.GetRequiredValue(table),
                    parsed.GetValue(measures) ?? [],
                    parsed.GetValue(regions) ?? [],
                    parsed.GetValue(periods) ?? [],
                    parsed.GetRequiredValue(package),
                    parsed.GetRequiredValue(address),
                    parsed.GetRequiredValue(work));
                var said = await FetchProgress.ShowAsync(progress => new CbsFetch(SystemClock.Instance, TimeProvider.System, progress).RunAsync(request, cancellationToken)).ConfigureAwait(false);
                await Console.Out.WriteLineAsync(said).ConfigureAwait(false);
            }),
        };
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
