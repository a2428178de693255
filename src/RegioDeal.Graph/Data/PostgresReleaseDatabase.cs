using Npgsql;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>A release in a schema of PostgreSQL that never changes.</summary>
internal sealed class PostgresReleaseDatabase : ReleaseDatabase
{
    /// <summary>The class of errors by which PostgreSQL says that a statement is more than it can do.</summary>
    private const string ProgramLimitExceeded = "54";

    private readonly NpgsqlDataSource source;
    private readonly string connectionString;

    public PostgresReleaseDatabase(string name, string connectionString, int poolSize, GraphModel graph)
        : base(name, graph)
    {
        // The search path is part of the connection's start: a pooled connection never loses it.
        // Compiling a statement of many subqueries takes PostgreSQL longer (seconds) than running it.
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        this.connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = name,
            Options = $"{given.Options} -c jit=off".TrimStart(),
            MinPoolSize = 0,
            MaxPoolSize = poolSize,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "RegioDeal.Graph",
        }.ToString();
        source = NpgsqlDataSource.Create(this.connectionString);
    }

    /// <inheritdoc/>
    public override string Product => "PostgreSQL";

    /// <summary>The digest of the package that the schema was built from.</summary>
    public async Task<string> ChecksumAsync(int number, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT checksum FROM release WHERE number = $1");
        command.Parameters.AddWithValue(number);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string ?? "";
    }

    /// <inheritdoc/>
    public override async Task PingAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT 1 FROM release");
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken)
    {
        await using var batch = source.CreateBatch();
        foreach (var call in calls)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = call.Sql;
            command.Parameters.AddRange(Parameters(call));
            batch.BatchCommands.Add(command);
        }

        var next = 0;
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (next < calls.Count)
            {
                await calls[next].ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                next++;
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PostgresException fault) when (fault.SqlState.StartsWith(ProgramLimitExceeded, StringComparison.Ordinal))
        {
            throw calls[Math.Min(next, calls.Count - 1)].Beyond("asks more than the database does at once");
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand($"EXPLAIN (ANALYZE, BUFFERS) {call.Sql}");
        command.Parameters.AddRange(Parameters(call));
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private static NpgsqlParameter[] Parameters(StatementCall call) => [.. call.Parameters.Select(parameter => new NpgsqlParameter(parameter.Key, parameter.Value))];

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override GraphContext CreateGraphContext() => new(PostgresReleaseStore.Options(connectionString), Graph);
}
