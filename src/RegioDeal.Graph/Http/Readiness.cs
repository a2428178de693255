using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http;

/// <summary>Whether requests are to be sent here: the release that answers can be read now, and the process is not stopping.</summary>
internal sealed class Readiness(ReleaseHost host, IHostApplicationLifetime lifetime)
{
    /// <summary>For how many milliseconds all who ask share one look: asking must not load the database.</summary>
    private const long Shared = 1_000;

    /// <summary>How long the database may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock looking = new();
    private Task<string?> look = Task.FromResult<string?>(null);
    private long lookedAt = Environment.TickCount64 - Shared;

    /// <summary>Why it is not ready, in a few words. Null when it is.</summary>
    public async Task<string?> WhyNotAsync() => lifetime.ApplicationStopping.IsCancellationRequested ? "draining" : await LookAsync().ConfigureAwait(false);

    private Task<string?> LookAsync()
    {
        lock (looking)
        {
            if (look.IsCompleted && Environment.TickCount64 - lookedAt >= Shared)
            {
                (look, lookedAt) = (Task.Run(PingAsync), Environment.TickCount64);
            }

            return look;
        }
    }

    private async Task<string?> PingAsync()
    {
        using var lease = host.Hold();
        using var time = new CancellationTokenSource(Patience);
        try
        {
            await lease.Release.Database.PingAsync(time.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is DatabaseUnavailableException or OperationCanceledException)
        {
            return "the database does not answer";
        }
        catch (Exception fault)
        {
            host.Log.QuestionFailed(fault);
            return "the release cannot be read; the log says why";
        }
    }
}
