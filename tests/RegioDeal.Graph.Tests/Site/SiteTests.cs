using System.Net;
using RegioDeal.Graph.Http.Site;
using Xunit;

namespace RegioDeal.Graph.Tests.Site;

/// <summary>The pages: how they are served, and a walk through all of them in a browser.</summary>
[Collection(GraphTests.Name)]
public sealed class SiteTests(RunningGraph graph)
{
    /// <summary>Fewer than there are: a page that vanished from the walk is no page that is as it should be.</summary>
    private const int Least = 50;

    private static readonly NpmPackage Package = new("web", "REGIODEAL_TEST_SITE");

    private Uri Address => graph.Client(Database.Sqlite).BaseAddress!;

    [Fact]
    public async Task Every_page_is_as_it_should_be_in_both_languages_on_a_phone_and_on_a_desktop()
    {
        Assert.True(SiteFiles.IsBuilt, "The program was built without the site: the build says why.");
        var looks = await Package.LinesOfAsync("walk.mjs", Address.ToString(), TimeSpan.FromMinutes(5));

        Assert.True(looks.Count >= Least, $"Only {looks.Count} looks were taken.");
        Assert.All(looks, look => Assert.True(look.GetProperty("faults").GetArrayLength() == 0, look.ToString()));
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,nl;q=0.5", "/en/")]
    [InlineData("de,nl-NL;q=0.7,en;q=0.2", "/nl/")]
    [InlineData("fr", "/nl/")]
    public async Task The_root_leads_to_the_language_of_the_browser(string accepted, string expected)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", accepted);
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.ToString());
        Assert.Equal(["Accept-Language"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("/nl/", 200, "<html lang=\"nl\">")]
    [InlineData("/en/projects/werken-3", 200, "<html lang=\"en\">")]
    [InlineData("/en/projects/werken-3/more", 404, "<html lang=\"en\">")]
    [InlineData("/nl/niets", 404, "<html lang=\"nl\">")]
    public async Task An_address_that_is_no_page_is_not_found(string address, int status, string part)
    {
        using var client = Client();
        using var response = await client.GetAsync(address);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(part, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_come_packed_and_are_kept_for_ever()
    {
        using var client = Client();
        var page = await client.GetStringAsync("/nl/");
        var script = page[page.IndexOf("/assets/", StringComparison.Ordinal)..];
        script = script[..script.IndexOf('"', StringComparison.Ordinal)];
        var lengths = new List<long>();
        foreach (var (accepted, encoding) in new[] { ("br, gzip", "br"), ("gzip", "gzip"), ("identity", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, script);
            request.Headers.Add("Accept-Encoding", accepted);
            using var response = await client.SendAsync(request);

            Assert.Equal(encoding is null ? [] : [encoding], response.Content.Headers.ContentEncoding);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
            lengths.Add((await response.Content.ReadAsByteArrayAsync()).Length);
        }

        Assert.Equal(lengths.Order(), lengths);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/assets/pages.json")).StatusCode);
    }

    [Fact]
    public async Task GraphiQL_alone_may_write_styles_into_its_elements()
    {
        using var client = Client();
        using var explorer = await client.GetAsync("/graphiql");
        using var page = await client.GetAsync("/nl/");

        Assert.Contains("script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'", Policy(explorer), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy(page), StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", Policy(page), StringComparison.Ordinal);
    }

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
}
