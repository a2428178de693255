using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Npgsql;
using RegioDeal.Graph.Benchmarks.Comparing.Constant;

namespace RegioDeal.Graph.Benchmarks.Serving;

/// <summary>How many requests a second a repeated question is answered, beside a constant answer of the same size and headers, in turns in one run.</summary>
internal static partial class ServingBenchmark
{
    private const string Postgres = "REGIODEAL_TEST_POSTGRES";
    private const string PlainJson = "Accept: application/json";
    private const int Rounds = 5;
    private const int Connections = 8;
    private const int Seconds = 3;

    private static readonly string[] Documents = ["projects", "pillars", "panel"];

    /// <summary>Starts the service, with and without kept answers, and a constant server for each document, and loads them in turns with wrk.</summary>
    /// <returns>1 when wrk is not there or a request failed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-benchmark-").FullName;
        var programs = new List<Process>();
        var server = Environment.GetEnvironmentVariable(Postgres);
        var database = $"regiodeal_benchmark_{Guid.NewGuid():N}";
        try
        {
            var kept = await StartAsync(programs, "RegioDeal.Graph.dll", "--Releases:Folder", folder, "--Server:Rate", "0");
            var anew = new List<(string Name, string Address)>
            {
                ("SQLite", await StartAsync(programs, "RegioDeal.Graph.dll", "--Releases:Folder", folder, "--Server:Rate", "0", "--Server:AnswerCacheMegabytes", "0")),
            };
            if (server is { Length: > 0 })
            {
                await ExecuteAsync(server, $"CREATE DATABASE {database}");
                var connection = new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();
                anew.Add(("PostgreSQL", await StartAsync(programs, "RegioDeal.Graph.dll", "--ConnectionStrings:Graph", connection, "--Server:Rate", "0", "--Server:AnswerCacheMegabytes", "0")));
            }
            else
            {
                Console.WriteLine($"PostgreSQL is left out: {Postgres} holds no connection string.");
            }

            Console.WriteLine($"{"document",-12}{"bytes",10}{"constant/s",12}{"kept/s",10}{"ratio",8}{"304/s",10}{"ratio",8}{string.Concat(anew.Select(each => $"{each.Name + "/s",14}{"ratio",8}"))}");
            foreach (var document in Documents)
            {
                await MeasureAsync(programs, Directory.CreateDirectory(Path.Combine(folder, "answers", document)).FullName, document, kept, anew);
            }

            foreach (var program in programs.Take(1 + anew.Count))
            {
                program.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident at the end: {program.WorkingSet64 / 1_000_000} MB, most {program.PeakWorkingSet64 / 1_000_000} MB ({string.Join(' ', program.StartInfo.ArgumentList.Skip(1).Take(1))})"));
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
            if (server is { Length: > 0 })
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            }
        }
    }

    private static async Task MeasureAsync(List<Process> programs, string folder, string document, string kept, List<(string Name, string Address)> anew)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"{kept}/graphql/{document}"));
        var body = await ConstantContender.KeepAsync(folder, document, response);
        var constant = await StartAsync(programs, "RegioDeal.Graph.Benchmarks.dll", "constant", folder);
        (string Address, string Header)[] loads =
        [
            ($"{constant}/{document}", PlainJson),
            ($"{kept}/graphql/{document}", PlainJson),
            ($"{kept}/graphql/{document}", $"If-None-Match: {response.Headers.ETag}"),
            .. anew.Select(each => ($"{each.Address}/graphql/{document}", PlainJson)),
        ];
        var rates = loads.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < loads.Length; i++)
            {
                var rate = await LoadAsync(loads[i].Address, loads[i].Header);

                // The first round lets all compile what they run.
                if (round >= 0)
                {
                    rates[i].Add(rate);
                }
            }
        }

        var medians = rates.Select(Median).ToArray();

        // What else the machine does falls on neighbours alike: a ratio is of those that took their turn in the same round.
        var ratios = rates.Select(each => Median([.. each.Zip(rates[0], (rate, whole) => rate / whole)])).ToArray();
        Console.WriteLine(
            $"{document,-12}{body.Length.ToString("#,0", CultureInfo.InvariantCulture),10}{medians[0].ToString("#,0", CultureInfo.InvariantCulture),12}"
            + string.Concat(medians.Skip(1).Select((median, i) => $"{median.ToString("#,0", CultureInfo.InvariantCulture).PadLeft(i < 2 ? 10 : 14)}{ratios[i + 1].ToString("0.00", CultureInfo.InvariantCulture),8}")));
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
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
    private static async Task<double> LoadAsync(string address, string header)
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
