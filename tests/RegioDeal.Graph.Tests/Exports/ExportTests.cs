using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using RegioDeal.Graph.Http.Exports;
using RegioDeal.Graph.Planning.GraphQLNet;
using Xunit;

namespace RegioDeal.Graph.Tests.Exports;

/// <summary>Answers as tables.</summary>
[Collection(GraphTests.Name)]
public sealed class ExportTests(RunningGraph graph)
{
    private const string Allocations = "{ allocations(first: 3) { totalCount nodes { project { code pillar { code } } tranche { number } amount certainty source { lines } } } }";
    private const string Observations = "{ observations { nodes { indicator { code } region { code } period value missingReason } } }";

    [Theory, EachDatabase]
    public async Task Every_amount_is_a_row_and_they_add_up_to_what_the_programme_prints(Database database)
    {
        var rows = await Csv(database, $"/reports/query.csv?query={Uri.EscapeDataString(Allocations)}");

        Assert.Equal(["project.code", "project.pillar.code", "tranche.number", "amount", "certainty", "source.lines"], rows[0]);
        Assert.Equal(Seed.Amounts.Count, rows.Count - 1);
        Assert.Equal(18_631_358.00m, rows.Skip(1).Sum(row => decimal.Parse(row[3], CultureInfo.InvariantCulture)));
        Assert.All(rows.Skip(1), row => Assert.Matches(@"^\d+\.\d\d$", row[3]));
    }

    [Theory, EachDatabase]
    public async Task A_nested_list_makes_the_rows_and_what_has_none_stays(Database database)
    {
        const string query = "{ projects { nodes { pillar { code } code allocations { totalCount nodes { kort: amount } } title } } }";
        var rows = await Csv(database, $"/reports/query.csv?query={Uri.EscapeDataString(query)}");

        Assert.Equal(["pillar.code", "code", "allocations.totalCount", "allocations.kort", "title"], rows[0]);
        var without = Seed.Table("projects").Count(project => !Seed.Amounts.Any(amount => (amount.Pillar, amount.Code) == (project["pillar"], project["code"])));
        Assert.Equal(Seed.Amounts.Count + without, rows.Count - 1);
        Assert.Equal(without, rows.Skip(1).Count(row => row[3].Length == 0));
        Assert.Equal(18_631_358m, rows.Skip(1).Where(row => row[3].Length > 0).Sum(row => decimal.Parse(row[3], CultureInfo.InvariantCulture)));
    }

