namespace RegioDeal.Graph.Http;

/// <summary>Whether the process lives, and whether it can answer.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(ReleaseHost host, CancellationToken cancellationToken)
    {
        using var lease = host.Hold();
        try
        {
            await lease.Release.Database.PingAsync(cancellationToken).ConfigureAwait(false);
            return Results.Text("ready");
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
