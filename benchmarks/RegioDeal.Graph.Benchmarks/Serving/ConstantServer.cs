using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace RegioDeal.Graph.Benchmarks.Serving;

/// <summary>The least that a server can do: the same bytes to everybody, with the headers that an answer of the service has.</summary>
internal static class ConstantServer
{
    /// <summary>Serves an answer until it is ended.</summary>
    /// <param name="file">Its body; the file beside it with <c>.headers</c> behind its name has a header a line.</param>
    /// <param name="args">The settings of the server.</param>
    public static async Task<int> RunAsync(string file, string[] args)
    {
        var body = await File.ReadAllBytesAsync(file);
        var headers = (await File.ReadAllLinesAsync(file + ".headers")).Select(line => line.Split(": ", 2)).Select(parts => (Name: parts[0], Value: new StringValues(parts[1]))).ToArray();
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", async http =>
        {
            foreach (var (name, value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            await http.Response.Body.WriteAsync(body);
        });
        await app.RunAsync();
        return 0;
    }
}
