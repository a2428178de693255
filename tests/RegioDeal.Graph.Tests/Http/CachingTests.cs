using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Tests.Releases;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>What browsers, CDNs and the service itself may use again.</summary>
[Collection(GraphTests.Name)]
public sealed class CachingTests(RunningGraph graph)
{
    private const string Projects = "/graphql/projects";

    [Theory, EachDatabase]
    public async Task An_answer_to_GET_says_how_long_it_may_be_used_and_by_which_tag(Database database)
    {
        using var answer = await Get(database, Projects);

        Assert.Equal("public, max-age=60, stale-while-revalidate=3600", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", answer.Headers.GetValues("Vary")));
        Assert.False(answer.Headers.ETag!.IsWeak);
    }

    [Theory, EachDatabase]
    public async Task One_from_a_release_by_its_number_is_immutable(Database database)
    {
        using var answer = await Get(database, $"/r/{graph.Release(database).Number}/graphql/projects");

        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    [Theory, EachDatabase]
    public async Task Who_has_the_answer_is_told_so_without_a_body(Database database)
    {
        using var answer = await Get(database, Projects);
        using var again = await Get(database, Projects, ("If-None-Match", $"\"other\", W/{answer.Headers.ETag}"));
        using var other = await Get(database, Projects, ("If-None-Match", "\"other\""));
        using var any = await Get(database, Projects, ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
        Assert.Equal(answer.Headers.GetValues("Cache-Control"), again.Headers.GetValues("Cache-Control"));
        Assert.Equal(answer.Headers.GetValues("Vary"), again.Headers.GetValues("Vary"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [other.StatusCode, any.StatusCode]); // who has any version does not have this one
    }

    [Fact]
    public async Task Nothing_is_planned_for_an_answer_that_the_client_has()
    {
        var address = new Uri("/graphql?query={themes{introduction}}", UriKind.Relative);
        await using var server = await AskedServer.StartAsync(graph.Settings(Database.Sqlite));
        using var answer = await server.Client.GetAsync(address);
        await using var other = await AskedServer.StartAsync(graph.Settings(Database.Sqlite));
        while (other.Release.Engine.PlanCount < TrustedDocuments.All.Count)
        {
            await Task.Delay(50); // the plans of the trusted documents are made meanwhile
        }

        var plans = other.Release.Engine.PlanCount;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var again = await other.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.NotModified, plans), (again.StatusCode, other.Release.Engine.PlanCount)); // the tag holds on every instance

        using var asked = await other.Client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, plans + 1), (asked.StatusCode, other.Release.Engine.PlanCount));
    }

    [Fact]
    public async Task The_schema_is_packed_and_tagged_too()
    {
        using var plain = await Get(Database.Sqlite, "/schema.graphql");
        using var packed = await Get(Database.Sqlite, "/schema.graphql", ("Accept-Encoding", "br"));
        using var again = await Get(Database.Sqlite, "/schema.graphql", ("Accept-Encoding", "br"), ("If-None-Match", packed.Headers.ETag!.ToString()));

        Assert.Equal(await plain.Content.ReadAsStringAsync(), Unpacked(await packed.Content.ReadAsByteArrayAsync(), "br"));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_tag_tells_operations_variables_media_types_and_packing_apart(Database database)
    {
        var tags = new List<EntityTagHeaderValue?>();
        foreach (var address in new[] { Projects, "/graphql/pillars", "/graphql/granted", "/graphql/granted?variables={\"tranche\":5}", "/graphql?query={pillars{code}}" })
        {
            using var answer = await Get(database, address);
            tags.Add(answer.Headers.ETag);
        }

        foreach (var (header, value) in new[] { ("Accept", "application/json"), ("Accept-Encoding", "br"), ("Accept-Encoding", "gzip") })
        {
            using var answer = await Get(database, Projects, (header, value));
            tags.Add(answer.Headers.ETag);
        }

        Assert.DoesNotContain(null, tags);
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.1, identity", null)]
    [InlineData("deflate", null)]
    [InlineData("br;q=0", null)]
    public async Task The_client_chooses_how_the_body_is_packed(string accepted, string? encoding)
    {
        using var plain = await Get(Database.Sqlite, "/graphql/pillars");
        using var answer = await Get(Database.Sqlite, "/graphql/pillars", ("Accept-Encoding", accepted));

        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), Unpacked(body, encoding));
    }

