using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>Releases as schemas of a PostgreSQL database, with the catalog in a schema of its own: one transaction changes both.</summary>
/// <remarks>
/// Of several hosts, changes go to the primary, and what its catalog says counts. A standby may be behind, and one instance may meet several: so a standby's
/// catalog is read only by an instance that has never seen the primary's, to start with. Once the primary has answered, what it said last is
/// kept while it is away, and nothing moves: nothing can be imported then either. Whether a schema is gone and to be built again, the primary alone can say.
/// </remarks>
internal sealed class PostgresReleaseStore : ReleaseStore
{
    /// <summary>The advisory lock that one instance holds while it changes the installation; the others wait.</summary>
    private const long ChangeLock = 0x5265_6769_6F44_6561;

    /// <summary>Connections that the catalog may use at once; the rest of the pool is for the open releases.</summary>
    private const int CatalogConnections = 4;

    /// <summary>How long reading the catalog may take, in seconds: it is read each second.</summary>
    private const int ReadTimeout = 15;

    private static readonly IMemoryCache Kept = GraphContext.CreateCache();

    private readonly string connectionString;
    private readonly PostgresHosts hosts;
    private readonly int poolSize;
    private volatile Catalog? saidLast;

    /// <exception cref="StartupException">The connection string is none.</exception>
    public PostgresReleaseStore(string connectionString, GraphModel graph)
        : base(graph)
    {
        this.connectionString = connectionString;
        try
        {
            var settings = PostgresHosts.Settings(connectionString);
            var most = settings.MaxPoolSize;
            poolSize = Math.Max(1, (most - CatalogConnections) / OpenReleases);

            // A build takes as long as it takes.
            (settings.MaxPoolSize, settings.CommandTimeout) = (Math.Min(most, CatalogConnections), 0);
            hosts = new PostgresHosts(settings);
        }
        catch (ArgumentException fault)
        {
            throw new StartupException("ConnectionStrings__Graph is not a connection string of PostgreSQL; write it as Host=...;Database=...;Username=...;Password=....", fault);
        }
    }

