using System.Reflection;
using Npgsql;
using Xunit.Sdk;

namespace RegioDeal.Graph.Tests;

/// <summary>The databases that every answer is asked from.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite], [Database.Postgres]];
}

/// <summary>A database of PostgreSQL that a test has to itself.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly string name = $"regiodeal_{Guid.NewGuid():N}";
    private readonly List<string> others = [];

    private PostgresDatabase(string server) => this.server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();

    public static async Task<PostgresDatabase> CreateAsync()
    {
        var database = new PostgresDatabase(
            Environment.GetEnvironmentVariable("REGIODEAL_TEST_POSTGRES")
            ?? throw new InvalidOperationException("No PostgreSQL for the tests: run ./test, or set REGIODEAL_TEST_POSTGRES to a connection string."));
        await database.RunAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>A further database, for what must not meet the releases of this one.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> OtherAsync()
    {
        others.Add($"{name}_{others.Count}");
        await RunAsync($"CREATE DATABASE {others[^1]}");
        return new NpgsqlConnectionStringBuilder(server) { Database = others[^1] }.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var one in others.Prepend(name))
        {
            await RunAsync($"DROP DATABASE IF EXISTS {one} WITH (FORCE)");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
