using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Packages.Fetching;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages.Fetching;

/// <summary>Fetches over HTTP from a server with captured answers, into a small package.</summary>
public sealed class CbsFetchTests : IAsyncLifetime
{
    private const string Header = "indicator,region,period,value,status,missing_reason,missing_mark,method,source\n";
    private const string Prices = "gemiddelde-verkoopprijs-koopwoning";

    private readonly string package = Directory.CreateTempSubdirectory("regiodeal-").FullName;
    private readonly string work = Directory.CreateTempSubdirectory("regiodeal-").FullName;
    private readonly HurriedTime time = new();
    private readonly StringBuilder progress = new();
    private CbsServer server = null!;

    private string Observations
    {
        get => File.ReadAllText(Path.Combine(package, "monitor", "observations.csv"));
        set => File.WriteAllText(Path.Combine(package, "monitor", "observations.csv"), value);
    }

    private string Sources => File.ReadAllText(Path.Combine(package, "sources.csv"));

    public async Task InitializeAsync()
    {
        server = await CbsServer.StartAsync();
        var written = new WrittenPackage()
            .Add("sources", ("code", "cbs-regions"), ("publisher", "CBS"), ("title", "Regions, \"all\" of them"))
            .Add("regions", ("code", "NL01"), ("name", "Nederland"), ("kind", "COUNTRY"), ("source", "cbs-regions"));
        foreach (var (code, kind) in new[] { ("PV22", "PROVINCE"), ("GM0114", "MUNICIPALITY"), ("GM0738", "MUNICIPALITY"), ("RD-X", "DEAL") })
        {
            written.Add("regions", ("code", code), ("name", code), ("kind", kind), ("parent", "NL01"), ("source", "cbs-regions"));
        }

        var totals = "Geslacht=T001038;Leeftijd=10000;BurgerlijkeStaat=T001019";
        written
            .Add("cbs_measures", ("table", "83625NED"), ("measure", "M001534"), ("indicator", Prices), ("title", "Gemiddelde verkoopprijs"), ("unit", "euro"))
            .Add("cbs_measures", ("table", "03759ned"), ("measure", "M000352"), ("filter", totals), ("indicator", "bevolking"), ("title", "Bevolking op 1 januari"), ("unit", "aantal"))
            .Add("cbs_measures", ("table", "03759ned"), ("measure", "M000365"), ("filter", totals), ("indicator", "gemiddelde-bevolking"), ("title", "Gemiddelde bevolking"), ("unit", "aantal"))
            .Write(package);
        File.Delete(Path.Combine(package, "monitor", "observations.csv"));
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(package, recursive: true);
        Directory.Delete(work, recursive: true);
    }

