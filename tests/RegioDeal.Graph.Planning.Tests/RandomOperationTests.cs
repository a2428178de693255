using System.Text.Json.Nodes;
using CsCheck;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Operations made at random, answered by rows in memory and by both databases.</summary>
[Collection(LendingTests.Name)]
public sealed class RandomOperationTests(Lendings lendings)
{
    private const int Operations = 200;

    [Theory, EachDatabase]
    public async Task Any_operation_is_answered_as_a_reader_of_the_conventions_would(Database product) =>
        await new OperationGen(new LendingData(0, new LendingSize())).Operation().SampleAsync(
            operation => CheckAsync(operation, product),
            iter: Operations,
            threads: 1,
            print: Printed);

    private async Task CheckAsync(Operation operation, Database product)
    {
        var printer = Printer.Print(operation);
        for (var set = 0; set < Lendings.RandomSets; set++)
        {
            var desk = await lendings.On(product, set);
            foreach (var (variable, list) in printer.Cursors)
            {
                printer.Variables[variable] = await CursorAsync(desk, list);
            }

            var actual = await desk.Find(printer.Query, printer.Variables);
            Assert.All(desk.Sql, sql => Assert.DoesNotContain("ef_", sql, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(LendingDesk.Text(Interpreter.Answer(operation, desk.Data)), LendingDesk.Text(actual));
        }
    }

    private static async Task<JsonNode?> CursorAsync(LendingDesk desk, ListPick list)
    {
        var cursors = Printer.PrintCursors(list);
        var edges = (await desk.Find(cursors.Query, cursors.Variables))["list"]!["edges"]!.AsArray();
        return list.Arguments.Place < edges.Count ? edges[list.Arguments.Place.Value]!["cursor"]!.DeepClone() : null;
    }

    private static string Printed(Operation operation)
    {
        var printer = Printer.Print(operation);
        return $"{printer.Query}\n{LendingDesk.Text(printer.Variables)}";
    }
}
