using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http;

/// <summary>Follows the catalog each second. What goes wrong is logged once, and tried again; the release that answers goes on.</summary>
internal sealed class ReleaseWatch(ReleaseHost host) : BackgroundService
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    /// <summary>How long after looking for releases to drop it is looked again.</summary>
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);

    private string? logged;
    private long swept;
    private bool isPrepared;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Each);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await FollowAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!isPrepared)
            {
                // Beside the first answers: the start does not wait for it.
                isPrepared = true;
                await host.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            await host.FollowAsync(cancellationToken).ConfigureAwait(false);
            if ((swept == 0 || Environment.TickCount64 - swept > BetweenSweeps.TotalMilliseconds)
                && await host.SweepAsync(cancellationToken).ConfigureAwait(false))
            {
                swept = Environment.TickCount64;
            }

            logged = null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, it must not end the watch: the instance would never move again.
            if (logged != fault.Message)
            {
                host.Log.CatalogNotFollowed(fault.Message, fault is StartupException ? null : fault);
                logged = fault.Message;
            }
        }
    }
}
