using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Importing;

/// <summary>How long an import takes and how much memory, at two sizes: what grows with the data shows in the ratio.</summary>
internal static class ImportBenchmark
{
    private const string Postgres = "REGIODEAL_TEST_POSTGRES";

    // 355 regions: the country, 12 provinces and 342 municipalities.
    private static readonly MadeMonitor[] Sizes = [new(20, 355, 15), new(200, 355, 15)];

    /// <summary>Writes the packages, imports each on each database, and prints what it took.</summary>
    /// <returns>1 when an import failed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-benchmark-").FullName;
        try
        {
            foreach (var size in Sizes)
            {
                size.Write(PackageOf(folder, size));
                await RunAsync("describe", PackageOf(folder, size));
            }

            Print("database", "observations", "seconds", "CPU s", "peak MB", "built MB");
            await MeasureAsync("SQLite", async size =>
            {
                var releases = Path.Combine(folder, $"releases-{size.Observations}");
                var run = await RunAsync("import", PackageOf(folder, size), "--Releases:Folder", releases);
                return (run, Directory.EnumerateFiles(releases, "*.db").Sum(file => new FileInfo(file).Length));
            });
            if (Environment.GetEnvironmentVariable(Postgres) is { Length: > 0 } server)
            {
                await MeasureAsync("PostgreSQL", size => OnPostgresAsync(server, PackageOf(folder, size)));
            }
            else
            {
                Console.WriteLine($"PostgreSQL is left out: {Postgres} holds no connection string.");
            }

            return 0;
        }
        catch (ImportFailedException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string PackageOf(string folder, MadeMonitor size) => Path.Combine(folder, $"package-{size.Observations}");

    private static async Task MeasureAsync(string database, Func<MadeMonitor, Task<(Run Run, long Built)>> import)
    {
        var runs = new List<(Run Run, long Built)>();
        foreach (var size in Sizes)
        {
            var one = await import(size);
            runs.Add(one);
            Print(database, $"{size.Observations:#,0}", Seconds(one.Run.Elapsed), Seconds(one.Run.Processor), Megabytes(one.Run.PeakBytes), Megabytes(one.Built));
        }

        Print(
            "",
            $"x {(double)Sizes[1].Observations / Sizes[0].Observations:0.0}",
            $"x {runs[1].Run.Elapsed / runs[0].Run.Elapsed:0.0}",
            $"x {runs[1].Run.Processor / runs[0].Run.Processor:0.0}",
            $"x {(double)runs[1].Run.PeakBytes / runs[0].Run.PeakBytes:0.00}",
            $"x {(double)runs[1].Built / runs[0].Built:0.0}");
    }

    private static async Task<(Run Run, long Built)> OnPostgresAsync(string server, string package)
    {
        var name = $"regiodeal_benchmark_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(server);
        await using (var create = source.CreateCommand($"CREATE DATABASE {name}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        try
        {
            var run = await RunAsync("import", package, "--ConnectionStrings:Graph", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
            await using var size = source.CreateCommand($"SELECT pg_database_size('{name}')");
            return (run, (long)(await size.ExecuteScalarAsync())!);
        }
        finally
        {
            await using var drop = source.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs a command of the program in a process of its own, and watches its memory.</summary>
    private static async Task<Run> RunAsync(params string[] args)
    {
        var time = Stopwatch.StartNew();
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RegioDeal.Graph.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());

        // The system tells of a process while it lives, and no longer.
        var (processor, peak) = (TimeSpan.Zero, 0L);
        var ended = program.WaitForExitAsync();
        while (!ended.IsCompleted)
        {
            try
            {
                program.Refresh();
                (processor, peak) = (program.TotalProcessorTime, Math.Max(peak, program.PeakWorkingSet64));
            }
            catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
            {
                // It ended just now: what was told last stands.
            }

            await Task.WhenAny(ended, Task.Delay(20));
        }

        await ended;
        time.Stop();
        return program.ExitCode == 0 ? new Run(time.Elapsed, processor, peak) : throw new ImportFailedException($"{string.Join(' ', args[..2])}: {await said} {await wrong}");
    }

    private static string Megabytes(long bytes) => (bytes / 1_000_000.0).ToString("0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Print(string database, string observations, string seconds, string processor, string peak, string built) =>
        Console.WriteLine($"{database,-12}{observations,14}{seconds,10}{processor,10}{peak,10}{built,10}");

    /// <summary>What one run took.</summary>
    /// <param name="Elapsed">By the clock.</param>
    /// <param name="Processor">On the processors; that of PostgreSQL is not in it.</param>
    /// <param name="PeakBytes">The most memory that was resident.</param>
    private sealed record Run(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes);
}

/// <summary>A command of the program ended with an error.</summary>
internal sealed class ImportFailedException(string message) : Exception(message);
