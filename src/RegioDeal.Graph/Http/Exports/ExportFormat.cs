using Microsoft.Net.Http.Headers;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>A form in which the rows of an answer are sent as a table.</summary>
/// <param name="Ending">What addresses and file names end with.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="IsText">Whether it is text in UTF-8.</param>
/// <param name="TellsSources">Whether the sources of the rows stand in it.</param>
/// <param name="Open">Writes it.</param>
internal sealed record ExportFormat(string Ending, string MediaType, bool IsText, bool TellsSources, Func<Stream, ExportTable, ExportHead, RowWriter> Open)
{
    public static ExportFormat Csv { get; } = new("csv", "text/csv", true, false, (body, table, _) => new CsvRows(body, table));

    public static ExportFormat Xlsx { get; } =
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, true, (body, table, head) => new XlsxRows(body, table, head));

    public static ExportFormat Json { get; } = new("json", MediaTypes.Json, true, true, (body, table, head) => new JsonRows(body, table, head));

    public static IReadOnlyList<ExportFormat> All { get; } = [Csv, Xlsx, Json];

    /// <summary>The format that an address ends with.</summary>
    /// <exception cref="ExportFormatException">There is none.</exception>
    public static ExportFormat Of(string ending) => All.FirstOrDefault(format => format.Ending == ending) ?? throw new ExportFormatException(ending);

    /// <summary>
    /// The table that a client of the graph's own address likes better than JSON, by <c>Accept</c>. JSON of that address is an answer of GraphQL, so the
    /// rows as JSON are not asked in this way.
    /// </summary>
    /// <returns>Null when it likes no table better.</returns>
    public static ExportFormat? Accepted(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || !All.Any(format => format != Json && header.ToString().Contains(format.MediaType, StringComparison.OrdinalIgnoreCase)) || !MediaTypeHeaderValue.TryParseList(header, out var accepted))
        {
            return null;
        }

        var best = accepted.MaxBy(each => each.Quality ?? 1); // the first of those that are liked alike
        return best?.Quality is 0 ? null : All.FirstOrDefault(format => format != Json && best?.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase) == true);
    }
}
