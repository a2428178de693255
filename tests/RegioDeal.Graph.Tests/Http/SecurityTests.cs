using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http.Security;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

[Collection(GraphTests.Name)]
public sealed partial class SecurityTests(RunningGraph graph)
{
    private const string Query = "/graphql?query={pillars{code}}";

    [Theory]
    [InlineData(Query, 200, "cross-origin")]
    [InlineData("/r/999/graphql?query={pillars{code}}", 404, "cross-origin")]
    [InlineData("/schema.graphql", 200, "cross-origin")]
    [InlineData("/health/live", 200, "cross-origin")]
    [InlineData("/nowhere", 404, "cross-origin")]
    [InlineData("/index.html", 200, "same-origin")]
    [InlineData("/index.js", 200, "same-origin")]
    [InlineData("/index.css", 200, "same-origin")]
    public async Task Every_answer_tells_browsers_what_not_to_do(string address, int status, string resource)
    {
        using var response = await Client.GetAsync(address);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal(resource, Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(
            resource == "same-origin"
                ? "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'"
                : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Header(response, "Content-Security-Policy"));
        Assert.Null(Header(response, "Set-Cookie"));
        Assert.Null(Header(response, "Server"));
        Assert.Null(Header(response, "Strict-Transport-Security")); // not by http
    }

    [Fact]
    public async Task The_page_has_no_script_or_style_of_its_own_text()
    {
        var page = await Client.GetStringAsync("/index.html");

        Assert.DoesNotMatch(InlineCode(), page);
        Assert.Contains("src=\"index.js\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"index.css\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_any_site_may_read_without_credentials()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://partner.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,if-none-match,graphql-cost");
        using var allowed = await Client.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", Header(allowed, "Access-Control-Allow-Origin"));
        Assert.Equal("86400", Header(allowed, "Access-Control-Max-Age"));
        Assert.Contains("If-None-Match", Header(allowed, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Null(Header(allowed, "Access-Control-Allow-Credentials"));

        // A cache may keep what a client without an origin got.
        using var read = await Client.GetAsync(Query);
        Assert.Equal("*", Header(read, "Access-Control-Allow-Origin"));
        Assert.Equal("ETag,Retry-After,Age", Header(read, "Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task A_list_of_origins_keeps_others_out_and_caches_apart()
    {
        await using var server = await Start("--Server:Origins", "https://one.example https://two.example");

        Assert.Equal("https://two.example", Header(await From(server, "https://two.example"), "Access-Control-Allow-Origin"));
        Assert.Null(Header(await From(server, "https://three.example"), "Access-Control-Allow-Origin"));
        Assert.Contains("Origin", Header(await server.Client.GetAsync(Query), "Vary"), StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<StartupException>(() => Start("--Server:Origins", "https://one.example/path"));
        Assert.StartsWith("Server__Origins has 'https://one.example/path', which is no origin;", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task What_a_page_can_send_without_asking_is_refused(string type)
    {
        using var content = new ByteArrayContent("{\"query\":\"{pillars{code}}\"}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await Client.PostAsync("/graphql", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_written_over_the_network()
    {
        await using var server = await Start("--Server:Metrics", "true");
        var endpoints = server.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.NotEmpty(endpoints);
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

            // The API alone takes POST, and says itself which methods it takes.
            Assert.True(
                endpoint.RoutePattern.RawText!.Contains("/graphql", StringComparison.Ordinal) || (methods.Count > 0 && methods.All(method => method is "GET" or "HEAD")),
                endpoint.DisplayName);
        }

        foreach (var method in new[] { "PUT", "PATCH", "DELETE" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
            using var response = await server.Client.SendAsync(request);
            var refused = await Answer.OfAsync(response);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.Status);
            Assert.StartsWith("METHOD ", refused.Error, StringComparison.Ordinal);
            Assert.Contains("POST", response.Content.Headers.Allow);
        }

        Assert.StartsWith("OPERATION_TYPE", (await server.AskAsync("mutation { import }")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_for_security_is_given_where_one_was_named()
    {
        using var none = await Client.GetAsync("/.well-known/security.txt");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal("No contact for security is set here; an operator sets Server__SecurityContact.\n", await none.Content.ReadAsStringAsync());

        await using var server = await Start("--Server:SecurityContact", "mailto:security@example.org", "--Server:PublicAddress", "https://monitor.example.org");
        using var response = await server.Client.GetAsync("/.well-known/security.txt");
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.Equal(["Canonical", "Contact", "Expires", "Preferred-Languages"], lines.Keys.Order());
        Assert.Equal("mailto:security@example.org", lines["Contact"]);
        Assert.Equal("https://monitor.example.org/.well-known/security.txt", lines["Canonical"]);
        Assert.InRange(DateTimeOffset.Parse(lines["Expires"], CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddDays(30), DateTimeOffset.UtcNow.AddDays(365));
        await Assert.ThrowsAsync<StartupException>(() => Start("--Server:SecurityContact", "security@example.org"));
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_again()
    {
        await using var server = await Start("--Server:Rate", "1", "--Server:Burst", "3", "--Server:Proxies", "10.0.0.1 127.0.0.0/8");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Ask("198.51.100.7")));
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 3, 29);
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.StartsWith("RATE_LIMIT [] More than 1 requests per second", (await Answer.OfAsync(refused)).Error, StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal("*", Header(refused, "Access-Control-Allow-Origin"));

        using var other = await Ask("198.51.100.8");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var health = await Ask("198.51.100.7", "/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        async Task<HttpResponseMessage> Ask(string client, string address = Query)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Forwarded-For", client);
            return await server.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_browser_that_came_by_https_comes_by_nothing_else()
    {
        await using var server = await Start("--Server:Proxies", "127.0.0.1");
        using var request = new HttpRequestMessage(HttpMethod.Get, Query);
        request.Headers.Host = "monitor.example.org";
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await server.Client.SendAsync(request);

        Assert.Equal("max-age=31536000", Header(response, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_client_that_names_itself_is_not_believed()
    {
        await using var server = await Start("--Server:Rate", "1", "--Server:Burst", "1");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Query);
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            using var response = await server.Client.SendAsync(request);
            return response.StatusCode;
        }));

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    public void A_network_of_64_bits_is_one_client(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ClientRates.Client.Of(IPAddress.Parse(one)) == ClientRates.Client.Of(IPAddress.Parse(other)));

    [Fact]
    public async Task A_request_without_a_place_is_told_to_come_again()
    {
        await using var server = await Start("--Server:ConcurrentRequests", "1");
        using (await server.Application.Services.GetRequiredService<ExecutionGate>().EnterAsync(CancellationToken.None))
        {
            using var refused = await server.Client.GetAsync(Query);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.StartsWith("BUSY [] ", (await Answer.OfAsync(refused)).Error, StringComparison.Ordinal);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            Assert.True(refused.Headers.CacheControl!.NoStore);
        }

        using var next = await server.Client.GetAsync(Query);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task What_nothing_caught_tells_nothing_of_the_inside()
    {
        await using var server = await AskedServer.StartAsync(
            app => app.MapGet("/broken", string () => throw new InvalidOperationException("secret at /srv/app")),
            ["--environment", "Development", .. graph.Settings(Database.Sqlite)]);
        using var response = await server.Client.GetAsync("/broken");
        var answer = await Answer.OfAsync(response);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("INTERNAL [] The service could not answer this. Try again; if it stays, tell its operators.", answer.Error);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task An_unknown_address_names_the_known_ones()
    {
        using var response = await Client.GetAsync("/wp-login.php");
        Assert.Equal("NOT_FOUND [] There is nothing at this address. Ask /graphql, read /schema.graphql, or begin at /.", (await Answer.OfAsync(response)).Error);
    }

    [Fact]
    public async Task A_packed_body_is_refused_unread()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("not gzip at all"));
        content.Headers.Add("Content-Type", "application/json");
        content.Headers.Add("Content-Encoding", "gzip");
        using var response = await Client.PostAsync("/graphql", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.StartsWith("CONTENT_ENCODING", (await Answer.OfAsync(response)).Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    private HttpClient Client => graph.Client(Database.Sqlite);

    private Task<AskedServer> Start(params string[] settings) => AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), .. settings]);

    private static async Task<HttpResponseMessage> From(AskedServer server, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Query);
        request.Headers.Add("Origin", origin);
        return await server.Client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;
}
