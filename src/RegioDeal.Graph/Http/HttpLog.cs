namespace RegioDeal.Graph.Http;

/// <summary>What the front door logs: ids 100 to 199.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A question could not be answered")]
    public static partial void QuestionFailed(this ILogger logger, Exception fault);

    [LoggerMessage(EventId = 110, Level = LogLevel.Information, Message = "Release {Number} ({Name}) answers from now on")]
    public static partial void ReleaseMoved(this ILogger logger, int number, string name);

    [LoggerMessage(EventId = 111, Level = LogLevel.Information, Message = "Release {Number} was built from its kept package")]
    public static partial void ReleaseBuilt(this ILogger logger, int number);

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "Release {Number} was asked and cannot be opened: {Reason}")]
    public static partial void ReleaseUnavailable(this ILogger logger, int number, string reason);

    [LoggerMessage(EventId = 113, Level = LogLevel.Error, Message = "The catalog cannot be followed, and the release that answers goes on; it is tried again each second: {Reason}")]
    public static partial void CatalogNotFollowed(this ILogger logger, string reason, Exception? fault);

    [LoggerMessage(EventId = 114, Level = LogLevel.Warning, Message = "The database does not answer, and requests get 503; this is said once a minute: {Reason}")]
    public static partial void DatabaseUnavailable(this ILogger logger, string reason);

    [LoggerMessage(EventId = 115, Level = LogLevel.Warning, Message = "Release {Number} is current and has not come to the standbys; release {Answering} goes on until it has. See whether they follow the primary")]
    public static partial void ReleaseAwaited(this ILogger logger, int number, int answering);
}
