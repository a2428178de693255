using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using RegioDeal.Graph.Benchmarks.Comparing.Making;

namespace RegioDeal.Graph.Benchmarks.Inside;

/// <summary>Measures the parts of an answer with BenchmarkDotNet.</summary>
internal static class InsideCommand
{
    /// <summary>Imports the seed, runs the benchmarks in this process, and prints their table.</summary>
    /// <param name="options">Those of BenchmarkDotNet, as <c>--job short</c> or <c>--filter *Parse*</c>.</param>
    /// <returns>1 when one failed.</returns>
    public static async Task<int> RunAsync(string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-benchmark-").FullName;
        try
        {
            var releases = Path.Combine(folder, "releases");
            await ImportProcess.RunAsync(RepeatedPackage.Seed, "--Releases:Folder", releases, CancellationToken.None);
            InsideBenchmark.Release = (releases, RepeatedPackage.SeedNumber);

            // The release was told to this process alone, and the table is all that is kept.
            var config = DefaultConfig.Instance.WithArtifactsPath(Path.Combine(folder, "artifacts"));
            var summary = BenchmarkRunner.Run<InsideBenchmark>(config, ["--inProcess", .. options]);
            return summary is not null && !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success) ? 0 : 1;
        }
        catch (MakingException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
