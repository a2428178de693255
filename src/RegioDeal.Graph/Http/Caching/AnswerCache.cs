using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>Answers that were given, by their key: bounded in bytes, and asked once by however many want the same at once. An answer with errors is never kept.</summary>
internal sealed class AnswerCache(HybridCache cache)
{
    private static readonly HybridCacheEntryOptions ForGood = new()
    {
        // A release never changes and is part of the key: an answer goes only when there is no room.
        Expiration = TimeSpan.FromDays(365),
        LocalCacheExpiration = TimeSpan.FromDays(365),
        Flags = HybridCacheEntryFlags.DisableDistributedCache,
    };

    /// <summary>Adds a cache of a size.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="bytes">What the kept answers may take together; none is kept when it is 0.</param>
    public static void Add(IServiceCollection services, long bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        services.AddSingleton<IMemoryCache>(_ => new MemoryCache(new MemoryCacheOptions { SizeLimit = bytes, CompactionPercentage = 0.1, TrackStatistics = true }));
        services.AddHybridCache(options => (options.MaximumPayloadBytes, options.ReportTagMetrics) = (bytes / 10, false)).AddSerializer<KeptAnswer, KeptAnswerSize>();
        services.AddSingleton<AnswerCache>();
    }

    /// <summary>The kept answer, or a new one.</summary>
    /// <param name="key">What it depends on.</param>
    /// <param name="ask">Asks; what it throws reaches all who wait for this key.</param>
    /// <param name="cancellationToken">Ends waiting; asking ends when nobody waits.</param>
    /// <returns>The answer, and whether it was kept.</returns>
    public async ValueTask<(KeptAnswer Answer, bool WasKept)> GetAsync(AnswerKey key, Func<CancellationToken, Task<KeptAnswer>> ask, CancellationToken cancellationToken)
    {
        var asking = new Asking(ask);
        var plain = await cache.GetOrCreateAsync(key.Plain, asking, static (asking, ends) => asking.AskAsync(ends), ForGood, cancellationToken: cancellationToken).ConfigureAwait(false);
        var sent = key.Encoding.Name is null
            ? plain
            : await cache.GetOrCreateAsync(
                key.Packed, (plain, key.Encoding), static (from, _) => ValueTask.FromResult(from.plain.PackedBy(from.Encoding)), ForGood, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (sent, !asking.HasAsked);
    }

    private sealed class Asking(Func<CancellationToken, Task<KeptAnswer>> ask)
    {
        public bool HasAsked { get; private set; }

        public async ValueTask<KeptAnswer> AskAsync(CancellationToken cancellationToken)
        {
            HasAsked = true;
            return await ask(cancellationToken).ConfigureAwait(false);
        }
    }
}
