using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests;

/// <summary>A package of npm in <c>tests</c> that tests are driven by.</summary>
/// <param name="name">Its folder there.</param>
/// <param name="variable">The variable that says where <c>./test</c> installed it; else it is installed by hand.</param>
internal sealed class NpmPackage(string name, string variable)
{
    public string Folder { get; } = Environment.GetEnvironmentVariable(variable) ?? Repository.File("tests", name);

    /// <summary>Runs a script of the package to its end.</summary>
    /// <returns>The lines of JSON that it printed.</returns>
    public async Task<IReadOnlyList<JsonElement>> LinesOfAsync(string script, string argument, TimeSpan patience)
    {
        var said = await RunAsync("node", [Path.Combine(Folder, script), argument], patience);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>Runs a program to its end, in the folder of the package or another.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string program, string[] arguments, TimeSpan patience, string? folder = null)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), $"The package is not installed: run ./test, or 'npm ci' in tests/{name}.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Folder,
        })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(patience);
        Assert.True(process.ExitCode == 0, $"{await said}\n{await wrong}");
        return await said;
    }
}
