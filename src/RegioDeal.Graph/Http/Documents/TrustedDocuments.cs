using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>The documents of <c>schema/operations/</c>, which travel with the program.</summary>
internal static class TrustedDocuments
{
    private const string Folder = "operations/";
    private const string Ending = ".graphql";
    private const string HashPrefix = "sha256:";

    private static readonly Dictionary<string, TrustedDocument> ByName = Read().ToDictionary(document => document.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, TrustedDocument> ByHash = ByName.Values.ToDictionary(document => document.Hash, StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<TrustedDocument> All { get; } = [.. ByName.Values.OrderBy(document => document.Name, StringComparer.Ordinal)];

    /// <summary>Finds one by the name of its file.</summary>
    public static bool TryName(string name, [NotNullWhen(true)] out TrustedDocument? document) => ByName.TryGetValue(name, out document);

    /// <summary>Finds one by the SHA-256 of its text; capital digits are taken too.</summary>
    public static bool TryHash(string hash, [NotNullWhen(true)] out TrustedDocument? document) =>
        ByHash.TryGetValue(hash.Length == 64 ? hash.ToLowerInvariant() : hash, out document);

    /// <summary>Finds one by the id of GraphQL over HTTP: <c>sha256:</c> and its hash, or its name.</summary>
    public static bool TryId(string id, [NotNullWhen(true)] out TrustedDocument? document) =>
        id.StartsWith(HashPrefix, StringComparison.Ordinal) ? TryHash(id[HashPrefix.Length..], out document) : TryName(id, out document);

    private static IEnumerable<TrustedDocument> Read()
    {
        var assembly = typeof(TrustedDocuments).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new TrustedDocument(resource[Folder.Length..^Ending.Length], reader.ReadToEnd());
        }
    }
}
