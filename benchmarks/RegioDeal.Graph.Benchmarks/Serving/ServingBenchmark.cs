using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace RegioDeal.Graph.Benchmarks.Serving;

/// <summary>How many requests a second a repeated question is answered, beside a constant answer of the same size and headers, in turns in one run.</summary>
internal static partial class ServingBenchmark
{
    private const int Rounds = 3;
    private const int Connections = 8;
    private const int Seconds = 5;

    private static readonly string[] Documents = ["projects", "pillars", "panel"];

    /// <summary>Starts the service and a constant server for each document, and loads them in turns with wrk.</summary>
    /// <returns>1 when wrk is not there or a request failed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-benchmark-").FullName;
        var programs = new List<Process>();
        try
        {
            var service = await StartAsync(programs, "RegioDeal.Graph.dll", "--Releases:Folder", folder, "--Server:Rate", "0");
            using var client = new HttpClient();
            Console.WriteLine($"{"document",-12}{"bytes",10}{"constant/s",12}{"repeated/s",12}{"ratio",8}{"not modified/s",16}{"ratio",8}");
            foreach (var document in Documents)
            {
                var address = $"{service}/graphql/{document}";
                using var response = await client.GetAsync(new Uri(address));
                var body = await response.Content.ReadAsByteArrayAsync();
                var file = Path.Combine(folder, document);
                await File.WriteAllBytesAsync(file, body);
                var constant = await StartAsync(programs, "RegioDeal.Graph.Benchmarks.dll", "constant", file);
                var (constants, repeated, known) = (new List<double>(), new List<double>(), new List<double>());
                for (var round = -1; round < Rounds; round++)
                {
                    var each = new[] { await LoadAsync($"{constant}/"), await LoadAsync(address), await LoadAsync(address, $"If-None-Match: {response.Headers.ETag}") };

                    // The first round lets both compile what they run.
                    if (round >= 0)
                    {
                        constants.Add(each[0]);
                        repeated.Add(each[1]);
                        known.Add(each[2]);
                    }
                }

                var (yard, kept, unchanged) = (Median(constants), Median(repeated), Median(known));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document,-12}{body.Length,10:#,0}{yard,12:#,0}{kept,12:#,0}{kept / yard,8:0.00}{unchanged,16:#,0}{unchanged / yard,8:0.00}"));
            }

            return 0;
        }
        catch (LoadFailedException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        finally
        {
            foreach (var program in programs)
            {
                program.Kill();
                await program.WaitForExitAsync();
                program.Dispose();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<string> StartAsync(List<Process> programs, string program, params string[] args)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        programs.Add(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args, "--urls", address]) { RedirectStandardOutput = true })!);
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{address}/"));
                return address;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Requests a second, by wrk on one thread.</summary>
    private static async Task<double> LoadAsync(string address, string header = "Accept: application/json")
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", $"-c{Connections}", $"-d{Seconds}s", "-H", header, address]) { RedirectStandardOutput = true })!;
            var said = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return PerSecond().Match(said) is { Success: true } match && !said.Contains("Non-2xx", StringComparison.Ordinal)
                ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new LoadFailedException($"{address}: {said}");
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new LoadFailedException($"wrk cannot be started ({fault.Message}). Install it (Debian: apt-get install wrk).");
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond();

    private sealed class LoadFailedException(string message) : Exception(message);
}
