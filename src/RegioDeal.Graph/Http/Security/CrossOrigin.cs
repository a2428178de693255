using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http.Security;

/// <summary>Lets scripts of other sites read the answers, without credentials: there are none to send.</summary>
internal static class CrossOrigin
{
    /// <summary>What a script may send beside the few headers that are always allowed.</summary>
    private static readonly string[] Sent = ["Content-Type", "Accept", "GraphQL-Plan", "GraphQL-Cost", "If-None-Match"];

    /// <summary>What a script may read.</summary>
    private static readonly string[] Read = ["ETag", "Retry-After", "Age", "Content-Disposition"];

    private static readonly string ReadHeader = string.Join(',', Read);

    /// <exception cref="StartupException">An origin is none.</exception>
    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        var origins = OriginsOf(settings);
        services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            policy.WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post).WithHeaders(Sent).WithExposedHeaders(Read).SetPreflightMaxAge(TimeSpan.FromDays(1));
            _ = origins is null ? policy.AllowAnyOrigin() : policy.WithOrigins(origins);
        }));
    }

    public static void Use(IApplicationBuilder app, ServerSettings settings)
    {
        var isAny = OriginsOf(settings) is null;

        // The framework answers to an Origin alone. A shared cache keeps one answer for all, so it must be the same for those that send none.
        app.Use(next => http =>
        {
            if (isAny)
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                http.Response.Headers.AccessControlExposeHeaders = ReadHeader;
            }
            else
            {
                http.Response.OnStarting(VaryAsync, http);
            }

            return next(http);
        });
        app.UseCors();
    }

    private static Task VaryAsync(object http)
    {
        var headers = ((HttpContext)http).Response.Headers;
        if (!headers.Vary.ToString().Contains("Origin", StringComparison.OrdinalIgnoreCase))
        {
            headers.Append("Vary", "Origin");
        }

        return Task.CompletedTask;
    }

    /// <summary>The origins that may read; null when all may.</summary>
    private static string[]? OriginsOf(ServerSettings settings)
    {
        var origins = settings.Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return origins is ["*"] ? null
            : Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong
                ? throw new StartupException($"Server__Origins has '{wrong}', which is no origin; write origins as https://example.org, separated by spaces, or * for all.")
                : origins;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.GetLeftPart(UriPartial.Authority) == text;
}
