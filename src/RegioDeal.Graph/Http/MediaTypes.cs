using Microsoft.Net.Http.Headers;

namespace RegioDeal.Graph.Http;

/// <summary>Which of the two media types of GraphQL over HTTP a client is answered in.</summary>
internal static class MediaTypes
{
    /// <summary>Faults of the request have statuses of their own in it.</summary>
    public const string GraphResponse = "application/graphql-response+json";

    /// <summary>The older one: a request that could be read is answered with 200.</summary>
    public const string Json = "application/json";

    /// <summary>
    /// The type that the client likes best. Of two that it likes alike it gets the newer one when it names it; a client that takes anything, or says nothing,
    /// may be an old one and gets plain JSON, as the audits of graphql-http ask.
    /// </summary>
    /// <returns>Null when it takes neither.</returns>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header is [] or ["*/*"] or [Json])
        {
            return Json;
        }

        if (header is [GraphResponse])
        {
            return GraphResponse;
        }

        if (!MediaTypeHeaderValue.TryParseList(header, out var accepted))
        {
            return null;
        }

        var (graph, json) = (Wish(accepted, GraphResponse), Wish(accepted, Json));
        return (graph.Quality, json.Quality) switch
        {
            (0, 0) => null,
            var (newer, older) when newer > older || (newer == older && graph.IsNamed) => GraphResponse,
            var (_, older) when older > 0 => Json,
            _ => GraphResponse,
        };
    }

    /// <summary>How much a client wants a type, by what it says most exactly of it.</summary>
    private static (double Quality, bool IsNamed) Wish(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var named = accepted.FirstOrDefault(each => Named(each, type));
        var said = named
            ?? accepted.FirstOrDefault(each => each.MatchesAllSubTypes && !each.MatchesAllTypes && each.Type.Equals("application", StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(each => each.MatchesAllTypes);
        return (said is null ? 0 : said.Quality ?? 1, named is not null);
    }

    private static bool Named(MediaTypeHeaderValue accepted, string type) =>
        accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
        && (!accepted.Charset.HasValue || IsUtf8(accepted));

    /// <summary>Whether a type is in UTF-8, which JSON is when nothing is said.</summary>
    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
