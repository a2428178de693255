using System.Security.Cryptography;
using System.Text;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>A document that the service knows by name, and has checked when it was built.</summary>
/// <param name="name">The name of its file in <c>schema/operations/</c>, without the ending: its address is <c>/graphql/{name}</c>.</param>
/// <param name="text">The file as it is.</param>
internal sealed class TrustedDocument(string name, string text)
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>The SHA-256 of the text in UTF-8, 64 lowercase hexadecimal digits, as <c>sha256sum</c> prints it.</summary>
    public string Hash { get; } = HashOf(text);

    /// <summary>What it is for: the comment that it begins with. Empty when there is none.</summary>
    public string Description { get; } = string.Join(' ', text.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
