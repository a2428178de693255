using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Npgsql;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>A change in one transaction of PostgreSQL, the advisory lock with it: schemas and catalog appear together or not at all.</summary>
internal sealed class PostgresStoreChange(NpgsqlConnection connection, NpgsqlTransaction transaction, Catalog catalog, GraphModel graph) : StoreChange(catalog)
{
    /// <summary>The catalog. Made by the first change, under the lock.</summary>
    private const string Tables = """
        CREATE SCHEMA IF NOT EXISTS regiodeal_catalog;
        CREATE TABLE IF NOT EXISTS regiodeal_catalog.release (
          number integer PRIMARY KEY,
          title text NOT NULL,
          created text NOT NULL,
          checksum text NOT NULL,
          earlier integer[] NOT NULL,
          imported_at timestamptz NOT NULL,
          is_current boolean NOT NULL,
          retired_at timestamptz,
          package bytea NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS one_current_release ON regiodeal_catalog.release (is_current) WHERE is_current;
        CREATE TABLE IF NOT EXISTS regiodeal_catalog.database (
          name text PRIMARY KEY,
          release integer NOT NULL REFERENCES regiodeal_catalog.release);
        """;

    private readonly Dictionary<int, PackageArchive> kept = [];

    /// <inheritdoc/>
    public override async Task<PackageArchive> PackageAsync(int number, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(number, out var package))
        {
            return package;
        }

        var bytes = await PostgresReleaseStore.SaidAsync(async () =>
        {
            await using var command = new NpgsqlCommand("SELECT package FROM regiodeal_catalog.release WHERE number = $1", connection);
            command.Parameters.AddWithValue(number);
            return (byte[])(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }).ConfigureAwait(false);
        return kept[number] = new PackageArchive(bytes);
    }

    /// <inheritdoc/>
    public override Task KeepAsync(int number, PackageArchive package, CancellationToken cancellationToken)
    {
        kept[number] = package;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<BuiltDatabase> BuildAsync(string name, Import import, CancellationToken cancellationToken) => PostgresReleaseStore.SaidAsync(async () =>
    {
        await ExecuteAsync($"SET LOCAL client_min_messages = warning; DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}; SET LOCAL search_path = {name}", cancellationToken).ConfigureAwait(false);
        await using var context = new GraphContext(PostgresReleaseStore.Options(connection), graph);
        context.Database.SetCommandTimeout(0);
        await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
        await FillAsync(context, import, graph, CopyAsync, cancellationToken).ConfigureAwait(false);
        foreach (var table in EntityTable.InOrder(context.Model, graph))
        {
            await ExecuteAsync($"ANALYZE \"{table.Name}\"", cancellationToken).ConfigureAwait(false);
        }

        return new BuiltDatabase(name);
    });

    /// <inheritdoc/>
    public override Task<bool> DropAsync(BuiltDatabase database, CancellationToken cancellationToken) => PostgresReleaseStore.SaidAsync(async () =>
    {
        const string before = "before_drop";
        await transaction.SaveAsync(before, cancellationToken).ConfigureAwait(false);
        try
        {
            await ExecuteAsync($"SET LOCAL client_min_messages = warning; SET LOCAL lock_timeout = '5s'; DROP SCHEMA IF EXISTS {database.Name} CASCADE", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.RollbackAsync(before, cancellationToken).ConfigureAwait(false);
            return false;
        }
    });

    /// <inheritdoc/>
    public override Task CommitAsync(Catalog changed, CancellationToken cancellationToken) => PostgresReleaseStore.SaidAsync(async () =>
    {
        await ExecuteAsync(Tables, cancellationToken).ConfigureAwait(false);
        foreach (var release in changed.Releases.OrderBy(release => release.IsCurrent))
        {
            await WriteAsync(release, cancellationToken).ConfigureAwait(false);
        }

        await using var databases = new NpgsqlCommand(
            """
            WITH held AS (SELECT * FROM unnest($1::text[], $2::integer[]) AS held (name, release)),
              gone AS (DELETE FROM regiodeal_catalog.database WHERE name NOT IN (SELECT name FROM held))
            INSERT INTO regiodeal_catalog.database (name, release) SELECT name, release FROM held ON CONFLICT DO NOTHING
            """,
            connection);
        var built = changed.Releases.SelectMany(release => release.Databases.Select(database => (database.Name, release.Number))).ToArray();
        databases.Parameters.AddWithValue(built.Select(database => database.Name).ToArray());
        databases.Parameters.AddWithValue(built.Select(database => database.Number).ToArray());
        await databases.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>What is not committed is not there.</summary>
    public override void Sweep(Catalog held)
    {
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    // What was imported never changes: only the pointer and the end of a release do.
    private async Task WriteAsync(HeldRelease release, CancellationToken cancellationToken)
    {
        var known = Catalog.Find(release.Number) is not null;
        await using var command = new NpgsqlCommand(
            known
                ? "UPDATE regiodeal_catalog.release SET is_current = $2, retired_at = $3 WHERE number = $1 AND (is_current, retired_at) IS DISTINCT FROM ($2, $3)"
                : """
                  INSERT INTO regiodeal_catalog.release (number, is_current, retired_at, title, created, checksum, earlier, imported_at, package)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                  """,
            connection);
        command.Parameters.AddWithValue(release.Number);
        command.Parameters.AddWithValue(release.IsCurrent);
        command.Parameters.Add(new NpgsqlParameter<DateTime?> { TypedValue = release.RetiredAt?.ToDateTimeUtc(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        if (!known)
        {
            command.Parameters.AddWithValue(release.Title);
            command.Parameters.AddWithValue(LocalDatePattern.Iso.Format(release.Created));
            command.Parameters.AddWithValue(release.Checksum);
            command.Parameters.AddWithValue(release.Earlier.ToArray());
            command.Parameters.AddWithValue(release.ImportedAt.ToDateTimeUtc());
            command.Parameters.AddWithValue(kept[release.Number].Bytes);
        }

        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(EntityTable table, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        await using var copy = await connection
            .BeginBinaryImportAsync($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY, FREEZE)", cancellationToken)
            .ConfigureAwait(false);
        var values = new object?[table.Columns.Count];
        foreach (var row in rows)
        {
            table.Read(row, values);
            await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
            foreach (var value in values)
            {
                if (value is not null)
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

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
