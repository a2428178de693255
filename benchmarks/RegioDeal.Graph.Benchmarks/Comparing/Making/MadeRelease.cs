using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>A release that was made to measure, on both databases. Disposing drops the database on PostgreSQL; the folder stays to whoever gave it.</summary>
internal sealed class MadeRelease : IAsyncDisposable
{
    // What is not a sum over a deal, which the import adds.
    private const string Counts = """
        SELECT (SELECT count(*) FROM project), (SELECT sum(cents) FROM allocation), (SELECT count(*) FROM reading_part), (SELECT count(*) FROM observation WHERE part_count IS NULL)
        """;

    private readonly string server;
    private readonly string database;

    private MadeRelease(string server, string database, MadeData data) => (this.server, this.database, Data) = (server, database, data);

    /// <summary>Where it is.</summary>
    public MadeData Data { get; }

    /// <summary>Writes a package, imports it by the program's own command on both databases, and makes sure that all of it is there.</summary>
    /// <param name="times">How many times the projects and the monitor of the seed.</param>
    /// <param name="folder">Gets the package and the releases on SQLite; it has nothing of this size yet.</param>
    /// <param name="postgresServer">The connection string of a server where databases may be created.</param>
    /// <param name="cancellationToken">Ends it; nothing is left on the server.</param>
    /// <exception cref="MakingException">The package is refused, or something is missing afterwards.</exception>
    public static async Task<MadeRelease> MakeAsync(int times, string folder, string postgresServer, CancellationToken cancellationToken)
    {
        var package = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"package-{times}"));
        var releases = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"releases-{times}"));
        var database = string.Create(CultureInfo.InvariantCulture, $"regiodeal_times_{times}_{Guid.NewGuid():N}");
        var connection = new NpgsqlConnectionStringBuilder(postgresServer) { Database = database }.ToString();
        RepeatedPackage.Write(times, package);
        await ImportProcess.RunAsync(package, "--Releases:Folder", releases, cancellationToken);
        await ExecuteAsync(postgresServer, $"CREATE DATABASE {database}", cancellationToken);
        try
        {
            await ImportProcess.RunAsync(package, "--ConnectionStrings:Graph", connection, cancellationToken);

            // As the server itself does a minute after an import. Then it would do so while something is measured.
            await ExecuteAsync(connection, "VACUUM", cancellationToken);
            var made = new MadeRelease(postgresServer, database, new MadeData(times, package, releases, connection, await SchemaAsync(connection, cancellationToken)));
            await made.CheckAsync(cancellationToken);
            return made;
        }
        catch
        {
            await DropAsync(postgresServer, database);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await DropAsync(server, database);

    private static async Task<string> SchemaAsync(string connection, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(Unpooled(connection));
        await using var command = source.CreateCommand("SELECT name FROM regiodeal_catalog.database");
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Holds what was imported against the seed: so many times its projects, its euros, the parts of its readings, and its observations.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var seed = RepeatedPackage.Seed;
        decimal[] expected =
        [
            RepeatedTable.Column(seed, "programme/projects.csv", "code").Count,
            RepeatedTable.Column(seed, "programme/allocations.csv", "amount_eur").Sum(amount => decimal.Parse(amount, CultureInfo.InvariantCulture) * 100),
            RepeatedTable.Column(seed, "programme/readings.csv", "code").Count,
            RepeatedTable.Column(seed, "monitor/observations.csv", "indicator").Count,
        ];
        expected = [.. expected.Select(figure => figure * Data.Times)];

        await using var postgres = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Unpooled(Data.Postgres)) { SearchPath = Data.Schema }.ToString());
        await using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Directory.EnumerateFiles(Data.SqliteReleases, "*.db").Single(),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        foreach (var connection in new DbConnection[] { postgres, sqlite })
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Counts;
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            decimal[] found = [.. Enumerable.Range(0, expected.Length).Select(column => Convert.ToDecimal(row.GetValue(column), CultureInfo.InvariantCulture))];
            if (!found.SequenceEqual(expected))
            {
                throw new MakingException($"The release has {string.Join(", ", found)} projects, cents, parts of readings and observations, and should have {string.Join(", ", expected)}.");
            }
        }
    }

    // A connection that is kept would be in the way of dropping the database.
    private static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false, CommandTimeout = 0 }.ToString();

    private static Task DropAsync(string server, string database) => ExecuteAsync(server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(Unpooled(server));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
