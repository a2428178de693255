using System.Globalization;
using System.Text.Json;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Writes a workbook: the rows in cells of their types, then a sheet of release, citation and sources.</summary>
internal sealed class XlsxRows(Stream body, ExportTable table, ExportHead head) : RowWriter
{
    /// <summary>Rows that a sheet has, its header included.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Characters that a cell can hold.</summary>
    private const int MostCharacters = 32_767;

    /// <summary>What a number of a sheet is exact to: a whole number beyond it is text.</summary>
    private const long MostExact = 1L << 53;

    private const string Cut = "… [cut: a cell of Excel holds no more; .csv has all]";

    private static readonly string[] SourceColumns = ["source", "publisher", "title", "table", "edition", "licence", "retrieved", "url", "citation"];

    private readonly Cell[] cells = new Cell[table.Columns.Count];
    private Spreadsheet book = null!; // made before the first row
    private StyleId heading = null!;
    private StyleId money = null!;
    private StyleId date = null!;
    private int rows;

    public override async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        book = await Spreadsheet.CreateNewAsync(body, new SpreadCheetahOptions { DocumentProperties = new DocumentProperties { Title = head.Name, Subject = head.Citation } }, cancellationToken).ConfigureAwait(false);
        heading = book.AddStyle(new Style { Font = { Bold = true } });
        money = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces) });
        date = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            sheet.Column(i + 1).Width = WidthOf(table.Columns[i]);
        }

        await book.StartWorksheetAsync("Rows", sheet, cancellationToken).ConfigureAwait(false);
        await book.AddHeaderRowAsync(table.Columns.Select(column => column.Name).ToArray(), heading, cancellationToken).ConfigureAwait(false);
        rows = 1;
    }

    /// <exception cref="ExportSheetException">The sheet is full.</exception>
    public override ValueTask AddAsync(JsonElement[] row, CancellationToken cancellationToken)
    {
        if (++rows > MostRows)
        {
            throw new ExportSheetException();
        }

        for (var i = 0; i < row.Length; i++)
        {
            cells[i] = IsEmpty(row[i]) ? default : CellOf(table.Columns[i], row[i]);
        }

        return book.AddRowAsync(cells, cancellationToken);
    }

    // The body has what was packed; what the packer holds back comes with later rows.
    public override ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override async ValueTask EndAsync(IReadOnlyCollection<JsonElement> sources, CancellationToken cancellationToken)
    {
        var sheet = new WorksheetOptions();
        for (var i = 1; i <= SourceColumns.Length; i++)
        {
            sheet.Column(i).Width = 24;
        }

        await book.StartWorksheetAsync("Sources", sheet, cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in new[]
        {
            ("Table", new DataCell(head.Name)),
            ("Release", new DataCell(head.Release)),
            ("Title", new DataCell(head.Title)),
            ("Made on", new DataCell(DateOf(head.Created))),
            ("Checksum", new DataCell(head.Checksum)),
            ("Rows", new DataCell(rows - 1)),
            ("Address", new DataCell(head.Address)),
            ("Citation", new DataCell(head.Citation)),
        })
        {
            await book.AddRowAsync([new Cell(name, heading), new Cell(value, name == "Made on" ? date : null)], cancellationToken).ConfigureAwait(false);
        }

        await book.AddRowAsync(Array.Empty<Cell>(), cancellationToken).ConfigureAwait(false);
        await book.AddHeaderRowAsync(SourceColumns, heading, cancellationToken).ConfigureAwait(false);
        foreach (var source in sources)
        {
            await book.AddRowAsync(
                [.. SourceColumns.Select(column => source.GetProperty(column) is var value && IsEmpty(value) ? default : column == "retrieved" ? new Cell(DateOf(value.GetString()!), date) : new Cell(Whole(TextOf(value))))],
                cancellationToken).ConfigureAwait(false);
        }

        await book.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => book is null ? ValueTask.CompletedTask : book.DisposeAsync();

    private Cell CellOf(ExportColumn column, JsonElement cell) => column.Kind switch
    {
        _ when column.IsMoney => new Cell(cell.GetDecimal(), money),
        CellKind.Decimal => new Cell(cell.GetDecimal()),
        CellKind.Whole => cell.GetInt64() is var number && Math.Abs(number) <= MostExact ? new Cell(number) : new Cell(TextOf(cell)),
        CellKind.Boolean => new Cell(cell.GetBoolean()),
        CellKind.Date => new Cell(DateOf(cell.GetString()!), date),
        _ => new Cell(Whole(TextOf(cell))),
    };

    private static DateTime DateOf(string date) => DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text that a cell can hold.</summary>
    private static string Whole(string text)
    {
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        var length = MostCharacters - Cut.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Cut);
    }

    private static double WidthOf(ExportColumn column) => Math.Max(column.Name.Length + 2, column.Kind switch
    {
        CellKind.Text or CellKind.Several or CellKind.Json => 24,
        CellKind.Boolean => 8,
        _ => 14,
    });
}
