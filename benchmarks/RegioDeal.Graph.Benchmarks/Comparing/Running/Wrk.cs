using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>A request that wrk sends again and again.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Body">JSON to send by POST; null for GET.</param>
/// <param name="Tag">The tag of the answer that the client has; null when it has none.</param>
/// <param name="AnswerBytes">The length of the body that answers it, without headers.</param>
internal sealed record Load(Uri Address, string? Body, string? Tag, int AnswerBytes);

/// <summary>What came of a load.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="PerSecond">How many of them a second.</param>
/// <param name="P50">The milliseconds within which half of them were answered.</param>
/// <param name="P99">The milliseconds within which 99 of a hundred were answered.</param>
internal sealed record Loaded(long Requests, double PerSecond, double P50, double P99);

/// <summary>Loads a server with wrk, on one thread.</summary>
internal static class Wrk
{
    private const int LongestSeconds = 60;

    // All figures of wrk with their errors, and not only what it prints for people: it says nothing of errors when there are none.
    private const string Done = """

        done = function(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("\nloaded %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
            latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    /// <summary>Sends it for some seconds.</summary>
    /// <param name="script">The file to write the script of wrk to.</param>
    /// <exception cref="ComparisonException">wrk is not there, or not all that was asked was answered.</exception>
    public static async Task<Loaded> RunAsync(Load load, int connections, int seconds, string script, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(script, ScriptOf(load), cancellationToken);
        var said = await RunAsync(
            ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "--latency", "-s", script, load.Address.AbsoluteUri], cancellationToken);
        var figures = said.Split('\n').LastOrDefault(line => line.StartsWith("loaded ", StringComparison.Ordinal))?.Split(' ')[1..]
            .Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        if (figures is not [var requests, var duration, var bytes, var half, var nearly, var errors])
        {
            throw new ComparisonException($"{load.Address}: wrk did not tell what came of it.\n{said}");
        }

        // The first answer may take longer than the load, on a machine that does much else.
        if (requests == 0 && errors == 0 && seconds < LongestSeconds)
        {
            return await RunAsync(load, connections, seconds * 2, script, cancellationToken);
        }

        if (requests == 0 || errors > 0)
        {
            throw new ComparisonException($"{load.Address}: {errors} of {requests} requests failed.\n{said}");
        }

        // An error is short, even where its status is 200.
        return bytes >= requests * load.AnswerBytes
            ? new Loaded(requests, requests * 1e6 / duration, half / 1e3, nearly / 1e3)
            : throw new ComparisonException($"{load.Address}: {requests} answers had {bytes} bytes, less than {load.AnswerBytes} each: not all were the answer that was checked.");
    }

    private static string ScriptOf(Load load) =>
        "wrk.headers[\"Accept\"] = \"application/json\"\n"
        + (load.Tag is { } tag ? $"wrk.headers[\"If-None-Match\"] = {Literal(tag)}\n" : "")
        + (load.Body is { } body ? $"wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = {Literal(body)}\n" : "")
        + Done;

    private static string Literal(string text) => $"[======[{text}]======]";

    private static async Task<string> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                var (said, wrong) = (wrk.StandardOutput.ReadToEndAsync(cancellationToken), wrk.StandardError.ReadToEndAsync(cancellationToken));
                await wrk.WaitForExitAsync(cancellationToken);
                return await said + await wrong;
            }
            catch (OperationCanceledException)
            {
                wrk.Kill();
                throw;
            }
        }
        catch (Win32Exception fault)
        {
            throw new ComparisonException($"wrk cannot be started ({fault.Message}). Install it (Debian: apt-get install wrk).");
        }
    }
}
