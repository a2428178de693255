using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>The audits of graphql-http, which hold a service against every MUST, SHOULD and MAY of GraphQL over HTTP.</summary>
[Collection(GraphTests.Name)]
public sealed class AuditTests(RunningGraph graph)
{
    /// <summary>Fewer than there are: an audit that vanished is no audit that passed.</summary>
    private const int Least = 60;

    /// <summary>Where <c>./test</c> installed them, else where they are installed by hand.</summary>
    private static string Folder => Environment.GetEnvironmentVariable("REGIODEAL_TEST_AUDITS") ?? Repository.File("tests", "audits");

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/r/{0}/graphql")]
    public async Task Every_audit_passes(string address)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "The audits are not installed: run ./test, or 'npm ci' in tests/audits.");
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, graph.Release(Database.Sqlite).Number);
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "audit.mjs"), new Uri(graph.Client(Database.Sqlite).BaseAddress!, path).ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(node.ExitCode == 0, await wrong);
        var audits = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.True(audits.Length >= Least, $"Only {audits.Length} audits ran.");
        Assert.All(audits, audit => Assert.True(audit.GetProperty("status").GetString() == "ok", audit.ToString()));
    }
}
