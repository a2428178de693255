using System.Threading.RateLimiting;
using RegioDeal.Graph.Http.Security;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>How many exports are sent at once. Each holds its release and a connection for long; its batches take places among the operations as any other.</summary>
internal sealed class ExportGate(ServerSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = settings.ConcurrentExports });

    /// <summary>Takes a place, to be given back by disposing it.</summary>
    /// <exception cref="BusyException">There is none.</exception>
    public RateLimitLease Enter() => places.AttemptAcquire() is { IsAcquired: true } place ? place : throw new BusyException();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
