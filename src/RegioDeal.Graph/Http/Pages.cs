using System.Text;

namespace RegioDeal.Graph.Http;

/// <summary>The page that says what this is, and the schema as text.</summary>
internal static class Pages
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var page = Read("index.html");
        routes.MapGet("/", () => Results.Text(page, "text/html", Encoding.UTF8));
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapGet($"{prefix}/schema.graphql", GraphEndpoint.From(SchemaAsync));
        }
    }

    private static Task SchemaAsync(HttpContext http, OpenRelease release) =>
        Results.Text(release.Engine.PrintSchema(), "application/graphql", Encoding.UTF8).ExecuteAsync(http);

    private static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream($"RegioDeal.Graph.Http.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
