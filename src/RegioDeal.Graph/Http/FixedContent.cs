using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Caching;

namespace RegioDeal.Graph.Http;

/// <summary>Content that is a part of the program: it changes only with it, and whoever has it asks whether it did.</summary>
internal static class FixedContent
{
    /// <summary>A file that travels in the program.</summary>
    /// <param name="name">The name that the build gave it.</param>
    public static byte[] Read(string name)
    {
        using var stream = typeof(FixedContent).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <param name="routes">Where to.</param>
    /// <param name="address">Its address.</param>
    /// <param name="type">Its media type; it is text in UTF-8.</param>
    /// <param name="content">The content.</param>
    /// <param name="freshness">For how long it may be used without asking, as <c>Cache-Control</c> says it.</param>
    public static IEndpointConventionBuilder MapFixed(this IEndpointRouteBuilder routes, string address, string type, byte[] content, string freshness = "no-cache")
    {
        var tag = new EntityTagHeaderValue(Freshness.TagOf(content));
        return routes.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = freshness;
            return Results.Bytes(content, $"{type}; charset=utf-8", entityTag: tag);
        });
    }
}
