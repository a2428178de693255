using System.Collections.Concurrent;
using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace RegioDeal.Graph.Benchmarks.Comparing.EntityResolvers;

/// <summary>Keeps documents that were parsed and found valid, by their text, as GraphQL.MemoryCache does.</summary>
internal sealed class DocumentCache : IConfigureExecution
{
    /// <summary>How many are kept: what comes later is parsed each time.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, GraphQLDocument> documents = new(StringComparer.Ordinal);

    public float SortOrder => 200;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.Query is not { } text)
        {
            return await next(options);
        }

        if (documents.TryGetValue(text, out var known))
        {
            options.Document = known;
            options.ValidationRules = options.CachedDocumentValidationRules ?? [];
            return await next(options);
        }

        var result = await next(options);
        if (result is { Executed: true, Document: { } document } && documents.Count < Most)
        {
            documents.TryAdd(text, document);
        }

        return result;
    }
}
