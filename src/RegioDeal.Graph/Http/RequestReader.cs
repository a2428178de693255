using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http;

/// <summary>Reads requests of GraphQL over HTTP: a JSON body, or parameters in the address.</summary>
/// <param name="settings">What a request may be.</param>
internal sealed class RequestReader(ServerSettings settings)
{
    private static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Takes a request from its connection, whole.</summary>
    /// <exception cref="Planning.Fields.GraphException">It is too large, came too slowly, or is not JSON in UTF-8 by what it says.</exception>
    public async Task<RawRequest> TakeAsync(HttpContext http)
    {
        var document = http.GetRouteValue("document") as string;
        var query = http.Request.QueryString.Value;
        return HttpMethods.IsPost(http.Request.Method) ? new RawRequest(document, query, await BodyAsync(http).ConfigureAwait(false)) : new RawRequest(document, query, null);
    }

    /// <summary>Reads what a request asks.</summary>
    /// <exception cref="Planning.Fields.GraphException">It cannot be read, or asks a document that it may not.</exception>
    public (AskedDocument Asked, GraphRequest Request) Read(RawRequest raw)
    {
        var parameters = raw.Body is null ? FromAddress(raw) : FromBody(raw.Body);
        var (text, asked) = Document(raw.Document, parameters);
        return (asked, new GraphRequest(text, parameters.OperationName, parameters.Variables, parameters.Extensions));
    }

    private async Task<byte[]> BodyAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            || !MediaTypes.IsUtf8(type))
        {
            throw new ContentTypeException();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = settings.RequestBytes;
        }

        if (http.Request.ContentLength > settings.RequestBytes)
        {
            throw new BodySizeException(settings.RequestBytes);
        }

        try
        {
            // No more room than what comes: a length that is only said must not cost memory.
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
            return body.ToArray();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            // Nothing but the connection can fail here, and it fails in many ways.
            throw fault switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new BodySizeException(settings.RequestBytes),
                BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new BodyTimeoutException(),
                _ => new BadRequestException("The body cannot be read whole. Send it again."),
            };
        }
    }

    private static Parameters FromAddress(RawRequest raw)
    {
        var given = QueryHelpers.ParseQuery(raw.Query);
        if (given.Values.Any(value => value.Count > 1))
        {
            throw new BadRequestException("The address has a parameter twice. Give each once.");
        }

        return new Parameters(
            Text("query"), Text("documentId"), Text("operationName"), Object(given.GetValueOrDefault("variables"), "variables"), Object(given.GetValueOrDefault("extensions"), "extensions"));

        string? Text(string name) => given.GetValueOrDefault(name) is [{ Length: > 0 } text] ? text : null;
    }

    /// <summary>A parameter of the address that is a JSON object, or left out.</summary>
    private static JsonElement? Object(StringValues given, string name)
    {
        if (given is not [{ Length: > 0 } text])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text, Json);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => json.RootElement.Clone(),
                JsonValueKind.Null => null,
                _ => throw new BadRequestException($"'{name}' in the address is not a JSON object. Write it as {name}={{\"first\":10}}, with the signs of the address escaped."),
            };
        }
        catch (Exception fault) when (IsNoJson(fault))
        {
            throw new BadRequestException($"'{name}' in the address is no JSON, has a name twice, or is nested deeper than 64 levels. Write it as {name}={{\"first\":10}}, with the signs of the address escaped.");
        }
    }

    /// <summary>Whether it was thrown for what was read: half of a character in a name, which is compared with the others, is no fault of JSON to the parser.</summary>
    private static bool IsNoJson(Exception fault) => fault is JsonException or InvalidOperationException;

    private static Parameters FromBody(ReadOnlyMemory<byte> body)
    {
        // JSON may begin with a byte-order mark, and a reader may pass over it.
        if (body.Span.StartsWith(ByteOrderMark))
        {
            body = body[ByteOrderMark.Length..];
        }

        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body, Json);
        }
        catch (Exception fault) when (IsNoJson(fault))
        {
            throw new BadRequestException("The body is no JSON, has a name twice, or is nested deeper than 64 levels. Send an object with 'query'.");
        }

        using (json)
        {
            var root = json.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object => new Parameters(Text("query"), Text("documentId"), Text("operationName"), Object("variables"), Object("extensions")),
                JsonValueKind.Array => throw new BatchingException(),
                _ => throw new BadRequestException("The body is no JSON object. Send one with 'query'."),
            };

            string? Text(string name)
            {
                if (!root.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null)
                {
                    return null;
                }

                try
                {
                    return given.ValueKind == JsonValueKind.String
                        ? given.GetString()
                        : throw new BadRequestException($"'{name}' in the body is no text. Send it as a JSON string.");
                }
                catch (InvalidOperationException)
                {
                    // Half a surrogate pair is JSON, and no text.
                    throw new BadRequestException($"'{name}' in the body is no text: half of a character stands in it. Send whole characters, in UTF-8.");
                }
            }

            JsonElement? Object(string name) => !root.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null ? null
                : given.ValueKind == JsonValueKind.Object ? given.Clone()
                : throw new BadRequestException($"'{name}' in the body is no JSON object. Send it as {{ ... }}, or leave it out.");
        }
    }

    /// <summary>The document that is asked: sent along, or one of the service by its name, its id, or its hash.</summary>
    private (string Text, AskedDocument Asked) Document(string? name, Parameters given)
    {
        var hash = PersistedHash(given.Extensions);
        if ((name is null ? 0 : 1) + (given.DocumentId is null ? 0 : 1) + (given.Query is null && hash is null ? 0 : 1) > 1)
        {
            throw new BadRequestException("The request names more than one document. Send 'query', or 'documentId', or the name in the address.");
        }

        if ((name ?? given.DocumentId) is { } id)
        {
            return (name is null ? TrustedDocuments.TryId(id, out var named) : TrustedDocuments.TryName(id, out named))
                ? Of(named)
                : throw new DocumentNotFoundException(id);
        }

        if (given.Query is not { } text)
        {
            return hash is null ? throw new BadRequestException(
                    "Send 'query' (a GraphQL document), or 'documentId', and if needed 'variables' (an object), 'operationName' (text) and 'extensions' (an object).")
                : TrustedDocuments.TryHash(hash, out var known) ? Of(known)
                : throw new PersistedQueryNotFoundException();
        }

        var own = TrustedDocument.HashOf(text);
        if (hash is not null && !own.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new PersistedQueryHashException();
        }

        return TrustedDocuments.TryHash(own, out var same) ? Of(same)
            : settings.TrustedDocumentsOnly ? throw new DocumentNotTrustedException()
            : (text, new AskedDocument(own, null));

        static (string, AskedDocument) Of(TrustedDocument document) => (document.Text, new AskedDocument(document.Hash, document.Name));
    }

    private static string? PersistedHash(JsonElement? extensions)
    {
        if (extensions is not { } given || !given.TryGetProperty("persistedQuery", out var persisted) || persisted.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String
            && (!persisted.TryGetProperty("version", out var version) || (version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1))
            ? hash.GetString()
            : throw new BadRequestException("'extensions.persistedQuery' is not of version 1. Send it as {\"version\": 1, \"sha256Hash\": \"...\"}.");
    }

    private sealed record Parameters(string? Query, string? DocumentId, string? OperationName, JsonElement? Variables, JsonElement? Extensions);
}
