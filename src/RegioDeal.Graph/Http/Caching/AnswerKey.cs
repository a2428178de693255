using System.Buffers.Text;
using System.Security.Cryptography;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>What an answer depends on, all of it: the release, the build of the program, the request to the letter, and how the body is packed.</summary>
internal sealed class AnswerKey
{
    private readonly byte[] plain;

    private AnswerKey(byte[] plain, ContentEncoding encoding)
    {
        (this.plain, Encoding) = (plain, encoding);
        Plain = Convert.ToHexStringLower(plain);
    }

    /// <summary>How the body is packed.</summary>
    public ContentEncoding Encoding { get; }

    /// <summary>The key of the body before it is packed.</summary>
    public string Plain { get; }

    /// <summary>The key of the body as it is sent.</summary>
    public string Packed => Encoding.Name is null ? Plain : $"{Plain}-{Encoding.Name}";

    /// <summary>The key of a request. Two that differ in a blank have two keys: nothing has to be read to know that it is the same.</summary>
    public static AnswerKey Of(OpenRelease release, RawRequest request, ContentEncoding encoding)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(release.Identity);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"\n{request.Document}\n{(request.Body is null ? "GET" : "POST")}\n{request.Query}\n"));
        hash.AppendData(request.Body ?? []);
        return new AnswerKey(hash.GetHashAndReset(), encoding);
    }

    /// <summary>The strong entity tag: equal for answers that are equal to the byte, and of one media type.</summary>
    public string Tag(string mediaType) =>
        $"\"{Base64Url.EncodeToString(plain.AsSpan(0, 18))}{(mediaType == MediaTypes.Json ? "-j" : "-g")}{(Encoding.Name is null ? "" : "-" + Encoding.Name)}\"";
}
