using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using RegioDeal.Graph.Planning.GraphQLNet;
using Xunit;
using Xunit.Abstractions;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Operations made at random over the real schema, answered by both databases and by rows in memory.</summary>
/// <remarks><c>REGIODEAL_ORACLE_OPERATIONS</c> says how many; <c>CsCheck_Seed</c> repeats one that failed.</remarks>
[Collection(OracleCollection.Name)]
public sealed class OracleTests(RunningGraph graph, ITestOutputHelper output)
{
    private static readonly int Operations =
        int.TryParse(Environment.GetEnvironmentVariable("REGIODEAL_ORACLE_OPERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 3_000;

    [Fact]
    public async Task Any_operation_is_answered_as_a_reader_of_the_conventions_would()
    {
        var trial = new Trial(Engine(graph, Database.Sqlite), Engine(graph, Database.Postgres));
        var watch = Stopwatch.StartNew();
        await new OperationGen().SampleAsync(
            operation => CheckAsync(trial, operation),
            iter: Operations,
            threads: 2,
            print: operation => new OperationText(operation, new Dictionary<Place, string?>()).ToString());

        output.WriteLine($"{trial.Asked} operations in {watch.Elapsed.TotalSeconds:0} s, {trial.Refused} refused for their rows");
        Assert.InRange(trial.Refused, 0, trial.Asked / 20);
    }

    /// <summary>Fails with the smallest operation that is wrong in the same way.</summary>
    internal static async Task CheckAsync(Trial trial, Operation operation)
    {
        var (wrong, _) = await trial.PutAsync(operation);
        if (wrong is null)
        {
            return;
        }

        var small = await Shrinking.ShrinkAsync(operation, async smaller => (await trial.PutAsync(smaller)).Wrong?.Kind == wrong.Kind);
        var (rest, text) = await trial.PutAsync(small);
        Assert.Fail($"{rest ?? wrong}\n{text}");
    }

    /// <summary>Asks without HTTP: thousands of operations are to run in a minute.</summary>
    internal static Ask Engine(RunningGraph graph, Database database)
    {
        var engine = graph.Release(database).Engine;
        return async (query, variables) =>
        {
            using var given = JsonDocument.Parse(variables.ToJsonString());
            using var answer = await engine.AskAsync(new GraphRequest(query, null, given.RootElement), CancellationToken.None);
            return Said.Of(Encoding.UTF8.GetString(answer.Body.Span));
        };
    }
}

/// <summary>A service of its own, so that this runs beside the other tests.</summary>
[CollectionDefinition(Name)]
public sealed class OracleCollection : ICollectionFixture<RunningGraph>
{
    public const string Name = "oracle";
}
