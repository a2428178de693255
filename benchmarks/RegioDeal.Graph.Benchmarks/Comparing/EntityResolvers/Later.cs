using GraphQL.DataLoader;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>What the executer asks for when the resolvers of the level have run.</summary>
internal sealed class Later<T>(Func<CancellationToken, Task<T>> read) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => read(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await read(cancellationToken);
}
