using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http.Security;

/// <summary>How often one client may ask: a bucket of requests for each address, that fills again.</summary>
internal static class ClientRates
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <exception cref="StartupException">A proxy is no address.</exception>
    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        var (proxies, networks) = ProxiesOf(settings);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null; // as far as the proxies that are believed reach
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownProxies.Add(proxy);
            }

            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        if (settings.Rate > 0)
        {
            services.AddRateLimiter(limiter =>
            {
                // The framework fills the buckets, and forgets one that has been full for a while.
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Client>(http => RateLimitPartition.GetTokenBucketLimiter(
                    Client.Of(http.Connection.RemoteIpAddress),
                    _ => new TokenBucketRateLimiterOptions { TokenLimit = settings.Burst, TokensPerPeriod = settings.Rate, ReplenishmentPeriod = Period, QueueLimit = 0 }));
                limiter.RejectionStatusCode = Statuses.Of("RATE_LIMIT", isPlainJson: false);
                limiter.OnRejected = (refused, _) => new ValueTask(Refusal.WriteAsync(
                    refused.HttpContext,
                    "RATE_LIMIT",
                    $"More than {settings.Rate} requests per second came from this address. Wait as long as Retry-After says, and ask for more at once: one operation can hold several fields.",
                    refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Period));
            });
        }
    }

    /// <summary>Believes the proxies that are named. It must come first: what follows looks at the client's address.</summary>
    public static void UseProxies(IApplicationBuilder app, ServerSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.Proxies))
        {
            app.UseForwardedHeaders();
        }
    }

    public static void Use(IApplicationBuilder app, ServerSettings settings)
    {
        if (settings.Rate > 0)
        {
            app.UseRateLimiter();
        }
    }

    private static (IReadOnlyList<IPAddress> Proxies, IReadOnlyList<System.Net.IPNetwork> Networks) ProxiesOf(ServerSettings settings)
    {
        var (proxies, networks) = (new List<IPAddress>(), new List<System.Net.IPNetwork>());
        foreach (var text in settings.Proxies.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(text, out var proxy))
            {
                proxies.Add(proxy);
            }
            else if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else
            {
                throw new StartupException($"Server__Proxies has '{text}', which is no address; write addresses and networks as 10.0.0.2 10.1.0.0/16, separated by spaces.");
            }
        }

        return (proxies, networks);
    }

    /// <summary>Whom a bucket is for: an address of IPv4, or the network of 64 bits that a client of IPv6 may choose its address in.</summary>
    /// <param name="Place">The address, or its network.</param>
    internal readonly record struct Client(UInt128 Place)
    {
        private const int HostBits = 64;

        /// <summary>The client at an address; those without one, as over a socket of the system, share a bucket.</summary>
        public static Client Of(IPAddress? address)
        {
            Span<byte> bytes = stackalloc byte[16];
            if (address is null || !address.MapToIPv6().TryWriteBytes(bytes, out _))
            {
                return default;
            }

            var place = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
            return new Client(address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 ? place >> HostBits << HostBits : place);
        }
    }
}
