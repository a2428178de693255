using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>What the comparison ran on.</summary>
internal static class Machine
{
    /// <summary>A line for each thing that figures depend on.</summary>
    /// <param name="server">The connection string of PostgreSQL.</param>
    public static async Task<IReadOnlyList<string>> DescribeAsync(string server, CancellationToken cancellationToken)
    {
        await using var postgres = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await postgres.OpenAsync(cancellationToken);
        var memory = long.Parse(ValueOf("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e9;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{ValueOf("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} processors, {memory:0.0} GB"),
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, PostgreSQL {postgres.PostgreSqlVersion}",
            IsCompiledAhead() ? "this API is compiled ahead (ReadyToRun), as it is published" : "this API is not compiled ahead, as it is built and not published",
        ];
    }

    private static string ValueOf(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";

    private static bool IsCompiledAhead()
    {
        using var program = new PEReader(File.OpenRead(OwnProgram.Program));
        return program.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }
}
