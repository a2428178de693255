using Npgsql;

namespace RegioDeal.Graph.Data;

/// <summary>Connections to the one host that a connection string names, or to the one of several that suits.</summary>
internal sealed class PostgresHosts : IAsyncDisposable
{
    /// <summary>How long making a connection may take, in seconds, and waiting for one of the pool, when the connection string does not say.</summary>
    private const int ConnectTimeout = 5;

    /// <summary>For how many milliseconds hosts that were found down are not looked at again for the sake of a release that the others lack.</summary>
    private const long BetweenLooks = 1_000;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlMultiHostDataSource? several;
    private long lookedAt = Environment.TickCount64 - BetweenLooks;

    /// <param name="settings">What <see cref="Settings"/> made of the connection string.</param>
    /// <param name="check">Throws when a new connection is not to be used: then another host is tried.</param>
    /// <exception cref="ArgumentException">The settings do not fit each other.</exception>
    public PostgresHosts(NpgsqlConnectionStringBuilder settings, Func<NpgsqlConnection, Task>? check = null)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        if (check is not null)
        {
            builder.UsePhysicalConnectionInitializer(_ => throw new NotSupportedException("Connections are opened without waiting."), check);
        }

        Count = settings.Host?.Split(',').Length ?? 1;
        source = Count > 1 ? several = builder.BuildMultiHost() : builder.Build();
    }

    /// <summary>How many hosts there are: more than one are a primary and standbys.</summary>
    public int Count { get; }

    /// <summary>Whether there are standbys.</summary>
    public bool AreSeveral => several is not null;

    /// <summary>Reads a connection string, and adds what is the same for all connections of the program.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "RegioDeal.Graph", MinPoolSize = 0 };
        if (!settings.ShouldSerialize("Timeout"))
        {
            settings.Timeout = ConnectTimeout;
        }

        // Which host suits is said with each connection.
        settings.TargetSessionAttributes = null;
        return settings;
    }

    /// <summary>A connection.</summary>
    /// <param name="which">Which host suits, when there are several.</param>
    /// <param name="cancellationToken">Ends waiting for it.</param>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    public async Task<NpgsqlConnection> OpenAsync(TargetSessionAttributes which, CancellationToken cancellationToken)
    {
        if (several is null)
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await several.OpenConnectionAsync(which, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException fault) when (PostgresFaults.IsNoHostTried(fault) || (PostgresFaults.SaysAbsent(fault) && MayLook()))
        {
            // A host that was down is passed over for ten seconds, or one whose connection was cut. When that leaves none, or none that has the release, they may be back.
            several.ClearDatabaseStates();
            return await several.OpenConnectionAsync(which, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits for what runs on a connection, and lets go of it at once when that is cancelled. Npgsql asks the server to cancel on the thread that cancels, and waits
    /// until it has, which a server that hangs holds up for ever: that must be neither the caller's thread nor one of the pool's.
    /// </summary>
    /// <param name="work">What runs; its token ends it.</param>
    /// <param name="cancellationToken">Lets go of it.</param>
    public static async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var end = new CancellationTokenSource();
        var running = work(end.Token);
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (cancellationToken.IsCancellationRequested)
        {
            // How it ends is of no interest to anybody then.
            _ = running.ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _ = Task.Factory.StartNew(end.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Whether a host has a schema, whole: one transaction makes it, with its table of releases.</summary>
    /// <remarks>Not to_regclass: it answers from a cache of the connection, which does not see what another committed while this one waited for the lock.</remarks>
    /// <param name="connection">To the host.</param>
    /// <param name="schema">The schema of a release, or of the catalog.</param>
    /// <param name="timeout">How long it may take, in seconds; 0 for as long as it takes.</param>
    /// <param name="cancellationToken">Ends asking.</param>
    public static async Task<bool> HasSchemaAsync(NpgsqlConnection connection, string schema, int timeout, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = 'release')", connection)
        {
            CommandTimeout = timeout,
        };
        command.Parameters.AddWithValue(schema);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private bool MayLook()
    {
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref lookedAt));
        return now - last >= BetweenLooks && Interlocked.CompareExchange(ref lookedAt, now, last) == last;
    }
}
