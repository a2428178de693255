using System.Security.Cryptography;
using System.Text;

namespace RegioDeal.Graph.Packages;

/// <summary>A file of a package.</summary>
/// <param name="Name">Its path inside the package, with slashes.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record PackedFile(string Name, string Path);

/// <summary>Which files are the package: they are digested, and they are kept.</summary>
internal static class PackageFiles
{
    /// <summary>The files of a package in the order of their names. What lies beside them, as a README, is not of the package.</summary>
    public static IReadOnlyList<PackedFile> Of(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(file => file.Name.EndsWith(".csv", StringComparison.Ordinal) || file.Name.EndsWith(".txt", StringComparison.Ordinal) || IsText(file.Name) || file.Name == PackageDescriptor.File)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new PackedFile(file.Name, file.File))];

    /// <summary>Algorithm and digest over names and contents.</summary>
    public static string Digest(IEnumerable<PackedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name));
            using var content = File.OpenRead(file.Path);
            hash.AppendData(SHA256.HashData(content));
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static bool IsText(string name) => PackageTexts.Holds(name) && name.EndsWith(".md", StringComparison.Ordinal);
}
