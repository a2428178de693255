using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RegioDeal.Graph.Citations;

/// <summary>Citations as items of CSL-JSON, with no variable that its schema lacks: a licence has none, and stands in the note.</summary>
internal static class CslJsonWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Reference reference)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", reference.Identifier);
            json.WriteString("type", reference.IsDocument ? "report" : "dataset");
            json.WriteString("title", reference.Title);
            if (reference.Publisher is { } publisher)
            {
                json.WriteStartArray("author");
                json.WriteStartObject();
                json.WriteString("literal", publisher);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteString("publisher", reference.Publisher ?? SentenceWriter.Service);
            Optional(json, reference.IsDocument ? "edition" : "version", reference.Edition);
            Optional(json, "number", reference.Table);
            Date(json, "issued", reference.Issued);
            Date(json, "accessed", reference.Retrieved);
            json.WriteString("archive", SentenceWriter.Service);
            json.WriteString("archive_location", FormattableString.Invariant($"release {reference.Release.Number} ({LocalDatePattern.Iso.Format(reference.Release.Created)})"));
            json.WriteString("URL", reference.Address);
            Optional(json, "note", Note(reference));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static string? Note(Reference reference)
    {
        string?[] parts =
        [
            reference.Said,
            reference.Lines is null ? null : $"Lines: {reference.Lines}",
            reference.Licence is null ? null : $"Licence: {reference.Licence}",
            reference.PublishedAt is null ? null : $"Published at: {reference.PublishedAt}",
            reference.Copy is null ? null : $"Read from a copy: {reference.Copy}",
            reference.Checksum is null ? null : $"Checksum: {reference.Checksum}",
        ];
        return parts.All(part => part is null) ? null : string.Join(". ", parts.OfType<string>());
    }

    private static void Optional(Utf8JsonWriter json, string variable, string? value)
    {
        if (value is not null)
        {
            json.WriteString(variable, value);
        }
    }

    private static void Date(Utf8JsonWriter json, string variable, LocalDate? date)
    {
        if (date is { } known)
        {
            json.WriteStartObject(variable);
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            json.WriteNumberValue(known.Year);
            json.WriteNumberValue(known.Month);
            json.WriteNumberValue(known.Day);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
