using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Primitives;

namespace RegioDeal.Graph.Benchmarks.Comparing.Constant;

/// <summary>The least that a server can do: the same bytes to everybody, with the headers that an answer of the service has.</summary>
internal static class ConstantServer
{
    /// <summary>What stands behind the name of an answer in that of the file with its headers.</summary>
    public const string HeadersEnding = ".headers";

    /// <summary>Serves each answer at its name until it is ended.</summary>
    /// <param name="folder">The answers: a file with a body, and one with a header a line.</param>
    /// <param name="settings">The settings of the server.</param>
    public static async Task<int> RunAsync(string folder, string[] settings)
    {
        var app = BareServer.Create(settings);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(HeadersEnding, StringComparison.Ordinal)))
        {
            var body = await File.ReadAllBytesAsync(file);
            var headers = (await File.ReadAllLinesAsync(file + HeadersEnding)).Select(line => line.Split(": ", 2)).Select(parts => (Name: parts[0], Value: new StringValues(parts[1]))).ToArray();
            app.MapGet($"/{Path.GetFileName(file)}", async http =>
            {
                foreach (var (name, value) in headers)
                {
                    http.Response.Headers[name] = value;
                }

                await http.Response.BodyWriter.WriteAsync(body);
            });
        }

        await app.RunAsync();
        return 0;
    }
}
