namespace RegioDeal.Graph.Http.Exports;

/// <summary>What exports log: ids 160 to 169.</summary>
internal static partial class ExportLog
{
    [LoggerMessage(EventId = 160, Level = LogLevel.Warning, Message = "An export was cut off after {Rows} rows; its client sees a connection that broke")]
    public static partial void ExportCut(this ILogger logger, long rows, Exception fault);
}