    /// <summary>Reads the catalog in one statement, so that it is of one moment.</summary>
    /// <returns>Empty when the catalog has no tables yet.</returns>
    public static async Task<Catalog> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await PostgresHosts.HasSchemaAsync(connection, "regiodeal_catalog", 0, cancellationToken).ConfigureAwait(false))
        {
            return Catalog.Empty;
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT number, title, created, checksum, earlier, imported_at, is_current, retired_at,
              ARRAY(SELECT name FROM regiodeal_catalog.database AS d WHERE d.release = r.number ORDER BY name)
            FROM regiodeal_catalog.release AS r ORDER BY number
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var releases = new List<HeldRelease>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            releases.Add(new HeldRelease
            {
                Number = rows.GetInt32(0),
                Title = rows.GetString(1),
                Created = LocalDatePattern.Iso.Parse(rows.GetString(2)).Value,
                Checksum = rows.GetString(3),
                Earlier = rows.GetFieldValue<int[]>(4),
                ImportedAt = Instant.FromDateTimeUtc(rows.GetDateTime(5)),
                IsCurrent = rows.GetBoolean(6),
                RetiredAt = await rows.IsDBNullAsync(7, cancellationToken).ConfigureAwait(false) ? null : Instant.FromDateTimeUtc(rows.GetDateTime(7)),
                Databases = [.. rows.GetFieldValue<string[]>(8).Select(name => new BuiltDatabase(name))],
            });
        }

        return new Catalog(releases);
    }

    /// <inheritdoc/>
    public override async Task<Catalog> ReadAsync(CancellationToken cancellationToken) =>
        saidLast = await ReadAsync(TargetSessionAttributes.Primary, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async Task<Catalog> ReadKnownAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StartupException) when (hosts.AreSeveral)
        {
            return saidLast ?? await ReadAsync(TargetSessionAttributes.Any, cancellationToken).ConfigureAwait(false) with { MayBeBehind = true };
        }
    }

    /// <inheritdoc/>
    public override Task<Stream> OpenPackageAsync(int number, CancellationToken cancellationToken) => SaidAsync(() => InTimeAsync<Stream>(
        async end =>
        {
            // Whole: a client that reads slowly must not hold one of the few connections.
            await using var connection = await hosts.OpenAsync(TargetSessionAttributes.Primary, end).ConfigureAwait(false);
            await using var command = new NpgsqlCommand("SELECT package FROM regiodeal_catalog.release WHERE number = $1", connection);
            command.Parameters.AddWithValue(number);
            return await command.ExecuteScalarAsync(end).ConfigureAwait(false) is byte[] package
                ? new MemoryStream(package, writable: false)
                : throw new StartupException(FormattableString.Invariant($"Release {number} has no kept package."));
        },
        cancellationToken));

    /// <inheritdoc/>
    public override Task<ReleaseDatabase?> TryOpenAsync(HeldRelease release, CancellationToken cancellationToken) => SaidAsync(async () =>
    {
        var name = NameOf(release.Number);
        if (release.Databases.All(database => database.Name != name))
        {
            return null;
        }

        var database = new PostgresReleaseDatabase(name, connectionString, poolSize, Graph);
        try
        {
            if (await database.ChecksumAsync(release.Number, cancellationToken).ConfigureAwait(false) == release.Checksum)
            {
                await database.LearnAsync(cancellationToken).ConfigureAwait(false);
                return (ReleaseDatabase)database;
            }
        }
        catch (DatabaseUnavailableException fault) when (PostgresFaults.SaysAbsent(fault))
        {
            await database.DisposeAsync().ConfigureAwait(false);
            return await HasSchemaAsync(name, cancellationToken).ConfigureAwait(false)
                ? throw new StartupException($"The schema '{name}' has not come to the standbys yet, and the primary does not answer from it; it is tried again.", fault)
                : null;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await database.DisposeAsync().ConfigureAwait(false);
        throw new StartupException($"The schema '{name}' is not what was built: it was changed; drop it, and it is built again from the kept package.");
    });

    /// <inheritdoc/>
    public override async Task<StoreChange> ChangeAsync(CancellationToken cancellationToken) =>
        (await SaidAsync(() => BeginAsync($"SET LOCAL lock_timeout = '{Patience.TotalSeconds}s'; SELECT pg_advisory_xact_lock({ChangeLock}); SELECT true", cancellationToken)).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public override Task<StoreChange?> TryChangeAsync(CancellationToken cancellationToken) =>
        SaidAsync(() => BeginAsync($"SELECT pg_try_advisory_xact_lock({ChangeLock})", cancellationToken));

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => hosts.DisposeAsync();

    /// <summary>The options of a context on a connection string.</summary>
    internal static DbContextOptions<GraphContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<GraphContext>().UseNpgsql(connectionString, Configure).UseSnakeCaseNamingConvention().UseMemoryCache(Kept).Options;

    /// <summary>The options of a context on a connection. They are the same, so that the model is made once for all.</summary>
    internal static DbContextOptions<GraphContext> Options(NpgsqlConnection connection) =>
        new DbContextOptionsBuilder<GraphContext>().UseNpgsql(connection, Configure).UseSnakeCaseNamingConvention().UseMemoryCache(Kept).Options;

    /// <summary>Says what PostgreSQL refuses in a sentence.</summary>
    internal static async Task<T> SaidAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartupException("The release cannot be built: this PostgreSQL user may not create a schema; grant it CREATE on the database.", fault);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StartupException("Another program has been using what is to be changed in PostgreSQL for too long; wait until it is done or end it, and try again.", fault);
        }
        catch (PostgresException fault) when (!PostgresFaults.IsStop(fault))
        {
            throw new StartupException($"PostgreSQL refused: {fault.MessageText}; check ConnectionStrings__Graph.", fault);
        }
        catch (DatabaseUnavailableException fault) when (fault.InnerException is PostgresException said && !PostgresFaults.IsStop(said))
        {
            throw new StartupException($"PostgreSQL refused: {said.MessageText}; check ConnectionStrings__Graph.", fault);
        }
        catch (Exception fault) when (fault is DatabaseUnavailableException or NpgsqlException or SocketException or TimeoutException)
        {
            throw new StartupException("PostgreSQL cannot be reached; check that it runs and that ConnectionStrings__Graph names it.", fault);
        }
    }

    protected override GraphContext CreateModel() => new(Options(connectionString), Graph);

    private static void Configure(NpgsqlDbContextOptionsBuilder npgsql) => npgsql.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private Task<Catalog> ReadAsync(TargetSessionAttributes which, CancellationToken cancellationToken) => SaidAsync(() => InTimeAsync(
        async end =>
        {
            await using var connection = await hosts.OpenAsync(which, end).ConfigureAwait(false);
            return await ReadAsync(connection, end).ConfigureAwait(false);
        },
        cancellationToken));

    /// <summary>Whether the primary has a schema.</summary>
    private Task<bool> HasSchemaAsync(string name, CancellationToken cancellationToken) => InTimeAsync(
        async end =>
        {
            await using var connection = await hosts.OpenAsync(TargetSessionAttributes.Primary, end).ConfigureAwait(false);
            return await PostgresHosts.HasSchemaAsync(connection, name, 0, end).ConfigureAwait(false);
        },
        cancellationToken);

    /// <exception cref="TimeoutException">It takes longer than <see cref="ReadTimeout"/>.</exception>
    private static async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(ReadTimeout));
        try
        {
            return await PostgresHosts.WaitAsync(read, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The catalog was not read in time.");
        }
    }

    private async Task<StoreChange?> BeginAsync(string takeLock, CancellationToken cancellationToken)
    {
        var connection = await hosts.OpenAsync(TargetSessionAttributes.Primary, cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            if (!await TakeAsync(connection, takeLock, cancellationToken).ConfigureAwait(false))
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            return new PostgresStoreChange(connection, transaction, await ReadAsync(connection, cancellationToken).ConfigureAwait(false), Graph);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<bool> TakeAsync(NpgsqlConnection connection, string takeLock, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(takeLock, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var taken = false;
        do
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                taken = rows.GetFieldType(0) == typeof(bool) && rows.GetBoolean(0);
            }
        }
        while (await rows.NextResultAsync(cancellationToken).ConfigureAwait(false));

        return taken;
    }
}
