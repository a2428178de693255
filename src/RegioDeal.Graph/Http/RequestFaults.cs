using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http;

/// <summary>A request that is not one of GraphQL over HTTP.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class BadRequestException(string message) : GraphException("BAD_REQUEST", message);

/// <summary>Several requests in one.</summary>
internal sealed class BatchingException() : GraphException("BATCHING",
    "The body is a list. Send one request as one object; several root fields, or several requests on one connection, do what a batch does.");

/// <summary>A body that is larger than one may be.</summary>
/// <param name="limit">How many bytes it may have.</param>
internal sealed class BodySizeException(int limit) : GraphException("BODY_SIZE",
    FormattableString.Invariant($"The body is larger than {limit} bytes. Send less: long lists in several requests, or a document of the service by its name."));

/// <summary>A body that came too slowly.</summary>
internal sealed class BodyTimeoutException() : GraphException("BODY_TIMEOUT", "The body came too slowly. Send it again, at once.");

/// <summary>A body of another media type, or in another encoding of text.</summary>
internal sealed class ContentTypeException() : GraphException("CONTENT_TYPE", "Send the request with 'Content-Type: application/json', in UTF-8.");

/// <summary>An answer that the client does not take.</summary>
internal sealed class NotAcceptableException() : GraphException("NOT_ACCEPTABLE", $"Accept {MediaTypes.GraphResponse} or {MediaTypes.Json}.");

/// <summary>A method that does not ask.</summary>
/// <param name="message">What it can be instead.</param>
/// <param name="allow">The methods that it can be.</param>
internal sealed class MethodException(string message, string allow) : GraphException("METHOD", message)
{
    public string Allow { get; } = allow;
}

/// <summary>A report on the plan that the service does not give.</summary>
/// <param name="header">The header that asked for it.</param>
internal sealed class PlanNotShownException(string header) : GraphException("PLAN_NOT_SHOWN",
    $"'{header}' is 'report', and only where the service shows its plans. Leave the header out, or start the service with Server:ShowPlans=true.");

/// <summary>A schema that is not told here.</summary>
internal sealed class SchemaOffException() : GraphException("SCHEMA_OFF", "This service does not tell its schema. Ask its operators for it.");
