using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>The municipalities as GeoJSON, with fields that are chosen.</summary>
internal sealed partial class MapEndpoint(ChosenList list, ServerSettings settings)
{
    private const string FieldParameter = "field";
    private const int MostFields = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = ActivatorUtilities.CreateInstance<MapEndpoint>(routes.ServiceProvider);
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapMethods($"{prefix}/municipalities.geojson", [HttpMethods.Get, HttpMethods.Head], GraphEndpoint.From(endpoint.AnswerAsync));
        }
    }

    private Task AnswerAsync(HttpContext http, OpenRelease release) => list.AnswerAsync(http, release, "geojson", "application/geo+json", ends => MakeAsync(http, release, ends));

    private async Task<byte[]> MakeAsync(HttpContext http, OpenRelease release, CancellationToken cancellationToken)
    {
        var fields = ChosenList.Values(http, FieldParameter) ?? [];
        if (fields.Length > MostFields || Array.Find(fields, field => !Path().IsMatch(field)) is not null)
        {
            throw new BadRequestException($"'{FieldParameter}' names no fields. Write fields of a municipality with dots and commas, as {FieldParameter}=spending.amount,region.code, at most {MostFields}.");
        }

        if (fields.Length > 0 && settings.TrustedDocumentsOnly)
        {
            throw new DocumentNotTrustedException();
        }

        // Each field has an alias of its own, so that no two meet.
        var asked = string.Concat(fields.Select((field, i) => $" f{i}: {field.Replace(".", " { ", StringComparison.Ordinal)}{string.Concat(Enumerable.Repeat(" }", field.Count(letter => letter == '.')))}"));
        var request = new GraphRequest($"{{ municipalities {{ nodes {{ code name participates boundary {{ year geometry }}{asked} }} }} }}", null, null);
        var (described, refusal) = await release.Engine.DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        using (refusal)
        {
            // What is refused is refused again when it is read, and told then.
            if (refusal is null && ExportTable.Of(described).Columns.Any(column => column.Level != 1))
            {
                throw new BadRequestException($"A field of '{FieldParameter}' stands in a list. Choose fields of which a municipality has one.");
            }
        }

        using var body = new MemoryStream();
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteNumber("release", release.Number);
        json.WriteStartArray("features");
        await list.ReadAsync(release, request, "municipalities", row => Write(json, row, fields), cancellationToken).ConfigureAwait(false);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement row, string[] fields)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", row.GetProperty("code").GetString());
        json.WritePropertyName("geometry");
        WriteOrNull(ExportTable.At(row, ["boundary", "geometry"]));
        json.WriteStartObject("properties");
        json.WriteString("code", row.GetProperty("code").GetString());
        json.WriteString("name", row.GetProperty("name").GetString());
        json.WriteBoolean("participates", row.GetProperty("participates").GetBoolean());
        json.WritePropertyName("boundaryYear");
        WriteOrNull(ExportTable.At(row, ["boundary", "year"]));
        foreach (var (i, field) in fields.Index().Where(field => field.Item is not ("code" or "name" or "participates")))
        {
            json.WritePropertyName(field);
            WriteOrNull(ExportTable.At(row, [$"f{i}", .. field.Split('.').Skip(1)]));
        }

        json.WriteEndObject();
        json.WriteEndObject();

        void WriteOrNull(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Undefined)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,8}$")]
    private static partial Regex Path();
}
