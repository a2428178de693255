using System.Text.Encodings.Web;
using System.Text.Json;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Writes the rows as flat objects, below a head that says where they come from and what their members are.</summary>
internal sealed class JsonRows(Stream body, ExportTable table, ExportHead head) : RowWriter
{
    private readonly Utf8JsonWriter json = new(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly JsonEncodedText[] names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name))];

    public override ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("name", head.Name);
        json.WriteStartObject("release");
        json.WriteNumber("number", head.Release);
        json.WriteString("title", head.Title);
        json.WriteString("created", head.Created);
        json.WriteString("checksum", head.Checksum);
        json.WriteEndObject();
        json.WriteString("citation", head.Citation);
        json.WriteString("address", head.Address);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            if (column.Kind == CellKind.Several)
            {
                json.WriteBoolean("isList", true);
            }

            if (column.Digits > 0)
            {
                json.WriteNumber("digits", column.Digits);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        return ValueTask.CompletedTask;
    }

    public override ValueTask AddAsync(JsonElement[] row, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            json.WritePropertyName(names[i]);
            if (IsEmpty(row[i]))
            {
                json.WriteNullValue();
            }
            else
            {
                row[i].WriteTo(json);
            }
        }

        json.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken) => await json.FlushAsync(cancellationToken).ConfigureAwait(false);

    public override ValueTask EndAsync(IReadOnlyCollection<JsonElement> sources, CancellationToken cancellationToken)
    {
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            source.WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync() => json.DisposeAsync();
}
