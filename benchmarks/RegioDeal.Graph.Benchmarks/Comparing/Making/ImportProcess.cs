using System.Diagnostics;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>The program's own command that imports a package, in a process of its own, as an operator runs it.</summary>
internal static class ImportProcess
{
    /// <summary>Imports a package.</summary>
    /// <param name="package">Its folder.</param>
    /// <param name="setting">The setting that says where to, as <c>--Releases:Folder</c>.</param>
    /// <param name="where">Its value.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="MakingException">It is refused.</exception>
    public static async Task RunAsync(string package, string setting, string where, CancellationToken cancellationToken)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RegioDeal.Graph.dll"), "import", package, setting, where])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var (said, wrong) = (program.StandardOutput.ReadToEndAsync(cancellationToken), program.StandardError.ReadToEndAsync(cancellationToken));
            await program.WaitForExitAsync(cancellationToken);
            if (program.ExitCode != 0)
            {
                throw new MakingException($"The import of {package} failed: {await said} {await wrong}");
            }
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>A release could not be made.</summary>
internal sealed class MakingException(string message) : Exception(message);
