using System.Text.Encodings.Web;
using System.Text.Json;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>The list of the documents of the service, for those who want to ask them by name or id.</summary>
internal static class DocumentList
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A text has names of the schema, which may not be told here.
    public static void Map(IEndpointRouteBuilder routes, ServerSettings settings) =>
        routes.MapFixed("/documents", "application/json", Write(withTexts: settings.Introspection));

    private static byte[] Write(bool withTexts)
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
                if (withTexts)
                {
                    json.WriteString("text", document.Text);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return text.ToArray();
    }
}
