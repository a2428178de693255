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
    public static string Program { get; } = Environment.GetEnvironmentVariable("REGIODEAL_TEST_PROGRAM") ?? Built();

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

    private static string Built()
    {
        var beside = typeof(GraphServer).Assembly.Location;
        return Path.Combine(Root, "src", "RegioDeal.Graph", Path.GetRelativePath(File("tests", "RegioDeal.Graph.Tests"), beside));
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
