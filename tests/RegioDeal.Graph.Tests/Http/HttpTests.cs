using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

[Collection(GraphTests.Name)]
public sealed class HttpTests(RunningGraph graph)
{
    private const string Ok = """{"query":"{ pillars { code } }"}""";

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/json, application/graphql-response+json;q=0.9", "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9, */*;q=0.1", "application/graphql-response+json")]
    [InlineData("application/json;q=0, */*", "application/graphql-response+json")]
    [InlineData("text/html, application/*;q=0.2", "application/json")]
    [InlineData("application/graphql-response+json; charset=utf-8", "application/graphql-response+json")]
    [InlineData("APPLICATION/JSON", "application/json")]
    public async Task The_client_chooses_the_media_type(string accept, string type)
    {
        var answer = await Post(Ok, accept);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.ContentType);
    }

    [Theory]
    [InlineData("text/html", "application/json", Ok, 406, "NOT_ACCEPTABLE")]
    [InlineData("application/json;q=0", "application/json", Ok, 406, "NOT_ACCEPTABLE")]
    [InlineData("application/json;charset=utf-16", "application/json", Ok, 406, "NOT_ACCEPTABLE")]
    [InlineData("*/*", "text/plain", Ok, 415, "CONTENT_TYPE")]
    [InlineData("*/*", "application/x-www-form-urlencoded", "query={pillars{code}}", 415, "CONTENT_TYPE")]
    [InlineData("*/*", "application/graphql", "{ pillars { code } }", 415, "CONTENT_TYPE")]
    [InlineData("*/*", "application/json; charset=iso-8859-1", Ok, 415, "CONTENT_TYPE")]
    [InlineData("*/*", "application/json", "{", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "[]", 400, "BATCHING")]
    [InlineData("*/*", "application/json", "null", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":\"{ pillars { code } }\",\"query\":\"{ pillars { code } }\"}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":\"{ a }\",\"operationName\":1}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":\"{ a }\",\"extensions\":[]}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":1}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":\"{ a }\",\"variables\":[]}", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "{\"query\":\"\\ud800\"}", 400, "BAD_REQUEST")]
    [InlineData("application/graphql-response+json", "application/json", "{\"query\":\"{ a }\"}", 400, "VALIDATION_FAILED")]
    [InlineData("application/json", "application/json", "{\"query\":\"{ a }\"}", 200, "VALIDATION_FAILED")]
    public async Task What_cannot_be_answered_is_refused_with_a_code(string accept, string contentType, string body, int status, string code)
    {
        var answer = await Post(body, accept, contentType);

        Assert.Equal(status, (int)answer.Status);
        Assert.StartsWith(code, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{ pillars { code } } #{{new string('x', 1_100_000)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true; // else the client may still write while it is refused
        using var response = await Client.SendAsync(request);
        var answer = await Answer.OfAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.StartsWith("BODY_SIZE", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_answers_queries_only()
    {
        using var query = await Client.GetAsync("/graphql?query=query($n:Int){projects(first:$n){nodes{code}}}&variables={\"n\":1}");
        Assert.Contains("\"code\":\"1.1\"", await query.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var mutation = await Client.GetAsync("/graphql?query=mutation{x}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
        Assert.Equal(["POST"], mutation.Content.Headers.Allow);

        using var nothing = await Client.GetAsync("/graphql");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);

        using var twice = await Client.GetAsync("/graphql?query={pillars{code}}&query={pillars{name}}");
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);

        using var list = await Client.GetAsync("/graphql?query={pillars{code}}&variables=[]");
        Assert.Equal(HttpStatusCode.BadRequest, list.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused_with_those_that_ask(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        using var answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow);
        Assert.StartsWith("METHOD", (await Answer.OfAsync(answer)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_tells_of_the_answer_to_get_without_it()
    {
        using var get = await Client.GetAsync("/graphql/pillars");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql/pillars");
        using var head = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over_and_letters_beyond_ASCII_come_back_whole()
    {
        using var content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"query":"query ($t: String!) { search(text: $t) { __typename } ë: pillars { code } }","variables":{"t":"Coöperatie 🏃"}}""")]);
        content.Headers.ContentType = new("application/json");
        using var response = await Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode); // a name is ASCII, and the message says which is not
        Assert.Contains("ë", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Health_tells_that_it_lives_and_is_ready(Database database)
    {
        Assert.Equal("live", await graph.Client(database).GetStringAsync("/health/live"));
        Assert.Equal("ready", await graph.Client(database).GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task The_page_has_a_box_to_ask_in_and_needs_nothing_from_elsewhere()
    {
        var page = await Client.GetStringAsync("/index.html");

        Assert.Contains("<textarea", page, StringComparison.Ordinal);
        Assert.Contains("/schema.graphql", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
    }

    private HttpClient Client => graph.Client(Database.Sqlite);

    private async Task<Answer> Post(string body, string accept, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Accept.ParseAdd(accept);
        using var response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
