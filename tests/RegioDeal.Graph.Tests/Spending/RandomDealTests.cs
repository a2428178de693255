using System.Globalization;
using System.Text.Json;
using CsCheck;
using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Spending;

/// <summary>Deals with random amounts, municipalities, indicators and weights, held against parts that are split here to the cent.</summary>
public sealed class RandomDealTests
{
    private const string Figures = "amount allocationCount basis excess";

    private static readonly string[] Codes = ["GM0001", "GM0002", "GM0003", "GM0004"];

    // In the order of the list, which is not that of the codes: ties go by these.
    private static readonly string[] Indicators = ["c-last", "a-first", "b-second"];

    private static readonly string[] Dimensions = ["PILLAR", "TRANCHE", "ORGANISATION", "PROJECT", "PROGRAMME", "MUNICIPALITY", "INDICATOR"];

    private static readonly Gen<Deal> Deals = Gen.Select(
        Gen.Int[1, 3],
        Gen.Int[1, 3],
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 1_000_000]).Select((a, b, c, d) => new[] { a, b, c, d }),
            Gen.Select(Gen.Int[0, 5], Gen.OneOf(0, 5_000, 3_333), Gen.OneOf(0, 5_000, 3_333)).Select((none, a, b) => none == 0 ? new[] { 0, 0, 0 } : [a, 10_000 - a - b, b]),
            Gen.Bool,
            Gen.Select(Gen.OneOf(Gen.Long[0, 99], Gen.Long[0, 100_000_000], Gen.Long[0, 1_000_000_000_000]), Gen.Int[0, 2], Gen.Int[0, 2].Array[2]).Array[0, 4])
            .Select((pillar, weights, links, isPrinted, amounts) => new Project(pillar, weights, links, isPrinted, [.. amounts.Select(amount => new Amount(amount.Item1, amount.Item2, amount.Item3))]))
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
                iter: 3,
                threads: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CheckAsync(Deal deal, params string[] settings)
    {
        // All figures of all owners at once are more than one request may ask.
        await using var server = await AskedServer.StartAsync([.. settings, "--Server:CostLimit", "10000000"]);
        const string members = "pillar { code } tranche { number } organisation { code } project { code } programme { code } municipality { code } indicator { code }";
        const string spread = $$"""{{Figures}} byMunicipality { municipality { code } {{Figures}} } byIndicator { indicator { code } {{Figures}} }""";
        const string both = $$"""
            shared: spending { {{spread}} byPillar { pillar { code } {{Figures}} } byTranche { tranche { number } {{Figures}} } byOrganisation { organisation { code } {{Figures}} } }
            full: spending(attribution: FULL) { {{spread}} }
            """;
        string[][] sets = [["MUNICIPALITY"], ["INDICATOR"], ["MUNICIPALITY", "INDICATOR"], ["INDICATOR", "TRANCHE"], Dimensions];
        var pivots = sets.SelectMany((set, i) => new[] { "SHARED", "FULL" }.Select(attribution =>
            $"{attribution}{i}: spending(groupBy: [{string.Join(", ", set)}], attribution: {attribution}) {{ {members} {Figures} lines {{ amount allocation {{ id }} municipality {{ code }} indicator {{ code }} }} }}"));
        var data = await server.DataAsync($$"""
            { programmes { code {{both}} } pillars { code {{both}} } tranches { number {{both}} }
              organisations(first: 10) { nodes { code {{both}} } } projects(first: 20) { nodes { code {{both}} } }
              municipalities(first: 10) { nodes { code {{both}} } } indicators(first: 10) { nodes { code {{both}} } }
              whole: spending { {{Figures}} }
              {{string.Join(' ', pivots)}} }
            """);

        var parts = deal.Parts();
        Assert.Equal(deal.Projects.Sum(project => project.Amounts.Sum(amount => amount.Cents)), parts.Sum(part => part.Cents));
        AssertFigure(data.GetProperty("whole").EnumerateArray().SingleOrDefault(), parts, [], isFull: false);
        for (var i = 0; i < sets.Length; i++)
        {
            AssertRows(data.GetProperty($"SHARED{i}"), parts, sets[i], sets[i], isFull: false);
            AssertRows(data.GetProperty($"FULL{i}"), parts, sets[i], sets[i], isFull: true);
        }

        foreach (var (list, dimension) in new[]
        {
            ("programmes", "PROGRAMME"), ("pillars", "PILLAR"), ("tranches", "TRANCHE"), ("organisations", "ORGANISATION"), ("projects", "PROJECT"), ("municipalities", "MUNICIPALITY"), ("indicators", "INDICATOR"),
        })
        {
            var owners = data.GetProperty(list) is { ValueKind: JsonValueKind.Array } plain ? plain : data.GetProperty(list).GetProperty("nodes");
            Assert.NotEmpty(owners.EnumerateArray());
            foreach (var owner in owners.EnumerateArray())
            {
                Part[] own = [.. parts.Where(part => part.Member(dimension) == Code(owner))];
                foreach (var isFull in new[] { false, true })
                {
                    var spending = owner.GetProperty(isFull ? "full" : "shared");
                    AssertFigure(spending, own, [dimension], isFull);
                    foreach (var along in isFull ? ["MUNICIPALITY", "INDICATOR"] : new[] { "PILLAR", "TRANCHE", "ORGANISATION", "MUNICIPALITY", "INDICATOR" })
                    {
                        var rows = spending.GetProperty($"by{along[0]}{along[1..].ToLowerInvariant()}");
                        AssertRows(rows, own, [along], [dimension, along], isFull);
                        Assert.True(isFull || rows.EnumerateArray().Sum(row => row.GetProperty("amount").GetDecimal()) == spending.GetProperty("amount").GetDecimal());
                    }
                }
            }
        }
    }

    /// <summary>Rows of a pivot or a break-down: of each combination of members that has a part. Tranches without one are listed in a break-down too.</summary>
    private static void AssertRows(JsonElement rows, IReadOnlyCollection<Part> parts, string[] groups, string[] asked, bool isFull)
    {
        var expected = parts.GroupBy(part => Key(groups.Select(part.Member))).ToDictionary(group => group.Key, group => group.ToArray());
        var found = rows.EnumerateArray().ToDictionary(row => Key(groups.Select(dimension => Code(row.GetProperty(dimension.ToLowerInvariant())))));
        Assert.Empty(expected.Keys.Except(found.Keys));
        Assert.All(found, row => AssertFigure(row.Value, groups is ["TRANCHE"] ? expected.GetValueOrDefault(row.Key, []) : expected[row.Key], asked, isFull));

        // What has no member closes the list.
        Assert.DoesNotContain(found.Keys.SkipLast(1), key => groups is ["MUNICIPALITY"] or ["INDICATOR"] && key.Length == 0);

        static string Key(IEnumerable<string> members) => string.Join('|', members);
    }

    /// <param name="asked">The dimensions that the figure is asked by.</param>
    private static void AssertFigure(JsonElement figure, IReadOnlyCollection<Part> parts, string[] asked, bool isFull)
    {
        if (figure.ValueKind == JsonValueKind.Undefined)
        {
            Assert.Empty(parts);
            return;
        }

        var (byMunicipality, byIndicator) = (asked.Contains("MUNICIPALITY"), asked.Contains("INDICATOR"));
        var isWhole = isFull && (byMunicipality || byIndicator);
        var amounts = parts.GroupBy(part => part.Amount).ToArray();
        var (whole, shared) = (amounts.Sum(amount => amount.Key.Cents), parts.Sum(part => part.Cents));
        Assert.Equal(isWhole ? whole : shared, figure.GetProperty("amount").GetDecimal() * 100);
        Assert.Equal(amounts.Length, figure.GetProperty("allocationCount").GetInt32());
        Assert.Equal(isWhole ? whole - shared : 0, figure.GetProperty("excess").GetDecimal() * 100);
        Assert.Equal(
            parts.Any(part => (byMunicipality && !part.IsMunicipalityPrinted) || (byIndicator && !part.IsIndicatorPrinted)) ? "EDITORIAL" : "DOCUMENT",
            figure.GetProperty("basis").GetString());
        if (figure.TryGetProperty("lines", out var lines))
        {
            Assert.Equal(
                parts.GroupBy(part => (part.Amount, Municipality: byMunicipality && !isFull ? part.Municipality : "", Indicator: byIndicator && !isFull ? part.Indicator : ""))
                    .Select(line => (line.Key.Municipality, line.Key.Indicator, Cents: isWhole ? line.Key.Amount.Cents : line.Sum(part => part.Cents))).Order(),
                lines.EnumerateArray().Select(line => (Code(line.GetProperty("municipality")), Code(line.GetProperty("indicator")), (long)(line.GetProperty("amount").GetDecimal() * 100))).Order());
        }
    }

    private static string Code(JsonElement member) =>
        member.ValueKind != JsonValueKind.Object ? ""
        : member.TryGetProperty("number", out var number) ? number.GetInt32().ToString(CultureInfo.InvariantCulture)
        : member.GetProperty("code").GetString()!;

    /// <summary>A whole number split by weights: each share rounded down, and what is left a cent each to the largest remainders; of equal ones, to the first codes.</summary>
    private static IEnumerable<(string Code, long Cents)> Split(long whole, IEnumerable<(string Code, int Weight)> weights)
    {
        var named = weights.Where(one => one.Weight > 0).OrderBy(one => one.Code, StringComparer.Ordinal).ToArray();
        if (named.Length == 0)
        {
            return [("", whole)];
        }

        var total = named.Sum(one => one.Weight);
        var down = named.Select(one => (long)decimal.Floor((decimal)whole * one.Weight / total)).ToArray();
        var raised = named.Select((one, i) => (Place: i, Left: ((decimal)whole * one.Weight) - ((decimal)down[i] * total)))
            .OrderByDescending(one => one.Left).ThenBy(one => one.Place).Take((int)(whole - down.Sum())).Select(one => one.Place).ToHashSet();
        return named.Select((one, i) => (one.Code, down[i] + (raised.Contains(i) ? 1 : 0)));
    }

    /// <summary>What of an amount falls to a municipality and an indicator; no code for none.</summary>
    private sealed record Part(Deal Deal, int Place, Amount Amount, string Municipality, string Indicator, long Cents)
    {
        private Project Project => Deal.Projects[Place];

        public bool IsMunicipalityPrinted => Municipality == Codes[0];

        public bool IsIndicatorPrinted => Project.IsLinkPrinted && Project.Links.Count(weight => weight > 0) == 1;

        public string Member(string dimension) => dimension switch
        {
            "PILLAR" => Deal.PillarOf(Project),
            "TRANCHE" => Deal.TrancheOf(Amount.Tranche).ToString(CultureInfo.InvariantCulture),
            "ORGANISATION" => Deal.LeadOf(Place),
            "PROJECT" => Deal.CodeOf(Place),
            "PROGRAMME" => Deal.Code,
            "MUNICIPALITY" => Municipality,
            _ => Indicator,
        };
    }

    /// <summary>An amount, its tranche, and that of other readings.</summary>
    private sealed record Amount(long Cents, int Tranche, int[] Others);

    /// <summary>A project, with a weight for each municipality and each indicator; 0 where it does not name it, or is not linked to it.</summary>
    private sealed record Project(int Pillar, int[] Weights, int[] Links, bool IsLinkPrinted, Amount[] Amounts);

    private sealed record Deal(int Pillars, int Tranches, Project[] Projects)
    {
        public const string Code = "verzonnen-deal";

        public override string ToString() => JsonSerializer.Serialize(this);

        /// <summary>Every amount over the municipalities of its project, then each part over its indicators.</summary>
        public IReadOnlyList<Part> Parts() =>
        [
            .. from place in Enumerable.Range(0, Projects.Length)
               from amount in Projects[place].Amounts
               from municipality in Split(amount.Cents, Codes.Zip(Projects[place].Weights))
               from indicator in Split(municipality.Cents, Indicators.Zip(Projects[place].Links))
               select new Part(this, place, amount, municipality.Code, indicator.Code, indicator.Cents),
        ];

        public string PillarOf(Project project) => PillarCode(project.Pillar % Pillars);

        public static string LeadOf(int place) => $"gemeente-{Codes[place % Codes.Length].ToLowerInvariant()}";

        public static string CodeOf(int place) => (place + 1).ToString(CultureInfo.InvariantCulture);

        public WrittenPackage Written()
        {
            const string deal = Code;
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

            foreach (var code in Indicators)
            {
                package.Add("indicators", ("code", code), ("programme", deal), ("theme", "Invented"), ("name", code), ("name_en", code), ("definition", "Invented."), ("definition_en", "Invented."), ("definition_origin", "COLUMN_TITLE"), ("unit", "%"), ("normalised_unit", "%"), ("factor", 1), ("decimals", 1), ("direction", "NEUTRAL"), ("additivity", "NOT_ADDITIVE"), ("source", "verzonnen"));
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
            var (pillar, code) = (PillarOf(project), CodeOf(i));
            (string, object?)[] key = [("programme", deal), ("pillar", pillar), ("code", code)];
            package.Add("projects", [.. key, ("position", i + 1), ("title", $"Invented {code}"), ("title_lines", 1), ("lead", LeadOf(i)), ("lead_printed", "invented"), ("status", "NEW"), ("status_basis", "DOCUMENT"), ("source", "verzonnen"), ("lines", 1)]);
            for (var place = 0; place < Codes.Length; place++)
            {
                if (project.Weights[place] > 0)
                {
                    package.Add("involvements", [.. key, ("municipality", Codes[place]), ("rule", "TAKES_PART"), ("weight", project.Weights[place]), ("basis", place == 0 ? "DOCUMENT" : "EDITORIAL"), ("note", "Invented."), ("source", "verzonnen"), ("lines", 1)]);
                }
            }

            for (var place = 0; place < Indicators.Length; place++)
            {
                if (project.Links[place] > 0)
                {
                    package.Add("links", [.. key, ("indicator", Indicators[place]), ("weight", project.Links[place] / 10_000m), ("rationale", "Invented."), ("basis", project.IsLinkPrinted ? "DOCUMENT" : "EDITORIAL"), ("source", "verzonnen"), ("lines", 1)]);
                }
            }

            if (project.Links.Sum() == 0)
            {
                package.Add("unlinked", [.. key, ("reason", "Invented."), ("source", "verzonnen"), ("lines", 1)]);
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

        public int TrancheOf(int drawn) => (drawn % Tranches) + 1;
    }
}
