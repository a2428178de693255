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

    private static async Task SchemaAsync(HttpContext http, OpenRelease release)
    {
        if (http.RequestServices.GetRequiredService<ServerSettings>().Introspection)
        {
            await Results.Text(release.Engine.PrintSchema(), "application/graphql", Encoding.UTF8).ExecuteAsync(http).ConfigureAwait(false);
            return;
        }

        using var answer = release.Engine.Refuse("SCHEMA_OFF", "This service does not tell its schema. Ask its operators for it.");
        http.Response.StatusCode = Statuses.Of(answer.Code, isPlainJson: false);
        http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream($"RegioDeal.Graph.Http.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
