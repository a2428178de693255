using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>
/// A release in a schema of PostgreSQL that never changes. Of several hosts a standby is read from when one is up; each new connection is asked whether the schema is
/// there, so that a host that lags gives no connection and the next is tried.
/// </summary>
internal sealed partial class PostgresReleaseDatabase : ReleaseDatabase
{
    /// <summary>The class of errors by which PostgreSQL says that a statement is more than it can do.</summary>
    private const string ProgramLimitExceeded = "54";

    /// <summary>For how many milliseconds a standby is not asked again after it had no schema: each time is a connection.</summary>
    private const long AbsentPause = 1_000;

    /// <summary>The texts of statements with numbers for their parameters: names would be looked for in the text each time.</summary>
    private readonly ConditionalWeakTable<object, string> texts = [];
    private readonly PostgresHosts hosts;
    private readonly string connectionString;
    private long absentAt = Environment.TickCount64 - AbsentPause;

    public PostgresReleaseDatabase(string name, string connectionString, int poolSize, GraphModel graph)
        : base(name, graph)
    {
        // The search path is part of the connection's start: a pooled connection never loses it.
        // Compiling a statement of many subqueries takes PostgreSQL longer (seconds) than running it.
        // No timeout of the command: a request has a time, and ends its statement.
        var settings = PostgresHosts.Settings(connectionString);
        settings.SearchPath = name;
        settings.Options = $"{settings.Options} -c jit=off".TrimStart();
        settings.MaxPoolSize = poolSize;
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = 0;

        // Statements that read change nothing of a session: there is nothing to put back for the next.
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        this.connectionString = settings.ToString();
        hosts = new PostgresHosts(settings, CheckAsync);
    }

    /// <inheritdoc/>
    public override bool IsAskedAtOnce => true;

    /// <inheritdoc/>
    public override string Product => "PostgreSQL";

    /// <summary>The digest of the package that the schema was built from.</summary>
    /// <exception cref="DatabaseUnavailableException">No host that has the schema answers.</exception>
    public Task<string> ChecksumAsync(int number, CancellationToken cancellationToken) => AskAsync(
        async (connection, end) =>
        {
            await using var command = new NpgsqlCommand("SELECT checksum FROM release WHERE number = $1", connection);
            command.Parameters.AddWithValue(number);
            return await command.ExecuteScalarAsync(end).ConfigureAwait(false) as string ?? "";
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task PingAsync(CancellationToken cancellationToken) => AskAsync(
        async (connection, end) =>
        {
            await using var command = new NpgsqlCommand("SELECT 1 FROM release", connection);
            return await command.ExecuteScalarAsync(end).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> HasArrivedAsync(CancellationToken cancellationToken)
    {
        if (!hosts.AreSeveral)
        {
            return true;
        }

        try
        {
            await using var connection = await hosts.OpenAsync(TargetSessionAttributes.Standby, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (PostgresFaults.IsNoConnection(fault))
        {
            // Where no standby is up, the primary is read from, and has it.
            return !PostgresFaults.SaysAbsent(fault);
        }
    }

    /// <inheritdoc/>
    public override Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken) => AskAsync(
        async (connection, end) =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var call in calls)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = TextOf(call);
                command.Parameters.AddRange(Parameters(call));
                batch.BatchCommands.Add(command);
            }

            var next = 0;
            try
            {
                await using var reader = await batch.ExecuteReaderAsync(end).ConfigureAwait(false);
                while (next < calls.Count)
                {
                    await calls[next].ReadAsync(reader, end).ConfigureAwait(false);
                    next++;
                    await reader.NextResultAsync(end).ConfigureAwait(false);
                }
            }
            catch (PostgresException fault) when (fault.SqlState.StartsWith(ProgramLimitExceeded, StringComparison.Ordinal))
            {
                throw calls[Math.Min(next, calls.Count - 1)].Beyond("asks more than the database does at once");
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<string>>(
        async (connection, end) =>
        {
            await using var command = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS) {TextOf(call)}", connection);
            command.Parameters.AddRange(Parameters(call));
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(end).ConfigureAwait(false);
            while (await reader.ReadAsync(end).ConfigureAwait(false))
            {
                lines.Add(reader.GetString(0));
            }

            return lines;
        },
        cancellationToken);

    private static NpgsqlParameter[] Parameters(StatementCall call)
    {
        var parameters = new NpgsqlParameter[call.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = new NpgsqlParameter { Value = call.Parameters[i].Value };
        }

        return parameters;
    }

    private string TextOf(StatementCall call) => texts.GetValue(call.Identity, _ =>
    {
        var numbers = call.Parameters.Select((parameter, i) => (parameter.Key, Number: i + 1)).ToDictionary(parameter => parameter.Key.TrimStart('@'), parameter => parameter.Number);
        return Named().Replace(call.Sql, name => numbers.TryGetValue(name.Groups[1].Value, out var number) ? string.Create(CultureInfo.InvariantCulture, $"${number}") : name.Value);
    });

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Named();

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => hosts.DisposeAsync();

    protected override GraphContext CreateGraphContext() => new(PostgresReleaseStore.Options(connectionString), Graph);

    protected override Task<IReadOnlyList<(string Entity, string ForeignKey, int Most)>> FanOutAsync(string sql, CancellationToken cancellationToken) => AskAsync(
        async (connection, end) =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(end).ConfigureAwait(false);
            return await ReadAsync(reader, end).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>
    /// Asks on a connection of the pool. When that turns out broken, as all are after a restart, it is asked once more on another, and with several hosts once more for
    /// each, since each has a pool: a release never changes, so the same is answered.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL does not answer.</exception>
    private Task<T> AskAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) => PostgresHosts.WaitAsync(
        async end =>
        {
            for (var again = hosts.Count; ; again--)
            {
                await using var connection = await OpenAsync(end).ConfigureAwait(false);
                try
                {
                    return await ask(connection, end).ConfigureAwait(false);
                }
                catch (Exception fault) when (again > 0 && !end.IsCancellationRequested && PostgresFaults.IsLoss(fault))
                {
                    // Npgsql has emptied the pool of that host.
                }
                catch (Exception fault) when (PostgresFaults.IsOutage(fault))
                {
                    throw new DatabaseUnavailableException(fault);
                }
            }
        },
        cancellationToken);

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var first = Environment.TickCount64 - Volatile.Read(ref absentAt) < AbsentPause ? TargetSessionAttributes.PreferPrimary : TargetSessionAttributes.PreferStandby;
        try
        {
            return await hosts.OpenAsync(first, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (PostgresFaults.IsNoConnection(fault))
        {
            throw new DatabaseUnavailableException(fault);
        }
    }

    /// <summary>Refuses a new connection to a host that has no schema of the release. A schema is there whole or not at all: one transaction made it.</summary>
    private async Task CheckAsync(NpgsqlConnection connection)
    {
        if (!await PostgresHosts.HasSchemaAsync(connection, Name, Math.Max(1, connection.ConnectionTimeout), CancellationToken.None).ConfigureAwait(false))
        {
            Volatile.Write(ref absentAt, Environment.TickCount64);
            throw new ReleaseAbsentException(Name);
        }
    }
}
