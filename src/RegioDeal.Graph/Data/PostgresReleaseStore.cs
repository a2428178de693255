using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Data;

/// <summary>Releases as schemas of a PostgreSQL database, each built in one transaction.</summary>
internal sealed class PostgresReleaseStore(string connectionString, GraphModel graph) : ReleaseStore(graph)
{
    /// <summary>The advisory lock that one instance holds while it builds; the others wait.</summary>
    private const long BuildLock = 0x5265_6769_6F44_6561;

    /// <inheritdoc/>
    public override async Task<ReleaseDatabase> OpenAsync(Package package, CancellationToken cancellationToken)
    {
        try
        {
            await using var model = new GraphContext(Options(connectionString), Graph);
            var name = NameOf(package.Release, model);
            await using (var connection = new NpgsqlConnection(connectionString))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                if (!await ExistsAsync(connection, name, cancellationToken).ConfigureAwait(false))
                {
                    await BuildAsync(connection, package, name, cancellationToken).ConfigureAwait(false);
                }
            }

            var database = new PostgresReleaseDatabase(name, connectionString, Graph);
            CheckSame(package.Release, await database.ChecksumAsync(package.Release.Number, cancellationToken).ConfigureAwait(false));
            return database;
        }
        catch (ArgumentException fault)
        {
            throw new StartupException("ConnectionStrings__Graph is not a connection string of PostgreSQL; write it as Host=...;Database=...;Username=...;Password=....", fault);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartupException("The release cannot be built: this PostgreSQL user may not create a schema; grant it CREATE on the database.", fault);
        }
        catch (PostgresException fault)
        {
            throw new StartupException($"PostgreSQL refused: {fault.MessageText}; check ConnectionStrings__Graph.", fault);
        }
        catch (NpgsqlException fault)
        {
            throw new StartupException("PostgreSQL cannot be reached; check that it runs and that ConnectionStrings__Graph names it.", fault);
        }
    }

    /// <summary>The options of a context on a connection string.</summary>
    internal static DbContextOptions<GraphContext> Options(string connectionString) => new DbContextOptionsBuilder<GraphContext>()
        .UseNpgsql(connectionString, npgsql => npgsql.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .UseSnakeCaseNamingConvention()
        .Options;

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", connection);
        command.Parameters.AddWithValue(name);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private async Task BuildAsync(NpgsqlConnection connection, Package package, string name, CancellationToken cancellationToken)
    {
        var import = package.Read();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({BuildLock})", cancellationToken).ConfigureAwait(false);
        if (await ExistsAsync(connection, name, cancellationToken).ConfigureAwait(false))
        {
            return; // another instance built it while this one waited
        }

        await ExecuteAsync(connection, $"CREATE SCHEMA {name}; SET LOCAL search_path = {name}", cancellationToken).ConfigureAwait(false);
        await using var context = new GraphContext(
            new DbContextOptionsBuilder<GraphContext>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options, Graph);
        await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellationToken).ConfigureAwait(false);
        await FillAsync(context, import, Graph, (table, rows, cancel) => CopyAsync(connection, table, rows, cancel), cancellationToken).ConfigureAwait(false);
        foreach (var table in EntityTable.InOrder(context.Model, Graph))
        {
            await ExecuteAsync(connection, $"ANALYZE \"{table.Name}\"", cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, EntityTable table, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await connection
            .BeginBinaryImportAsync($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY, FREEZE)", cancellationToken)
            .ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value)
                {
                    await copy.WriteAsync(value, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
