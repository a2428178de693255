using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RegioDeal.Graph.Http;
using RegioDeal.Graph.Planning.GraphQLNet;
using Xunit;

namespace RegioDeal.Graph.Tests;

/// <summary>The service as users meet it, started once on each database.</summary>
public sealed class RunningGraph : IAsyncLifetime
{
    private readonly Dictionary<Database, WebApplication> servers = [];
    private readonly Dictionary<Database, HttpClient> clients = [];
    private readonly string releases = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");
    private PostgresDatabase? postgres;

    public async Task InitializeAsync()
    {
        await StartAsync(Database.Sqlite, "--Releases:Folder", releases);
        postgres = await PostgresDatabase.CreateAsync();
        await StartAsync(Database.Postgres, "--ConnectionStrings:Graph", postgres.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        foreach (var server in servers.Values)
        {
            await server.DisposeAsync();
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        if (Directory.Exists(releases))
        {
            Directory.Delete(releases, recursive: true);
        }
    }

    /// <summary>Where the releases on SQLite lie, for a further service over them.</summary>
    public string Releases => releases;

    /// <summary>The settings by which a further service, or a command, finds the releases.</summary>
    public string[] Settings(Database database) => database == Database.Sqlite
        ? ["--Releases:Folder", releases]
        : ["--ConnectionStrings:Graph", postgres!.ConnectionString];

    /// <summary>A client of the service on one database.</summary>
    public HttpClient Client(Database database) => clients[database];

    /// <summary>Asks over HTTP.</summary>
    public async Task<Answer> Ask(Database database, string query, object? variables = null, string? operationName = null, object? extensions = null)
    {
        using var response = await clients[database].PostAsJsonAsync("/graphql", new { query, variables, operationName, extensions });
        return await Answer.OfAsync(response);
    }

    /// <summary>Asks, and expects data without errors.</summary>
    public async Task<JsonElement> Data(Database database, string query, object? variables = null)
    {
        var answer = await Ask(database, query, variables);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Text}\n{query}");
        return answer.Json.GetProperty("data");
    }

    /// <summary>How many statements an operation takes.</summary>
    public async Task<int> Statements(Database database, string query)
    {
        using var answer = await Release(database).Engine.AskAsync(new GraphRequest(query, null, null), CancellationToken.None);
        Assert.Equal(AnswerKind.Data, answer.Kind);
        return answer.Operation!.Statements;
    }

    /// <summary>The statements of an operation.</summary>
    public Task<IReadOnlyList<string>> Sql(Database database, string query) => Release(database).Engine.StatementsAsync(query, CancellationToken.None);

    /// <summary>Makes sure that the database can evaluate what no query can order by.</summary>
    public void CheckSelectedColumns(Database database) => Release(database).Engine.CheckSelectedColumns();

    /// <summary>The release that answers.</summary>
    internal OpenRelease Release(Database database) => servers[database].Services.GetRequiredService<ReleaseHost>().Current;

    private async Task StartAsync(Database database, params string[] settings)
    {
        var server = await GraphServer.CreateAsync(["--urls", "http://127.0.0.1:0", "--Server:Rate", "0", "--Server:ShowPlans", "true", .. settings], CancellationToken.None);
        servers[database] = server;
        await server.StartAsync();
        clients[database] = GraphClient.Of(server);
    }
}

/// <summary>Clients of a service.</summary>
internal static class GraphClient
{
    /// <summary>One that takes the media type of the specification, so that faults have statuses of their own.</summary>
    public static HttpClient Of(WebApplication server)
    {
        var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");
        return client;
    }
}

/// <summary>Test classes that ask the same running service.</summary>
[CollectionDefinition(Name)]
public sealed class GraphTests : ICollectionFixture<RunningGraph>
{
    public const string Name = "graph";
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string? ContentType, string Text)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public JsonElement Json { get; } = JsonDocument.Parse(Text).RootElement;

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());

    /// <summary>Holds the answer beside the one that was read and accepted; both databases share it.</summary>
    public void MatchSnapshot()
    {
        var name = Snapshooter.Xunit.Snapshot.FullName();
        var file = Path.Combine(name.FolderPath, "__snapshots__", name.Filename);
        if (Repository.Accepted == "snapshots" && File.Exists(file))
        {
            File.Delete(file);
        }

        Assert.True(Repository.Accepted == "snapshots" || File.Exists(file), $"There is no snapshot {name.Filename}. Read the answer and run ./test --accept snapshots:\n{Pretty}");
        Snapshooter.Xunit.Snapshot.Match(Pretty, name);
    }

    /// <summary>The first error: code, path and message.</summary>
    public string Error
    {
        get
        {
            var error = Json.GetProperty("errors")[0];
            var path = error.TryGetProperty("path", out var steps) ? string.Join('.', steps.EnumerateArray()) : "";
            return $"{error.GetProperty("extensions").GetProperty("code").GetString()} [{path}] {error.GetProperty("message").GetString()}";
        }
    }

    private string Pretty => JsonNode.Parse(Text)!.ToJsonString(Indented);
}
