using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using CsvHelper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Releases;
using Xunit;

namespace RegioDeal.Graph.Tests.Releases;

/// <summary>An installation of its own: a folder or a database, the commands of the built program over it, and packages to import.</summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>Asks what every package made here says differently.</summary>
    public const string Question = """{ release { number } sources(where: { code: { eq: "probe-kept" } }) { nodes { title } } projects(first: 3) { totalCount nodes { title } } }""";

    private readonly string folder = Directory.CreateTempSubdirectory("regiodeal-").FullName;
    private readonly PostgresDatabase? postgres;
    private readonly string? connectionString;

    private Installation(PostgresDatabase? postgres) => (this.postgres, connectionString) = (postgres, postgres?.ConnectionString);

    /// <summary>An installation on a database that its owner removes.</summary>
    public Installation(string connectionString) => this.connectionString = connectionString;

    /// <summary>The number of the repository's package, and of the first package made here.</summary>
    public static int First { get; } = Package.Open(Repository.File("seed")).Release.Number;

    /// <summary>Where SQLite keeps the releases.</summary>
    public string Releases => Path.Combine(folder, "releases");

    /// <summary>Whether a command starts the program as a process. Else its entry point is called here, which takes a tenth of the time.</summary>
    public bool IsProgramStarted { get; set; }

    public string[] Settings => connectionString is null ? ["--Releases:Folder", Releases] : ["--ConnectionStrings:Graph", connectionString];

    public static async Task<Installation> CreateAsync(Database database, bool isProgramStarted = false) =>
        new(database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null) { IsProgramStarted = isProgramStarted };

    /// <summary>
    /// A package: the seed with sources that nothing cites. 'probe-kept' carries the number in its title, so that it is revised from one to the next;
    /// 'probe-7' stands in package 7 alone, so that one is added and one removed.
    /// </summary>
    public string PackageOf(int number)
    {
        var package = Path.Combine(folder, $"package-{number}");
        if (!Directory.Exists(package))
        {
            Repository.CopySeed(package);
        }

        var descriptor = Path.Combine(package, "datapackage.json");
        File.WriteAllText(descriptor, File.ReadAllText(descriptor).Replace($"\"release\": {First},", $"\"release\": {number},", StringComparison.Ordinal));
        var sources = Path.Combine(package, "sources.csv");
        var rows = new List<string[]>();
        using (var csv = new CsvReader(new StreamReader(Repository.File("seed", "sources.csv")), CultureInfo.InvariantCulture))
        {
            while (csv.Read())
            {
                rows.Add(csv.Parser.Record!);
            }
        }

        var (code, title) = (Array.IndexOf(rows[0], "code"), Array.IndexOf(rows[0], "title"));
        foreach (var (probe, name) in new[] { ("probe-kept", $"Probe {number}"), ($"probe-{number}", "Probe") })
        {
            var row = rows[1].ToArray();
            (row[code], row[title]) = (probe, name);
            rows.Add(row);
        }

        using (var csv = new CsvWriter(new StreamWriter(sources), CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        Assert.Equal(number, Package.Open(package).Release.Number);
        return package;
    }

    /// <summary>Starts the built program.</summary>
    public Process Spawn(params string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, .. args, .. Settings])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = folder,
    })!;

    /// <summary>Runs a command of the built program to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        if (IsProgramStarted)
        {
            using var program = Spawn(args);
            var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            return (program.ExitCode, (await said).TrimEnd(), (await wrong).TrimEnd());
        }

        var (console, errors) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            var main = typeof(GraphServer).Assembly.EntryPoint!;
            var exitCode = await Task.Run(() => (int)main.Invoke(null, [(string[])[.. args, .. Settings]])!).WaitAsync(TimeSpan.FromMinutes(2));
            return (exitCode, output.ToString().TrimEnd(), error.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    /// <summary>Runs a command that must do what it is told.</summary>
    public async Task<string> SaysAsync(params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);
        Assert.True(exitCode == 0 && error.Length == 0, $"{string.Join(' ', args)}: {exitCode} {output} {error}");
        return output;
    }

    /// <summary>Runs a command that must refuse.</summary>
    public async Task<string> RefusesAsync(params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);
        Assert.True(exitCode == 1 && output.Length == 0, $"{string.Join(' ', args)}: {exitCode} {output} {error}");
        return error;
    }

    /// <summary>Starts a server in this process.</summary>
    public async Task<Serving> ServeAsync(params string[] settings)
    {
        var server = await GraphServer.CreateAsync(["--urls", "http://127.0.0.1:0", "--Server:Rate", "0", "--Seed", PackageOf(First), .. Settings, .. settings], CancellationToken.None);
        await server.StartAsync();
        return new Serving(server);
    }

    /// <summary>What the catalog says.</summary>
    public Task<Catalog> CatalogAsync() => OnCatalogAsync(catalog => catalog.ReadAsync(CancellationToken.None));

    /// <summary>Imports a package, as the command does.</summary>
    public Task<Imported> ImportAsync(int number) => OnCatalogAsync(catalog => catalog.ImportAsync(PackageOf(number), CancellationToken.None));

    /// <summary>Makes a release current, as the command does.</summary>
    public Task<bool> UseAsync(int number) => OnCatalogAsync(catalog => catalog.UseAsync(number, CancellationToken.None));

    /// <summary>All that is kept: each file with its time and bytes, or each row with the transaction that wrote it.</summary>
    public async Task<IReadOnlyList<string>> ContentAsync() => postgres is null
        ? [.. Directory.EnumerateFiles(Releases, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(Releases, file)} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")]
        : [
            .. await RowsAsync("SELECT 'release ' || r.xmin::text || r::text FROM regiodeal_catalog.release AS r ORDER BY number"),
            .. await RowsAsync("SELECT 'database ' || d.xmin::text || d::text FROM regiodeal_catalog.database AS d ORDER BY name"),
            .. await RowsAsync("SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname ~ '^r[0-9]' ORDER BY nspname"),
        ];

    /// <summary>The databases that are there, whether the catalog knows them or not, and on SQLite all other files.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync() => postgres is null
        ? [.. Directory.EnumerateFiles(Releases, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Releases, file)).Order(StringComparer.Ordinal)]
        : await RowsAsync("SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public)' ORDER BY nspname COLLATE \"C\"");

    /// <summary>What there must be and no more, when the catalog is this.</summary>
    public IReadOnlyList<string> Expected(Catalog catalog)
    {
        var databases = catalog.Releases.SelectMany(release => release.Databases);
        return postgres is null
            ? [.. databases.Select(database => $"{database.Name}.db").Concat(catalog.Releases.Select(release => $"packages/r{release.Number}.zip")).Append(".lock").Append("catalog.json").Order(StringComparer.Ordinal)]
            : [.. databases.Select(database => database.Name).Append("regiodeal_catalog").Order(StringComparer.Ordinal)];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads in a transaction that stays open until it is disposed.</summary>
    public async Task<IAsyncDisposable> ReadAsync(string sql)
    {
        var connection = new NpgsqlConnection(postgres!.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<T> OnCatalogAsync<T>(Func<ReleaseCatalog, Task<T>> work)
    {
        await using var catalog = ReleaseCatalog.Of(new ConfigurationBuilder().AddCommandLine(Settings).Build());
        return await work(catalog);
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}

/// <summary>A server in this process, with a client.</summary>
internal sealed class Serving(WebApplication server) : IAsyncDisposable
{
    public HttpClient Client { get; } = GraphClient.Of(server);

    /// <summary>Its open releases.</summary>
    public ReleaseHost Host => server.Services.GetRequiredService<ReleaseHost>();

    /// <summary>Asks at an address, <c>/graphql</c> or <c>/r/1/graphql</c>.</summary>
    public async Task<Answer> AskAsync(string address = "/graphql", string query = Installation.Question)
    {
        using var response = await Client.PostAsJsonAsync(address, new { query });
        return await Answer.OfAsync(response);
    }

    /// <summary>Waits until an answer is as it should become.</summary>
    public async Task<Answer> UntilAsync(Func<Answer, bool> become, TimeSpan patience, string address = "/graphql")
    {
        var time = Stopwatch.StartNew();
        while (true)
        {
            var answer = await AskAsync(address);
            if (become(answer))
            {
                return answer;
            }

            Assert.True(time.Elapsed < patience, $"It stays {(int)answer.Status} {answer.Text}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
    }
}

/// <summary>What of an answer tells its release.</summary>
internal static class ReleaseAnswers
{
    /// <summary>The release that answered, checked against all that the answer says.</summary>
    public static int Release(this Answer answer)
    {
        Assert.True((int)answer.Status == 200, $"{(int)answer.Status} {answer.Text}");
        var release = answer.Json.GetProperty("extensions").GetProperty("release").GetInt32();
        var data = answer.Json.GetProperty("data");
        Assert.Equal(release, data.GetProperty("release").GetProperty("number").GetInt32());
        Assert.Equal($"Probe {release}", data.GetProperty("sources").GetProperty("nodes")[0].GetProperty("title").GetString());
        Assert.Equal(3, data.GetProperty("projects").GetProperty("nodes").GetArrayLength());
        return release;
    }

    public static int ReleaseSaid(this Answer answer) => answer.Json.GetProperty("extensions").GetProperty("release").GetInt32();
}

/// <summary>Tests that measure time: one after the other, and alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InstallationTests
{
    public const string Name = "installations";
}
