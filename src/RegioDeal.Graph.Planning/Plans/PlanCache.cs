using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Plans that were made, as many as fit a bound; those asked longest ago give way.</summary>
/// <typeparam name="TOperation">What a plan is of, together with a shape. Compared whole, never by a digest: two operations cannot meet.</typeparam>
/// <param name="size">The bound, in characters of SQL.</param>
internal sealed class PlanCache<TOperation>(long size) : IDisposable
    where TOperation : notnull
{
    /// <summary>What a statement and a plan hold beside the text, in the same measure.</summary>
    private const int Overhead = 2_000;

    private readonly MemoryCache plans = new(new MemoryCacheOptions { SizeLimit = size });
    private readonly ConcurrentDictionary<(TOperation, string), Lazy<Plan>> making = [];

    /// <summary>How many plans are kept now.</summary>
    public int Count => plans.Count;

    /// <summary>The plan of an operation and shape; made once however many ask at the same time.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="shape">What of its variables the plan depends on.</param>
    /// <param name="make">Makes it. What it throws is thrown to all who wait for it, and nothing is kept.</param>
    /// <returns>The plan, and whether it was kept from before.</returns>
    public (Plan Plan, bool WasKnown) Of(TOperation operation, string shape, Func<Plan> make)
    {
        var key = (operation, shape);
        if (plans.TryGetValue(key, out Plan? known))
        {
            return (known!, true);
        }

        try
        {
            var plan = making.GetOrAdd(key, _ => new Lazy<Plan>(make)).Value;
            plans.Set(key, plan, new MemoryCacheEntryOptions { Size = Overhead + plan.Statements.Sum(statement => (long)statement.Sql.Length + Overhead) });
            return (plan, false);
        }
        finally
        {
            making.TryRemove(key, out _);
        }
    }

    public void Dispose() => plans.Dispose();
}
