using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>What an answer depends on, all of it: the release, the build of the program, the request to the letter, and how the body is packed.</summary>
internal sealed class AnswerKey
{
    /// <summary>Bytes of the digest that a tag shows: enough that two answers never share one by chance.</summary>
    private const int TagBytes = 18;

    private AnswerKey(ReadOnlySpan<byte> digest, ContentEncoding encoding)
    {
        Encoding = encoding;
        Plain = Base64Url.EncodeToString(digest);
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
        var most = release.Identity.Length + System.Text.Encoding.UTF8.GetMaxByteCount((request.Document?.Length ?? 0) + (request.Query?.Length ?? 0)) + (request.Body?.Length ?? 0) + 3;
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var length = 0;
            Add(release.Identity);
            AddText(request.Document);
            AddText(request.Query);
            if (request.Body is { } body)
            {
                bytes[length++] = (byte)'\n';
                Add(body);
            }

            return new AnswerKey(SHA256.HashData(bytes.AsSpan(0, length)), encoding);

            void Add(ReadOnlySpan<byte> part)
            {
                part.CopyTo(bytes.AsSpan(length));
                length += part.Length;
            }

            // No line break stands in an address.
            void AddText(string? part)
            {
                bytes[length++] = (byte)'\n';
                length += System.Text.Encoding.UTF8.GetBytes(part, bytes.AsSpan(length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The strong entity tag: equal for answers that are equal to the byte, and of one media type.</summary>
    public string Tag(string mediaType) =>
        $"\"{Plain.AsSpan(0, TagBytes * 4 / 3)}{(mediaType == MediaTypes.Json ? "-j" : "-g")}{(Encoding.Name is null ? "" : "-")}{Encoding.Name}\"";
}
