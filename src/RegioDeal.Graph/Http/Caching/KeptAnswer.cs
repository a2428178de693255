using System.Buffers;
using System.ComponentModel;
using Microsoft.Extensions.Caching.Hybrid;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>An answer without errors, as it is kept and sent.</summary>
/// <param name="body">The body, packed.</param>
/// <param name="encoding">How it is packed.</param>
/// <param name="asked">Which document it answers.</param>
/// <param name="operation">What was run for it.</param>
/// <param name="digest">The <see cref="AnswerKey.Digest"/> of its request; null when clients are told no tag of it.</param>
[ImmutableObject(true)] // so that the cache hands out the same one, and no copy
internal sealed class KeptAnswer(byte[] body, ContentEncoding encoding, AskedDocument asked, OperationFacts operation, string? digest)
{
    public byte[] Body { get; } = body;

    public ContentEncoding Encoding { get; } = encoding;

    public AskedDocument Asked { get; } = asked;

    public OperationFacts Operation { get; } = operation;

    public string? Digest { get; } = digest;

    public KeptAnswer PackedBy(ContentEncoding other) => other.Pack(Body) is var (packing, packed) && packing != Encoding
        ? new KeptAnswer(packed, packing, Asked, Operation, Digest)
        : this;
}

/// <summary>Tells the cache how large an answer is; it keeps answers in memory, as they are, and reads none back.</summary>
internal sealed class KeptAnswerSize : IHybridCacheSerializer<KeptAnswer>
{
    /// <summary>What an entry takes beside its body, in bytes: key, objects, and the entry of the cache.</summary>
    private static readonly byte[] Beside = new byte[1_000];

    /// <inheritdoc/>
    public void Serialize(KeptAnswer value, IBufferWriter<byte> target)
    {
        target.Write(value.Body);
        target.Write(Beside);
    }

    /// <inheritdoc/>
    public KeptAnswer Deserialize(ReadOnlySequence<byte> source) => throw new NotSupportedException("Answers are kept in memory alone.");
}
