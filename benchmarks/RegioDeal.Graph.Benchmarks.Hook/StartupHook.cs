using System.Buffers.Binary;
using System.Net.Sockets;

/// <summary>
/// Tells how many bytes a program has allocated, to who connects to the socket that <c>REGIODEAL_BENCHMARK_HOOK</c> names. It is loaded into a
/// program by <c>DOTNET_STARTUP_HOOKS</c>, before its own code runs, and then waits: a program that is not asked does nothing more than without it.
/// </summary>
/// <remarks>The runtime looks for this name, outside of a namespace.</remarks>
internal static class StartupHook
{
    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("REGIODEAL_BENCHMARK_HOOK") is not { Length: > 0 } path)
        {
            return;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(1);
        new Thread(() => Answer(socket)) { IsBackground = true, Name = "allocated bytes" }.Start();
    }

    private static void Answer(Socket socket)
    {
        var told = new byte[sizeof(long)];
        while (true)
        {
            using var asked = socket.Accept();
            BinaryPrimitives.WriteInt64LittleEndian(told, GC.GetTotalAllocatedBytes(precise: false));
            asked.Send(told);
        }
    }
}
