using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RegioDeal.Graph.Http.Security;

/// <summary>What the server bears of a connection before a request is a request, and how slowly it may come.</summary>
internal static class TransportLimits
{
    /// <summary>How long a body may be below its rate before it is cut off.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public static void Apply(KestrelServerOptions server, ServerSettings settings)
    {
        server.AddServerHeader = false;
        server.AllowSynchronousIO = false;
        var limits = server.Limits;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(settings.HeaderTimeout);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(settings.KeepAlive);
        limits.MinRequestBodyDataRate = new MinDataRate(settings.BytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(settings.BytesPerSecond, Grace);
        limits.MaxConcurrentConnections = settings.Connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestHeaderCount = settings.Headers;
        limits.MaxRequestHeadersTotalSize = settings.HeaderBytes;
        limits.MaxRequestLineSize = settings.RequestLineBytes;
        limits.MaxRequestBodySize = settings.RequestBytes;
        limits.Http2.MaxStreamsPerConnection = settings.Streams;
        limits.Http2.MaxRequestHeaderFieldSize = Math.Min(settings.HeaderBytes, limits.Http2.MaxRequestHeaderFieldSize);
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(settings.KeepAlive);
    }

    /// <summary>Refuses a body that is packed, before a byte of it is unpacked: a small one can hold a thousand times its size.</summary>
    public static void RefusePackedBodies(IApplicationBuilder app) => app.Use(next => http =>
        http.Request.Headers.ContentEncoding is { Count: > 0 } encoding && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)
            ? Refusal.WriteAsync(http, "CONTENT_ENCODING", "Send the body as it is, without Content-Encoding.")
            : next(http));

    /// <summary>Ends bodies that are not there in time.</summary>
    public static void EndSlowBodies(IApplicationBuilder app, ServerSettings settings) => app.Use(next => http =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? TimedAsync(http, next, TimeSpan.FromSeconds(settings.BodyTimeout)) : next(http));

    private static async Task TimedAsync(HttpContext http, RequestDelegate next, TimeSpan limit)
    {
        var whole = http.Request.Body;
        var timed = new TimedBody(whole, limit);
        await using (timed.ConfigureAwait(false))
        {
            http.Request.Body = timed;
            await next(http).ConfigureAwait(false);
            http.Request.Body = whole;
        }
    }
}
