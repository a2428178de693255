using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>A release in a SQLite file that never changes.</summary>
internal sealed class SqliteReleaseDatabase : ReleaseDatabase
{
    /// <summary>Prepared commands that one connection keeps.</summary>
    private const int MostCommands = 64;

    /// <summary>Tells of statements as Npgsql does of those on PostgreSQL. Their text holds no value: all are parameters.</summary>
    private static readonly ActivitySource Source = new("RegioDeal.Graph");

    /// <summary>Locked, no memory, cannot be read, no space, cannot be opened: what the system below SQLite is at fault for, and may mend. Not a damaged file.</summary>
    private static readonly int[] Outages = [5, 6, 7, 10, 13, 14];

    private readonly ConcurrentBag<Session> idle = [];
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount * 2);
    private readonly string connectionString;

    public SqliteReleaseDatabase(string name, string path, GraphModel graph)
        : base(name, graph) =>
        connectionString = new SqliteConnectionStringBuilder
        {
            // Immutable: no lock, no journal, no look whether another process wrote.
            DataSource = $"file:{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();

    /// <inheritdoc/>
    public override string Product => "SQLite";

    /// <inheritdoc/>
    public override async Task PingAsync(CancellationToken cancellationToken)
    {
        // A session of its own: one that is open goes on reading a file that is gone.
        try
        {
            await using var session = Open();
            await using var command = session.Connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM release";
            await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            throw new DatabaseUnavailableException(fault);
        }
    }

    /// <inheritdoc/>
    public override Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken) =>
        OnSessionAsync(
            async session =>
            {
                foreach (var call in calls)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using var span = Span(call);
                    try
                    {
                        await using var reader = await session.CommandFor(call).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                        await call.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                    }
                    catch (SqliteException fault) when (LimitOf(fault) is { } limit)
                    {
                        throw call.Beyond(limit);
                    }
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await OnSessionAsync(
            async session =>
            {
                await using var command = session.Connection.CreateCommand();
                command.CommandText = $"EXPLAIN QUERY PLAN {call.Sql}";
                foreach (var (name, value) in call.Parameters)
                {
                    command.Parameters.AddWithValue(name, value);
                }

                var depths = new Dictionary<int, int>();
                await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var depth = depths[reader.GetInt32(0)] = depths.GetValueOrDefault(reader.GetInt32(1), -1) + 1;
                    lines.Add($"{new string(' ', 2 * depth)}{reader.GetString(3)}");
                }
            },
            cancellationToken).ConfigureAwait(false);
        return lines;
    }

    private async Task OnSessionAsync(Func<Session, Task> work, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = idle.TryTake(out var known) ? known : OpenInAnswer();

            // SQLite looks neither at the token nor at a timeout.
            await using (cancellationToken.Register(session.Interrupt))
            {
                try
                {
                    await work(session).ConfigureAwait(false);
                }
                catch (Exception fault)
                {
                    await session.DisposeAsync().ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                    if (fault is OperationCanceledException)
                    {
                        throw new InvalidOperationException("A statement was interrupted.", fault);
                    }

                    if (fault is SqliteException said && IsOutage(said))
                    {
                        throw new DatabaseUnavailableException(fault);
                    }

                    throw;
                }
            }

            idle.Add(session);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var session))
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }

        places.Dispose();

        // The statements of a release lie all over the heap: without this, each release that comes and goes leaves some of it behind.
        FreedMemory.GiveBack();
    }

    protected override async Task<IReadOnlyList<(string Entity, string ForeignKey, int Most)>> FanOutAsync(string sql, CancellationToken cancellationToken)
    {
        // A session of its own: one that stays open would go on reading a file that is gone.
        await using var session = Open();
        await using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(reader, cancellationToken).ConfigureAwait(false);
    }

    protected override GraphContext CreateGraphContext() => new(SqliteReleaseStore.Options(connectionString), Graph);

    // SQLite says what it cannot do in words alone.
    private static string? LimitOf(SqliteException fault) =>
        fault.Message.Contains("tables in a join", StringComparison.Ordinal) ? "follows more than 63 links"
        : fault.Message.Contains("Expression tree is too large", StringComparison.Ordinal) ? "has more conditions in a row than the database reads"
        : fault.Message.Contains("too many", StringComparison.Ordinal) || fault.Message.Contains("stack overflow", StringComparison.Ordinal) ? "asks more than the database does at once"
        : null;

    private Activity? Span(StatementCall call)
    {
        var span = Source.StartActivity("SELECT", ActivityKind.Client);
        span?.SetTag("db.system.name", "sqlite").SetTag("db.namespace", Name).SetTag("db.operation.name", "SELECT").SetTag("db.query.text", call.Sql);
        return span;
    }

    private static bool IsOutage(SqliteException fault) => Outages.Contains(fault.SqliteErrorCode);

    private Session OpenInAnswer()
    {
        try
        {
            return Open();
        }
        catch (SqliteException fault) when (IsOutage(fault))
        {
            throw new DatabaseUnavailableException(fault);
        }
    }

    private Session Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return new Session(connection);
    }

    /// <summary>A connection with the commands that are prepared on it.</summary>
    private sealed class Session(SqliteConnection connection) : IAsyncDisposable
    {
        private readonly Dictionary<object, SqliteCommand> commands = [];

        public SqliteConnection Connection => connection;

        public SqliteCommand CommandFor(StatementCall call)
        {
            if (!commands.TryGetValue(call.Identity, out var command))
            {
                if (commands.Count >= MostCommands)
                {
                    foreach (var old in commands.Values)
                    {
                        old.Dispose();
                    }

                    commands.Clear();
                }

                command = connection.CreateCommand();
                command.CommandText = call.Sql;
                foreach (var (name, value) in call.Parameters)
                {
                    command.Parameters.AddWithValue(name, value);
                }

                commands[call.Identity] = command;
                return command;
            }

            for (var i = 0; i < call.Parameters.Count; i++)
            {
                command.Parameters[i].Value = call.Parameters[i].Value;
            }

            return command;
        }

        public void Interrupt() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle);

        public async ValueTask DisposeAsync()
        {
            foreach (var command in commands.Values)
            {
                await command.DisposeAsync().ConfigureAwait(false);
            }

            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
