using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RegioDeal.Graph.Http;
using Xunit;

namespace RegioDeal.Graph.Tests;

/// <summary>A service of a test's own, asked over HTTP.</summary>
internal sealed class AskedServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private AskedServer(WebApplication server) => (this.server, Client) = (server, GraphClient.Of(server));

    /// <summary>Asks anything of it.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => server.Services;

    /// <summary>The release that answers.</summary>
    public OpenRelease Release => server.Services.GetRequiredService<ReleaseHost>().Current;

    /// <summary>What it is put together of.</summary>
    public WebApplication Application => server;

    public static Task<AskedServer> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Starts one that something was added to.</summary>
    public static async Task<AskedServer> StartAsync(Action<WebApplication> add, params string[] settings)
    {
        var server = await GraphServer.CreateAsync(["--urls", "http://127.0.0.1:0", "--Server:Rate", "0", .. settings], CancellationToken.None);
        add(server);
        await server.StartAsync();
        return new AskedServer(server);
    }

    public async Task<Answer> AskAsync(string query)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query });
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> GetAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    /// <summary>Asks, and expects data without errors.</summary>
    public async Task<JsonElement> DataAsync(string query)
    {
        var answer = await AskAsync(query);
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.Text);
        return answer.Json.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }
}
