using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Security;

namespace RegioDeal.Graph.Http.Site;

/// <summary>The addresses of the site: one document for all pages, which their script fills, and the parts that it loads.</summary>
internal static class SiteEndpoints
{
    /// <summary>Where the scripts and styles are; the build puts them there.</summary>
    private const string Assets = "/assets/{name}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Maps the site when the program has one.</summary>
    public static void MapSite(this IEndpointRouteBuilder routes)
    {
        if (!SiteFiles.IsBuilt)
        {
            return;
        }

        routes.MapMethods("/", Reading, ToLanguage).WithSecurityHeadersPolicy(SecurityHeaders.Page);
        routes.MapMethods(Assets, Reading, AssetOf).WithSecurityHeadersPolicy(SecurityHeaders.Page);
        routes.MapFixed("/graphiql", "text/html", SiteFiles.Read("graphiql.html")).WithSecurityHeadersPolicy(SecurityHeaders.Explorer);

        var page = Encoding.UTF8.GetString(SiteFiles.Read("index.html"));
        foreach (var language in SiteFiles.Languages)
        {
            var content = Encoding.UTF8.GetBytes(InLanguage(page, language));
            foreach (var address in SiteFiles.ReadPages().Where(address => address.StartsWith($"/{language}/", StringComparison.Ordinal)))
            {
                routes.MapFixed(PatternOf(address), "text/html", content).WithSecurityHeadersPolicy(SecurityHeaders.Page);
            }

            // Of the same document, so that a reader sees where to go on; its status tells a program that there is no such page.
            routes.MapMethods($"/{language}/{{**rest}}", Reading, (HttpContext http) =>
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                http.Response.Headers.CacheControl = Freshness.NoStore;
                return Results.Bytes(content, "text/html; charset=utf-8");
            }).WithSecurityHeadersPolicy(SecurityHeaders.Page);
        }
    }

    /// <summary>Leads to the pages in the language that the browser asks for. The address holds the one that a reader chooses: there are no cookies.</summary>
    private static IResult ToLanguage(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return Results.Redirect($"/{Wanted(http.Request)}/");
    }

    private static string Wanted(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
        {
            return SiteFiles.Languages[0];
        }

        return SiteFiles.Languages.MaxBy(language => accepted
            .Where(each => each.Value.Equals(language, StringComparison.OrdinalIgnoreCase) || each.Value.StartsWith($"{language}-", StringComparison.OrdinalIgnoreCase))
            .Max(each => (double?)(each.Quality ?? 1)) ?? 0)!;
    }

    private static IResult AssetOf(HttpContext http, string name)
    {
        // What is not there by its own name was of another build. The packed ones are no files of their own.
        if (name is "index.html" or "graphiql.html" or "pages.json" || !Types.TryGetContentType(name, out var type)
            || !SiteFiles.TryOpen(name, ContentEncoding.Of(http.Request), out var content, out var encoding))
        {
            return Results.NotFound();
        }

        http.RequestServices.GetRequiredService<Freshness>().Describe(http, HeaderNames.AcceptEncoding, isForEver: true);
        if (encoding.Name is { } packed)
        {
            http.Response.Headers.ContentEncoding = packed;
        }

        return Results.Stream(content, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type);
    }

    private static string PatternOf(string address) =>
        string.Join('/', address.Split('/').Select(part => part.StartsWith(':') ? $"{{{part[1..]}}}" : part));

    private static string InLanguage(string page, string language) =>
        page.Replace("<html lang=\"nl\">", $"<html lang=\"{language}\">", StringComparison.Ordinal)
            .Replace("<title>Monitor Regio Deal</title>", language == "en" ? "<title>Regio Deal monitor</title>" : "<title>Monitor Regio Deal</title>", StringComparison.Ordinal);
}
