using Npgsql;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Data;

/// <summary>A release in a schema of PostgreSQL that never changes.</summary>
internal sealed class PostgresReleaseDatabase : ReleaseDatabase
{
    private readonly NpgsqlDataSource source;
    private readonly string connectionString;

    public PostgresReleaseDatabase(string name, string connectionString, int poolSize, GraphModel graph)
        : base(name, graph)
    {
        // The search path is part of the connection's start: a pooled connection never loses it.
        this.connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = name,
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
            foreach (var (name, value) in call.Parameters)
            {
                command.Parameters.Add(new NpgsqlParameter(name, value));
            }

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < calls.Count; i++)
        {
            await calls[i].ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override GraphContext CreateGraphContext() => new(PostgresReleaseStore.Options(connectionString), Graph);
}
