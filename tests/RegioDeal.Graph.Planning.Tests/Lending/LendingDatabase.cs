using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>Data sets on one product, of which one is asked at a time: the plans are the same for all.</summary>
internal abstract class LendingDatabase : GraphDatabase
{
    private static readonly MethodInfo Store = typeof(LendingDatabase).GetMethod(nameof(StoreAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>No library of any data set has more shelves: a page that is larger needs no window.</summary>
    private const int MostShelves = 12;

    /// <summary>The data set that statements run on.</summary>
    public int Current { get; set; }

    /// <summary>How many plans were made: each is given a context.</summary>
    public int Plans { get; private set; }

    /// <summary>The statements that ran, oldest first.</summary>
    public List<StatementCall> Ran { get; } = [];

    public abstract Task AddAsync(LendingData data);

    public sealed override int? MostRows(Type row, string foreignKey) => row == typeof(Shelf) && foreignKey == nameof(Shelf.LibraryId) ? MostShelves : null;

    public sealed override DbContext CreateContext()
    {
        Plans++;
        return PlanningContext();
    }

    public sealed override Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken)
    {
        Ran.AddRange(calls);
        return ReadAsync(calls, cancellationToken);
    }

    public sealed override async Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken)
    {
        await using var command = Command();
        command.CommandText = $"{ExplainKeyword} {call.Sql}";
        foreach (var (name, value) in call.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add((string)reader[reader.FieldCount - 1]);
        }

        return lines;
    }

    protected abstract string ExplainKeyword { get; }

    protected abstract System.Data.Common.DbCommand Command();

    protected abstract LendingContext PlanningContext();

    protected abstract Task ReadAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken);

    protected static async Task FillAsync(LendingContext context, LendingData data)
    {
        if (data.Libraries.Exists(library => library.Shelves.Count > MostShelves))
        {
            throw new InvalidOperationException($"Data set {data.Seed} has a library of more than {MostShelves} shelves.");
        }

        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.AddRange(data.All);
        var search = new SearchIndex(LendingGraph.Model, context.Model, type => data.All.Where(type.IsInstanceOfType));
        context.AddRange(new[] { typeof(SearchDocument), typeof(SearchPosting), typeof(SearchWord) }.SelectMany(table => search.Rows(table)!));
        foreach (var entry in context.ChangeTracker.Entries())
        {
            foreach (var column in LendingGraph.Model.FoldedColumns.Where(column => column.Entity == entry.Metadata.ClrType))
            {
                entry.Property(column.Name).CurrentValue = entry.Property(column.Property).CurrentValue is string text ? Folding.Fold(text) : null;
            }
        }

        await context.SaveChangesAsync();
        foreach (var column in LendingGraph.Model.StoredColumns)
        {
            await (Task)Store.MakeGenericMethod(column.Entity, column.Type).Invoke(null, [context, column])!;
        }

        await context.SaveChangesAsync();
    }

    // Ordered by the value too: in an order EF Core refuses what the database cannot evaluate.
    private static async Task StoreAsync<TEntity, TValue>(LendingContext context, StoredColumn column)
        where TEntity : class, IEntity
    {
        var value = (Expression<Func<TEntity, TValue>>)column.Expression;
        var rows = context.Set<TEntity>();
        var pair = Expression.Lambda<Func<TEntity, KeyValuePair<int, TValue>>>(
            Expression.New(
                typeof(KeyValuePair<int, TValue>).GetConstructor([typeof(int), typeof(TValue)])!,
                Expression.Property(value.Parameters[0], nameof(IEntity.Id)),
                value.Body),
            value.Parameters);
        foreach (var (id, stored) in await rows.OrderBy(value).Select(pair).ToListAsync())
        {
            rows.Local.FindEntry(id)!.Property(column.Name).CurrentValue = stored;
        }
    }
}

internal sealed class SqliteLending : LendingDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("lending-").FullName;
    private readonly List<SqliteConnection> connections = [];

    public override async Task AddAsync(LendingData data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, $"{connections.Count}.db"),
            Pooling = false,
        }.ToString());
        connections.Add(connection);
        await connection.OpenAsync();
        await using var context = new LendingContext(new DbContextOptionsBuilder<LendingContext>().UseSqlite(connection).UseSnakeCaseNamingConvention().Options);
        await context.Database.EnsureCreatedAsync();
        await FillAsync(context, data);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    protected override string ExplainKeyword => "EXPLAIN QUERY PLAN";

    protected override System.Data.Common.DbCommand Command() => connections[Current].CreateCommand();

    protected override LendingContext PlanningContext() => new(new DbContextOptionsBuilder<LendingContext>()
        .UseSqlite("Data Source=:memory:", sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .UseSnakeCaseNamingConvention()
        .Options);

    protected override async Task ReadAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken)
    {
        foreach (var call in calls)
        {
            await using var command = connections[Current].CreateCommand();
            command.CommandText = call.Sql;
            foreach (var (name, value) in call.Parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await call.ReadAsync(reader, cancellationToken);
        }
    }
}

internal sealed class PostgresLending : LendingDatabase
{
    private readonly string server;
    private readonly string name = $"lending_{Guid.NewGuid():N}";
    private readonly List<NpgsqlDataSource> sources = [];

    public override bool IsAskedAtOnce => true;

    private PostgresLending(string server) => this.server = server;

    public static async Task<PostgresLending> CreateAsync()
    {
        var lending = new PostgresLending(
            Environment.GetEnvironmentVariable("REGIODEAL_TEST_POSTGRES")
            ?? throw new InvalidOperationException("No PostgreSQL for the tests: run ./test, or set REGIODEAL_TEST_POSTGRES to a connection string."));
        await lending.OnServerAsync($"CREATE DATABASE {lending.name}");
        return lending;
    }

    public override async Task AddAsync(LendingData data)
    {
        var schema = $"d{sources.Count}";
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            SearchPath = schema,
            Options = "-c jit=off",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = 2,
        }.ToString());
        sources.Add(source);
        await using var connection = await source.OpenConnectionAsync();
        await using var context = new LendingContext(new DbContextOptionsBuilder<LendingContext>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options);
        await using var create = new NpgsqlCommand($"CREATE SCHEMA {schema}; {context.Database.GenerateCreateScript()}", connection);
        await create.ExecuteNonQueryAsync();
        await FillAsync(context, data);

        // As an import does.
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }

        await OnServerAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    protected override string ExplainKeyword => "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)";

    protected override System.Data.Common.DbCommand Command() => sources[Current].CreateCommand();

    protected override LendingContext PlanningContext() => new(new DbContextOptionsBuilder<LendingContext>()
        .UseNpgsql("Host=nowhere", npgsql => npgsql.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .UseSnakeCaseNamingConvention()
        .Options);

    protected override async Task ReadAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken)
    {
        await using var batch = sources[Current].CreateBatch();
        foreach (var call in calls)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = call.Sql;
            foreach (var (parameter, value) in call.Parameters)
            {
                command.Parameters.Add(new NpgsqlParameter(parameter, value));
            }

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var call in calls)
        {
            await call.ReadAsync(reader, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    private async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
