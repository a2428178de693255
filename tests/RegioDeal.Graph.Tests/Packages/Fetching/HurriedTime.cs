using NodaTime;

namespace RegioDeal.Graph.Tests.Packages.Fetching;

/// <summary>It is half past midnight in the Netherlands, and still yesterday by UTC. Pauses of up to a minute are over at once, and are written down.</summary>
internal sealed class HurriedTime : TimeProvider, IClock
{
    public List<TimeSpan> Pauses { get; } = [];

    public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 25, 23, 30);

    public override DateTimeOffset GetUtcNow() => GetCurrentInstant().ToDateTimeOffset();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > TimeSpan.FromMinutes(1))
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Pauses.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
