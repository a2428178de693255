using System.Reflection;
using Xunit.Sdk;

namespace RegioDeal.Graph.Planning.Tests.Lending;

/// <summary>The products that every answer is asked from.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each product.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite], [Database.Postgres]];
}

/// <summary>The lending graph with its data sets, made once on each product.</summary>
public sealed class Lendings : IAsyncLifetime
{
    /// <summary>Random data sets; the sets after them are made for one test each.</summary>
    internal const int RandomSets = 5;

    /// <summary>One row of each.</summary>
    internal const int Single = RandomSets;

    /// <summary>Over 500 books.</summary>
    internal const int Large = RandomSets + 1;

    /// <summary>Two fees, of 1 and 127 cents: their shares end in a half of the last digit.</summary>
    internal const int Halves = RandomSets + 2;

    /// <summary>A hundred times as many books, copies and libraries as in the random sets; added when it is asked for.</summary>
    internal const int Hundredfold = RandomSets + 3;

    private readonly Dictionary<Database, LendingDesk> desks = [];
    private readonly List<LendingData> sets =
    [
        .. Enumerable.Range(0, RandomSets).Select(i => new LendingData((uint)i, new LendingSize())),
        new LendingData(100, new LendingSize(1, 1, 1, 1, 1, 1, 1)),
        new LendingData(101, new LendingSize(1, 2, 4, 520, 4, 500, 20)),
        Enumerable.Range(102, 50).Select(seed => new LendingData((uint)seed, new LendingSize(1, 2, 1, 9, 1, 1, 2, [1, 127])))
            .First(data => data.Loans[0].Season != data.Loans[1].Season && data.Loans[0].Book != data.Loans[1].Book),
    ];

    private readonly HashSet<Database> hundredfold = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var desk in desks.Values)
        {
            await desk.DisposeAsync();
        }
    }

    /// <summary>The graph on a product, at a data set.</summary>
    internal async Task<LendingDesk> On(Database product, int set = 0)
    {
        if (!desks.TryGetValue(product, out var desk))
        {
            LendingDatabase database = product == Database.Sqlite ? new SqliteLending() : await PostgresLending.CreateAsync();
            desks[product] = desk = new LendingDesk(database, sets);
            foreach (var data in sets)
            {
                await database.AddAsync(data);
            }
        }

        if (set == Hundredfold && hundredfold.Add(product))
        {
            if (sets.Count == Hundredfold)
            {
                sets.Add(new LendingData(103, new LendingSize(20, 400, 600, 3_600, 6, 5_000, 0)));
            }

            await desk.Database.AddAsync(sets[Hundredfold]);
        }

        return desk.Use(set);
    }
}

/// <summary>Tests that ask the same lending graph, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LendingTests : ICollectionFixture<Lendings>
{
    public const string Name = "lending";
}