    [Theory, EachDatabase]
    public async Task A_list_longer_than_a_page_is_that_of_its_pages_joined(Database database)
    {
        var rows = await Csv(database, $"/reports/query.csv?query={Uri.EscapeDataString(Observations)}");
        var joined = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await graph.Data(database, "query($after: String) { observations(first: 500, after: $after) { pageInfo { hasNextPage endCursor } nodes { indicator { code } region { code } period value } } }", new { after })).GetProperty("observations");
            joined.AddRange(page.GetProperty("nodes").EnumerateArray().Select(row =>
                $"{row.GetProperty("indicator").GetProperty("code")} {row.GetProperty("region").GetProperty("code")} {row.GetProperty("period")} {row.GetProperty("value").GetRawText().Replace("null", "", StringComparison.Ordinal)}"));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        Assert.True(joined.Count > 500);
        Assert.Equal(joined, rows.Skip(1).Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]}"));
    }

    [Theory, EachDatabase]
    public async Task A_workbook_has_cells_of_their_types_and_a_sheet_of_sources(Database database)
    {
        const string query = "{ allocations { nodes { project { code } amount certainty tranche { number } source { document } } } }";
        using var response = await graph.Client(database).GetAsync(new Uri($"/reports/query.xlsx?query={Uri.EscapeDataString(query)}", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.ToString());
        Assert.Equal($"query-release-{Seed.Release}.xlsx", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var rows = Sheet(zip, 1);
        var amounts = rows.Skip(1).Select(row => row.ElementAt(1)).ToList();

        Assert.Equal(Seed.Amounts.Count, amounts.Count);
        Assert.All(amounts, cell => Assert.True(cell.Attribute("t")?.Value is null or "n", cell.ToString()));
        Assert.Equal(18_631_358m, amounts.Sum(cell => decimal.Parse(cell.Value, CultureInfo.InvariantCulture)));
        Assert.Single(amounts.Select(cell => cell.Attribute("s")!.Value).Distinct());
        var told = string.Join('\n', Sheet(zip, 2).Select(row => string.Join('|', row.Select(cell => cell.Value))));
        Assert.Contains($"Release|{Seed.Release}", told, StringComparison.Ordinal);
        Assert.Contains($"/r/{Seed.Release}/reports/query.xlsx", told, StringComparison.Ordinal);
        Assert.Contains("Citation|", told, StringComparison.Ordinal);
        Assert.Contains(Seed.Table("sources", "")[0]["publisher"], told, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Rows_as_JSON_say_where_they_come_from(Database database)
    {
        var json = JsonDocument.Parse(await graph.Client(database).GetStringAsync(new Uri($"/r/{Seed.Release}/reports/reconciliation.json?rows=2", UriKind.Relative))).RootElement;

        Assert.Equal(Seed.Release, json.GetProperty("release").GetProperty("number").GetInt32());
        Assert.Contains($"release {Seed.Release}", json.GetProperty("citation").GetString(), StringComparison.Ordinal);
        Assert.Equal("Decimal", json.GetProperty("columns").EnumerateArray().First(column => column.GetProperty("name").GetString() == "printed").GetProperty("type").GetString());
        Assert.Equal(2, json.GetProperty("rows").GetArrayLength());
        Assert.Equal(JsonValueKind.Number, json.GetProperty("rows")[0].GetProperty("printed").ValueKind);
    }

    [Theory, EachDatabase]
    public async Task A_client_that_likes_CSV_best_gets_it_at_the_graphs_own_address(Database database)
    {
        var named = await Csv(database, "/graphql/reconciliation", "text/csv, */*;q=0.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ pillars { code } }" }) };
        request.Headers.Accept.ParseAdd("text/csv");
        using var posted = await graph.Client(database).SendAsync(request);
        using var json = await Get(database, "/graphql/reconciliation", "application/json, text/csv");

        Assert.Equal("measure", named[0][0]);
        Assert.Equal("text/csv", posted.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", posted.Headers.CacheControl!.ToString());
        Assert.Equal("application/json", json.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_file_is_kept_by_its_tag()
    {
        using var first = await Get(Database.Sqlite, $"/r/{Seed.Release}/reports/spending.csv");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/r/{Seed.Release}/reports/spending.csv");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await graph.Client(Database.Sqlite).SendAsync(request);
        using var other = await Get(Database.Sqlite, $"/r/{Seed.Release}/reports/spending.json");

        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", first.Headers.GetValues("Cache-Control")));
        Assert.Equal("*", string.Join(", ", first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("nosniff", string.Join(", ", first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("/reports/projects.pdf", HttpStatusCode.NotFound, "EXPORT_FORMAT")]
    [InlineData("/reports/nothing.csv", HttpStatusCode.NotFound, "DOCUMENT_NOT_FOUND")]
    [InlineData("/reports/query.csv", HttpStatusCode.BadRequest, "BAD_REQUEST")]
    [InlineData("/reports/query.csv?query={pillars{cod}}", HttpStatusCode.BadRequest, "VALIDATION_FAILED")]
    [InlineData("/reports/query.csv?query=mutation{x}", HttpStatusCode.BadRequest, "OPERATION_TYPE")]
    [InlineData("/reports/query.csv?query={pillars{code}themes{name}}", HttpStatusCode.BadRequest, "EXPORT_ROOT")]
    [InlineData("/reports/query.csv?query={__schema{description}}", HttpStatusCode.BadRequest, "EXPORT_ROOT")]
    [InlineData("/reports/municipality.csv", HttpStatusCode.BadRequest, "EXPORT_LISTS")]
    [InlineData("/reports/query.csv?query={projects{nodes{code}edges{node{title}}}}", HttpStatusCode.BadRequest, "EXPORT_LISTS")]
    [InlineData("/reports/query.csv?query={projects{nodes{code allocations{totalCount nodes{totalCount:amount}}}}}", HttpStatusCode.BadRequest, "EXPORT_COLUMNS")]
    [InlineData("/reports/query.csv?query={pillars{code}}&rows=many", HttpStatusCode.BadRequest, "BAD_REQUEST")]
    [InlineData("/r/99/reports/projects.csv", HttpStatusCode.NotFound, "RELEASE_NOT_HELD")]
    public async Task What_is_no_table_is_refused_with_a_code(string address, HttpStatusCode status, string code)
    {
        using var response = await Get(Database.Sqlite, address, "*/*");
        var answer = await Answer.OfAsync(response);

        Assert.Equal((status, code), (answer.Status, answer.Error.Split(' ')[0]));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task The_error_names_the_lists_that_stand_beside_each_other()
    {
        using var response = await Get(Database.Sqlite, "/reports/query.csv?query={pillars{code themes{name} projects{nodes{code}}}}");

        Assert.Contains("The lists 'themes' and 'projects' stand beside each other", (await Answer.OfAsync(response)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nested_list_that_is_longer_than_what_is_read_of_it_is_refused_and_cuts_what_is_under_way()
    {
        // So few rows may be read at once that it is a hundred of each nested list, and two parents: only the population has more observations.
        await using var server = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--Server:RowLimit", "300"]);
        var most = Seed.Table("observations", "monitor").CountBy(row => row["indicator"]).Where(count => count.Value > 100).ToList();
        Assert.Equal("bevolking", Assert.Single(most).Key);

        var refused = await server.GetAsync(Address("(where: { code: { eq: \"bevolking\" } })", ""));
        var chosen = await server.Client.GetStringAsync(new Uri(Address("(where: { code: { eq: \"bevolking\" } })", "(first: 2)"), UriKind.Relative));
        using var cut = await server.Client.GetAsync(new Uri(Address("(order: [{ code: DESC }])", ""), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.StartsWith("EXPORT_PAGE", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, chosen.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.OK, cut.StatusCode);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using var body = await cut.Content.ReadAsStreamAsync();
            await body.CopyToAsync(Stream.Null);
        });

        static string Address(string indicators, string observations) =>
            $"/reports/query.csv?query={Uri.EscapeDataString($"{{ indicators{indicators} {{ nodes {{ code observations{observations} {{ nodes {{ period value }} }} }} }} }}")}";
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_is_guarded_and_a_number_is_not()
    {
        AnswerField[] fields = [new("rows", "rows", AnswerFieldKind.List, "Row", false, 0, [Value("text", "String"), Value("money", "Decimal", 2), Value("whole", "Long"), Value("day", "LocalDate"), Value("sure", "Boolean")])];
        var table = ExportTable.Of(fields);
        using var data = JsonDocument.Parse("""
            { "rows": [
                { "text": "=1+1", "money": -1.5, "whole": -9007199254740993, "day": "2021-12-31", "sure": true },
                { "text": "+31", "money": 0, "whole": null, "day": null, "sure": false },
                { "text": "- a, \"b\"", "money": null, "whole": 1, "day": null, "sure": null },
                { "text": "@x", "money": null, "whole": 1, "day": null, "sure": null },
                { "text": "\tx", "money": null, "whole": 1, "day": null, "sure": null },
                { "text": "gewoon = ja", "money": null, "whole": 1, "day": null, "sure": null } ] }
            """);
        using var body = new MemoryStream();
        await using (var csv = new CsvRows(body, table))
        {
            await csv.BeginAsync(CancellationToken.None);
            foreach (var row in table.Rows(data.RootElement, 500))
            {
                await csv.AddAsync(row, CancellationToken.None);
            }

            await csv.FlushAsync(CancellationToken.None);
        }

        Assert.Equal(
            "\uFEFFtext,money,whole,day,sure\r\n'=1+1,-1.50,-9007199254740993,2021-12-31,true\r\n'+31,0.00,,,false\r\n\"'- a, \"\"b\"\"\",,1,,\r\n'@x,,1,,\r\n\"'\tx\",,1,,\r\ngewoon = ja,,1,,\r\n",
            Encoding.UTF8.GetString(body.ToArray()).Replace("\r\n'\tx,", "\r\n\"'\tx\",", StringComparison.Ordinal));

        static AnswerField Value(string name, string type, int digits = 0) => new(name, name, AnswerFieldKind.Value, type, false, digits, []);
    }

    [Fact]
    public async Task No_more_exports_are_sent_at_once_than_may_be()
    {
        await using var server = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--Server:ConcurrentExports", "1"]);
        var gate = (ExportGate)server.Services.GetService(typeof(ExportGate))!;
        Answer full;
        using (gate.Enter())
        {
            full = await server.GetAsync("/reports/spending.json");
        }

        var free = await server.GetAsync("/reports/spending.json");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (full.Status, free.Status));
        Assert.StartsWith("BUSY", full.Error, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(Database database, string address, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await graph.Client(database).SendAsync(request);
    }

    private async Task<List<string[]>> Csv(Database database, string address, string accept = "*/*")
    {
        using var response = await Get(database, address, accept);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var csv = new CsvParser(new StreamReader(new MemoryStream(bytes), Encoding.UTF8), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        return rows;
    }

    private static List<List<XElement>> Sheet(ZipArchive zip, int number)
    {
        using var stream = zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "row").Select(row => row.Elements().ToList())];
    }
}
