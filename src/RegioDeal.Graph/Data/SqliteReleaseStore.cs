using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using NodaTime.Serialization.SystemTextJson;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>Releases as SQLite files in a folder: <c>catalog.json</c>, <c>packages/r1.zip</c>, <c>r1_ab12.db</c>, and <c>.lock</c> for the one that changes them.</summary>
internal sealed class SqliteReleaseStore(string folder, GraphModel graph) : ReleaseStore(graph)
{
    /// <summary>What the systems answer when another program holds the lock: Linux, macOS, Windows.</summary>
    private static readonly int[] Locked = [11, 35, unchecked((int)0x80070020)];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { NodaConverters.InstantConverter, NodaConverters.LocalDateConverter },
    };

    private static readonly IMemoryCache Kept = GraphContext.CreateCache();

    private readonly string folder = Path.GetFullPath(folder);

    private string CatalogFile => Path.Combine(folder, "catalog.json");

    /// <inheritdoc/>
    public override async Task<Catalog> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Parse(await File.ReadAllTextAsync(CatalogFile, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Catalog.Empty;
        }
        catch (JsonException fault)
        {
            throw new StartupException($"The catalog '{CatalogFile}' cannot be read: it was changed or cut; put a copy of it back, or remove its folder and import the packages again.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The catalog '{CatalogFile}' cannot be read; make it readable, or name another folder in Releases__Folder.", fault);
        }
    }

    /// <inheritdoc/>
    public override Task<Stream> OpenPackageAsync(int number, CancellationToken cancellationToken)
    {
        var path = SqliteStoreChange.PackagePathOf(folder, number);
        try
        {
            return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The kept package '{path}' cannot be read; put it back.", fault);
        }
    }

    /// <inheritdoc/>
    public override async Task<ReleaseDatabase?> TryOpenAsync(HeldRelease release, CancellationToken cancellationToken)
    {
        var name = NameOf(release.Number);
        var path = SqliteStoreChange.PathOf(folder, name);
        if (release.Databases.FirstOrDefault(database => database.Name == name) is not { } built || !File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var content = File.OpenRead(path);
            if (content.Length == built.Length && built.Digest == await DigestAsync(content, cancellationToken).ConfigureAwait(false))
            {
                var database = new SqliteReleaseDatabase(name, path, Graph);
                await database.LearnAsync(cancellationToken).ConfigureAwait(false);
                return database;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The release file '{path}' cannot be read; make it readable, or name another folder in Releases__Folder.", fault);
        }

        throw new StartupException($"The release file '{path}' is not what was built: it was changed or cut; delete it, and it is built again from the kept package.");
    }

    /// <inheritdoc/>
    public override async Task<StoreChange> ChangeAsync(CancellationToken cancellationToken)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            if (await BeginAsync(cancellationToken).ConfigureAwait(false) is { } change)
            {
                return change;
            }

            if (DateTime.UtcNow > until)
            {
                throw new StartupException($"Another program has been changing the releases in '{folder}' for {Patience.TotalMinutes} minutes; wait until it is done or end it, and try again.");
            }

            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async Task<StoreChange?> TryChangeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StartupException)
        {
            return null; // a folder that is served and not written to
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The options of a context on a connection string.</summary>
    internal static DbContextOptions<GraphContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<GraphContext>().UseSqlite(connectionString, Configure).UseSnakeCaseNamingConvention().UseMemoryCache(Kept).Options;

    /// <summary>The options of a context on a connection. They are the same, so that the model is made once for all.</summary>
    internal static DbContextOptions<GraphContext> Options(SqliteConnection connection) =>
        new DbContextOptionsBuilder<GraphContext>().UseSqlite(connection, Configure).UseSnakeCaseNamingConvention().UseMemoryCache(Kept).Options;

    internal static string Text(Catalog catalog) => JsonSerializer.Serialize(catalog, Json) + "\n";

    internal static async Task<string> DigestAsync(Stream content, CancellationToken cancellationToken) =>
        $"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false))}";

    internal static StartupException Unwritable(string folder, Exception fault) =>
        new($"The release cannot be written to '{folder}'; make that folder writable, or name another in Releases__Folder.", fault);

    protected override GraphContext CreateModel() => new(Options("Data Source=:memory:"), Graph);

    private static void Configure(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static Catalog Parse(string text) =>
        JsonSerializer.Deserialize<Catalog>(text, Json) is { Releases: not null } catalog ? catalog : throw new JsonException("There are no releases in it.");

    /// <summary>Takes the lock. The system gives it back when its holder ends, however that ends; the file stays, or two could hold two of them.</summary>
    private async Task<StoreChange?> BeginAsync(CancellationToken cancellationToken)
    {
        FileStream hold;
        try
        {
            Directory.CreateDirectory(folder);
            hold = new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (Locked.Contains(fault.HResult))
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, fault);
        }

        try
        {
            return new SqliteStoreChange(folder, hold, await ReadAsync(cancellationToken).ConfigureAwait(false), Graph);
        }
        catch
        {
            await hold.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
