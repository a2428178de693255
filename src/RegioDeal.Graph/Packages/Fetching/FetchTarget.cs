using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>The package that a fetch goes by and writes to.</summary>
internal sealed class FetchTarget
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string folder;
    private readonly PackageDescriptor descriptor;
    private readonly PackageSheet measures;
    private readonly PackageSheet regions;
    private readonly PackageSheet sources;

    private FetchTarget(string folder, PackageDescriptor descriptor, Func<string, PackageSheet> sheet)
    {
        (this.folder, this.descriptor) = (folder, descriptor);
        (measures, regions, sources) = (sheet("cbs_measures"), sheet("regions"), sheet("sources"));
    }

    /// <summary>The file that says which measure is which indicator, relative to the package.</summary>
    public string MeasuresFile => measures.Path;

    /// <summary>The file of the regions, relative to the package.</summary>
    public string RegionsFile => regions.Path;

    /// <summary>The file of the sources, relative to the package.</summary>
    public string SourcesFile => sources.Path;

    /// <summary>The file of the observations, relative to the package.</summary>
    public string ObservationsFile => descriptor.Resources.FirstOrDefault(resource => resource.Key.Name == "observations").Value?.Path ?? "monitor/observations.csv";

    /// <summary>The regions of the package that the publisher has codes for; a deal's own it does not know.</summary>
    public IReadOnlyList<string> Regions => [.. regions.Rows.Select(row => row["code"]).Where(CodePattern.Region.Matches)];

    /// <summary>Reads what a fetch goes by.</summary>
    /// <exception cref="InvalidPackageException">There is no package, or what it goes by has faults.</exception>
    public static FetchTarget Open(string folder)
    {
        var faults = new List<PackageFault>();
        var descriptor = PackageDescriptor.Read(folder, Package.Tables, faults);
        var target = descriptor is null ? null : new FetchTarget(folder, descriptor, name => Sheet(folder, descriptor, name, faults));
        return faults.Count > 0 ? throw new InvalidPackageException(folder, faults) : target!;
    }

    /// <summary>The measures of a table that the package maps.</summary>
    /// <exception cref="FetchException">There are none.</exception>
    public IReadOnlyList<CbsMeasure> Measures(string table)
    {
        var rows = measures.Rows.Where(row => row["table"] == table).ToArray();
        return rows.Length > 0 ? [.. rows.Select(CbsMeasure.Of)]
            : measures.Rows.FirstOrDefault(row => string.Equals(row["table"], table, StringComparison.OrdinalIgnoreCase)) is { } other
                ? throw new FetchException($"{MeasuresFile} writes the table as {other["table"]}, not {table}; ids are told apart by case.")
                : throw new FetchException($"{MeasuresFile} has no measure of table {table}; add a row that says which measure is which indicator.");
    }

    /// <summary>Lets no other fetch write to the package until it is given back.</summary>
    public IDisposable Lock()
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".fetch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException fault)
        {
            throw new FetchException($"Another fetch writes to '{folder}'; run the command again when it is done.", fault);
        }
    }

    /// <summary>The code that a source of this fetch gets: that of the same answers, when they were fetched before on that day, or the next that is free.</summary>
    public string SourceCode(string stem, string checksum)
    {
        var code = stem;
        for (var number = 2; sources.Rows.FirstOrDefault(row => row["code"] == code) is { } taken && taken["checksum"] != checksum; number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return code;
    }

    /// <summary>Puts observations among those of the package, and their source among its sources. Where no observation changes, nothing is written.</summary>
    /// <param name="fetched">Sorted by key, each key once.</param>
    /// <param name="isAsked">Says whether a key was asked.</param>
    /// <param name="source">The source, by column.</param>
    /// <returns>What became of them.</returns>
    /// <exception cref="InvalidPackageException">The file of the observations has a fault.</exception>
    public MergeCounts Write(IReadOnlyList<FetchedObservation> fetched, Func<ObservationKey, bool> isAsked, IReadOnlyDictionary<string, string> source)
    {
        var (observations, sourcesPath) = (Path.Combine(folder, ObservationsFile), Path.Combine(folder, SourcesFile));
        var (newObservations, newSources) = ($"{observations}.part", $"{sourcesPath}.part");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(observations)!);
            var counts = Merge(observations, newObservations, fetched, isAsked, source["code"]);
            if (!counts.HasChanges)
            {
                return counts;
            }

            if (sources.Rows.All(row => row["code"] != source["code"]))
            {
                WriteSources(sourcesPath, newSources, source);

                // First, for a source that nothing cites is no fault should the other not follow.
                File.Move(newSources, sourcesPath, overwrite: true);
            }

            File.Move(newObservations, observations, overwrite: true);
            return counts;
        }
        finally
        {
            File.Delete(newObservations);
            File.Delete(newSources);
        }
    }

    private static PackageSheet Sheet(string folder, PackageDescriptor descriptor, string name, List<PackageFault> faults)
    {
        var table = Package.Tables.Single(table => table.Name == name);
        if (!descriptor.Resources.TryGetValue(table, out var resource))
        {
            faults.Add(new PackageFault(PackageDescriptor.File, null, "resources", PackageFault.Sentence($"no '{table.Resource}'", "it, since a fetch goes by it", $"put {table.Path} there and {PackageDescriptor.Renew}")));
            return null!;
        }

        return PackageSheet.Read(folder, table, resource, faults)!;
    }

    private MergeCounts Merge(string path, string newPath, IReadOnlyList<FetchedObservation> fetched, Func<ObservationKey, bool> isAsked, string source)
    {
        using var earlier = File.Exists(path) ? new StreamReader(path, Utf8, detectEncodingFromByteOrderMarks: false) : null;
        using var file = File.Create(newPath);
        using var merged = new StreamWriter(file, Utf8, leaveOpen: true);
        try
        {
            var counts = ObservationMerge.Run(earlier, merged, fetched, isAsked, source, Fault);
            merged.Flush();
            file.Flush(flushToDisk: true);
            return counts;
        }
        catch (DecoderFallbackException)
        {
            throw Fault(null, "bytes that are not UTF-8", "UTF-8", "save the file as UTF-8");
        }
    }

    private InvalidPackageException Fault(int? row, string found, string expected, string advice) =>
        new(folder, [new PackageFault(ObservationsFile, row, null, PackageFault.Sentence(found, expected, advice))]);

    private InvalidPackageException Fault(int row, string found, string expected, string advice) => Fault((int?)row, found, expected, advice);

    private static void WriteSources(string path, string newPath, IReadOnlyDictionary<string, string> source)
    {
        var bytes = File.ReadAllBytes(path);
        using var csv = new CsvParser(new StringReader(Utf8.GetString(bytes)), CultureInfo.InvariantCulture);
        csv.Read();
        using var file = File.Create(newPath);
        file.Write(bytes);
        using (var writer = new CsvWriter(new StreamWriter(file, Utf8, leaveOpen: true), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (var column in csv.Record!)
            {
                writer.WriteField(source.GetValueOrDefault(column, ""));
            }

            writer.NextRecord();
        }

        file.Flush(flushToDisk: true);
    }
}
