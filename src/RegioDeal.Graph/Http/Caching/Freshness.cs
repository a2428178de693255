using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>What answers say of how long they may be used again, and by which tag.</summary>
/// <param name="settings">For how long one from the current release may be.</param>
internal sealed class Freshness(ServerSettings settings)
{
    public const string NoStore = "no-store";

    /// <summary>Of a release by its number, which never changes: a year, the longest that caches take.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Bytes of a digest in a tag: two contents never share one by chance.</summary>
    private const int TagBytes = 16;

    private readonly string forNow = string.Create(CultureInfo.InvariantCulture, $"public, max-age={settings.MaxAge}, stale-while-revalidate={settings.StaleWhileRevalidate}");

    /// <summary>The strong entity tag of content that is known whole.</summary>
    public static string TagOf(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"";

    /// <summary>Whether the client says that it has an answer: then it is told that it may use it, with 304.</summary>
    /// <param name="http">Whose answer it is.</param>
    /// <param name="tag">The tag of the answer.</param>
    /// <param name="vary">The headers of a request that it depends on; null when there are none.</param>
    public bool IsHeld(HttpContext http, string tag, string? vary)
    {
        var bare = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag; // compared weakly, as RFC 9110 asks of If-None-Match
        if (http.Request.Headers.IfNoneMatch is not [_, ..] given || !EntityTagHeaderValue.TryParseList(given, out var tags) || !tags.Any(each => each.Tag == bare))
        {
            return false;
        }

        Describe(http, tag, vary);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Describes an answer by its tag: at the address of a release it never changes.</summary>
    /// <param name="http">Whose answer it is.</param>
    /// <param name="tag">The tag of the answer.</param>
    /// <param name="vary">The headers of a request that it depends on; null when there are none.</param>
    public void Describe(HttpContext http, string tag, string? vary)
    {
        http.Response.Headers.ETag = tag;
        Describe(http, vary, isForEver: http.GetRouteValue("number") is not null);
    }

    /// <summary>Describes an answer that may be used again.</summary>
    /// <param name="http">Whose answer it is.</param>
    /// <param name="vary">The headers of a request that it depends on; null when there are none.</param>
    /// <param name="isForEver">Whether it never changes.</param>
    public void Describe(HttpContext http, string? vary, bool isForEver)
    {
        http.Response.Headers.CacheControl = isForEver ? ForEver : forNow;
        if (vary is not null)
        {
            http.Response.Headers.Append(HeaderNames.Vary, vary);
        }
    }
}
