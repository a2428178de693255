using System.CommandLine;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http;

/// <summary>The command by which a container asks whether its service can answer: an image has no other client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var address = new Argument<string>("URL")
        {
            Description = "Where the service is.",
            DefaultValueFactory = _ => GraphServer.DefaultAddress,
        };
        return new Command("health", "Asks a running service whether it can answer, and ends with 0 when it can.") { address }.Does(async (parsed, cancellationToken) =>
        {
            var given = parsed.GetRequiredValue(address);
            if (!Uri.TryCreate(given, UriKind.Absolute, out var service) || service.Scheme is not ("http" or "https"))
            {
                throw new StartupException($"'{given}' is no web address; write it as {GraphServer.DefaultAddress}.");
            }

            // A proxy that the environment names is for other hosts.
            using var handler = new SocketsHttpHandler { UseProxy = false };
            using var client = new HttpClient(handler) { Timeout = Patience };
            try
            {
                using var response = await client.GetAsync(new Uri(service, "/health/ready"), cancellationToken).ConfigureAwait(false);
                var said = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                if (!response.IsSuccessStatusCode)
                {
                    throw new StartupException($"The service at {service} is not ready: {said}");
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync(said).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new StartupException($"Nothing answers at {service}.", fault);
            }
        });
    }
}
