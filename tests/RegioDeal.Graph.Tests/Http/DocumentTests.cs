using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using RegioDeal.Graph.Http.Documents;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>The documents of <c>schema/operations/</c>, asked without sending them.</summary>
[Collection(GraphTests.Name)]
public sealed class DocumentTests(RunningGraph graph)
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Repository.File("schema", "operations"), "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_answers_by_its_name_its_hash_and_its_id_as_when_it_is_sent(string name)
    {
        var text = Repository.Read("schema", "operations", $"{name}.graphql");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Repository.File("schema", "operations", $"{name}.graphql"))));
        foreach (var database in Enum.GetValues<Database>())
        {
            var sent = await graph.Ask(database, text);
            Assert.Equal(HttpStatusCode.OK, sent.Status);

            Assert.Equal(sent.Text, (await Get(database, $"/graphql/{name}")).Text);
            Assert.Equal(sent.Text, (await Get(database, $"/graphql?documentId={name}")).Text);
            Assert.Equal(sent.Text, (await Get(database, $"/graphql?extensions={Persisted(hash)}")).Text);
            Assert.Equal(sent.Text, (await Post(database, new { documentId = $"sha256:{hash}" })).Text);
            Assert.Equal(sent.Text, (await Post(database, new { query = text, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } })).Text);
        }
    }

    [Theory, EachDatabase]
    public async Task Variables_stand_in_the_address(Database database)
    {
        var answer = await Get(database, "/graphql/indicator?variables=%7B%22code%22%3A%22bevolking%22%7D");

        Assert.Equal((await graph.Ask(database, Repository.Read("schema", "operations", "indicator.graphql"), new { code = "bevolking" })).Text, answer.Text);
        Assert.NotEqual((await Get(database, "/graphql/indicator")).Text, answer.Text);
    }

    [Fact]
    public async Task The_list_names_each_with_its_id_and_what_it_is_for()
    {
        var list = await graph.Client(Database.Sqlite).GetFromJsonAsync<JsonElement>("/documents");

        Assert.Equal(TrustedDocuments.All.Count, list.GetArrayLength());
        foreach (var document in list.EnumerateArray())
        {
            var text = document.GetProperty("text").GetString()!;
            Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}", document.GetProperty("id").GetString());
            Assert.NotEmpty(document.GetProperty("description").GetString()!);
            Assert.Equal(HttpStatusCode.OK, (await Get(Database.Sqlite, document.GetProperty("address").GetString()!)).Status);
        }
    }

    [Theory]
    [InlineData("/graphql/nothing", """{}""", 404, "DOCUMENT_NOT_FOUND")]
    [InlineData("/graphql", """{"documentId":"nothing"}""", 404, "DOCUMENT_NOT_FOUND")]
    [InlineData("/graphql", """{"documentId":"sha256:00"}""", 404, "DOCUMENT_NOT_FOUND")]
    [InlineData("/graphql", """{"documentId":"projects","query":"{ pillars { code } }"}""", 400, "BAD_REQUEST")]
    [InlineData("/graphql/projects", """{"query":"{ pillars { code } }"}""", 400, "BAD_REQUEST")]
    [InlineData("/graphql", """{"documentId":1}""", 400, "BAD_REQUEST")]
    [InlineData("/graphql", """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}""", 400, "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("/graphql", """{"query":"{ pillars { code } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}""", 400, "PERSISTED_QUERY_HASH")]
    [InlineData("/graphql", """{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}""", 400, "BAD_REQUEST")]
    [InlineData("/graphql", """{"extensions":{"persistedQuery":[]}}""", 400, "BAD_REQUEST")]
    public async Task What_is_not_one_of_them_is_refused_with_a_code(string address, string body, int status, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await graph.Client(Database.Sqlite).PostAsync(new Uri(address, UriKind.Relative), content);
        var answer = await Answer.OfAsync(response);

        Assert.Equal((status, code), ((int)answer.Status, answer.Error.Split(' ')[0]));
    }

    [Theory, EachDatabase]
    public async Task A_setting_lets_only_them_be_asked(Database database)
    {
        await using var server = await AskedServer.StartAsync([.. graph.Settings(database), "--Server:TrustedDocumentsOnly", "true"]);

        var own = await server.AskAsync("{ pillars { code } }");
        var trusted = await server.AskAsync(Repository.Read("schema", "operations", "pillars.graphql"));

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.StartsWith("TRUSTED_DOCUMENTS_ONLY", own.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, trusted.Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/graphql/pillars")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.GetAsync("/graphql?query={pillars{code}}")).Status);
    }

    [Fact]
    public async Task One_that_does_not_fit_the_schema_ends_the_build_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("regiodeal-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wrong.graphql"), "query Wrong {\n  pillars { cod }\n}\n");
            using var check = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [Repository.Program, "check", folder.FullName]) { RedirectStandardError = true })!;
            var said = await check.StandardError.ReadToEndAsync();
            await check.WaitForExitAsync();

            Assert.Equal(1, check.ExitCode);
            Assert.StartsWith($"{Path.Combine(folder.FullName, "wrong.graphql")}(2,13): error VALIDATION_FAILED: ", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Persisted(string hash) => Uri.EscapeDataString(JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = hash } }));

    private async Task<Answer> Get(Database database, string address)
    {
        using var response = await graph.Client(database).GetAsync(new Uri(address, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    private async Task<Answer> Post(Database database, object body)
    {
        using var response = await graph.Client(database).PostAsJsonAsync("/graphql", body);
        return await Answer.OfAsync(response);
    }
}
