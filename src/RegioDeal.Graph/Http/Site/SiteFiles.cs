using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using RegioDeal.Graph.Http.Caching;

namespace RegioDeal.Graph.Http.Site;

/// <summary>The files of the site that travel with the program. There are none where it was built without Node.js.</summary>
internal static class SiteFiles
{
    private const string Folder = "site/";

    /// <summary>The languages of the pages; the first is for whoever asks for neither.</summary>
    internal static readonly string[] Languages = ["nl", "en"];

    private static readonly HashSet<string> Names = [.. typeof(SiteFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])];

    /// <summary>Whether the program has the site.</summary>
    public static bool IsBuilt { get; } = Names.Contains("index.html");

    /// <summary>The addresses of its pages, as <c>/nl/projecten/:code</c>: where a colon stands a part varies.</summary>
    public static IReadOnlyList<string> ReadPages() => JsonSerializer.Deserialize<string[]>(Read("pages.json"))!;

    /// <summary>Reads a file whole.</summary>
    public static byte[] Read(string name) => FixedContent.Read(Folder + name);

    /// <summary>A script, style or other part of the pages, as the client takes it. Its name has a digest of its content.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="accepted">How the client likes it best.</param>
    /// <param name="content">The content, as <paramref name="encoding"/> says; it lies in the program and not on the heap.</param>
    /// <param name="encoding">How it is packed.</param>
    public static bool TryOpen(string name, ContentEncoding accepted, [NotNullWhen(true)] out Stream? content, out ContentEncoding encoding)
    {
        var packed = accepted == ContentEncoding.Brotli ? $"{name}.br" : $"{name}.gz";
        encoding = accepted.Name is not null && Names.Contains(packed) ? accepted : ContentEncoding.Identity;
        content = Names.Contains(name) ? Open(encoding == ContentEncoding.Identity ? name : packed) : null;
        return content is not null;
    }

    private static Stream Open(string name) => typeof(SiteFiles).Assembly.GetManifestResourceStream(Folder + name)!;
}