    [Fact]
    public async Task A_first_fetch_writes_observations_with_their_source_and_a_second_changes_nothing()
    {
        var sources = Sources;

        var said = await FetchAsync("03759ned", periods: ["2025.."]);

        Assert.Equal(
            $"""
            {Header}bevolking,GM0114,2025,109678,FINAL,,,READ,cbs-03759ned-20261126
            bevolking,GM0114,2026,109881,FINAL,,,READ,cbs-03759ned-20261126
            bevolking,NL01,2025,18044027,FINAL,,,READ,cbs-03759ned-20261126
            bevolking,NL01,2026,18130208,FINAL,,,READ,cbs-03759ned-20261126
            gemiddelde-bevolking,GM0114,2025,109779.5,FINAL,,,READ,cbs-03759ned-20261126
            gemiddelde-bevolking,GM0114,2026,,UNKNOWN,IMPOSSIBLE,Impossible,READ,cbs-03759ned-20261126
            gemiddelde-bevolking,NL01,2025,18087117.5,FINAL,,,READ,cbs-03759ned-20261126
            gemiddelde-bevolking,NL01,2026,,UNKNOWN,IMPOSSIBLE,Impossible,READ,cbs-03759ned-20261126

            """,
            Observations);
        var source = Assert.Single(Package.Tables, table => table.Name == "sources").Columns.Select(column => column.Name).Zip(Cells(Sources[sources.Length..])).ToDictionary();
        Assert.StartsWith(sources, Sources, StringComparison.Ordinal);
        Assert.Equal("cbs-03759ned-20261126", source["code"]);
        Assert.Equal("Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio", source["title"]);
        Assert.Equal("as modified on 2026-06-23", source["edition"]);
        Assert.Equal($"{server.Address}03759ned", source["url"]);
        Assert.Equal("CC BY 4.0", source["licence"]);
        Assert.Equal("2026-11-26", source["retrieved"]);
        Assert.Matches("^sha256:[0-9a-f]{64}$", source["checksum"]);
        Assert.EndsWith(
            """
            : 8 observations of bevolking, gemiddelde-bevolking.
            monitor/observations.csv: 8 added, 0 revised, 0 with another status, 0 the same.
            2 of them are missing: 2 IMPOSSIBLE.
            The source of what changed is cbs-03759ned-20261126 in sources.csv. Read the difference, raise 'release' in datapackage.json, and validate the package.
            """,
            said,
            StringComparison.Ordinal);
        var filter = "(Measure eq 'M000352' or Measure eq 'M000365') and BurgerlijkeStaat eq 'T001019' and Geslacht eq 'T001038' and Leeftijd eq '10000' and (RegioS eq 'NL01' or RegioS eq 'PV22' or RegioS eq 'GM0738' or RegioS eq 'GM0114') and Perioden ge '2025JJ00' and Perioden le '2026JJ00'";
        Assert.Equal(
            [
                "03759ned/Properties",
                "03759ned/Dimensions",
                "03759ned/MeasureCodes",
                "03759ned/RegioSCodes",
                "03759ned/PeriodenCodes",
                "03759ned/GeslachtCodes",
                "03759ned/LeeftijdCodes",
                "03759ned/BurgerlijkeStaatCodes",
                $"03759ned/Observations/$count?$filter={filter}",
                $"03759ned/Observations?$filter={filter}",
                "03759ned/Properties",
            ],
            server.TakeRequests());
        Assert.Empty(Directory.EnumerateFileSystemEntries(work));

        var before = Contents();
        said = await FetchAsync("03759ned", periods: ["2025.."]);

        Assert.EndsWith("0 added, 0 revised, 0 with another status, 8 the same.\n2 of them are missing: 2 IMPOSSIBLE.\nNothing changed.", said, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task A_row_that_changes_is_replaced_and_all_others_are_left_byte_for_byte()
    {
        // Longer than a buffer, and quoted in ways that this program would not.
        var (others, more) = (Rows("aandeel", 2000), Rows("zorg", 2000));
        Observations = $"""
            {Header}{others}{Prices},GM0114,2018,196312.0,FINAL,,,SUMMED,other
            {Prices},GM0114,2019,200000,FINAL,,,READ,other
            {Prices},GM0114,2020,226000,UNKNOWN,,,READ,other
            {Prices},GM0114,2021,262002,PROVISIONAL,,,READ,other
            {Prices},GM0114,2022,295488,REVISED,,,READ,other
            {Prices},GM0114,2024,,UNKNOWN,NOT_PUBLISHED,,READ,other
            {Prices},GM0114,2030,1,UNKNOWN,,,READ,other
            {Prices},NL01,2018,1,FINAL,,,READ,other
            {more}
            """;
        server.Rows("83625NED/PeriodenCodes").Single(row => (string?)row["Identifier"] == "2018JJ00")["Status"] = null;

        var said = await FetchAsync("83625NED", regions: ["GM0114"], periods: ["2018..2022", "2024"]);

        Assert.Equal(
            $"""
            {Header}{others}{Prices},GM0114,2018,196312.0,FINAL,,,SUMMED,other
            {Prices},GM0114,2019,205734,REVISED,,,READ,cbs-83625ned-20261126
            {Prices},GM0114,2020,226483,FINAL,,,READ,cbs-83625ned-20261126
            {Prices},GM0114,2021,262002,FINAL,,,READ,cbs-83625ned-20261126
            {Prices},GM0114,2022,295488,REVISED,,,READ,other
            {Prices},GM0114,2024,313566,FINAL,,,READ,cbs-83625ned-20261126
            {Prices},GM0114,2030,1,UNKNOWN,,,READ,other
            {Prices},NL01,2018,1,FINAL,,,READ,other
            {more}
            """,
            Observations);
        Assert.Contains("0 added, 3 revised, 1 with another status, 2 the same.", said, StringComparison.Ordinal);
        Assert.Contains($"```text\n{said}\n```", Repository.Read("docs", "data.md"), StringComparison.Ordinal);

        static string Rows(string indicator, int number) => string.Concat(Enumerable.Range(1000, number).Select(period => string.Create(CultureInfo.InvariantCulture, $"{indicator},\"NL01\",{period},\"1.50\",UNKNOWN,,,READ,\"other\"\n")));
    }

    [Fact]
    public async Task What_is_provisional_is_not_yet_revised_and_what_does_not_come_any_more_is_left_and_told()
    {
        Observations = $"{Header}{Prices},NL01,2024,1,PROVISIONAL,,,READ,other\n{Prices},NL01,2025,2,FINAL,,,READ,other\n{Prices},PV22,2025,3,FINAL,,,READ,other\n";
        server.Rows("83625NED/PeriodenCodes").Single(row => (string?)row["Identifier"] == "2024JJ00")["Status"] = "NaderVoorlopig";
        server["83625NED/Observations"]["value"]!.AsArray().RemoveAll(row => (string?)row!["RegioS"] == "PV22");

        var said = await FetchAsync("83625NED", regions: ["NL01", "PV22"], periods: ["2024..2025"]);

        Assert.Equal($"{Header}{Prices},NL01,2024,450985,PROVISIONAL,,,READ,cbs-83625ned-20261126\n{Prices},NL01,2025,479527,REVISED,,,READ,cbs-83625ned-20261126\n{Prices},PV22,2025,3,FINAL,,,READ,other\n", Observations);
        Assert.Contains("\n1 rows were asked and did not come; they are left as they are.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_regions_that_an_address_cannot_name_them_are_picked_from_all()
    {
        var written = new WrittenPackage();
        string[] regions = [.. Enumerable.Range(9000, 60).Select(number => string.Create(CultureInfo.InvariantCulture, $"GM{number}")), "NL01"];
        foreach (var region in regions[..^1])
        {
            written.Add("regions", ("code", region), ("name", region), ("kind", "MUNICIPALITY"), ("parent", "NL01"), ("source", "cbs-regions"));
            server["83625NED/RegioSCodes"]["value"]!.AsArray().Add(new JsonObject { ["Identifier"] = region });
        }

        written.AppendTo(package);

        await FetchAsync("83625NED", regions: regions, periods: ["2025"]);

        Assert.Contains("83625NED/Observations?$filter=Measure eq 'M001534' and Perioden eq '2025JJ00'", server.TakeRequests());
        Assert.Equal($"{Header}{Prices},NL01,2025,479527,FINAL,,,READ,cbs-83625ned-20261126\n", Observations);
    }

    [Fact]
    public async Task Other_answers_on_the_same_day_are_another_source()
    {
        await FetchAsync("83625NED", periods: ["2024"]);
        await FetchAsync("83625NED", periods: ["2025"]);

        Assert.EndsWith(",cbs-83625ned-20261126-2\n", Observations, StringComparison.Ordinal);
        Assert.Equal(2, Sources.Split("\ncbs-83625ned-20261126").Length - 1);
    }

    [Fact]
    public async Task Pages_are_followed_and_one_that_fails_twice_is_asked_again()
    {
        server.PageSize = 12;
        var failures = 0;
        server.Fault = (context, request) =>
        {
            var fails = request.EndsWith("$skip=12", StringComparison.Ordinal) && failures++ < 2;
            context.Response.StatusCode = fails ? 503 : 200;
            return Task.FromResult(fails);
        };

        await FetchAsync("83625NED");

        Assert.Equal(
            [
                "The server answered 503; asking again in ~ s (attempt 2 of 6).",
                "The server answered 503; asking again in ~ s (attempt 3 of 6).",
                $"{Prices}: 24 of 32 rows.",
                $"{Prices}: 32 of 32 rows.",
            ],
            Progress()[1..]);
        Assert.Equal([0, 12, 12, 12, 24], Skips());
        Assert.Equal(32, Observations.Split('\n').Length - 2);
        Assert.Equal(2, time.Pauses.Count);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_a_page_is_made_again()
    {
        var isCut = false;
        server.Fault = async (context, request) =>
        {
            if (isCut || !request.Contains("Observations?", StringComparison.Ordinal))
            {
                return false;
            }

            isCut = true;
            await CbsServer.CutAsync(context);
            return true;
        };

        await FetchAsync("83625NED");

        Assert.Equal("The connection was cut before the answer was whole; asking again in ~ s (attempt 2 of 6).", Progress()[0]);
        Assert.Equal(32, Observations.Split('\n').Length - 2);
    }

    [Fact]
    public async Task A_fetch_that_is_broken_off_goes_on_after_its_last_whole_page()
    {
        server.PageSize = 12;
        server.Fault = async (context, request) =>
        {
            var isLast = request.EndsWith("$skip=24", StringComparison.Ordinal);
            if (isLast)
            {
                await CbsServer.CutAsync(context);
            }

            return isLast;
        };
        var before = Contents();

        var fault = await Assert.ThrowsAsync<FetchException>(() => FetchAsync("83625NED"));

        Assert.Equal("The connection was cut before the answer was whole, 6 times in a row (127.0.0.1). Run the command again later: it goes on after the last page it has.", fault.Message);
        Assert.Equal(before, Contents());
        Assert.Equal([0, 12, 24, 24, 24, 24, 24, 24], Skips());

        server.Fault = (_, _) => Task.FromResult(false);
        await FetchAsync("83625NED");

        Assert.Equal([24], Skips());
        Assert.Contains("Going on after 24 of 32 rows that an earlier run read.", Progress());
        var resumed = Contents();
        File.Delete(Path.Combine(package, "monitor", "observations.csv"));
        await FetchAsync("83625NED");
        Assert.Equal(resumed, Contents());
    }

    [Fact]
    public async Task Pages_of_a_table_that_changed_since_are_dropped()
    {
        server.PageSize = 12;
        server.Fault = (context, request) => Fails(context, request.EndsWith("$skip=24", StringComparison.Ordinal));
        await Assert.ThrowsAsync<FetchException>(() => FetchAsync("83625NED"));
        Skips();
        server.Fault = (_, _) => Task.FromResult(false);
        server["83625NED/Properties"]["Modified"] = "2026-11-20T00:00:00+01:00";

        await FetchAsync("83625NED");

        Assert.Equal([0, 12, 24], Skips());
        Assert.Contains("Table 83625NED changed since an earlier run was broken off; its pages are dropped, and this one starts anew.", Progress());
    }

    [Fact]
    public async Task Too_many_requests_wait_as_long_as_is_asked()
    {
        server.Fault = Once(context =>
        {
            context.Response.Headers.RetryAfter = "47";
            context.Response.StatusCode = 429;
        });

        await FetchAsync("83625NED");

        Assert.Equal([TimeSpan.FromSeconds(47)], time.Pauses);
        Assert.Equal("The server answered 429; asking again in ~ s (attempt 2 of 6).", Progress()[0]);
    }

    [Fact]
    public async Task Who_should_come_back_in_an_hour_is_told_so()
    {
        server.Fault = Once(context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            context.Response.StatusCode = 429;
        });

        var fault = await Assert.ThrowsAsync<FetchException>(() => FetchAsync("83625NED"));

        Assert.Equal("127.0.0.1 answers 429, too many requests, and asks to wait 3600 s. Run the command again then: it goes on after the last page it has.", fault.Message);
        Assert.Single(server.TakeRequests());
    }

    [Theory]
    [InlineData("measure gone", "measure M000352 (bevolking) is gone")]
    [InlineData("unit", "measure M000352 (bevolking) has the unit 'x 1 000', and had 'aantal'")]
    [InlineData("code reused", "measure M000352 (bevolking) has the title 'Levendgeborenen', and had 'Bevolking op 1 januari'")]
    [InlineData("dimension gone", "dimension Leeftijd of the filter of measure M000352 is gone")]
    [InlineData("dimension new", "dimension Herkomst is there, and the filter of measure M000352 asks no code of it")]
    public async Task A_table_that_is_not_as_the_package_says_is_refused(string change, string told)
    {
        var (measures, dimensions) = (server["03759ned/MeasureCodes"]["value"]!.AsArray(), server["03759ned/Dimensions"]["value"]!.AsArray());
        switch (change)
        {
            case "measure gone":
                measures.RemoveAt(0);
                break;
            case "unit":
                measures[0]!["Unit"] = "x 1 000";
                break;
            case "code reused":
                measures[0]!["Title"] = "Levendgeborenen";
                break;
            case "dimension gone":
                dimensions.RemoveAll(row => (string?)row!["Identifier"] == "Leeftijd");
                break;
            default:
                dimensions.Add(new JsonObject { ["Identifier"] = "Herkomst", ["Kind"] = "Dimension" });
                break;
        }

        Assert.Equal(
            $"Table 03759ned is not as monitor/cbs_measures.csv says; nothing was written. See what changed, and correct that file when the figures are still those of the indicator.\n  {told}",
            await RefusedAsync("03759ned", measures: ["M000352"]));
    }

    [Fact]
    public async Task A_measure_that_nobody_has_looked_at_is_told_and_not_taken()
    {
        var mapping = Path.Combine(package, "monitor", "cbs_measures.csv");
        File.WriteAllText(mapping, File.ReadAllText(mapping).Replace("Gemiddelde verkoopprijs,euro", ",", StringComparison.Ordinal));

        var told = await RefusedAsync("83625NED");

        Assert.EndsWith(
            $"\n  measure M001534 ({Prices}) has the title 'Gemiddelde verkoopprijs', which nobody has compared with the indicator yet\n  measure M001534 ({Prices}) has the unit 'euro', which nobody has compared with the indicator yet",
            told,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_changes_between_two_pages_is_refused_and_read_anew()
    {
        server.PageSize = 12;
        server.Fault = (_, request) =>
        {
            if (request.EndsWith("$skip=12", StringComparison.Ordinal))
            {
                server["83625NED/Properties"]["Modified"] = "2026-11-26T02:00:00+01:00";
            }

            return Task.FromResult(false);
        };

        Assert.Equal(
            "Table 83625NED was changed while it was read (modified 2026-02-17T00:00:00+01:00, then 2026-11-26T02:00:00+01:00); nothing was written. Run the command again: it starts anew.",
            await RefusedAsync("83625NED"));
        Assert.Equal([0, 12, 24], Skips());

        await FetchAsync("83625NED");
        Assert.Equal([0, 12, 24], Skips());
    }

    [Fact]
    public async Task Another_number_of_rows_than_the_table_says_is_refused()
    {
        server.Fault = async (context, request) =>
        {
            var isCount = request.Contains("$count", StringComparison.Ordinal);
            if (isCount)
            {
                await context.Response.WriteAsync("33");
            }

            return isCount;
        };

        Assert.Equal("Table 83625NED says that it has 33 rows and gave 32; nothing was written. Run the command again: it starts anew.", await RefusedAsync("83625NED"));
        Assert.Empty(Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"value":[]}""")]
    public async Task An_id_in_another_case_is_refused(string nothing)
    {
        server.Nothing = nothing;
        Assert.Equal("monitor/cbs_measures.csv writes the table as 83625NED, not 83625ned; ids are told apart by case.", await RefusedAsync("83625ned"));
        Assert.Empty(server.TakeRequests());

        var mapping = Path.Combine(package, "monitor", "cbs_measures.csv");
        File.WriteAllText(mapping, File.ReadAllText(mapping).Replace("83625NED", "83625ned", StringComparison.Ordinal));

        Assert.Equal(
            "CBS has no table '83625ned'. Ids are told apart by case, table by table (83625NED, 03759ned): write it as the address of the table does, in monitor/cbs_measures.csv too.",
            await RefusedAsync("83625ned"));
    }

    [Theory]
    [InlineData("Impossible", null, ",UNKNOWN,IMPOSSIBLE,Impossible")]
    [InlineData("Confidential", null, ",UNKNOWN,CONFIDENTIAL,Confidential")]
    [InlineData("Unreliable", null, ",UNKNOWN,UNRELIABLE,Unreliable")]
    [InlineData("NotYetAvailable", null, ",UNKNOWN,NOT_YET_AVAILABLE,NotYetAvailable")]
    [InlineData("Geheim, of \"niet\"", null, ",UNKNOWN,OTHER,\"Geheim, of \"\"niet\"\"\"")]
    [InlineData("None", "-0.50", "-0.50,FINAL,,")]
    [InlineData("None", "1.2E3", "1200,FINAL,,")]
    [InlineData("None", "0.120000", "0.12,FINAL,,")]
    [InlineData("None", "479527", "479527,FINAL,,")]
    public async Task A_value_keeps_its_digits_and_a_missing_one_its_mark(string mark, string? value, string written)
    {
        Change("83625NED", mark, value);

        await FetchAsync("83625NED", regions: ["NL01"], periods: ["2025"]);

        Assert.Equal($"{Header}{Prices},NL01,2025,{written},READ,cbs-83625ned-20261126\n", Observations);
    }

    [Theory]
    [InlineData("None", null, "has neither a value nor a mark that says why")]
    [InlineData("Impossible", "1", "has the value 1 and the mark 'Impossible' of a missing one")]
    [InlineData("None", "\"1\"", "has a value that is no number")]
    [InlineData("None", "0.12345", "has the value '0.12345', and a package keeps at most 4 decimals")]
    [InlineData("None", "1e300", "has the value '1e300', and a package keeps at most 4 decimals")]
    public async Task A_value_that_contradicts_its_mark_or_cannot_be_kept_is_refused(string mark, string? value, string told)
    {
        Change("83625NED", mark, value);

        Assert.Contains($"{Prices}/NL01/2025 {told}", await RefusedAsync("83625NED", regions: ["NL01"], periods: ["2025"]), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(work, "page*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Quarters_and_months_are_decoded_and_blanks_behind_codes_are_not_taken_over()
    {
        server.Load("83625NED/PeriodenCodes", "85792NED.PeriodenCodes.subset.json");
        server["83625NED/PeriodenCodes"]["value"]!.AsArray().Add(new JsonObject { ["Identifier"] = "2026MM06", ["Status"] = "Voorlopig" });
        string[] periods = ["2024JJ00", "2025KW03", "2025KW04", "2026KW01", "2026MM06"];
        var rows = server["83625NED/Observations"]["value"]!.AsArray();
        rows.RemoveAll(row => (string?)row!["RegioS"] != "NL01");
        rows.RemoveRange(0, rows.Count - periods.Length);
        foreach (var (row, period) in server.Rows("83625NED/Observations").Zip(periods))
        {
            row["Perioden"] = period;
        }

        foreach (var (row, name) in server.Rows("83625NED/RegioSCodes").Select(row => (row, "Identifier")).Concat(server.Rows("83625NED/Observations").Select(row => (row, "RegioS"))))
        {
            row[name] = ((string)row[name]!).PadRight(6);
        }

        await FetchAsync("83625NED", periods: ["2025-Q4..", "2024", "2026-06"]);

        Assert.Equal(
            $"""
            {Header}{Prices},NL01,2024,386714,FINAL,,,READ,cbs-83625ned-20261126
            {Prices},NL01,2025-Q4,416153,FINAL,,,READ,cbs-83625ned-20261126
            {Prices},NL01,2026-06,479527,PROVISIONAL,,,READ,cbs-83625ned-20261126
            {Prices},NL01,2026-Q1,450985,FINAL,,,READ,cbs-83625ned-20261126

            """,
            Observations);
    }

    [Theory]
    [InlineData("2023SJ00", "has the period '2023SJ00', which is no year, quarter or month. Name the periods")]
    [InlineData("2023KW05", "has the period '2023KW05', which is no year, quarter or month. Name the periods")]
    public async Task A_period_of_another_kind_is_named(string code, string told)
    {
        server["83625NED/PeriodenCodes"]["value"]!.AsArray().Add(new JsonObject { ["Identifier"] = code });

        Assert.Contains(told, await RefusedAsync("83625NED"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("83625NED", "M000001", null, null, "monitor/cbs_measures.csv has no measure M000001 of table 83625NED; add a row that says which indicator it is.")]
    [InlineData("12345NED", null, null, null, "monitor/cbs_measures.csv has no measure of table 12345NED; add a row that says which measure is which indicator.")]
    [InlineData("83625NED", null, "GM0109", null, "regions/regions.csv has no region GM0109 with a code of CBS; add it first, for an observation needs its region.")]
    [InlineData("83625NED", null, "RD-X", null, "regions/regions.csv has no region RD-X with a code of CBS; add it first, for an observation needs its region.")]
    [InlineData("83625NED", null, null, "2026", "Table 83625NED has no period in 2026; its first is 2015 and its last 2025.")]
    [InlineData("83625NED", null, null, "2024-Q1", "Table 83625NED has no period in 2024-Q1; its first is 2015 and its last 2025.")]
    [InlineData("83625NED", null, null, "2024..2025-Q1", "'2024..2025-Q1' is no period; write 2024, 2024-Q3, 2024-07, or a range of them: 2015..2025, 2015.., ..2025.")]
    [InlineData("83625NED", null, null, "2024-13", "'2024-13' is no period; write 2024, 2024-Q3, 2024-07, or a range of them: 2015..2025, 2015.., ..2025.")]
    [InlineData("83625NED", null, null, "..", "'..' is no period; write 2024, 2024-Q3, 2024-07, or a range of them: 2015..2025, 2015.., ..2025.")]
    [InlineData("83625NED", null, null, "2016", "Table 83625NED has no row for Measure eq 'M001534' and (RegioS eq 'NL01' or RegioS eq 'PV22' or RegioS eq 'GM0738' or RegioS eq 'GM0114') and Perioden eq '2016JJ00'; nothing was written.")]
    public async Task What_cannot_be_asked_is_told(string table, string? measure, string? region, string? period, string told) =>
        Assert.Equal(told, await RefusedAsync(table, List(measure), List(region), List(period)));

    [Fact]
    public async Task A_link_that_leads_elsewhere_is_not_followed()
    {
        server.Fault = async (context, request) =>
        {
            var isPage = request.Contains("Observations?", StringComparison.Ordinal);
            if (isPage)
            {
                await context.Response.WriteAsync("""{"value":[],"@odata.nextLink":"http://example.org/odata/v1/CBS/83625NED/Observations?$skip=1"}""");
            }

            return isPage;
        };

        Assert.StartsWith("An answer leads to 'http://example.org/odata/v1/CBS/83625NED/Observations?$skip=1', which does not lie below", await RefusedAsync("83625NED"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_were_not_asked_are_refused()
    {
        server.Fault = async (context, request) =>
        {
            var isPage = request.Contains("Observations?", StringComparison.Ordinal);
            if (isPage)
            {
                await context.Response.WriteAsync(CbsServer.Fixture("03759ned.Observations.subset.json").ToJsonString());
            }

            return isPage;
        };

        Assert.Equal(
            "Table 03759ned is not as its own codes say: a row of measure 'M000365' came, which was not asked. Nothing was written; look at the table, and run the command again.",
            await RefusedAsync("03759ned", measures: ["M000352"]));
    }

    [Theory]
    [InlineData(Prices + ",NL01,2025,1,FINAL,,,READ,other\nbevolking,NL01,2025,1,FINAL,,,READ,other\n", "row 3: found bevolking/NL01/2025 below gemiddelde-verkoopprijs-koopwoning/NL01/2025, expected rows that ascend strictly")]
    [InlineData("bevolking,NL01,2025,1,FINAL,,,READ\n", "row 2: found 8 cells, expected 9")]
    [InlineData("bevolking,NL01,2025,1,FINAL,,,READ,other", "row 2: found no line end (LF), expected")]
    public async Task A_file_that_cannot_be_merged_is_left_and_its_fault_told(string rows, string told)
    {
        Observations = Header + rows;
        var before = Contents();

        var fault = await Assert.ThrowsAsync<InvalidPackageException>(() => FetchAsync("83625NED"));

        Assert.Contains($"monitor/observations.csv, {told}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
        Assert.NotEmpty(Directory.EnumerateFiles(work, "page*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Two_fetches_do_not_write_to_one_package()
    {
        using (FetchTarget.Open(package).Lock())
        {
            Assert.Equal($"Another fetch writes to '{package}'; run the command again when it is done.", (await Assert.ThrowsAsync<FetchException>(() => FetchAsync("83625NED"))).Message);
        }

        await FetchAsync("83625NED");
        Assert.Empty(Directory.EnumerateFiles(package, ".*"));
    }

    [Fact]
    public async Task The_program_says_what_changed_or_why_it_did_not()
    {
        string[] options = ["--package", package, "--work", work, "--address", server.Address.AbsoluteUri];

        var (code, output, error) = await ProgramAsync(["fetch", "cbs", "83625NED", "--regions", "NL01", "PV22", "--periods", "2024..", .. options]);

        Assert.Equal((0, $"{Prices}: 4 of 4 rows.\n"), (code, error));
        Assert.StartsWith($"Table 83625NED, Bestaande koopwoningen; gemiddelde verkoopprijzen, regio (modified on 2026-02-17): 4 observations of {Prices}.\nmonitor/observations.csv: 4 added,", output, StringComparison.Ordinal);

        // A misspelt option would fetch all there is.
        Assert.Equal((1, "", "'--region' is not known here; see --help.\n"), await ProgramAsync(["fetch", "cbs", "83625NED", "--region", "NL01", .. options]));
    }

    private static string[] List(string? one) => one is null ? [] : [one];

    private static string[] Cells(string line)
    {
        using var csv = new CsvHelper.CsvParser(new StringReader(line), CultureInfo.InvariantCulture);
        Assert.True(csv.Read());
        return csv.Record!;
    }

    private static Task<bool> Fails(HttpContext context, bool fails)
    {
        context.Response.StatusCode = fails ? 500 : 200;
        return Task.FromResult(fails);
    }

    private static Func<HttpContext, string, Task<bool>> Once(Action<HttpContext> answer)
    {
        var isAnswered = false;
        return (context, _) =>
        {
            if (isAnswered)
            {
                return Task.FromResult(false);
            }

            isAnswered = true;
            answer(context);
            return Task.FromResult(true);
        };
    }

    private static async Task<(int Code, string Output, string Error)> ProgramAsync(string[] args)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var output = program.StandardOutput.ReadToEndAsync();
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (program.ExitCode, await output, error);
    }

    private async Task<string> FetchAsync(string table, string[]? measures = null, string[]? regions = null, string[]? periods = null)
    {
        await using var lines = new StringWriter(progress) { NewLine = "\n" };
        return await new CbsFetch(time, time, FetchProgress.Lines(lines))
            .RunAsync(new FetchRequest(table, measures ?? [], regions ?? [], periods ?? [], package, server.Address, work), CancellationToken.None);
    }

    /// <summary>Fetches what is refused: the package stays as it was.</summary>
    private async Task<string> RefusedAsync(string table, string[]? measures = null, string[]? regions = null, string[]? periods = null)
    {
        var before = Contents();
        var fault = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(table, measures, regions, periods));
        Assert.Equal(before, Contents());
        return fault.Message;
    }

    /// <summary>Changes the figure of the country of 2025.</summary>
    private void Change(string table, string mark, string? value)
    {
        var row = server.Rows($"{table}/Observations").Single(row => (int?)row["Id"] == 30);
        (row["ValueAttribute"], row["Value"]) = (mark, value is null ? null : JsonNode.Parse(value));
    }

    private string[] Contents() =>
        [.. Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}\n{File.ReadAllText(file)}")];

    /// <summary>The lines that were shown, without the pauses, which have a part of chance.</summary>
    private string[] Progress() =>
        [.. progress.ToString().Split('\n')[..^1].Select(line => Regex.Replace(line, "in [0-9.]+ s", "in ~ s"))];

    /// <summary>Where the pages began that were asked since this was asked last.</summary>
    private int[] Skips() =>
        [.. server.TakeRequests().Where(request => request.Contains("Observations?", StringComparison.Ordinal)).Select(request => request.Split("$skip=") is [_, var skip] ? int.Parse(skip, CultureInfo.InvariantCulture) : 0)];
}
