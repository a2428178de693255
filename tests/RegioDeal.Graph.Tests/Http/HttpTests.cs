using System.Net;
using System.Text;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

[Collection(GraphTests.Name)]
public sealed class HttpTests(RunningGraph graph)
{
    private const string Ok = """{"query":"{ pillars { code } }"}""";

    [Theory]
    [InlineData("*/*", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, application/graphql-response+json", "application/graphql-response+json")]
    public async Task The_client_chooses_the_media_type(string accept, string type)
    {
        var answer = await Post(Ok, accept);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.ContentType);
    }

    [Theory]
    [InlineData("text/html", "application/json", Ok, 406, "NOT_ACCEPTABLE")]
    [InlineData("*/*", "text/plain", Ok, 415, "CONTENT_TYPE")]
    [InlineData("*/*", "application/json", "{", 400, "BAD_REQUEST")]
    [InlineData("*/*", "application/json", "[]", 400, "BAD_REQUEST")]
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
        var answer = await Post($$"""{"query":"{ pillars { code } } #{{new string('x', 1_100_000)}}"}""", "*/*");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
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
        var page = await Client.GetStringAsync("/");

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
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        request.Headers.Accept.ParseAdd(accept);
        using var response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
