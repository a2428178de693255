using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>An operation whose root is no one list.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class ExportRootException(string message) : GraphException("EXPORT_ROOT", message);

/// <summary>Lists beside each other, of which none can be the rows of a table.</summary>
/// <param name="one">Where the first stands.</param>
/// <param name="other">Where the second stands.</param>
internal sealed class ExportListsException(string one, string other) : GraphException("EXPORT_LISTS",
    $"The lists '{one}' and '{other}' stand beside each other, and a table has one kind of row. Take one of them out, or ask them in two exports.");

/// <summary>Columns that a table cannot have.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class ExportColumnsException(string message) : GraphException("EXPORT_COLUMNS", message);

/// <summary>A nested list that is longer than what is read of it for each row.</summary>
/// <param name="list">Where it stands.</param>
/// <param name="size">How much is read of it.</param>
internal sealed class ExportPageException(string list, int size) : GraphException("EXPORT_PAGE",
    FormattableString.Invariant($"The list '{list}' has more than {size} rows of one parent, and an export leaves none out. Make it the root list, or say with 'first' how many of each you want."));

/// <summary>A format that there is not.</summary>
/// <param name="asked">The ending of the address.</param>
internal sealed class ExportFormatException(string asked) : GraphException("EXPORT_FORMAT",
    $"There is no format '{(asked.Length > 20 ? asked[..20] + "…" : asked)}' here. End the address with {string.Join(", ", ExportFormat.All.Select(format => $".{format.Ending}"))}.");

/// <summary>A cube of more cells than are sent in one.</summary>
/// <param name="cells">How many it has.</param>
internal sealed class ExportCubeException(long cells) : GraphException("EXPORT_CUBE",
    FormattableString.Invariant($"The cube has {cells} cells, and {CubeEndpoint.MostCells} are allowed. Choose fewer indicators, regions or periods."));

/// <summary>More rows than a sheet has.</summary>
internal sealed class ExportSheetException() : GraphException("EXPORT_SHEET",
    FormattableString.Invariant($"A sheet of Excel has {XlsxRows.MostRows} rows, and there are more. Take .csv, or filter the list."));
