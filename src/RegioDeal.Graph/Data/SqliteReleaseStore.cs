using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Data;

/// <summary>Releases as SQLite files in a folder, built beside and renamed when whole.</summary>
internal sealed class SqliteReleaseStore(string folder, GraphModel graph) : ReleaseStore(graph)
{
    /// <inheritdoc/>
    public override async Task<ReleaseDatabase> OpenAsync(Package package, CancellationToken cancellationToken)
    {
        await using var model = new GraphContext(Options("Data Source=:memory:"), Graph);
        var name = NameOf(package.Release, model);
        var path = Path.GetFullPath(Path.Combine(folder, $"{name}.db"));
        if (!File.Exists(path))
        {
            await BuildAsync(package, path, cancellationToken).ConfigureAwait(false);
        }

        var database = new SqliteReleaseDatabase(name, path, Graph);
        try
        {
            CheckSame(package.Release, await database.ChecksumAsync(package.Release.Number, cancellationToken).ConfigureAwait(false));
        }
        catch (SqliteException fault)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw new StartupException($"The release file '{path}' cannot be read; delete it, and it is built again from the package.", fault);
        }

        return database;
    }

    /// <summary>The options of a context on a connection string.</summary>
    internal static DbContextOptions<GraphContext> Options(string connectionString) => new DbContextOptionsBuilder<GraphContext>()
        .UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .UseSnakeCaseNamingConvention()
        .Options;

    private async Task BuildAsync(Package package, string path, CancellationToken cancellationToken)
    {
        var import = package.Read();
        var building = FormattableString.Invariant($"{path}.{Environment.ProcessId}.building");
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(building);
            var source = new SqliteConnectionStringBuilder { DataSource = building, Pooling = false }.ToString();
            await using (var connection = new SqliteConnection(source))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", cancellationToken).ConfigureAwait(false);
                await using var context = new GraphContext(
                    new DbContextOptionsBuilder<GraphContext>().UseSqlite(connection).UseSnakeCaseNamingConvention().Options, Graph);
                await context.Database.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await FillAsync(context, import, Graph, (table, rows, cancel) => WriteAsync(connection, table, rows, cancel), cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(connection, "ANALYZE;", cancellationToken).ConfigureAwait(false);
            }

            // Whole now. Of several that built it, the last to rename wins: all are the same.
            File.Move(building, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StartupException($"The release cannot be written to '{Path.GetFullPath(folder)}'; make that folder writable, or name another in Releases__Folder.", fault);
        }
        finally
        {
            Remove(building);
        }
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where it could not be written it cannot be there either.
        }
    }

    private static async Task WriteAsync(SqliteConnection connection, EntityTable table, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = table.Columns[i].Read(row) ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
