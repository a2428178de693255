using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>A change of a folder of releases: files are written beside, flushed and renamed, the catalog last.</summary>
internal sealed partial class SqliteStoreChange(string folder, FileStream hold, Catalog catalog, GraphModel graph) : StoreChange(catalog)
{
    private const string Building = ".building";

    private string Packages => Path.Combine(folder, "packages");

    /// <summary>Where the package of a release is kept.</summary>
    public static string PackagePathOf(string folder, int number) => Path.Combine(folder, "packages", FormattableString.Invariant($"r{number}.zip"));

    public static string PathOf(string folder, string name) => Path.Combine(folder, $"{name}.db");

    /// <inheritdoc/>
    public override async Task<PackageArchive> PackageAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return new PackageArchive(await File.ReadAllBytesAsync(PackagePath(number), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The kept package '{PackagePath(number)}' cannot be read; put it back, or remove the folder of releases and import the packages again.", fault);
        }
    }

    /// <inheritdoc/>
    public override Task KeepAsync(int number, PackageArchive package, CancellationToken cancellationToken) => WritingAsync(async () =>
    {
        Directory.CreateDirectory(Packages);
        await ReplaceAsync(PackagePath(number), package.Bytes, cancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override async Task<BuiltDatabase> BuildAsync(string name, Import import, CancellationToken cancellationToken)
    {
        var path = PathOf(folder, name);
        var building = path + Building;
        BuiltDatabase? built = null;
        await WritingAsync(async () =>
        {
            File.Delete(building);
            try
            {
                await FillAsync(building, import, cancellationToken).ConfigureAwait(false);
                await using (var file = new FileStream(building, FileMode.Open, FileAccess.ReadWrite))
                {
                    file.Flush(flushToDisk: true);
                    built = new BuiltDatabase(name, file.Length, await SqliteReleaseStore.DigestAsync(file, cancellationToken).ConfigureAwait(false));
                }

                File.Move(building, path, overwrite: true);
            }
            finally
            {
                File.Delete(building);
            }
        }).ConfigureAwait(false);
        return built!;
    }

    /// <inheritdoc/>
    public override async Task<bool> DropAsync(BuiltDatabase database, CancellationToken cancellationToken)
    {
        await WritingAsync(() =>
        {
            File.Delete(PathOf(folder, database.Name));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public override async Task CommitAsync(Catalog changed, CancellationToken cancellationToken)
    {
        var text = SqliteReleaseStore.Text(changed);
        if (text != SqliteReleaseStore.Text(Catalog))
        {
            await WritingAsync(() => ReplaceAsync(Path.Combine(folder, "catalog.json"), Encoding.UTF8.GetBytes(text), cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override void Sweep(Catalog held)
    {
        var known = held.Releases.SelectMany(release => release.Databases).Select(database => PathOf(folder, database.Name))
            .Concat(held.Releases.Select(release => PackagePath(release.Number)))
            .ToHashSet();
        var left = Directory.EnumerateFiles(folder).Concat(Directory.Exists(Packages) ? Directory.EnumerateFiles(Packages) : [])
            .Where(file => OurFile().IsMatch(Path.GetFileName(file)) && !known.Contains(file));
        foreach (var file in left.ToArray())
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // It does no harm where it lies, and the next one tries again.
            }
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => hold.DisposeAsync();

    private string PackagePath(int number) => PackagePathOf(folder, number);

    private static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using (var file = File.Create(path + Building))
        {
            await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Building, path, overwrite: true);
    }

    private async Task WritingAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw SqliteReleaseStore.Unwritable(folder, fault);
        }
    }

    private async Task FillAsync(string file, Import import, CancellationToken cancellationToken)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        await using var connection = new SqliteConnection(source);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", cancellationToken).ConfigureAwait(false);
        await using var context = new GraphContext(SqliteReleaseStore.Options(connection), graph);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await FillAsync(context, import, graph, (table, rows, cancel) => WriteAsync(connection, table, rows, cancel), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "ANALYZE;", cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(SqliteConnection connection, EntityTable table, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        var values = new object?[parameters.Length];
        foreach (var row in rows)
        {
            table.Read(row, values);
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
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

    // Only what this program may have written: the folder is the operator's.
    [GeneratedRegex(@"^(r[0-9]+_[0-9a-f]{4}\.db(\..*)?|r[0-9]+\.zip(\.building)?|catalog\.json\.building)$")]
    private static partial Regex OurFile();
}
