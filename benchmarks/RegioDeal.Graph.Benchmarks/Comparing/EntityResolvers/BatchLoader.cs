using GraphQL.DataLoader;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>Gathers the keys that resolvers of one level ask for, and fetches what belongs to them at once. GraphQL.DataLoader does the same.</summary>
/// <param name="fetch">Fetches what belongs to keys; a key without anything is left out.</param>
/// <param name="absent">What a key gets that is left out.</param>
internal sealed class BatchLoader<TValue>(Func<IReadOnlyCollection<int>, CancellationToken, Task<IReadOnlyDictionary<int, TValue>>> fetch, TValue absent)
{
    private readonly Lock gate = new();
    private Batch? open;

    private TValue Absent => absent;

    /// <summary>What belongs to the key, when the executer comes to ask for it.</summary>
    public IDataLoaderResult<TValue> Load(int key)
    {
        lock (gate)
        {
            open ??= new Batch(this);
            open.Keys.Add(key);
            var batch = open;
            return new Later<TValue>(cancellationToken => batch.ReadAsync(key, cancellationToken));
        }
    }

    private Task<IReadOnlyDictionary<int, TValue>> Fetch(IReadOnlyCollection<int> keys, CancellationToken cancellationToken) => fetch(keys, cancellationToken);

    private sealed class Batch(BatchLoader<TValue> loader)
    {
        private Task<IReadOnlyDictionary<int, TValue>>? fetched;

        public HashSet<int> Keys { get; } = [];

        public async Task<TValue> ReadAsync(int key, CancellationToken cancellationToken)
        {
            lock (loader.gate)
            {
                // Later keys go into another batch.
                loader.open = loader.open == this ? null : loader.open;
                fetched ??= loader.Fetch(Keys, cancellationToken);
            }

            return (await fetched).TryGetValue(key, out var value) ? value : loader.Absent;
        }
    }
}
