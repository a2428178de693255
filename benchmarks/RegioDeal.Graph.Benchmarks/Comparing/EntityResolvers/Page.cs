using GraphQL.DataLoader;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>A page of a list.</summary>
/// <param name="Nodes">Its rows.</param>
/// <param name="HasNextPage">Whether rows follow.</param>
/// <param name="Total">Counts the rows of the whole list. Null of a list that is not counted.</param>
internal sealed record Page<T>(IReadOnlyList<T> Nodes, bool HasNextPage, Func<IDataLoaderResult<int>>? Total = null)
{
    /// <summary>The rows of a page when none are asked for.</summary>
    public const int DefaultSize = 50;

    /// <summary>The page of rows of which one more than its size were read, if there are.</summary>
    public static Page<T> Of(IReadOnlyList<T> rows, int size, Func<IDataLoaderResult<int>>? total = null) =>
        rows.Count > size ? new([.. rows.Take(size)], true, total) : new(rows, false, total);
}
