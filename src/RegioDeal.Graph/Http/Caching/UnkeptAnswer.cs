using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Caching;

/// <summary>An answer with errors. It is thrown past the cache, which would keep what is returned, to all who wait for it.</summary>
/// <param name="kind">How the question ended.</param>
/// <param name="code">The code of its first error.</param>
/// <param name="body">The body, JSON in UTF-8.</param>
/// <param name="asked">Which document it answers.</param>
internal sealed class UnkeptAnswerException(AnswerKind kind, string code, byte[] body, AskedDocument asked) : Exception
{
    public AnswerKind Kind { get; } = kind;

    public string Code { get; } = code;

    public byte[] Body { get; } = body;

    public AskedDocument Asked { get; } = asked;
}
