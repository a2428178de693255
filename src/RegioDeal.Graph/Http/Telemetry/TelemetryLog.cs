namespace RegioDeal.Graph.Http.Telemetry;

/// <summary>What is logged of operations: ids 150 to 159. Never a value of a variable, nor the text of a document.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(EventId = 150, Level = LogLevel.Information, SkipEnabledCheck = true, Message = "Operation {Name} ({Hash}) took {Seconds:0.0000} s: {Statements} statements, {Rows} rows, cost {Cost}, from the cache {IsFromCache}, error {Code}")]
    public static partial void OperationAnswered(
        this ILogger logger, string? name, string? hash, double seconds, int? statements, long? rows, double? cost, bool? isFromCache, string? code);

    [LoggerMessage(EventId = 151, Level = LogLevel.Warning, SkipEnabledCheck = true, Message = "Operation {Name} ({Hash}) was slow: {Seconds:0.0000} s, {Statements} statements, {Rows} rows, cost {Cost}, from the cache {IsFromCache}, error {Code}")]
    public static partial void OperationSlow(
        this ILogger logger, string? name, string? hash, double seconds, int? statements, long? rows, double? cost, bool? isFromCache, string? code);
}
