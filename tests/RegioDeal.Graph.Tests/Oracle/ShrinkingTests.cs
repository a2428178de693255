using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Shows with services that are made wrong on purpose that a fault is found, and told by a small query that one can paste.</summary>
[Collection(OracleCollection.Name)]
public sealed partial class ShrinkingTests(RunningGraph graph)
{
    [Fact]
    public async Task A_wrong_value_is_told_by_the_query_that_asks_it_alone()
    {
        var right = OracleTests.Engine(graph, Database.Sqlite);
        var trial = new Trial(
            async (query, variables) => await right(query, variables) is var said && query.Contains(" pillars", StringComparison.Ordinal)
                ? Said.Of(said.Text.Replace("\"Wonen\"", "\"Woonen\"", StringComparison.Ordinal))
                : said,
            OracleTests.Engine(graph, Database.Postgres));

        // Large ones, so that there is something to take away.
        var operation = Drawn().First(one =>
            one.Selection is [_, ..] nodes
            && Interpreter.Flat(nodes).Any(pick => pick is { Name: "pillars", Arguments.Count: > 0, Children.Count: > 1 } && Interpreter.Flat(pick.Children).Any(inner => inner.Name == "name"))
            && new OperationText(one, new Dictionary<Place, string?>()).Query.Length > 150);
        Assert.Equal(
            """
            SQLite at pillars[1].name
              expected "Wonen"
              actual   "Woonen"
            { pillars { name } }
            """,
            await ToldAsync(trial, operation));
    }

    [Fact]
    public async Task A_wrong_condition_is_told_by_a_query_with_that_condition_alone()
    {
        var right = OracleTests.Engine(graph, Database.Postgres);
        var trial = new Trial(
            OracleTests.Engine(graph, Database.Sqlite),
            (query, variables) => right(query.Replace("ngte:", "lt:", StringComparison.Ordinal), JsonNode.Parse(variables.ToJsonString().Replace("\"ngte\"", "\"lt\"", StringComparison.Ordinal))!.AsObject()));
        foreach (var operation in Drawn().Where(one => new OperationText(one, new Dictionary<Place, string?>()) is var text && $"{text}".Contains("ngte", StringComparison.Ordinal) && Conditions().Count($"{text}") > 1))
        {
            if (await trial.PutAsync(operation) is not ({ Kind: "answer" } wrong, _) || wrong.Database != "PostgreSQL")
            {
                continue;
            }

            var told = await ToldAsync(trial, operation);
            Assert.Equal(1, Conditions().Count(told));
            Assert.Contains("ngte", told, StringComparison.Ordinal);
            Assert.StartsWith("PostgreSQL at", told, StringComparison.Ordinal);
            var query = told[told.IndexOf('{', StringComparison.Ordinal)..].Split("\nvariables: ");
            Assert.True(query[0].Length < 200, told);
            return;
        }

        Assert.Fail("No operation showed the fault.");
    }

    [GeneratedRegex("""\b(n?eq|n?in|n?[gl]te?|n?contains|n?startsWith|n?endsWith|any)"?:""")]
    private static partial Regex Conditions();

    /// <summary>Always the same operations.</summary>
    private static IEnumerable<Operation> Drawn() => Enumerable.Range(1, 20_000).Select(seed => new OperationMaker(new PCG((uint)seed, (ulong)seed)).Operation());

    private static async Task<string> ToldAsync(Trial trial, Operation operation) =>
        (await Assert.ThrowsAsync<FailException>(() => OracleTests.CheckAsync(trial, operation))).Message;
}
