using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

/// <summary>Cells of the pivot that are chosen, and what closes them, held against the totals that the programme prints.</summary>
[Collection(GraphTests.Name)]
public sealed class ChosenCellTests(RunningGraph graph)
{
    /// <summary>The whole programme.</summary>
    private const decimal Whole = 18_631_358m;

    /// <summary>The front page: the sixth tranche.</summary>
    private const decimal SixthTranche = 3_057_170m;

    [Theory, EachDatabase]
    public async Task The_largest_grants_by_municipality_and_indicator_with_the_rest_and_the_total(Database database) =>
        (await graph.Ask(database, """
            { spending(groupBy: [MUNICIPALITY, INDICATOR], having: { amount: { gte: 100000 }, perInhabitant: { neq: null } }, order: [{ perInhabitant: DESC }], first: 4) {
                kind municipality { name } indicator { name } amount share perInhabitant allocationCount basis } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task What_is_shown_and_the_rest_are_the_printed_whole_however_it_is_grouped_and_counted(Database database)
    {
        foreach (var groups in (string[])["", "PILLAR", "MUNICIPALITY", "INDICATOR", "MUNICIPALITY, INDICATOR", "PROJECT, TRANCHE, MUNICIPALITY"])
        {
            foreach (var attribution in (string[])["SHARED", "FULL"])
            {
                var data = await graph.Data(database, $"{{ spending(groupBy: [{groups}], attribution: {attribution}, having: {{ amount: {{ lt: 2000000 }} }}, order: [{{ amount: DESC }}], first: 3) {{ kind amount excess allocationCount share }} }}");

                var cells = data.GetProperty("spending").EnumerateArray().ToArray();
                Assert.Equal(Whole, cells[..^1].Sum(cell => Number(cell, "amount") - Number(cell, "excess")));
                Assert.Equal("REST", Kind(cells[^2]));
                Assert.Equal(("TOTAL", Whole, 73, 1m), (Kind(cells[^1]), Number(cells[^1], "amount"), cells[^1].GetProperty("allocationCount").GetInt32(), Number(cells[^1], "share")));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task The_rest_of_the_tranches_is_as_sure_as_the_readings_allow(Database database)
    {
        for (var shown = 1; shown < 6; shown++)
        {
            var data = await graph.Data(database, $"{{ spending(groupBy: [TRANCHE], order: [{{ tranche: {{ number: DESC }} }}], first: {shown}) {{ kind amount certain atLeast atMost isCertain }} }}");

            var cells = data.GetProperty("spending").EnumerateArray().ToArray();
            Assert.Equal(SixthTranche, Number(cells[0], "amount"));
            var (rest, total) = (cells[^2], cells[^1]);
            var (atLeast, atMost) = Seed.Bounds(_ => true, tranche => tranche <= 6 - shown);
            Assert.Equal((atLeast, atMost, atLeast == atMost), (Number(rest, "atLeast"), Number(rest, "atMost"), rest.GetProperty("isCertain").GetBoolean()));
            Assert.Equal(Whole, cells[..^1].Sum(cell => Number(cell, "amount")));
            Assert.Equal((Whole, Whole, true), (Number(total, "atLeast"), Number(total, "atMost"), total.GetProperty("isCertain").GetBoolean()));
            Assert.Equal(Number(total, "certain"), cells[..^1].Sum(cell => Number(cell, "certain")));
        }
    }

    [Theory, EachDatabase]
    public async Task What_closes_the_cells_has_its_lines_though_nothing_of_them_is_asked(Database database)
    {
        foreach (var attribution in (string[])["SHARED", "FULL"])
        {
            var asked = (string lines) => graph.Data(database, $"{{ spending(groupBy: [MUNICIPALITY], attribution: {attribution}, first: 2, total: true) {{ kind lines {{ {lines} }} }} }}");
            var (whole, named, linked) = (await asked("amount"), await asked("__typename"), await asked("indicator { code }"));

            var lines = Lines(whole);
            Assert.Equal(["CELL", "CELL", "REST", "TOTAL"], lines.Select(cell => cell.Kind));
            Assert.All(lines, cell => Assert.True(cell.Count > 0));
            Assert.Equal(lines, Lines(named));
            Assert.Equal(lines, Lines(linked));
        }

        static List<(string? Kind, int Count)> Lines(JsonElement data) =>
            [.. data.GetProperty("spending").EnumerateArray().Select(cell => (Kind(cell), cell.GetProperty("lines").GetArrayLength()))];
    }

    [Theory, EachDatabase]
    public async Task The_columns_of_the_finance_tables_above_a_million_are_the_printed_ones(Database database)
    {
        var data = await graph.Data(database, """
            { spending(groupBy: [PILLAR, TRANCHE], having: { amount: { gte: 1000000 } }, order: [{ amount: DESC }]) { kind pillar { code } tranche { number } amount } }
            """);

        // Copied by hand from lines 1115, 1247 and 1354 of the document.
        (string, int, decimal)[] printed =
        [
            ("WERKEN", 2, 3_390_972), ("WERKEN", 5, 3_352_000), ("WERKEN", 6, 2_355_000), ("WERKEN", 4, 1_292_000),
            ("WELZIJN", 5, 1_247_800), ("WONEN", 5, 1_192_500), ("WELZIJN", 1, 1_066_500),
        ];
        var cells = data.GetProperty("spending").EnumerateArray().ToArray();
        Assert.Equal(printed, cells[..^2].Select(cell => (cell.GetProperty("pillar").GetProperty("code").GetString()!, cell.GetProperty("tranche").GetProperty("number").GetInt32(), Number(cell, "amount"))));
        Assert.Equal(("REST", Whole - printed.Sum(cell => cell.Item3)), (Kind(cells[^2]), Number(cells[^2], "amount")));
        Assert.Equal(("TOTAL", JsonValueKind.Null, JsonValueKind.Null), (Kind(cells[^1]), cells[^1].GetProperty("pillar").ValueKind, cells[^1].GetProperty("tranche").ValueKind));
    }

    private static string? Kind(JsonElement cell) => cell.GetProperty("kind").GetString();

    private static decimal Number(JsonElement cell, string figure) => cell.GetProperty(figure).GetDecimal();
}
