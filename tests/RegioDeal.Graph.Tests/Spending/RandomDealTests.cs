using System.Globalization;
using System.Text.Json;
using CsCheck;
using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

/// <summary>Deals with random amounts, links and weights: every marginal is the whole, to the cent.</summary>
public sealed class RandomDealTests
{
    private static readonly string[] Codes = ["GM0001", "GM0002", "GM0003", "GM0004"];

    private static readonly Gen<Deal> Deals = Gen.Select(
        Gen.Int[1, 3],
        Gen.Int[1, 3],
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 1_000_000]).Select((a, b, c, d) => new[] { a, b, c, d }),
            Gen.Select(Gen.OneOf(Gen.Long[0, 99], Gen.Long[0, 100_000_000], Gen.Long[0, 1_000_000_000_000]), Gen.Int[0, 2], Gen.Int[0, 2].Array[2]).Array[0, 4])
            .Select((pillar, weights, amounts) => new Project(pillar, weights, [.. amounts.Select(amount => new Amount(amount.Item1, amount.Item2, amount.Item3))]))
            .Array[1, 12],
        (pillars, tranches, projects) => new Deal(pillars, tranches, projects));

    [Fact]
    public async Task Every_marginal_of_a_random_deal_is_the_whole_to_the_cent()
    {
        await using var postgres = await PostgresDatabase.CreateAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");
        try
        {
            var number = 0;
            await Deals.SampleAsync(
                async deal =>
                {
                    var release = Interlocked.Increment(ref number);
                    var package = Path.Combine(folder, $"package{release}");
                    deal.Written().Write(package, release);
                    await CheckAsync(deal, "--Seed", package, "--Releases:Folder", Path.Combine(folder, $"releases{release}"));
                    await CheckAsync(deal, "--Seed", package, "--ConnectionStrings:Graph", await postgres.OtherAsync());
                },
                iter: 6,
                threads: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CheckAsync(Deal deal, params string[] settings)
    {
        await using var server = await AskedServer.StartAsync(settings);
        const string figures = "amount allocationCount excess";
        const string by = $$"""
            spending { amount byPillar { amount } byTranche { amount } byOrganisation { amount } byMunicipality { municipality { code } {{figures}} } }
            full: spending(attribution: FULL) { amount byMunicipality { {{figures}} } }
            """;
        var data = await server.DataAsync($$"""
            { programmes { {{by}} } pillars { {{by}} } tranches { number {{by}} } projects(first: 20) { nodes { {{by}} } } organisations(first: 10) { nodes { {{by}} } }
              municipalities(first: 10) { nodes { code spending { amount byPillar { amount } byTranche { amount } byOrganisation { amount } byMunicipality { amount } } full: spending(attribution: FULL) { amount excess } } }
              whole: spending { amount }
              one: spending(groupBy: [MUNICIPALITY]) { municipality { code } amount }
              two: spending(groupBy: [MUNICIPALITY, TRANCHE]) { municipality { code } tranche { number } amount lines { amount } }
              all: spending(groupBy: [PILLAR, TRANCHE, ORGANISATION, PROJECT, MUNICIPALITY]) { amount }
              full: spending(groupBy: [MUNICIPALITY], attribution: FULL) { amount excess } }
            """);

        var whole = deal.Projects.Sum(project => project.Amounts.Sum(amount => amount.Cents)) / 100m;
        Assert.Equal(whole, data.GetProperty("whole").EnumerateArray().Sum(cell => cell.GetProperty("amount").GetDecimal()));
        Assert.Equal(whole, Sum(data.GetProperty("one"), "amount"));
        Assert.Equal(whole, Sum(data.GetProperty("two"), "amount"));
        Assert.Equal(whole, Sum(data.GetProperty("all"), "amount"));
        Assert.Equal(whole, Sum(data.GetProperty("full"), "amount") - Sum(data.GetProperty("full"), "excess"));
        Assert.All(data.GetProperty("two").EnumerateArray(), cell => Assert.Equal(cell.GetProperty("amount").GetDecimal(), Sum(cell.GetProperty("lines"), "amount")));
        foreach (var owner in data.EnumerateObject().Where(list => list.Name is "programmes" or "pillars" or "tranches" or "projects" or "organisations")
            .SelectMany(list => (list.Value.ValueKind == JsonValueKind.Array ? list.Value : list.Value.GetProperty("nodes")).EnumerateArray()))
        {
            var (spending, full) = (owner.GetProperty("spending"), owner.GetProperty("full"));
            var amount = spending.GetProperty("amount").GetDecimal();
            Assert.All(["byPillar", "byTranche", "byOrganisation", "byMunicipality"], along => Assert.Equal(amount, Sum(spending.GetProperty(along), "amount")));
            Assert.Equal(amount, full.GetProperty("amount").GetDecimal());
            Assert.Equal(amount, Sum(full.GetProperty("byMunicipality"), "amount") - Sum(full.GetProperty("byMunicipality"), "excess"));
        }

        foreach (var tranche in data.GetProperty("tranches").EnumerateArray())
        {
            var number = tranche.GetProperty("number").GetInt32();
            AssertParts(
                deal, amount => amount.Tranche % deal.Tranches == number - 1, tranche.GetProperty("spending").GetProperty("byMunicipality"));
        }

        AssertParts(deal, _ => true, data.GetProperty("one"));
        foreach (var municipality in data.GetProperty("municipalities").GetProperty("nodes").EnumerateArray())
        {
            var (spending, full) = (municipality.GetProperty("spending"), municipality.GetProperty("full"));
            var amount = spending.GetProperty("amount").GetDecimal();
            Assert.All(["byPillar", "byTranche", "byOrganisation", "byMunicipality"], along => Assert.Equal(amount, Sum(spending.GetProperty(along), "amount")));
            Assert.Equal(amount, full.GetProperty("amount").GetDecimal() - full.GetProperty("excess").GetDecimal());
            var place = Array.IndexOf(Codes, municipality.GetProperty("code").GetString());
            Assert.Equal(deal.Projects.Where(project => project.Weights[place] > 0).Sum(project => project.Amounts.Sum(one => one.Cents)) / 100m, full.GetProperty("amount").GetDecimal());
        }
    }

    /// <summary>Each line is the sum of exact shares, give or take a cent an amount; what is not attributed is exact.</summary>
    private static void AssertParts(Deal deal, Func<Amount, bool> counted, JsonElement rows)
    {
        var found = rows.EnumerateArray().ToDictionary(
            row => row.GetProperty("municipality") is { ValueKind: JsonValueKind.Object } one ? one.GetProperty("code").GetString()! : "",
            row => row.GetProperty("amount").GetDecimal());
        for (var place = 0; place < Codes.Length; place++)
        {
            var shares = deal.Projects.Where(project => project.Weights[place] > 0)
                .SelectMany(project => project.Amounts.Where(counted).Select(amount => (decimal)amount.Cents * project.Weights[place] / project.Weights.Sum())).ToArray();
            Assert.Equal(shares.Length > 0, found.ContainsKey(Codes[place]));
            Assert.InRange(found.GetValueOrDefault(Codes[place]) * 100, shares.Sum() - shares.Length, shares.Sum() + shares.Length);
        }

        Assert.Equal(
            deal.Projects.Where(project => project.Weights.Sum() == 0).Sum(project => project.Amounts.Where(counted).Sum(amount => amount.Cents)) / 100m,
            found.GetValueOrDefault(""));
    }

    private static decimal Sum(JsonElement rows, string figure) => rows.EnumerateArray().Sum(row => row.GetProperty(figure).GetDecimal());

    /// <summary>An amount, its tranche, and that of other readings.</summary>
    private sealed record Amount(long Cents, int Tranche, int[] Others);

    /// <summary>A project, with a weight for each municipality; 0 where it does not name it.</summary>
    private sealed record Project(int Pillar, int[] Weights, Amount[] Amounts);

    private sealed record Deal(int Pillars, int Tranches, Project[] Projects)
    {
        public override string ToString() => JsonSerializer.Serialize(this);

        public WrittenPackage Written()
        {
            const string deal = "verzonnen-deal";
            var package = new WrittenPackage()
                .Add("sources", ("code", "verzonnen"), ("publisher", "Nobody"), ("title", "Invented for a test"))
                .Add("programmes", ("code", deal), ("name", "Invented"), ("edition", "Invented 1"), ("edition_number", 1), ("edition_month", "2021-01"), ("start_year", 2020), ("duration_years", 4), ("source", "verzonnen"), ("lines", 1))
                .Add("regions", ("code", "NL01"), ("name", "Nederland"), ("kind", "COUNTRY"), ("source", "verzonnen"));
            foreach (var code in Codes)
            {
                package
                    .Add("regions", ("code", code), ("name", $"Verzonnen {code}"), ("kind", "MUNICIPALITY"), ("parent", "NL01"), ("source", "verzonnen"))
                    .Add("municipalities", ("code", code), ("name", $"Verzonnen {code}"), ("region", code), ("source", "verzonnen"))
                    .Add("programme_municipalities", ("programme", deal), ("municipality", code), ("source", "verzonnen"), ("lines", 1))
                    .Add("organisations", ("programme", deal), ("code", $"gemeente-{code.ToLowerInvariant()}"), ("name", $"Gemeente {code}"), ("kind", "MUNICIPALITY"), ("region", code), ("printed", code), ("source", "verzonnen"), ("lines", 1));
            }

            for (var pillar = 0; pillar < Pillars; pillar++)
            {
                package.Add("pillars", ("programme", deal), ("code", PillarCode(pillar)), ("name", PillarCode(pillar)), ("position", pillar + 1), ("source", "verzonnen"), ("lines", 1));
            }

            for (var tranche = 1; tranche <= Tranches; tranche++)
            {
                package.Add("tranches", ("programme", deal), ("number", tranche), ("name", $"{tranche}e tranche"), ("source", "verzonnen"), ("lines", 1));
            }

            for (var i = 0; i < Projects.Length; i++)
            {
                AddProject(package, deal, i);
            }

            return package;
        }

        private static string PillarCode(int pillar) => ((char)('A' + pillar)).ToString();

        private void AddProject(WrittenPackage package, string deal, int i)
        {
            var project = Projects[i];
            var (pillar, code) = (PillarCode(project.Pillar % Pillars), (i + 1).ToString(CultureInfo.InvariantCulture));
            (string, object?)[] key = [("programme", deal), ("pillar", pillar), ("code", code)];
            package.Add("projects", [.. key, ("position", i + 1), ("title", $"Invented {code}"), ("title_lines", 1), ("lead", $"gemeente-{Codes[i % Codes.Length].ToLowerInvariant()}"), ("lead_printed", "invented"), ("status", "NEW"), ("status_basis", "DOCUMENT"), ("source", "verzonnen"), ("lines", 1)]);
            for (var place = 0; place < Codes.Length; place++)
            {
                if (project.Weights[place] > 0)
                {
                    package.Add("involvements", [.. key, ("municipality", Codes[place]), ("rule", "TAKES_PART"), ("weight", project.Weights[place]), ("basis", place == 0 ? "DOCUMENT" : "EDITORIAL"), ("note", "Invented."), ("source", "verzonnen"), ("lines", 1)]);
                }
            }

            for (var n = 0; n < project.Amounts.Length; n++)
            {
                var amount = project.Amounts[n];
                int[] readings = [TrancheOf(amount.Tranche), .. amount.Others.Select(TrancheOf)];
                var others = readings.Where(tranche => tranche != readings[0]).CountBy(tranche => tranche).ToArray();
                package.Add("allocations", [.. key, ("position", n + 1), ("amount_eur", (amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)), ("printed", "invented"), ("tranche", readings[0]), ("certainty", others.Length == 0 ? "CERTAIN" : "AMBIGUOUS"), ("basis", "Invented."), ("source", "verzonnen"), ("lines", 1)]);
                for (var reading = 0; reading < readings.Length; reading++)
                {
                    package.Add("readings", [.. key, ("reading", reading + 1), ("position", n + 1), ("tranche", readings[reading])]);
                }

                foreach (var (tranche, count) in others)
                {
                    package.Add("allocation_alternatives", [.. key, ("position", n + 1), ("tranche", tranche), ("readings", count)]);
                }
            }
        }

        private int TrancheOf(int drawn) => (drawn % Tranches) + 1;
    }
}
