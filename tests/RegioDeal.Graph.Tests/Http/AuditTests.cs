using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>The audits of graphql-http, which hold a service against every MUST, SHOULD and MAY of GraphQL over HTTP.</summary>
[Collection(GraphTests.Name)]
public sealed class AuditTests(RunningGraph graph)
{
    /// <summary>Fewer than there are: an audit that vanished is no audit that passed.</summary>
    private const int Least = 60;

    private static readonly NpmPackage Package = new("audits", "REGIODEAL_TEST_AUDITS");

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/r/{0}/graphql")]
    public async Task Every_audit_passes(string address)
    {
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, graph.Release(Database.Sqlite).Number);
        var audits = await Package.LinesOfAsync("audit.mjs", new Uri(graph.Client(Database.Sqlite).BaseAddress!, path).ToString(), TimeSpan.FromMinutes(1));

        Assert.True(audits.Count >= Least, $"Only {audits.Count} audits ran.");
        Assert.All(audits, audit => Assert.True(audit.GetProperty("status").GetString() == "ok", audit.ToString()));
    }
}
