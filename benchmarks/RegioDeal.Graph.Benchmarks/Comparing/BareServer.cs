using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace RegioDeal.Graph.Benchmarks.Comparing;

/// <summary>The web server that this API has, with nothing around it.</summary>
internal static class BareServer
{
    /// <summary>An application that logs nothing.</summary>
    /// <param name="settings">Settings of the server, as <c>--urls http://127.0.0.1:5000</c>.</param>
    public static WebApplication Create(string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.ClearProviders();

        // As this API, which does not name its server.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder.Build();
    }

    /// <summary>Answers a question at its name.</summary>
    /// <param name="app">The application.</param>
    /// <param name="question">The name of the question.</param>
    /// <param name="create">Called when all that were made are at work.</param>
    public static void Map(WebApplication app, string question, Func<DatabaseAnswer> create)
    {
        var idle = new ConcurrentBag<DatabaseAnswer>();
        app.MapGet($"/{question}", async http =>
        {
            if (!idle.TryTake(out var answer))
            {
                answer = create();
            }

            try
            {
                var body = await answer.MakeAsync();
                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.ContentLength = body.Length;
                await http.Response.BodyWriter.WriteAsync(body);
            }
            catch
            {
                await answer.DisposeAsync();
                throw;
            }

            idle.Add(answer);
        });
    }

    /// <summary>How a server of this program is started.</summary>
    /// <param name="command">Its command in <c>Program.cs</c>.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="args">What the command takes.</param>
    public static ProcessStartInfo Process(string command, Uri address, params string[] args) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "RegioDeal.Graph.Benchmarks.dll"), command, .. args, "--urls", address.GetLeftPart(UriPartial.Authority)]);
}
