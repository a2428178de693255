using System.Net;
using System.Net.Sockets;

namespace RegioDeal.Graph.Tests;

/// <summary>Ports for programs that must be told theirs.</summary>
internal static class Ports
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
