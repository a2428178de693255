using System.Text.Json;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>The list of the documents of the service, for those who want to ask them by name or id.</summary>
internal static class DocumentList
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var list = Write();
        routes.MapGet("/documents", () => Results.Bytes(list, "application/json; charset=utf-8"));
    }

    private static byte[] Write()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            json.WriteStartArray();
            foreach (var document in TrustedDocuments.All)
            {
                json.WriteStartObject();
                json.WriteString("name", document.Name);
                json.WriteString("description", document.Description);
                json.WriteString("address", $"/graphql/{document.Name}");
                json.WriteString("id", $"sha256:{document.Hash}");
                json.WriteString("text", document.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return text.ToArray();
    }
}
