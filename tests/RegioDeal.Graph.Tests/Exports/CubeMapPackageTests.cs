using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Json.Schema;
using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Exports;

/// <summary>Observations as a cube, municipalities as a map, a release as its package.</summary>
[Collection(GraphTests.Name)]
public sealed class CubeMapPackageTests(RunningGraph graph)
{
    private const string Code = "werkloosheid";

    [Theory, EachDatabase]
    public async Task A_cube_is_JSON_stat_and_has_the_figure_or_the_reason_of_every_row_of_the_package(Database database)
    {
        var cube = await Json(database, $"/observations.jsonstat?indicator={Code}");

        var schema = JsonSchema.FromText(await File.ReadAllTextAsync(Repository.File("tests", "RegioDeal.Graph.Tests", "Exports", "json-stat-dataset.schema.json")));
        Assert.True(schema.Evaluate(cube, new EvaluationOptions { OutputFormat = OutputFormat.List }).IsValid);
        Assert.Equal(["indicator", "region", "period"], cube.GetProperty("id").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(["metric", "geo", "time"], cube.GetProperty("role").EnumerateObject().Select(role => role.Name));
        var size = cube.GetProperty("size").EnumerateArray().Select(each => each.GetInt32()).ToArray();
        var (regions, periods) = (Categories(cube, "region"), Categories(cube, "period"));
        Assert.Equal([1, regions.Count, periods.Count], size);
        Assert.Equal(size.Aggregate((all, each) => all * each), cube.GetProperty("value").GetArrayLength());
        Assert.Equal(cube.GetProperty("value").GetArrayLength(), cube.GetProperty("status").GetArrayLength());

        var rows = Seed.Table("observations", "monitor").Where(row => row["indicator"] == Code).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var place = (regions.IndexOf(row["region"]) * periods.Count) + periods.IndexOf(row["period"]);
            var value = cube.GetProperty("value")[place];
            Assert.Equal<decimal?>(row["value"].Length == 0 ? null : decimal.Parse(row["value"], CultureInfo.InvariantCulture), value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal());
        }

        var gaps = Enumerable.Range(0, cube.GetProperty("value").GetArrayLength()).Where(i => cube.GetProperty("value")[i].ValueKind == JsonValueKind.Null);
        Assert.All(gaps, gap => Assert.DoesNotContain(cube.GetProperty("status")[gap].GetString(), (string[])["FINAL", "PROVISIONAL", "REVISED", "UNKNOWN"]));
    }

    [Theory, EachDatabase]
    public async Task A_cube_of_chosen_regions_and_periods_has_no_others(Database database)
    {
        var cube = await Json(database, $"/r/{Seed.Release}/observations.jsonstat?indicator={Code}&region=GM0114&period=2022,2021");

        Assert.Equal(["GM0114"], Categories(cube, "region"));
        Assert.Equal(["2021", "2022"], Categories(cube, "period"));
        Assert.Equal(3.4m, cube.GetProperty("value")[1].GetDecimal());
    }

    [Theory, EachDatabase]
    public async Task A_map_has_each_municipality_with_its_boundary_and_the_chosen_field(Database database)
    {
        var map = await Json(database, "/municipalities.geojson?field=spending.amount,region.code");
        var told = (await graph.Data(database, "{ municipalities { nodes { code boundary { geometry } spending { amount } } } }")).GetProperty("municipalities").GetProperty("nodes");

        Assert.Equal("FeatureCollection", map.GetProperty("type").GetString());
        Assert.Equal(told.GetArrayLength(), map.GetProperty("features").GetArrayLength());
        foreach (var (feature, row) in map.GetProperty("features").EnumerateArray().Zip(told.EnumerateArray()))
        {
            Assert.Equal(row.GetProperty("code").GetString(), feature.GetProperty("id").GetString());
            Assert.Equal(row.GetProperty("spending").GetProperty("amount").GetRawText(), feature.GetProperty("properties").GetProperty("spending.amount").GetRawText());
            Assert.Equal(row.GetProperty("code").GetString(), feature.GetProperty("properties").GetProperty("region.code").GetString());
            var boundary = row.GetProperty("boundary");
            Assert.Equal(boundary.ValueKind == JsonValueKind.Null ? "null" : boundary.GetProperty("geometry").GetRawText(), feature.GetProperty("geometry").GetRawText());
        }
    }

    [Theory, EachDatabase]
    public async Task A_release_comes_whole_as_the_package_it_was_made_from(Database database)
    {
        using var response = await graph.Client(database).GetAsync(new Uri($"/r/{Seed.Release}/release.zip", UriKind.Relative));
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.ToString());
        var folder = Directory.CreateTempSubdirectory("regiodeal-");
        try
        {
            using (var zip = new ZipArchive(await response.Content.ReadAsStreamAsync()))
            {
                zip.ExtractToDirectory(folder.FullName);
            }

            Assert.Equal(Package.Open(Repository.File("seed")).Release.Checksum, Package.Open(folder.FullName).Release.Checksum);
            Assert.Equal(Seed.Release, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "datapackage.json"))).RootElement.GetProperty("release").GetInt32());
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/release.zip");
        request.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var again = await graph.Client(database).SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/observations.jsonstat", "BAD_REQUEST")]
    [InlineData("/observations.jsonstat?indicator=nothing", "BAD_REQUEST")]
    [InlineData("/municipalities.geojson?field=a}b", "BAD_REQUEST")]
    [InlineData("/municipalities.geojson?field=nothing", "VALIDATION_FAILED")]
    [InlineData("/municipalities.geojson?field=projects.nodes.code", "BAD_REQUEST")]
    public async Task What_cannot_be_chosen_is_refused(string address, string code)
    {
        using var response = await graph.Client(Database.Sqlite).GetAsync(new Uri(address, UriKind.Relative));
        var answer = await Answer.OfAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Error.Split(' ')[0]));
    }

    private async Task<JsonElement> Json(Database database, string address) =>
        JsonDocument.Parse(await graph.Client(database).GetStringAsync(new Uri(address, UriKind.Relative))).RootElement;

    private static List<string> Categories(JsonElement cube, string dimension) =>
        [.. cube.GetProperty("dimension").GetProperty(dimension).GetProperty("category").GetProperty("index").EnumerateArray().Select(code => code.GetString()!)];
}