    [Fact]
    public async Task A_small_body_is_sent_as_it_is()
    {
        using var answer = await Get(Database.Sqlite, "/graphql?query={pillars{code}}", ("Accept-Encoding", "br"));

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/graphql?query={nothing}", HttpStatusCode.BadRequest)]
    [InlineData("/graphql?query={", HttpStatusCode.BadRequest)]
    [InlineData("/graphql/nothing", HttpStatusCode.NotFound)]
    [InlineData("/r/99/graphql/projects", HttpStatusCode.NotFound)]
    [InlineData("/graphql?query=mutation%7Bx%7D", HttpStatusCode.MethodNotAllowed)]
    public async Task An_error_is_never_stored(string address, HttpStatusCode status)
    {
        using var answer = await Get(Database.Sqlite, address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task An_answer_with_errors_in_plain_JSON_is_not_stored_either()
    {
        using var answer = await Get(Database.Sqlite, "/graphql?query={nothing}", ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    [Theory, EachDatabase]
    public async Task An_answer_is_kept(Database database)
    {
        await using var server = await AskedServer.StartAsync(graph.Settings(database));
        var cache = (MemoryCache)server.Services.GetRequiredService<IMemoryCache>();
        var texts = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            texts.Add(await server.Client.GetStringAsync(new Uri("/graphql/granted", UriKind.Relative)));
        }

        Assert.Single(texts.Distinct());
        Assert.Equal((1, 19), (cache.Count, cache.GetCurrentStatistics()!.TotalHits));
    }

    [Fact]
    public async Task Many_who_want_the_same_at_once_ask_once_and_an_error_is_told_to_all_and_not_kept()
    {
        await using var server = await AskedServer.StartAsync(graph.Settings(Database.Sqlite));
        var cache = server.Services.GetRequiredService<AnswerCache>();
        var key = new AnswerKey(server.Release, new RawRequest(null, "?query=1", null), ContentEncoding.Identity);
        var asked = 0;
        var document = new AskedDocument("", null);

        var failed = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Record.ExceptionAsync(() => cache.GetAsync(key, Fail, CancellationToken.None).AsTask())));
        var afterErrors = asked;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cache.GetAsync(key, Answer, CancellationToken.None).AsTask()));

        Assert.All(failed, fault => Assert.IsType<UnkeptAnswerException>(fault));
        Assert.Equal((1, 2), (afterErrors, asked));
        Assert.Single(answers.Select(answer => answer.Answer).Distinct());
        Assert.Single(answers, answer => !answer.WasKept);

        async Task<KeptAnswer> Fail(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(200, cancellationToken);
            throw new UnkeptAnswerException(AnswerKind.RequestError, "CODE", [], document);
        }

        async Task<KeptAnswer> Answer(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(200, cancellationToken);
            return new KeptAnswer([1], ContentEncoding.Identity, document, new OperationFacts(null, false, 0, 0, 0), null);
        }
    }

    [Fact]
    public async Task The_kept_answers_never_take_more_than_they_may()
    {
        await using var server = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--Server:AnswerCacheMegabytes", "1"]);
        var cache = (MemoryCache)server.Services.GetRequiredService<IMemoryCache>();

        // Half a megabyte each way of writing the same question.
        for (var i = 0; i < 300; i++)
        {
            await server.Client.GetStringAsync(new Uri($"/graphql/pillars?variables={{{new string(' ', i)}}}", UriKind.Relative));
            Assert.True(cache.GetCurrentStatistics()!.CurrentEstimatedSize <= 1_000_000);
        }

        Assert.InRange(cache.Count, 10, 290);
    }

    [Theory, EachDatabase]
    public async Task What_one_who_waits_does_is_nothing_to_the_others(Database database)
    {
        await using var server = await AskedServer.StartAsync(graph.Settings(database));
        var address = new Uri("/graphql/worlds", UriKind.Relative);
        using var impatient = new CancellationTokenSource();

        var first = server.Client.GetAsync(address, impatient.Token);
        var others = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.Client.GetStringAsync(address)));
        await impatient.CancelAsync();

        Assert.Single((await others).Distinct());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory, EachDatabase]
    public async Task Another_release_has_another_tag_and_is_not_answered_from_what_was_kept(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(Installation.First));
        await using var serving = await installation.ServeAsync();
        var address = new Uri($"/graphql?query={Uri.EscapeDataString(Installation.Question)}", UriKind.Relative);
        using var before = await serving.Client.GetAsync(address);
        using var kept = await serving.Client.GetAsync(address);
        Assert.Equal(await before.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());

        await installation.SaysAsync("import", installation.PackageOf(Installation.First + 1));
        await serving.UntilAsync(answer => answer.Release() == Installation.First + 1, TimeSpan.FromSeconds(20));

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await serving.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(Installation.First + 1, (await Answer.OfAsync(after)).Release());
    }

    private async Task<HttpResponseMessage> Get(Database database, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await graph.Client(database).SendAsync(request);
    }

    private static string Unpacked(byte[] body, string? encoding)
    {
        using var text = new MemoryStream(body);
        using Stream unpacked = encoding switch
        {
            "br" => new BrotliStream(text, CompressionMode.Decompress),
            "gzip" => new GZipStream(text, CompressionMode.Decompress),
            _ => text,
        };
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
