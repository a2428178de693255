namespace RegioDeal.Graph.Http;

/// <summary>What the front door logs: ids 100 to 199.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A question could not be answered")]
    public static partial void QuestionFailed(this ILogger logger, Exception fault);
}
