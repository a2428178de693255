using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

/// <summary>What comes over a connection that no client of good will would send, byte by byte, to a service with short limits.</summary>
[Collection(GraphTests.Name)]
public sealed class TransportTests(RunningGraph graph) : IAsyncLifetime
{
    private const string Body = "{\"query\":\"{ pillars { code } }\"}";

    /// <summary>More than any limit, less than a test may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private AskedServer server = null!;

    public async Task InitializeAsync() => server = await AskedServer.StartAsync(
        [.. graph.Settings(Database.Sqlite), "--Server:HeaderTimeout", "1", "--Server:BodyTimeout", "1", "--Server:BytesPerSecond", "500", "--Server:Connections", "250"]);

    /// <summary>Whatever came, the next query is answered.</summary>
    public async Task DisposeAsync()
    {
        try
        {
            await server.DataAsync("{ pillars { code } }");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Headers_that_come_a_byte_at_a_time_are_cut_off()
    {
        await using var connection = await ConnectAsync();
        await connection.DripAsync("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + new string('x', 10_000));

        IsRefusedOrClosed(await connection.ReadAsync());
    }

    [Fact]
    public async Task A_body_that_comes_a_byte_at_a_time_is_cut_off()
    {
        // By its rate, long before its time is over.
        await using var patient = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--Server:BodyTimeout", "60"]);
        await using var connection = await Connection.OpenAsync(patient.Client.BaseAddress!);
        await connection.SendAsync(Post(10_000));
        await connection.DripAsync(new string(' ', 10_000));

        IsRefusedOrClosed(await connection.ReadAsync());
    }

    /// <summary>Its rate is good for minutes.</summary>
    [Fact]
    public async Task A_body_that_keeps_its_end_back_is_cut_off()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync(Post(200_001, "Connection: close\r\n") + new string(' ', 200_000));

        IsRefusedOrClosed(await connection.ReadAsync());
    }

    [Theory]
    [InlineData("a body that is shorter than it says", "Content-Length: 1000\r\n\r\n" + Body)]
    [InlineData("a chunk whose length is none", "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + Body + "\r\n0\r\n\r\n")]
    [InlineData("a chunk that is longer than any", "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + Body + "\r\n0\r\n\r\n")]
    [InlineData("a chunk that does not end", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"que")]
    [InlineData("two lengths", "Content-Length: 32\r\nContent-Length: 3\r\n\r\n" + Body)]
    [InlineData("a length that is negative", "Content-Length: -1\r\n\r\n")]
    [InlineData("no length", "\r\n")]
    public async Task A_body_that_is_not_what_it_says_is_refused(string what, string rest)
    {
        // Many times: how far it is read before it is refused differs.
        for (var i = 0; i < 100; i++)
        {
            await using var connection = await ConnectAsync();
            await connection.SendAsync("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest);
            connection.EndSending(); // the half that sends is closed

            var answer = await connection.ReadAsync();
            Assert.True(answer.Length == 0 || StatusOf(answer) is >= 400 and < 500, $"{what}: {answer}");
            TellsNothing(answer);
        }
    }

    [Fact]
    public async Task What_follows_a_body_is_no_request()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync(Post(Body.Length) + Body + "\0\0garbage\r\n\r\n");

        var answer = await connection.ReadAsync();
        Assert.Equal(200, StatusOf(answer));
        Assert.Contains("HTTP/1.1 400", answer, StringComparison.Ordinal);
        TellsNothing(answer);
    }

    [Fact]
    public async Task Twenty_thousand_headers_are_refused()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X-{i}: {i}\r\n")) + "\r\n");

        IsRefusedOrClosed(await connection.ReadAsync());
    }

    [Fact]
    public async Task An_address_of_a_hundred_thousand_bytes_is_refused()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync($"GET /graphql?query={new string('x', 100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        IsRefusedOrClosed(await connection.ReadAsync());
    }

    [Fact]
    public async Task A_packed_bomb_is_refused_before_it_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50_000_000]);
        }

        await using var connection = await ConnectAsync();
        await connection.SendAsync(Post((int)packed.Length, "Content-Encoding: gzip\r\nConnection: close\r\n"));
        await connection.SendAsync(packed.ToArray());

        var answer = await connection.ReadAsync();
        Assert.Equal(415, StatusOf(answer));
        Assert.Contains("\"CONTENT_ENCODING\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_version_of_HTTP_is_answered_and_closed()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync("GET /graphql?query={pillars{code}} HTTP/1.0\r\n\r\n");

        var answer = await connection.ReadAsync();
        Assert.Equal(200, StatusOf(answer));
        Assert.Contains("\"WONEN\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_do_not_wait_for_answers_are_answered_in_turn()
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync(string.Concat(Enumerable.Range(0, 20).Select(i => $"GET /graphql?query={{a{i}:pillars{{code}}}} HTTP/1.1\r\nHost: localhost\r\n{(i == 19 ? "Connection: close\r\n" : "")}\r\n")));

        var answers = (await connection.ReadAsync()).Split("HTTP/1.1 200").Skip(1).ToList();
        Assert.Equal(20, answers.Count);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($"\"a{i}\"", answers[i], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_harms_nobody()
    {
        for (var i = 0; i < 20; i++)
        {
            await using var connection = await ConnectAsync();
            await connection.SendAsync("GET /schema.graphql HTTP/1.1\r\nHost: localhost\r\n\r\nGET /graphql?query={projects(first:500){nodes{title}}} HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await connection.ReadSomeAsync();
            connection.Reset();
        }
    }

    [Fact]
    public async Task Connections_that_say_nothing_keep_nobody_out()
    {
        var connections = new List<Connection>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                connections.Add(await ConnectAsync());
            }

            await server.DataAsync("{ pillars { code } }");
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static string Post(int length, string headers = "") =>
        $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{headers}\r\n";

    // The server may answer with a status alone, or close a connection that still sends.
    private static void IsRefusedOrClosed(string answer)
    {
        Assert.True(answer.Length == 0 || StatusOf(answer) is >= 400 and < 500, answer);
        TellsNothing(answer);
    }

    private static void TellsNothing(string answer)
    {
        foreach (var inside in new[] { "Exception", "   at ", "Kestrel", "Microsoft", "System.", ".cs", "SELECT" })
        {
            Assert.DoesNotContain(inside, answer, StringComparison.Ordinal);
        }
    }

    private static int StatusOf(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);

    private Task<Connection> ConnectAsync() => Connection.OpenAsync(server.Client.BaseAddress!);

    private sealed class Connection(Socket socket) : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = new(Patience);

        public static async Task<Connection> OpenAsync(Uri address)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
            return new Connection(socket);
        }

        public Task SendAsync(string text) => SendAsync(Encoding.ASCII.GetBytes(text));

        public async Task SendAsync(byte[] bytes)
        {
            try
            {
                for (var sent = 0; sent < bytes.Length;)
                {
                    sent += await socket.SendAsync(bytes.AsMemory(sent), patience.Token);
                }
            }
            catch (SocketException)
            {
                // It was closed before all was sent: refused in time.
            }
        }

        /// <summary>Sends a byte each 50 ms until the server closes, or has said something.</summary>
        public async Task DripAsync(string text)
        {
            foreach (var letter in text)
            {
                try
                {
                    await socket.SendAsync(new[] { (byte)letter }, patience.Token);
                }
                catch (SocketException)
                {
                    return;
                }

                if (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
                {
                    return;
                }

                await Task.Delay(50, patience.Token);
            }

            Assert.Fail("Nothing cut it off.");
        }

        public void EndSending() => socket.Shutdown(SocketShutdown.Send);

        /// <summary>Ends without a word, as a program that is killed does.</summary>
        public void Reset()
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        public async Task ReadSomeAsync() => Assert.NotEqual(0, await socket.ReceiveAsync(new byte[100], patience.Token));

        /// <summary>All that comes until the server closes.</summary>
        public async Task<string> ReadAsync()
        {
            var text = new StringBuilder();
            var buffer = new byte[65_536];
            try
            {
                while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                {
                    text.Append(Encoding.UTF8.GetString(buffer, 0, count));
                }
            }
            catch (SocketException)
            {
                // Closed while we still sent.
            }

            return text.ToString();
        }

        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            patience.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
