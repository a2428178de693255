using System.Text.Json.Nodes;
using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>How many statements a contender sends to its database for a request.</summary>
internal sealed class Statements : IAsyncDisposable
{
    private const int Requests = 20;

    // The catalog is looked for each second, and a new connection asks for types and the schema, whether or not something is asked. What
    // begins, ends and resets is no statement that reads.
    private const string Sum = """
        SELECT coalesce(sum(s.calls), 0)::bigint
        FROM pg_stat_statements AS s
        JOIN pg_database AS d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND s.query !~* '\m(regiodeal_catalog|pg_tables|pg_type|pg_enum|pg_stat_statements|version\(\))'
          AND s.query !~* '^\s*(begin|start transaction|commit|rollback|discard|reset|close|unlisten|deallocate|set|select pg_advisory_unlock_all)\M'
        """;

    private const string Reset = "SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)";

    private readonly NpgsqlConnection? connection;

    private Statements(NpgsqlConnection? connection) => this.connection = connection;

    /// <summary>Begins to count in a database. Where the server does not load pg_stat_statements nothing is counted.</summary>
    public static async Task<Statements> OpenAsync(string database, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements", cancellationToken);
            await ExecuteAsync(connection, Reset, cancellationToken);
            return new Statements(connection);
        }
        catch (PostgresException)
        {
            await connection.DisposeAsync();
            return new Statements(null);
        }
    }

    /// <summary>How many it sends for one request of a row of the table; null where they cannot be counted.</summary>
    public async Task<double?> CountAsync(RunningContender contender, string row, CancellationToken cancellationToken)
    {
        if (contender.Entrant.Contender is OwnOnSqlite)
        {
            return await ReportedAsync(contender, row, cancellationToken);
        }

        if (connection is null)
        {
            return null;
        }

        // Whatever sets up its sessions and its texts is sent now.
        var load = await contender.LoadAsync(row, cancellationToken);
        await ExecuteAsync(connection, Reset, cancellationToken);
        for (var i = 0; i < Requests; i++)
        {
            using var answer = await contender.SendAsync(new Asked(load.Address.PathAndQuery, load.Body), load.Tag, cancellationToken);
        }

        await using var command = new NpgsqlCommand(Sum, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! / (double)Requests;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>This API tells of a request, when it is asked to, which statements it ran.</summary>
    private static async Task<double?> ReportedAsync(RunningContender own, string row, CancellationToken cancellationToken)
    {
        if (row == TrustedDocument.Row)
        {
            return null;
        }

        var question = Question.All.Single(each => each.Name == row);
        var answer = JsonNode.Parse(await own.TextAsync(own.Entrant.Contender.Ask(question), tag: null, cancellationToken, ("GraphQL-Plan", "report")));
        return answer!["extensions"]!["plan"]!["statements"]!.AsArray().Count(statement => statement!["milliseconds"] is not null);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
