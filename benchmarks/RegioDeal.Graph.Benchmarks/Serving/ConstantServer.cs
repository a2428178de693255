using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace RegioDeal.Graph.Benchmarks.Serving;

/// <summary>The least that a server can do: the same bytes to everybody, with the headers that an answer of the service has.</summary>
internal static class ConstantServer
{
    /// <summary>Serves a file until it is ended.</summary>
    public static async Task<int> RunAsync(string file, string[] args)
    {
        var body = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", async http =>
        {
            var headers = http.Response.Headers;
            headers.ETag = "\"constant\"";
            headers.CacheControl = "public, max-age=60";
            headers.Vary = "Accept, Accept-Encoding";
            headers.ContentType = "application/json; charset=utf-8";
            headers.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body);
        });
        await app.RunAsync();
        return 0;
    }
}
