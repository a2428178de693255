namespace RegioDeal.Graph.Http;

/// <summary>
/// Which status an answer has, by the code of its first error: the one place where this is decided. The newest text of GraphQL over HTTP moves (422 for
/// what is well-formed and not valid, 294 for a part of the data); what the audits of graphql-http ask for is what clients count on now.
/// </summary>
internal static class Statuses
{
    private static readonly Dictionary<string, int> OfCodes = new()
    {
        ["BAD_REQUEST"] = StatusCodes.Status400BadRequest,
        ["BATCHING"] = StatusCodes.Status400BadRequest,
        ["TRUSTED_DOCUMENTS_ONLY"] = StatusCodes.Status403Forbidden,
        ["PLAN_NOT_SHOWN"] = StatusCodes.Status403Forbidden,
        ["DOCUMENT_NOT_FOUND"] = StatusCodes.Status404NotFound,
        ["SCHEMA_OFF"] = StatusCodes.Status404NotFound,
        ["RELEASE_NOT_HELD"] = StatusCodes.Status404NotFound,
        ["EXPORT_FORMAT"] = StatusCodes.Status404NotFound,
        ["NOT_FOUND"] = StatusCodes.Status404NotFound,
        ["METHOD"] = StatusCodes.Status405MethodNotAllowed,
        ["NOT_ACCEPTABLE"] = StatusCodes.Status406NotAcceptable,
        ["BODY_TIMEOUT"] = StatusCodes.Status408RequestTimeout,
        ["RELEASE_RETIRED"] = StatusCodes.Status410Gone,
        ["BODY_SIZE"] = StatusCodes.Status413PayloadTooLarge,
        ["CONTENT_TYPE"] = StatusCodes.Status415UnsupportedMediaType,
        ["CONTENT_ENCODING"] = StatusCodes.Status415UnsupportedMediaType,
        ["RATE_LIMIT"] = StatusCodes.Status429TooManyRequests,
        ["DATABASE_UNAVAILABLE"] = StatusCodes.Status503ServiceUnavailable,
        ["INTERNAL"] = StatusCodes.Status500InternalServerError,
        ["BUSY"] = StatusCodes.Status503ServiceUnavailable,
        ["RELEASE_UNAVAILABLE"] = StatusCodes.Status503ServiceUnavailable,
        ["TIMEOUT"] = StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>After how many seconds a client may try again what was answered with 503 or 429, where nobody knows better: what is away is looked for each second.</summary>
    private const string RetryAfter = "2";

    /// <summary>The codes with a status of their own.</summary>
    public static IReadOnlyCollection<string> Codes => OfCodes.Keys;

    /// <summary>The status of an answer.</summary>
    /// <param name="code">The code of its first error; null when it has data and no error.</param>
    /// <param name="isPlainJson">Whether it is sent as application/json: there a request that could be read is answered with 200, whatever its document is like.</param>
    public static int Of(string? code, bool isPlainJson) => code switch
    {
        null => StatusCodes.Status200OK,
        _ when OfCodes.TryGetValue(code, out var status) => status,
        _ => isPlainJson ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    /// <summary>Says with an answer that may be tried again when to.</summary>
    public static void AddRetryAfter(HttpResponse response)
    {
        if (response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = RetryAfter;
        }
    }
}
