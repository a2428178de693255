using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Http;

/// <summary>GraphQL over HTTP: POST with a JSON body, GET for queries.</summary>
internal static class GraphEndpoint
{
    private const string GraphResponse = "application/graphql-response+json";
    private const string Json = "application/json";

    /// <summary>The largest body of a request, in bytes.</summary>
    private const long LargestBody = 1_000_000;

    /// <summary>The current release, and one by its number.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["", "/r/{number}"];

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in Prefixes)
        {
            routes.MapPost($"{prefix}/graphql", From(PostAsync));
            routes.MapGet($"{prefix}/graphql", From(GetAsync));
        }
    }

    /// <summary>Answers from the release that the address names, without a number from the current one. The whole request is answered from it.</summary>
    public static RequestDelegate From(Func<HttpContext, OpenRelease, Task> answer) => async http =>
    {
        var host = http.RequestServices.GetRequiredService<ReleaseHost>();
        ReleaseLease lease;
        try
        {
            lease = http.GetRouteValue("number") is not string asked ? host.Hold()
                : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await host.HoldAsync(number, http.RequestAborted).ConfigureAwait(false)
                : throw new ReleaseNotHeldException(asked, host.Current.Number);
        }
        catch (GraphException fault)
        {
            using var other = host.Hold();
            await RefuseAsync(http, other.Release, fault.Code, fault.Message).ConfigureAwait(false);
            return;
        }

        using (lease)
        {
            await answer(http, lease.Release).ConfigureAwait(false);
        }
    };

    private static async Task PostAsync(HttpContext http, OpenRelease release)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            await RefuseAsync(http, release, "CONTENT_TYPE", "Send the request as application/json.").ConfigureAwait(false);
            return;
        }

        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await RefuseAsync(http, release, "BAD_REQUEST", "The body is not JSON. Send an object with 'query'.").ConfigureAwait(false);
            return;
        }
        catch (BadHttpRequestException fault)
        {
            await (fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RefuseAsync(http, release, "BODY_SIZE", $"The body is larger than {LargestBody} bytes. Send less, or put a document that is asked often among the operations of the service.")
                : RefuseAsync(http, release, "BAD_REQUEST", "The body cannot be read whole. Send it again.")).ConfigureAwait(false);
            return;
        }

        using (body)
        {
            if (Request(body.RootElement) is { } request)
            {
                await AnswerAsync(http, release, request).ConfigureAwait(false);
            }
            else
            {
                await RefuseAsync(
                    http,
                    release,
                    "BAD_REQUEST",
                    "Send one JSON object with 'query' (text), and if needed 'variables' (an object), 'operationName' (text) and 'extensions' (an object).").ConfigureAwait(false);
            }
        }
    }

    private static async Task GetAsync(HttpContext http, OpenRelease release)
    {
        var query = http.Request.Query;
        if (query["query"] is not [{ Length: > 0 } document] || !TryObject(query["variables"], out var variables) || !TryObject(query["extensions"], out var extensions))
        {
            await RefuseAsync(
                http,
                release,
                "BAD_REQUEST",
                "Add 'query' to the address, and if needed 'variables' (a JSON object), 'operationName' and 'extensions' (a JSON object).").ConfigureAwait(false);
            return;
        }

        var request = new GraphRequest(document, query["operationName"] is [{ Length: > 0 } name] ? name : null, variables, extensions);
        await AnswerAsync(http, release, request).ConfigureAwait(false);
    }

    /// <summary>A part of the address that is a JSON object, or left out.</summary>
    private static bool TryObject(StringValues given, out JsonElement? value)
    {
        value = null;
        if (given is not [{ Length: > 0 } text])
        {
            return true;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            value = json.RootElement.Clone();
            return value is { ValueKind: JsonValueKind.Object or JsonValueKind.Null };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static GraphRequest? Request(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        if (!TryObject(body, "variables", out var variables) || !TryObject(body, "extensions", out var extensions))
        {
            return null;
        }

        string? name = null;
        if (body.TryGetProperty("operationName", out var operation) && operation.ValueKind != JsonValueKind.Null)
        {
            if (operation.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            name = Text(operation);
        }

        return Text(query) is { } text ? new GraphRequest(text, name, variables, extensions) : null;
    }

    /// <summary>A member of the body that is an object, or left out.</summary>
    private static bool TryObject(JsonElement body, string member, out JsonElement? value)
    {
        value = body.TryGetProperty(member, out var given) && given.ValueKind != JsonValueKind.Null ? given : null;
        return value is null or { ValueKind: JsonValueKind.Object };
    }

    // Half a surrogate pair is JSON, and no text.
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Asks with <c>report</c> to be told what the answer took.</summary>
    private const string PlanHeader = "GraphQL-Plan";

    /// <summary>Asks with <c>report</c> to be told what the operation was reckoned to cost.</summary>
    private const string CostHeader = "GraphQL-Cost";

    private static async Task AnswerAsync(HttpContext http, OpenRelease release, GraphRequest request)
    {
        if (http.Request.Headers[PlanHeader] is [{ Length: > 0 } asked])
        {
            if (asked != "report" || http.RequestServices.GetRequiredService<ServerSettings>().ShowPlans != true)
            {
                await RefuseAsync(
                    http,
                    release,
                    "PLAN_NOT_SHOWN",
                    $"'{PlanHeader}' is 'report', and only where the service shows its plans. Leave the header out, or start the service with Server:ShowPlans=true.").ConfigureAwait(false);
                return;
            }

            request = request with { ShowsPlan = true };
        }

        if (http.Request.Headers[CostHeader] == "report")
        {
            request = request with { ShowsCost = true };
        }

        if (ResponseType(http.Request) is null)
        {
            await RefuseAsync(http, release, "NOT_ACCEPTABLE", $"Accept {GraphResponse} or {Json}.").ConfigureAwait(false);
            return;
        }

        using var answer = await release.Engine.AskAsync(request, http.RequestAborted).ConfigureAwait(false);
        if (answer.Kind == AnswerKind.NotAQuery && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            await RefuseAsync(http, release, "METHOD", "GET answers queries only.").ConfigureAwait(false);
            return;
        }

        await WriteAsync(http, answer).ConfigureAwait(false);
    }

    private static async Task RefuseAsync(HttpContext http, OpenRelease release, string code, string message)
    {
        using var answer = release.Engine.Refuse(code, message);
        await WriteAsync(http, answer).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext http, GraphAnswer answer)
    {
        var type = ResponseType(http.Request) ?? GraphResponse;
        http.Response.StatusCode = Statuses.Of(answer.Code, type == Json);
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>What the client takes: the type of the specification unless it only takes plain JSON; null when it takes neither.</summary>
    private static string? ResponseType(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.Where(type => type.Quality is null or > 0).ToArray();
        var graph = new MediaTypeHeaderValue(GraphResponse);
        var json = new MediaTypeHeaderValue(Json);
        return accepted.Length == 0 || Array.Exists(accepted, type => Takes(type, graph)) ? GraphResponse
            : Array.Exists(accepted, type => Takes(type, json)) ? Json
            : null;

        static bool Takes(MediaTypeHeaderValue accepted, MediaTypeHeaderValue type) =>
            accepted.MatchesAllTypes
            || (accepted.Type == type.Type && (accepted.MatchesAllSubTypes || accepted.MediaType.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)));
    }
}
