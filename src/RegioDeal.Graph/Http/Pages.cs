using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Http.Site;

namespace RegioDeal.Graph.Http;

/// <summary>The plain page that says what this is, with its script and style. It stands at the root where there is no <see cref="Site.SiteEndpoints">site</see>.</summary>
internal static class Pages
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        if (!SiteFiles.IsBuilt)
        {
            Map("/", "index.html", "text/html");
        }

        Map("/index.html", "index.html", "text/html");
        Map("/index.css", "index.css", "text/css");
        Map("/index.js", "index.js", "text/javascript");

        void Map(string address, string name, string type) => routes.MapFixed(address, type, FixedContent.Read($"RegioDeal.Graph.Http.{name}")).WithSecurityHeadersPolicy(SecurityHeaders.Page);
    }

    /// <summary>The schema as text.</summary>
    public static void MapSchema(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapMethods($"{prefix}/schema.graphql", [HttpMethods.Get, HttpMethods.Head], GraphEndpoint.From(SchemaAsync));
        }
    }

    private static async Task SchemaAsync(HttpContext http, OpenRelease release)
    {
        if (!http.RequestServices.GetRequiredService<ServerSettings>().Introspection)
        {
            await GraphEndpoint.RefuseAsync(http, release, new SchemaOffException()).ConfigureAwait(false);
            return;
        }

        // Of the program and not of the release: it is not for ever at a release's address either.
        var (encoding, tag, body) = release.SchemaAs(ContentEncoding.Of(http.Request));
        http.RequestServices.GetRequiredService<Freshness>().Describe(http, HeaderNames.AcceptEncoding, isForEver: false);
        if (encoding.Name is { } name)
        {
            http.Response.Headers.ContentEncoding = name;
        }

        await Results.Bytes(body, "application/graphql; charset=utf-8", entityTag: new EntityTagHeaderValue(tag)).ExecuteAsync(http).ConfigureAwait(false);
    }
}
