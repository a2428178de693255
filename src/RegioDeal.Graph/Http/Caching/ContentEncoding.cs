using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>How the body of an answer is packed.</summary>
/// <param name="Name">Its name in <c>Content-Encoding</c>; null when it is sent as it is.</param>
internal sealed record ContentEncoding(string? Name)
{
    /// <summary>The smallest body that is packed, in bytes: below it a packed one is hardly smaller.</summary>
    private const int Smallest = 1_000;

    /// <summary>How hard Brotli tries, of 11: what is packed is kept, and the last steps take ten times as long for a few percent.</summary>
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    public static ContentEncoding Identity { get; } = new((string?)null);

    public static ContentEncoding Brotli { get; } = new("br");

    public static ContentEncoding Gzip { get; } = new("gzip");

    /// <summary>The encoding that the client likes best; of two that it likes alike the one that packs better.</summary>
    public static ContentEncoding Of(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
        {
            return Identity;
        }

        var (brotli, gzip, identity) = (Quality("br") ?? Quality("*") ?? 0, Quality("gzip") ?? Quality("*") ?? 0, Quality("identity") ?? 0);
        var best = brotli >= gzip ? Brotli : Gzip;
        return Math.Max(brotli, gzip) is var quality && quality > 0 && quality >= identity ? best : Identity;

        double? Quality(string name) => accepted.FirstOrDefault(each => each.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
    }

    /// <summary>The body packed; as it is when that is not worth it.</summary>
    public (ContentEncoding Encoding, byte[] Body) Pack(byte[] body)
    {
        if (Name is null || body.Length < Smallest)
        {
            return (Identity, body);
        }

        if (this == Brotli)
        {
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
            return BrotliEncoder.TryCompress(body, packed, out var length, BrotliQuality, BrotliWindow) && length < body.Length
                ? (Brotli, packed[..length])
                : (Identity, body);
        }

        using var text = new MemoryStream();
        using (var gzip = new GZipStream(text, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return text.Length < body.Length ? (Gzip, text.ToArray()) : (Identity, body);
    }
}
