namespace RegioDeal.Graph.Http;

/// <summary>
/// How the service stops: from SIGTERM on <c>/health/ready</c> says 503; requests are still taken for <see cref="ServerSettings.DrainDelay"/>; then
/// nobody is listened to, and those that run may end, within <see cref="ServerSettings.DrainLimit"/>.
/// </summary>
internal sealed class Draining(ServerSettings settings) : IHostedLifecycleService
{
    /// <summary>Before any part of the service stops, the listening one among them.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken) =>
        await Task.Delay(TimeSpan.FromSeconds(settings.DrainDelay), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Adds what tells whether requests are to be sent here, and ends them well.</summary>
internal static class DrainingServices
{
    public static IServiceCollection AddReadinessAndDraining(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton<Readiness>()
        .AddHostedService<Draining>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.DrainDelay + settings.DrainLimit));
}
