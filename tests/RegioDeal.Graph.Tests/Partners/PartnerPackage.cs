using System.Diagnostics;
using Xunit;

namespace RegioDeal.Graph.Tests.Partners;

/// <summary>The package of npm in <c>tests/partners</c>: what partners use, as they use it.</summary>
internal static class PartnerPackage
{
    /// <summary>Where <c>./test</c> installed it, else where it is installed by hand.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("REGIODEAL_TEST_PARTNERS") ?? Repository.File("tests", "partners");

    /// <summary>Runs a program to its end, in this folder or another.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string program, string[] arguments, string? folder = null)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "What partners use is not installed: run ./test, or 'npm ci' in tests/partners.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Folder,
        })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, $"{await said}\n{await wrong}");
        return await said;
    }
}
