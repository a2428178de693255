using System.Net;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>What an answer takes, shown to those who may see it; and what ends it when it takes too long.</summary>
[Collection(GraphTests.Name)]
public sealed class PlanReportTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_header_asks_for_the_plan_and_other_values_keep_it(Database database)
    {
        const string query = "query ($codes: [String]!) { projects(where: { code: { in: $codes } }) { totalCount nodes { code allocations { nodes { amount } } } } }";
        var codes = Enumerable.Range(0, 10_000).Select(i => $"no such code {i}").Append("1.1").ToArray();

        await Asked(database, query, new { codes = new[] { "2.4 a" } });
        var answer = await Asked(database, query, new { codes });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(3, answer.Json.GetProperty("data").GetProperty("projects").GetProperty("totalCount").GetInt32());
        var nodes = answer.Json.GetProperty("data").GetProperty("projects").GetProperty("nodes");
        var plan = answer.Json.GetProperty("extensions").GetProperty("plan");
        Assert.True(plan.GetProperty("wasKnown").GetBoolean());
        Assert.Equal(
            [$"projects.nodes.allocations: {nodes.EnumerateArray().Sum(project => project.GetProperty("allocations").GetProperty("nodes").GetArrayLength())}", "projects: 1", "projects: 3"],
            plan.GetProperty("statements").EnumerateArray().Select(statement => $"{statement.GetProperty("path").GetString()}: {statement.GetProperty("rows").GetInt32()}").Order());
        Assert.Contains("[String] projects.where.code.in", plan.GetProperty("statements").EnumerateArray()
            .SelectMany(statement => statement.GetProperty("slots").EnumerateArray())
            .Select(slot => $"{slot.GetProperty("type").GetString()} {slot.GetProperty("path").GetString()}"));
        Assert.DoesNotContain("no such code 5", answer.Text, StringComparison.Ordinal);
        Assert.False((await graph.Ask(database, query, new { codes })).Json.GetProperty("extensions").TryGetProperty("plan", out _));
    }

    [Fact]
    public async Task A_service_shows_its_plans_only_where_it_was_told_to()
    {
        var other = await GraphServer.CreateAsync(["--urls", "http://127.0.0.1:0", .. graph.Settings(Database.Sqlite)], CancellationToken.None);
        await using (other)
        {
            await other.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
            client.DefaultRequestHeaders.Add("GraphQL-Plan", "report");

            var answer = await Answer.OfAsync(await client.PostAsJsonAsync("/graphql", new { query = "{ pillars { code } }" }));

            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal(
                "PLAN_NOT_SHOWN [] 'GraphQL-Plan' is 'report', and only where the service shows its plans. Leave the header out, or start the service with Server:ShowPlans=true.",
                answer.Error);
            Assert.DoesNotContain("SELECT", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_takes_too_long_is_ended_with_its_statements(Database database)
    {
        using var engine = Endless(database, new PlanLimits { Time = TimeSpan.FromMilliseconds(250) });

        using var answer = await Task.Run(() => engine.AskAsync(new GraphRequest("{ pillars { code } }", null, null), CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(AnswerKind.Overdue, answer.Kind);
        Assert.Equal(
            """{"errors":[{"message":"The answer took longer than 0.25 seconds and was ended. Ask for less: smaller pages, fewer nested lists, a narrower filter.","extensions":{"code":"TIMEOUT"}}]}""",
            Encoding.UTF8.GetString(answer.Body.Span));
        await NothingRunsAsync(database);
    }

    [Theory, EachDatabase]
    public async Task A_request_that_goes_away_ends_its_statements(Database database)
    {
        using var away = new CancellationTokenSource(TimeSpan.FromMilliseconds(250));

        using var engine = Endless(database, new PlanLimits());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => engine.AskAsync(new GraphRequest("{ pillars { code } }", null, null), away.Token)).WaitAsync(TimeSpan.FromSeconds(60)));

        await NothingRunsAsync(database);
        await graph.Data(database, "{ pillars { code } }");
    }

    [Fact]
    public async Task More_links_than_SQLite_joins_are_told_with_their_place()
    {
        var deep = Parents("pillar { code }", 40);

        var answer = await graph.Ask(Database.Sqlite, deep);

        Assert.Equal("TOO_COMPLEX [projects] This part of the operation is too large: it follows more than 63 links. Ask for less at once, or use 'in' with a list instead of many conditions.", answer.Error);
        await graph.Data(Database.Postgres, deep);
    }

    [Theory, EachDatabase]
    public async Task A_document_that_is_nested_too_deeply_is_told_so(Database database)
    {
        await graph.Data(database, Parents("code", 50));

        Assert.Equal("TOO_COMPLEX [] The document is nested too deeply. Ask for fewer levels.", (await graph.Ask(database, Parents("code", 70))).Error);
    }

    /// <summary>A project, the one that it is part of, and so on; of each the same is selected.</summary>
    private static string Parents(string selection, int levels) =>
        $"{{ projects(first: 1) {{ nodes {{ {string.Concat(Enumerable.Repeat($"{selection} parent {{ ", levels))}{selection}{string.Concat(Enumerable.Repeat(" }", levels))} }} }} }}";

    [Theory, EachDatabase]
    public async Task A_command_explains_an_operation(Database database)
    {
        var (status, said) = await ExplainAsync(database, Path.Combine(Repository.Root, "schema", "operations", "project.graphql"));
        Assert.True(status == 0, said);
        Assert.StartsWith($"Release {graph.Release(database).Number} ({graph.Release(database).Database.Name}, {graph.Release(database).Database.Product}): statements 5, levels 3.", said, StringComparison.Ordinal);
        Assert.Contains("Statement 1, level 1, project.allocations, for the rows of statement 0: 2 rows in ", said, StringComparison.Ordinal);
        Assert.Contains("  @Value: [Int32], from project.allocations.nodes", said, StringComparison.Ordinal);
        Assert.Contains(database == Database.Sqlite ? "  |   SEARCH a USING INDEX ix_allocation_project_id" : "  |         ->  ", said, StringComparison.Ordinal);

        (status, said) = await ExplainAsync(database, "nosuch.graphql");
        Assert.Equal((1, "'nosuch.graphql' cannot be read. Name a file that holds a GraphQL document."), (status, said.Trim()));
        (status, said) = await ExplainAsync(database, Path.Combine(Repository.Root, "schema", "operations", "project.graphql"), "--operation", "Nosuch");
        Assert.Equal((1, true), (status, said.Trim().EndsWith("project.graphql: The document holds no operation called 'Nosuch'.", StringComparison.Ordinal)));
    }

    private GraphEngine Endless(Database database, PlanLimits limits)
    {
        var release = graph.Release(database);
        return new GraphEngine(release.Database.Graph, new EndlessDatabase(release.Database, database), limits, facts: release.Facts);
    }

    private async Task<(int Status, string Said)> ExplainAsync(Database database, string file, params string[] options)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var status = await ExplainCommand.Create().Parse([file, .. options, .. graph.Settings(database)])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = text, Error = text });
        return (status, text.ToString());
    }

    private async Task<Answer> Asked(Database database, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("GraphQL-Plan", "report");
        using var response = await graph.Client(database).SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>Nothing of the endless statement is left on the server; on SQLite it ran inside of the answer.</summary>
    private async Task NothingRunsAsync(Database database)
    {
        if (database == Database.Sqlite)
        {
            return;
        }

        await using var source = NpgsqlDataSource.Create(graph.Settings(database)[1]);
        await using var command = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND datname = current_database() AND query LIKE '%generate_series%'");
        for (var tries = 0; (long)(await command.ExecuteScalarAsync())! > 0; tries++)
        {
            Assert.True(tries < 100, "The statement still runs.");
            await Task.Delay(50);
        }
    }

    /// <summary>A database on which every statement takes for ever.</summary>
    private sealed class EndlessDatabase(GraphDatabase inner, Database product) : GraphDatabase
    {
        public override Microsoft.EntityFrameworkCore.DbContext CreateContext() => inner.CreateContext();

        public override Task RunAsync(IReadOnlyList<StatementCall> calls, CancellationToken cancellationToken)
        {
            var sql = product == Database.Sqlite
                ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
                : "SELECT count(*) FROM generate_series(1, 1000000000000)";
            var statement = new Statement(0, 0, sql, [], [CellType.Long], [], 0, null, null);
            return inner.RunAsync([new StatementCall(statement, new PlanRun(new Plan([statement], [], [], new ObjectWriter([])), VariableValues.None, 10))], cancellationToken);
        }

        public override Task<IReadOnlyList<string>> ExplainAsync(StatementCall call, CancellationToken cancellationToken) => inner.ExplainAsync(call, cancellationToken);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask; // the other's
    }
}
