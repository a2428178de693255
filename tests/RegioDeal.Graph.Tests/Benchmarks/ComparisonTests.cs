using System.Diagnostics;
using Xunit;

namespace RegioDeal.Graph.Tests.Benchmarks;

/// <summary>The comparison with others stays alive: all of it runs once, and no figure is looked at.</summary>
public sealed class ComparisonTests : IDisposable
{
    private static readonly string[] Contenders = ["ours, PostgreSQL", "ours, SQLite", "ours, kept", "yardstick", "SQL builds JSON", "PostGraphile", "GraphQL.NET with EF", "constant"];

    // Who answers the trusted document.
    private static readonly string[] Tagged = ["ours, PostgreSQL", "ours, SQLite", "ours, kept", "constant"];

    private readonly string folder = Directory.CreateTempSubdirectory("regiodeal-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task All_contenders_give_the_same_answers_under_load()
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Repository.Benchmarks, "compare", "--small", "--out", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["REGIODEAL_BENCHMARK_PROGRAM"] = Repository.Program },
        })!;
        var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));

        Assert.True(program.ExitCode == 0, await wrong);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "comparison.md"));
        Assert.Equal(lines, (await said).TrimEnd().Split('\n'));

        // Question, contender, requests a second.
        var rows = lines.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length == 11).Skip(2).Select(cells => (Question: cells[1], Contender: cells[2], Rate: cells[3])).ToArray();
        string[] questions = [.. Directory.GetFiles(Repository.File("benchmarks", "RegioDeal.Graph.Benchmarks", "Comparing", "Questions")).Select(file => Path.GetFileNameWithoutExtension(file)!), "not-modified"];
        Assert.Equal(
            questions.SelectMany(question => Contenders.Select(contender => $"{question} {contender}")).Order(),
            rows.Select(row => $"{row.Question} {row.Contender}").Order());
        Assert.All(rows, row => Assert.Equal(row.Question != "not-modified" || Tagged.Contains(row.Contender), row.Rate != "-"));
        Assert.Equal(1 + rows.Length, (await File.ReadAllLinesAsync(Path.Combine(folder, "comparison.csv"))).Length);
    }
}
