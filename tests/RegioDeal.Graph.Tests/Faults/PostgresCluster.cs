using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace RegioDeal.Graph.Tests.Faults;

/// <summary>A PostgreSQL server of a test's own, that it may stop, cut, fill and hold up. It lies in a temporary folder and listens on the loopback alone.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string bin;
    private readonly string folder;

    private PostgresCluster(string bin, string folder) => (this.bin, this.folder) = (bin, folder);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; } = Ports.Free();

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=regiodeal;Database=postgres";

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes and starts a primary that standbys can follow.</summary>
    /// <returns>Null where no server is installed, outside CI; there it is a failure.</returns>
    public static async Task<PostgresCluster?> StartAsync()
    {
        if (FindServer() is not { } bin)
        {
            return Environment.GetEnvironmentVariable("CI") == "true"
                ? throw new InvalidOperationException("The tests of faults start PostgreSQL, and there is none. Install its server (Debian: apt-get install postgresql).")
                : null;
        }

        var cluster = new PostgresCluster(bin, await FolderAsync());
        await cluster.RunAsync("initdb", $"--pgdata={cluster.Data}", "--username=regiodeal", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync");
        await cluster.ConfigureAsync("""
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = off
            full_page_writes = off
            shared_buffers = 32MB
            max_connections = 60
            wal_level = replica
            max_wal_senders = 4
            wal_keep_size = 256MB
            wal_retrieve_retry_interval = 100ms
            max_standby_streaming_delay = 0
            """);
        await cluster.StartServerAsync();
        return cluster;
    }

    /// <summary>Makes and starts a standby that streams from this server.</summary>
    public async Task<PostgresCluster> StandbyAsync()
    {
        var standby = new PostgresCluster(bin, await FolderAsync());
        await standby.RunAsync(
            "pg_basebackup", $"--pgdata={standby.Data}", "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync", $"--dbname=host=127.0.0.1 port={Port} user=regiodeal");
        await standby.StartServerAsync();
        return standby;
    }

    public Task StartServerAsync() => RunAsync("pg_ctl", "start", "--silent", "--wait", $"--pgdata={Data}", $"--log={Path.Combine(folder, "log")}", $"--options=-p {Port}");

    /// <param name="mode"><c>fast</c> ends connections; <c>immediate</c> is a crash.</param>
    public Task StopServerAsync(string mode) => RunAsync("pg_ctl", "stop", "--silent", "--wait", $"--pgdata={Data}", $"--mode={mode}");

    /// <summary>Runs a statement, and gives its first value.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends the connections of the service, as an operator or a proxy does.</summary>
    /// <returns>How many.</returns>
    public async Task<long> CutAsync() =>
        (long)(await AskAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'RegioDeal.Graph'"))!;

    /// <summary>Stops the server's processes where they are, so that it neither answers nor refuses, until what this gives is disposed.</summary>
    public async Task<IAsyncDisposable> HangAsync()
    {
        var server = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];

        // The first stops making others; then those that it has.
        await ShAsync($"kill -STOP {server}");
        var children = await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children");
        await ShAsync($"kill -STOP {children}");
        return new Held(() => ShAsync($"kill -CONT {children} {server}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopServerAsync("immediate");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string? FindServer()
    {
        var places = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0).Select(version => Path.Combine(version, "bin"))
            : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(place => new[] { "initdb", "pg_ctl", "postgres", "pg_basebackup" }.All(program => File.Exists(Path.Combine(place, program))));
    }

    // PostgreSQL refuses to run as root.
    private static string? Owner => Environment.UserName != "root" ? null : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static async Task<string> FolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-pg-").FullName;
        if (Owner is { } owner)
        {
            await ShAsync($"chown {owner} {folder}");
        }

        return folder;
    }

    private static Task ShAsync(string command) => RunProgramAsync("/", "sh", "-c", command);

    private async Task ConfigureAsync(string settings) => await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), settings + "\n");

    private Task RunAsync(string program, params string[] args) => Owner is { } owner
        ? RunProgramAsync(folder, "runuser", ["-u", owner, "--", Path.Combine(bin, program), .. args])
        : RunProgramAsync(folder, Path.Combine(bin, program), args);

    private static async Task RunProgramAsync(string folder, string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with {process.ExitCode}: {await output}{await error}");
        }
    }

    private sealed class Held(Func<Task> letGo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await letGo();
    }
}
