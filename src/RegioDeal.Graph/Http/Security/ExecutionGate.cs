using System.Threading.RateLimiting;

namespace RegioDeal.Graph.Http.Security;

/// <summary>
/// How many operations are worked on at once. It is entered when a request has been read and left before its answer is sent, so no client that sends or
/// reads slowly holds a place.
/// </summary>
internal sealed class ExecutionGate : IDisposable
{
    /// <summary>How long a request waits for a place.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter places;

    /// <summary>Makes a gate. As many may wait as may be within.</summary>
    public ExecutionGate(ServerSettings settings) => places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.ConcurrentRequests,
        QueueLimit = settings.ConcurrentRequests,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Takes a place, to be given back by disposing it.</summary>
    /// <exception cref="BusyException">There is none in time.</exception>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var place = places.AttemptAcquire();
        return place.IsAcquired ? ValueTask.FromResult<IDisposable>(place) : WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async ValueTask<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var place = await places.AcquireAsync(1, patience.Token).ConfigureAwait(false);
            return place.IsAcquired ? place : throw new BusyException();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BusyException();
        }
    }
}
