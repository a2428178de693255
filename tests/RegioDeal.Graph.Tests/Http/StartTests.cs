using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>Starts the built program as an operator would.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("regiodeal-").FullName;

    private static int Number => Package.Open(Repository.File("seed")).Release.Number;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_says_what_was_loaded_and_where_to_go_and_uses_the_release_again()
    {
        var first = await RunUntilReady("--Releases:Folder", folder);
        Assert.Contains("46 projects, 73 allocations, 18,631,358 euros granted", first, StringComparison.Ordinal);
        Assert.Contains($"Release {Number} (r{Number}_", first, StringComparison.Ordinal);
        Assert.Contains("/schema.graphql", first, StringComparison.Ordinal);
        var built = Assert.Single(Directory.GetFiles(folder, "*.db"));
        var written = File.GetLastWriteTimeUtc(built);

        await RunUntilReady("--Releases:Folder", folder);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(folder, "*.db"))));
    }

    [Fact]
    public async Task A_folder_may_have_any_name()
    {
        var odd = Path.Combine(folder, "a b%20#?&ë");

        Assert.Contains("46 projects", await RunUntilReady("--Releases:Folder", odd), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(odd, "*.db"));
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        await HoldAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await Fails($"The address {address} cannot be served: it is in use or not allowed; stop the other program, or name another with --urls http://localhost:5081.", "--urls", address, "--Releases:Folder", folder);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_in_one_sentence()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        await Fails($"The release cannot be written to '{file}/releases'; make that folder writable, or name another in Releases__Folder.", "--Releases:Folder", $"{file}/releases");
    }

    [Fact]
    public async Task A_missing_package_is_said_in_one_sentence() =>
        await Fails($"The package '{folder}' has 1 fault; nothing was imported.\n  datapackage.json: found no file, expected the descriptor of a data package; name the folder of one.", "--Seed", folder, "--Releases:Folder", folder);

    [Fact]
    public async Task A_broken_package_is_said_with_its_faults_and_leaves_nothing()
    {
        var seed = Path.Combine(folder, "seed");
        Repository.CopySeed(seed);

        await File.WriteAllTextAsync(Path.Combine(seed, "programme", "themes.csv"), "");

        var error = await Fails(
            $"The package '{seed}' has ",
            "--Seed", seed, "--Releases:Folder", Path.Combine(folder, "releases"));
        Assert.Contains("\n  programme/themes.csv: found an empty file, expected a row of column names; write programme,pillar,name,position,", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "releases")));
    }

    [Fact]
    public async Task A_seed_with_other_content_under_the_same_number_is_warned_of_and_the_held_release_served()
    {
        await HoldAsync();
        var seed = Path.Combine(folder, "seed");
        Repository.CopySeed(seed);
        await File.AppendAllTextAsync(Path.Combine(seed, "texts", "uitvoeringsprogramma-6.txt"), "\nmore");

        var said = await RunUntilReady("--Seed", seed, "--Releases:Folder", folder);

        Assert.Contains($"\nWarning: the package in {seed}/ is not the release {Number} that is held and served; raise 'release' in its datapackage.json and import it.\n", said, StringComparison.Ordinal);
        Assert.Contains($"Release {Number} (r{Number}_", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_is_not_imported_is_said_with_the_command_that_does_it()
    {
        await HoldAsync();
        var seed = Path.Combine(folder, "seed");
        Repository.CopySeed(seed);
        var descriptor = Path.Combine(seed, "datapackage.json");
        await File.WriteAllTextAsync(descriptor, (await File.ReadAllTextAsync(descriptor)).Replace($"\"release\": {Number},", $"\"release\": {Number + 1},", StringComparison.Ordinal));

        var said = await RunUntilReady("--Seed", seed, "--Releases:Folder", folder);

        Assert.Contains($"\nThe package in {seed}/ is release {Number + 1}, which is not imported; import it with: dotnet run --project src/RegioDeal.Graph -- import {seed}\n", said, StringComparison.Ordinal);
        Assert.Contains($"Release {Number} (r{Number}_", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_from_before_the_catalog_starts_clean()
    {
        var old = Path.Combine(folder, $"r{Number}_0000.db");
        var other = Path.Combine(folder, "not-ours.db");
        await File.WriteAllTextAsync(old, "");
        await File.WriteAllTextAsync(other, "");

        Assert.Contains("46 projects", await RunUntilReady("--Releases:Folder", folder), StringComparison.Ordinal);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task PostgreSQL_that_cannot_be_reached_is_said_in_one_sentence() =>
        await Fails("PostgreSQL cannot be reached; check that it runs and that ConnectionStrings__Graph names it.", "--ConnectionStrings:Graph", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");

    [Fact]
    public async Task A_connection_string_that_is_none_is_said_in_one_sentence() =>
        await Fails("ConnectionStrings__Graph is not a connection string of PostgreSQL; write it as Host=...;Database=...;Username=...;Password=....", "--ConnectionStrings:Graph", "Nothing=1");

    [Fact]
    public async Task A_container_asks_by_a_command_whether_its_service_can_answer()
    {
        await using (var server = await AskedServer.StartAsync("--Releases:Folder", folder))
        {
            using var program = Start(["health", server.Client.BaseAddress!.ToString()]);
            Assert.Equal("ready\n", await program.StandardOutput.ReadToEndAsync());
            await program.WaitForExitAsync();
            Assert.Equal(0, program.ExitCode);
        }

        await Fails("Nothing answers at http://127.0.0.1:1/.", "health", "http://127.0.0.1:1");
    }

    /// <summary>Makes the folder one that holds the release.</summary>
    private async Task HoldAsync()
    {
        await using var catalog = ReleaseCatalog.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Folder", folder)]).Build());
        await catalog.ImportAsync(Repository.File("seed"), CancellationToken.None);
    }

    private static async Task<string> Fails(string sentence, params string[] args)
    {
        using var program = Start(args);
        var output = program.StandardOutput.ReadToEndAsync();
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error + await output, StringComparison.Ordinal);
        Assert.Equal(1, program.ExitCode);
        return error;
    }

    private static async Task<string> RunUntilReady(params string[] args)
    {
        using var program = Start(["--urls", "http://127.0.0.1:0", .. args]);
        try
        {
            var said = "";
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (await program.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                said += line + "\n";
                if (line.Contains("/schema.graphql", StringComparison.Ordinal))
                {
                    return said;
                }
            }

            throw new InvalidOperationException($"It ended: {said}{await program.StandardError.ReadToEndAsync(patience.Token)}");
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static Process Start(string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetTempPath(),
    })!;
}
