using System.Diagnostics;
using System.Globalization;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Exports;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Http.Telemetry;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Http;

/// <summary>GraphQL over HTTP: POST with a JSON body, GET for queries, and the documents of the service by name.</summary>
internal sealed class GraphEndpoint(
    RequestReader reader, ServerSettings settings, Freshness freshness, ExecutionGate gate, OperationTelemetry telemetry, ExportEndpoint exports, AnswerCache? answers = null)
{
    /// <summary>What of a request an answer depends on beside its question.</summary>
    private const string Varies = "Accept, Accept-Encoding";

    /// <summary>Asks with <c>report</c> to be told what the answer took.</summary>
    private const string PlanHeader = "GraphQL-Plan";

    /// <summary>Asks with <c>report</c> to be told what the operation was reckoned to cost.</summary>
    private const string CostHeader = "GraphQL-Cost";

    private const string Report = "report";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>The current release, and one by its number.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["", "/r/{number}"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = ActivatorUtilities.CreateInstance<GraphEndpoint>(routes.ServiceProvider);
        foreach (var prefix in Prefixes)
        {
            routes.MapMethods($"{prefix}/graphql", Methods, From(endpoint.AnswerAsync));
            routes.MapMethods($"{prefix}/graphql/{{document}}", Methods, From(endpoint.AnswerAsync));
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
            await RefuseAsync(http, other.Release, fault).ConfigureAwait(false);
            return;
        }

        using (lease)
        {
            await answer(http, lease.Release).ConfigureAwait(false);
        }
    };

    /// <summary>Answers with one error.</summary>
    /// <param name="http">Whose answer it is.</param>
    /// <param name="release">The release that was asked.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="mediaType">The type of an address that answers in others; null where the client chooses.</param>
    public static async Task RefuseAsync(HttpContext http, OpenRelease release, GraphException fault, string? mediaType = null)
    {
        if (fault is MethodException { Allow: var allow })
        {
            http.Response.Headers.Allow = allow;
        }

        using var answer = release.Engine.Refuse(fault.Code, fault.Message);
        await WriteErrorAsync(http, fault.Code, answer.Body, mediaType).ConfigureAwait(false);
    }

    /// <summary>Sends a body to a client that is still there.</summary>
    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        try
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads it, and it is nothing to log: anybody can go away, as often as he likes.
        }
    }

    private Task AnswerAsync(HttpContext http, OpenRelease release) =>
        ExportFormat.Accepted(http.Request) is { } table ? exports.AnswerAsync(http, release, table) : AnswerJsonAsync(http, release);

    private async Task AnswerJsonAsync(HttpContext http, OpenRelease release)
    {
        try
        {
            var type = MediaTypes.Of(http.Request) ?? throw new NotAcceptableException();
            var raw = await reader.TakeAsync(http).ConfigureAwait(false);
            var reports = ReportsOf(http.Request);
            var key = reports.IsAny ? null : new AnswerKey(release, raw, ContentEncoding.Of(http.Request));
            var tagged = key is { IsTagged: true } ? key : null;
            if (tagged is not null && http.Request.Headers.IfNoneMatch.Count > 0 && freshness.IsHeld(http, tagged.Tag(tagged.Digest, type), Varies))
            {
                // Nothing is read or planned for it: whoever has the tag got it with the answer.
                return;
            }

            var answer = await WatchedAsync(release, raw, reports, key, http.RequestAborted).ConfigureAwait(false);
            if (tagged is not null)
            {
                freshness.Describe(http, tagged.Tag(answer.Digest!, type), Varies);
            }

            await WriteAsync(http, type, answer).ConfigureAwait(false);
        }
        catch (UnkeptAnswerException answer) when (answer.Kind == AnswerKind.NotAQuery && !HttpMethods.IsPost(http.Request.Method))
        {
            await RefuseAsync(http, release, new MethodException("GET answers queries only.", "POST")).ConfigureAwait(false);
        }
        catch (UnkeptAnswerException answer)
        {
            await WriteErrorAsync(http, answer.Code, answer.Body).ConfigureAwait(false);
        }
        catch (GraphException fault)
        {
            await RefuseAsync(http, release, fault).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest; // for those who count: nobody reads it
        }
    }

    /// <summary>Answers, and tells those who watch how it ended.</summary>
    private async ValueTask<KeptAnswer> WatchedAsync(OpenRelease release, RawRequest raw, Reports reports, AnswerKey? key, CancellationToken cancellationToken)
    {
        using var watch = OperationTelemetry.Begin();
        try
        {
            var (answer, wasKept) = await KeptOrAskedAsync(release, raw, reports, key, cancellationToken).ConfigureAwait(false);
            telemetry.End(watch, new AskedOperation(answer.Asked, answer.Operation, null, wasKept));
            return answer;
        }
        catch (UnkeptAnswerException answer)
        {
            telemetry.End(watch, new AskedOperation(answer.Asked, null, answer.Code, answers is null ? null : false));
            throw;
        }
        catch (GraphException fault)
        {
            telemetry.End(watch, new AskedOperation(null, null, fault.Code, null));
            throw;
        }
    }

    /// <returns>The answer, and whether it was kept; null when it was not looked for.</returns>
    private async ValueTask<(KeptAnswer Answer, bool? WasKept)> KeptOrAskedAsync(
        OpenRelease release, RawRequest raw, Reports reports, AnswerKey? key, CancellationToken cancellationToken)
    {
        if (answers is null || key is null)
        {
            var answer = await AskAsync(release, raw, reports, key, cancellationToken).ConfigureAwait(false);
            return (key is null ? answer : answer.PackedBy(key.Encoding), null);
        }

        // The cache asks on another thread, which would not know whose statements these are.
        var span = Activity.Current;
        return await answers.GetAsync(
            key,
            async ends =>
            {
                Activity.Current = span;
                return await AskAsync(release, raw, reports, key, ends).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<KeptAnswer> AskAsync(OpenRelease release, RawRequest raw, Reports reports, AnswerKey? key, CancellationToken cancellationToken)
    {
        var (asked, request) = reader.Read(raw);

        // A part of its own: who began to ask may go away while others wait for the answer.
        if (!release.TryHold())
        {
            throw new OperationCanceledException("The release closed: nobody waits for this answer.");
        }

        using (new ReleaseLease(release))
        {
            using var place = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            using var answer = await release.Engine.AskAsync(request with { ShowsPlan = reports.Plan, ShowsCost = reports.Cost }, cancellationToken).ConfigureAwait(false);
            return answer.Code is { } code
                ? throw new UnkeptAnswerException(answer.Kind, code, answer.Body.ToArray(), asked)
                : new KeptAnswer(answer.Body.ToArray(), ContentEncoding.Identity, asked, answer.Operation!, key is { IsTagged: true } ? key.Digest : null);
        }
    }

    private Reports ReportsOf(HttpRequest request)
    {
        var plan = request.Headers[PlanHeader] switch
        {
            [] or [""] => false,
            [Report] when settings.ShowPlans == true => true,
            _ => throw new PlanNotShownException(PlanHeader),
        };
        return new Reports(plan, request.Headers[CostHeader] is [Report]);
    }

    private static async Task WriteAsync(HttpContext http, string type, KeptAnswer answer)
    {
        var headers = http.Response.Headers;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = Freshness.NoStore;
        }

        if (answer.Encoding.Name is { } encoding)
        {
            headers.ContentEncoding = encoding;
        }

        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        await SendAsync(http, answer.Body).ConfigureAwait(false);
    }

    /// <summary>Answers with an error that was written, in the type that the client takes. It is never kept.</summary>
    /// <param name="http">Whose answer it is.</param>
    /// <param name="code">The code of its first error.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The type of an address that answers in others; null where the client chooses.</param>
    public static async Task WriteErrorAsync(HttpContext http, string code, ReadOnlyMemory<byte> body, string? mediaType = null)
    {
        var type = mediaType ?? MediaTypes.Of(http.Request) ?? MediaTypes.GraphResponse;
        http.Response.Headers.CacheControl = Freshness.NoStore;
        http.Response.StatusCode = Statuses.Of(code, type == MediaTypes.Json);
        Statuses.AddRetryAfter(http.Response);
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await SendAsync(http, body).ConfigureAwait(false);
    }

    /// <summary>What an answer tells of itself. It is made for this request, and not kept.</summary>
    private readonly record struct Reports(bool Plan, bool Cost)
    {
        public bool IsAny => Plan || Cost;
    }
}
