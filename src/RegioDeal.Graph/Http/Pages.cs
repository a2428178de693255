using System.Text;

namespace RegioDeal.Graph.Http;

/// <summary>The page that says what this is, and the schema as text.</summary>
internal static class Pages
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var page = Read("index.html");
        routes.MapGet("/", () => Results.Text(page, "text/html", Encoding.UTF8));
        routes.MapGet("/schema.graphql", (OpenRelease release) => Results.Text(release.Engine.PrintSchema(), "application/graphql", Encoding.UTF8));
    }

    private static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream($"RegioDeal.Graph.Http.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
