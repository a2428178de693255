using RegioDeal.Graph.Planning.Plans;
using Xunit;

namespace RegioDeal.Graph.Tests.Data;

[Collection(GraphTests.Name)]
public sealed class CancellationTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task A_request_that_is_cancelled_ends_its_statement(Database database)
    {
        var endless = database == Database.Sqlite
            ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            : "SELECT count(*) FROM generate_series(1, 1000000000000)";
        var statement = new Statement(0, 0, endless, [], [CellType.Long], [], 0, null, null);
        var call = new StatementCall(statement, new PlanRun(new Plan([statement], [], [], new ObjectWriter([])), VariableValues.None, 10));
        using var client = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var running = Task.Run(() => graph.Release(database).Database.RunAsync([call], client.Token));

        // Without an interrupt neither statement would end.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
        await graph.Data(database, "{ pillars { code } }");
    }
}
