using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>What an answer depends on, all of it: the release, the build of the program, the request to the letter, and how the body is packed.</summary>
/// <param name="release">Which release answers.</param>
/// <param name="request">The request. Two that differ in a blank have two keys: nothing has to be read to know that it is the same.</param>
/// <param name="encoding">How the body is packed.</param>
internal sealed class AnswerKey(OpenRelease release, RawRequest request, ContentEncoding encoding)
{
    /// <summary>Bytes of the digest that a tag shows: enough that two answers never share one by chance.</summary>
    private const int TagBytes = 18;

    /// <summary>The longest address that is its own key, in characters. A digest takes longer to make than a short text to compare.</summary>
    private const int LongestAddress = 500;

    private string? plain;
    private string? digest;

    /// <summary>How the body is packed.</summary>
    public ContentEncoding Encoding => encoding;

    /// <summary>The key of the body before it is packed, among the answers of this process.</summary>
    public string Plain => plain ??= TextOf(release, request) ?? Digest;

    /// <summary>The key of the body as it is sent.</summary>
    public string Packed => encoding.Name is null ? Plain : $"{Plain} {encoding.Name}";

    /// <summary>Whether clients are told a tag of the answer: of GET alone.</summary>
    public bool IsTagged => request.Body is null;

    /// <summary>Equal for requests that are equal to the letter, on every instance that has the same release and build.</summary>
    public string Digest => digest ??= DigestOf(release, request);

    /// <summary>The strong entity tag: equal for answers that are equal to the byte, and of one media type.</summary>
    /// <param name="ofDigest">The <see cref="Digest"/>, when it is known already.</param>
    /// <param name="mediaType">One of <see cref="MediaTypes"/>.</param>
    public string Tag(string ofDigest, string mediaType) =>
        $"\"{ofDigest.AsSpan(0, TagBytes * 4 / 3)}{(mediaType == MediaTypes.Json ? "-j" : "-g")}{(encoding.Name is null ? "" : "-")}{encoding.Name}\"";

    /// <summary>The tag of the same answer as a table. It is a weak one: a workbook tells when it was packed.</summary>
    /// <param name="format">What the address of the table ends with.</param>
    public string TableTag(string format) => $"W/\"{Digest.AsSpan(0, TagBytes * 4 / 3)}-{format}\"";

    /// <returns>Null when the request is too long for it, or has what no text of a key may have.</returns>
    private static string? TextOf(OpenRelease release, RawRequest request)
    {
        var (document, query) = (request.Document ?? "", request.Query ?? "");
        return request.Body is null && document.Length + query.Length <= LongestAddress && IsPrinted(document) && IsPrinted(query)
            ? string.Create(CultureInfo.InvariantCulture, $"{release.Database.Name} {document.Length} {document}{query}")
            : null;
    }

    private static bool IsPrinted(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string DigestOf(OpenRelease release, RawRequest request)
    {
        var most = release.Identity.Length + System.Text.Encoding.UTF8.GetMaxByteCount((request.Document?.Length ?? 0) + (request.Query?.Length ?? 0)) + (request.Body?.Length ?? 0) + (3 * sizeof(int));
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var length = 0;
            Add(release.Identity);
            AddText(request.Document);
            AddText(request.Query);
            AddLength(request.Body?.Length ?? -1);
            Add(request.Body);
            return Base64Url.EncodeToString(SHA256.HashData(bytes.AsSpan(0, length)));

            void Add(ReadOnlySpan<byte> part)
            {
                part.CopyTo(bytes.AsSpan(length));
                length += part.Length;
            }

            void AddText(string? part)
            {
                AddLength(part?.Length ?? -1);
                length += System.Text.Encoding.UTF8.GetBytes(part, bytes.AsSpan(length));
            }

            // No part can be taken for the end of another.
            void AddLength(int of)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), of);
                length += sizeof(int);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
