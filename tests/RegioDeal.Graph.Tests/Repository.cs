using System.Runtime.CompilerServices;
using RegioDeal.Graph.Http;

namespace RegioDeal.Graph.Tests;

/// <summary>The files of the repository that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    public static string Read(params string[] path) => System.IO.File.ReadAllText(File(path));

    /// <summary>The program that tests start: the published one, which <c>./test</c> names, else the one that was built. (The copy beside the tests lacks what the program loads by platform.)</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("REGIODEAL_TEST_PROGRAM") ?? Built("src", "RegioDeal.Graph");

    /// <summary>The program that measures, as it was built.</summary>
    public static string Benchmarks { get; } = Built("benchmarks", "RegioDeal.Graph.Benchmarks");

    /// <summary>What of the checked-in results <c>./test --accept</c> renews.</summary>
    public static string? Accepted => Environment.GetEnvironmentVariable("REGIODEAL_ACCEPT");

    /// <summary>Copies the package of the repository, for tests that break it.</summary>
    public static void CopySeed(string to)
    {
        foreach (var file in Directory.EnumerateFiles(File("seed"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(File("seed"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    /// <summary>A program of the repository, built as these tests are.</summary>
    private static string Built(string folder, string project)
    {
        var beside = Path.GetDirectoryName(typeof(GraphServer).Assembly.Location)!;
        return Path.Combine(Root, folder, project, Path.GetRelativePath(File("tests", "RegioDeal.Graph.Tests"), beside), project + ".dll");
    }

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "RegioDeal.Graph.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
