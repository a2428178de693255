using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Programmes;

/// <summary>The real deal and an invented one in one release: nothing of one is counted in the other.</summary>
public sealed class TwoDealsTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");
    private readonly Dictionary<Database, AskedServer> servers = [];
    private PostgresDatabase? postgres;

    public async Task InitializeAsync()
    {
        var package = Path.Combine(folder, "package");
        Repository.CopySeed(package);
        InventedDeal.AddTo(package);
        postgres = await PostgresDatabase.CreateAsync();
        servers[Database.Sqlite] = await AskedServer.StartAsync("--Seed", package, "--Releases:Folder", Path.Combine(folder, "releases"));
        servers[Database.Postgres] = await AskedServer.StartAsync("--Seed", package, "--ConnectionStrings:Graph", postgres.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers.Values)
        {
            await server.DisposeAsync();
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory, EachDatabase]
    public async Task Each_deal_has_its_own_sums(Database database)
    {
        var data = await servers[database].DataAsync("""
            { programmes { code spending { amount share byTranche { tranche { number programme { code } } amount cumulative atLeast atMost } byPillar { pillar { code } amount } byMunicipality { municipality { code } amount } byIndicator { indicator { code } amount basis } perInhabitant } }
              byDeal: spending(groupBy: [PROGRAMME]) { programme { code } amount perInhabitant }
              whole: spending { perInhabitant }
              pillar(code: "GROEN") { spending { byIndicator { indicator { code } amount basis } } }
              reconciliation { programme { code } difference } }
            """);

        var deals = data.GetProperty("programmes").EnumerateArray().ToDictionary(programme => programme.GetProperty("code").GetString()!, programme => programme.GetProperty("spending"));
        Assert.Equal(18_631_358m, deals["zuid-en-oost-drenthe"].GetProperty("amount").GetDecimal());
        var invented = deals[InventedDeal.Code];
        Assert.Equal(1_050.06m, invented.GetProperty("amount").GetDecimal());
        Assert.Equal(1, invented.GetProperty("share").GetDecimal());
        Assert.Equal(
            [(1, 150.01m, 150.01m), (2, 900.05m, 1_050.06m)],
            invented.GetProperty("byTranche").EnumerateArray().Select(row => (
                row.GetProperty("tranche").GetProperty("number").GetInt32(), row.GetProperty("amount").GetDecimal(), row.GetProperty("cumulative").GetDecimal())));
        Assert.All(invented.GetProperty("byTranche").EnumerateArray(), row => Assert.Equal(InventedDeal.Code, row.GetProperty("tranche").GetProperty("programme").GetProperty("code").GetString()));
        Assert.Equal(
            [("WERKEN", 100.06m), ("GROEN", 950m)],
            invented.GetProperty("byPillar").EnumerateArray().Select(row => (row.GetProperty("pillar").GetProperty("code").GetString()!, row.GetProperty("amount").GetDecimal())));

        // 100.01 is 50.01 and 50.00, 0.05 is 0.03 and 0.02: the odd cents go to the first code.
        Assert.Equal(
            [("GM0114", 950.04m), ("GM9998", 50.02m), ("", 50m)],
            invented.GetProperty("byMunicipality").EnumerateArray().Select(row => (
                row.GetProperty("municipality") is { ValueKind: JsonValueKind.Object } one ? one.GetProperty("code").GetString()! : "", row.GetProperty("amount").GetDecimal())));

        // The weights of two are ours; of 50.00, as of 2 and 3 cents, the odd cent goes to the larger remainder or the first code.
        Assert.Equal([("verzonnen-b", 66.70m, "EDITORIAL"), ("verzonnen-a", 933.36m, "EDITORIAL"), ("", 50m, "EDITORIAL")], ByIndicator(invented));
        Assert.Equal([("verzonnen-a", 900m, "DOCUMENT"), ("", 50m, "EDITORIAL")], ByIndicator(data.GetProperty("pillar").GetProperty("spending")));

        // The inhabitants of one municipality of the invented deal are not known, so nobody knows those of all either.
        Assert.Equal(60.10m, deals["zuid-en-oost-drenthe"].GetProperty("perInhabitant").GetDecimal());
        Assert.Equal(JsonValueKind.Null, invented.GetProperty("perInhabitant").ValueKind);
        Assert.Equal([null, 60.10m], data.GetProperty("byDeal").EnumerateArray().Select(cell => Number(cell.GetProperty("perInhabitant"))).Order());
        Assert.Null(Number(data.GetProperty("whole")[0].GetProperty("perInhabitant")));
        Assert.Equal(2, data.GetProperty("byDeal").GetArrayLength());
        Assert.Equal(26, data.GetProperty("reconciliation").GetArrayLength());
        Assert.All(data.GetProperty("reconciliation").EnumerateArray(), total => Assert.Equal(0, total.GetProperty("difference").GetDecimal()));
    }

    [Theory, EachDatabase]
    public async Task A_municipality_in_two_deals_has_its_part_of_both(Database database)
    {
        var data = await servers[database].DataAsync("""
            { municipality(code: "GM0114") { programmes { code } spending { amount share perInhabitant byTranche { tranche { number } amount perInhabitant } } projects { totalCount } }
              parts: spending(groupBy: [INDICATOR], where: { municipality: { code: { eq: "GM0114" } }, programme: { code: { eq: "verzonnen-deal" } } }) { indicator { code } amount basis }
              cells: spending(groupBy: [MUNICIPALITY], where: { pillar: { code: { eq: "GROEN" } } }) { municipality { code } perInhabitant }
              invented: municipality(code: "GM9998") { participates programmes { code } spending { amount share byTranche { tranche { number } amount } } ledProjects { nodes { code } } } }
            """);

        var emmen = data.GetProperty("municipality");
        Assert.Equal(2, emmen.GetProperty("programmes").GetArrayLength());
        Assert.Equal(2_250_013.36m + 950.04m, emmen.GetProperty("spending").GetProperty("amount").GetDecimal());
        Assert.Equal([("verzonnen-b", 33.36m, "EDITORIAL"), ("verzonnen-a", 916.68m, "EDITORIAL")], Parts(data.GetProperty("parts")));

        // Of 107,048 inhabitants: a whole figure, the part of a tranche, and a cell that a filter narrows.
        Assert.Equal(21.03m, emmen.GetProperty("spending").GetProperty("perInhabitant").GetDecimal());
        Assert.Equal([0.01m, null], data.GetProperty("cells").EnumerateArray().Select(cell => Number(cell.GetProperty("perInhabitant"))));
        Assert.All(emmen.GetProperty("spending").GetProperty("byTranche").EnumerateArray(), row => Assert.Equal(
            decimal.Round(row.GetProperty("amount").GetDecimal() / 107_048, 2, MidpointRounding.ToEven), row.GetProperty("perInhabitant").GetDecimal()));
        Assert.Equal(8, emmen.GetProperty("spending").GetProperty("byTranche").GetArrayLength());
        Assert.Equal(18, emmen.GetProperty("projects").GetProperty("totalCount").GetInt32());
        var invented = data.GetProperty("invented").GetProperty("spending");
        Assert.Equal(50.02m, invented.GetProperty("amount").GetDecimal());
        Assert.Equal(0.047635m, invented.GetProperty("share").GetDecimal());
        Assert.Equal([50.00m, 0.02m], invented.GetProperty("byTranche").EnumerateArray().Select(row => row.GetProperty("amount").GetDecimal()));
    }

    [Theory, EachDatabase]
    public async Task What_is_unique_in_one_deal_only_asks_for_the_deal(Database database)
    {
        var answer = await servers[database].AskAsync("""{ pillar(code: "WERKEN") { name } }""");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("AMBIGUOUS_KEY [pillar] ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("programme", answer.Error, StringComparison.Ordinal);

        var data = await servers[database].DataAsync($$"""
            { pillar(code: "WERKEN", programme: "{{InventedDeal.Code}}") { projects { nodes { code title } } }
              only: pillar(code: "GROEN") { projectCount }
              project(pillar: "WERKEN", code: "1.1", programme: "zuid-en-oost-drenthe") { title }
              tranche(number: 2, programme: "{{InventedDeal.Code}}") { spending { amount } }
              organisation(code: "gemeente-emmen", programme: "{{InventedDeal.Code}}") { spending { amount } } }
            """);
        Assert.Equal("Verzonnen project 1.1", data.GetProperty("pillar").GetProperty("projects").GetProperty("nodes")[0].GetProperty("title").GetString());
        Assert.Equal(2, data.GetProperty("only").GetProperty("projectCount").GetInt32());
        Assert.Equal("Open Science Hub (OSH)", data.GetProperty("project").GetProperty("title").GetString());
        Assert.Equal(900.05m, data.GetProperty("tranche").GetProperty("spending").GetProperty("amount").GetDecimal());
        Assert.Equal(950m, data.GetProperty("organisation").GetProperty("spending").GetProperty("amount").GetDecimal());
    }

    private static IEnumerable<(string Indicator, decimal Amount, string Basis)> ByIndicator(JsonElement spending) => Parts(spending.GetProperty("byIndicator"));

    private static IEnumerable<(string Indicator, decimal Amount, string Basis)> Parts(JsonElement rows) => rows.EnumerateArray().Select(row => (
        row.GetProperty("indicator") is { ValueKind: JsonValueKind.Object } one ? one.GetProperty("code").GetString()! : "",
        row.GetProperty("amount").GetDecimal(),
        row.GetProperty("basis").GetString()!));

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
}
