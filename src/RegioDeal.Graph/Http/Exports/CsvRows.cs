using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Writes CSV by RFC 4180, in UTF-8 with the byte-order mark by which Excel knows it.</summary>
internal sealed class CsvRows(Stream body, ExportTable table) : RowWriter
{
    /// <summary>Before a text that a spreadsheet would take for a formula.</summary>
    private const char Guard = '\'';

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private readonly CsvWriter csv = new(new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true), Rfc4180);

    public override async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var column in table.Columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.NextRecordAsync().ConfigureAwait(false);
    }

    public override async ValueTask AddAsync(JsonElement[] row, CancellationToken cancellationToken)
    {
        for (var i = 0; i < row.Length; i++)
        {
            csv.WriteField(IsEmpty(row[i]) ? "" : Written(table.Columns[i], row[i]));
        }

        await csv.NextRecordAsync().ConfigureAwait(false);
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken) => await csv.FlushAsync().ConfigureAwait(false);

    public override ValueTask EndAsync(IReadOnlyCollection<JsonElement> sources, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync() => csv.DisposeAsync();

    private static string Written(ExportColumn column, JsonElement cell) => column.Kind switch
    {
        _ when column.IsMoney => cell.GetDecimal().ToString("0.00", CultureInfo.InvariantCulture),
        CellKind.Whole or CellKind.Decimal or CellKind.Boolean or CellKind.Date => TextOf(cell),
        _ => Guarded(TextOf(cell)),
    };

    private static string Guarded(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? Guard + text : text;
}
