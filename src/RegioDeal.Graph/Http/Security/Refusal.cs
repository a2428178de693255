using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace RegioDeal.Graph.Http.Security;

/// <summary>Refuses what no endpoint answers, with the body of a GraphQL error. It is never kept by a cache.</summary>
internal static class Refusal
{
    /// <summary>Refuses a request. Nothing happens when the answer is under way already.</summary>
    /// <param name="code">The stable code; <see cref="Statuses"/> has its status.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="retryAfter">After how long it can be tried again; null when trying again does not help.</param>
    public static async Task WriteAsync(HttpContext http, string code, string message, TimeSpan? retryAfter = null)
    {
        if (http.Response.HasStarted)
        {
            return;
        }

        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        using var lease = http.RequestServices.GetRequiredService<ReleaseHost>().Hold();
        using var answer = lease.Release.Engine.Refuse(code, message);
        await GraphEndpoint.WriteErrorAsync(http, code, answer.Body).ConfigureAwait(false);
    }

    /// <summary>What no address serves, and a method that an address does not know.</summary>
    public static Task OfStatusAsync(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => WriteAsync(http, "NOT_FOUND", "There is nothing at this address. Ask /graphql, read /schema.graphql, or begin at /."),
        StatusCodes.Status405MethodNotAllowed => WriteAsync(http, "METHOD", $"This address answers {http.Response.Headers.Allow} alone. Nothing can be written here."),
        _ => Task.CompletedTask,
    };

    /// <summary>What nothing caught. The cause is in the log.</summary>
    public static Task OfFaultAsync(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => WriteAsync(http, "BODY_SIZE", "The body is too large. Send less."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => WriteAsync(http, "BODY_TIMEOUT", "The request came too slowly. Send it again, without pauses."),
        BadHttpRequestException => WriteAsync(http, "BAD_REQUEST", "The request cannot be read. Send it again."),
        _ => WriteAsync(http, "INTERNAL", "The service could not answer this. Try again; if it stays, tell its operators."),
    };
}
