using GraphQL;
using GraphQL.DataLoader;
using Microsoft.Extensions.DependencyInjection;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers.Types;

/// <summary>What resolvers take from where they are called.</summary>
internal static class ResolvingExtensions
{
    /// <summary>The loaders of the request.</summary>
    public static Loaders Loaders(this IResolveFieldContext context) => context.RequestServices!.GetRequiredService<Loaders>();

    /// <summary>How many rows are asked for.</summary>
    /// <exception cref="ExecutionError">Fewer than none.</exception>
    public static int PageSize(this IResolveFieldContext context) => context.GetArgument("first", Page<object>.DefaultSize) switch
    {
        < 0 => throw new ExecutionError("'first' is below 0."),
        var size => size,
    };

    /// <summary>What follows from what is loaded.</summary>
    public static IDataLoaderResult<TResult> Then<T, TResult>(this IDataLoaderResult<T> loaded, Func<T, TResult> read) =>
        new Later<TResult>(async cancellationToken => read(await loaded.GetResultAsync(cancellationToken)));
}
