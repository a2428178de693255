using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>A contender that was started, and is ended with what it started.</summary>
internal sealed class RunningContender : IAsyncDisposable
{
    private const int LinesKept = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PatienceWithErrors = TimeSpan.FromSeconds(20);
    private static readonly HttpClient Client = new() { Timeout = Patience };

    private readonly Process process;
    private readonly Uri address;
    private readonly string? socket;
    private readonly Queue<string> said = new();

    private RunningContender(Entrant entrant, Process process, Uri address, string? socket)
    {
        (Entrant, this.process, this.address, this.socket) = (entrant, process, address, socket);

        // Read all along: a program that writes where nobody reads stops when the pipe is full.
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Who it is.</summary>
    public Entrant Entrant { get; }

    /// <summary>Its name in the table.</summary>
    public string Name => Entrant.Contender.Name;

    /// <summary>From the start of its process to its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="socketFolder">Where the socket is made on which it tells what it has allocated; null when it is started without.</param>
    /// <exception cref="ComparisonException">It cannot be started, ended, or does not answer.</exception>
    public static async Task<RunningContender> StartAsync(Entrant entrant, MadeData data, string? socketFolder, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start;
        try
        {
            start = entrant.Contender.Start(data, address);
        }
        catch (IOException fault)
        {
            throw new ComparisonException($"{entrant.Contender.Name} is not installed: {fault.Message}");
        }

        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        string? socket = null;
        if (socketFolder is not null && entrant.Contender.IsDotNet)
        {
            socket = Path.Combine(socketFolder, string.Create(CultureInfo.InvariantCulture, $"{address.Port}.socket"));
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "RegioDeal.Graph.Benchmarks.Hook.dll");
            start.Environment["REGIODEAL_BENCHMARK_HOOK"] = socket;
        }

        var time = Stopwatch.StartNew();
        RunningContender running;
        try
        {
            running = new RunningContender(entrant, Process.Start(start)!, address, socket);
        }
        catch (Win32Exception fault)
        {
            throw new ComparisonException($"{entrant.Contender.Name} cannot be started: {fault.Message}. benchmarks/README.md says what it needs.");
        }

        try
        {
            await running.AnswersAsync(time, cancellationToken);
            running.FirstAnswer = time.Elapsed;
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it has an answer for a row of the table.</summary>
    public bool Answers(string row) => row != TrustedDocument.Row || Entrant.Document is not null;

    /// <summary>The content of its answer to a question.</summary>
    /// <exception cref="ComparisonException">It has none.</exception>
    public async Task<JsonNode> ContentAsync(Question question, CancellationToken cancellationToken)
    {
        var body = await TextAsync(Entrant.Contender.Ask(question), tag: null, cancellationToken);
        try
        {
            return Entrant.Contender.Content(question, JsonNode.Parse(body)!);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new ComparisonException($"{Name}, {question.Name}: its answer cannot be read ({fault.Message}): {Start(body)}");
        }
    }

    /// <summary>What wrk sends it for a row of the table. It is sent once here, and must be answered as it should.</summary>
    /// <exception cref="ComparisonException">It is not.</exception>
    public async Task<Load> LoadAsync(string row, CancellationToken cancellationToken)
    {
        var asked = row == TrustedDocument.Row ? Entrant.Document! : Entrant.Contender.Ask(Question.All.Single(question => question.Name == row));
        string? tag = null;
        if (row == TrustedDocument.Row)
        {
            using var whole = await SendAsync(asked, tag: null, cancellationToken);
            tag = whole.Headers.ETag?.ToString() ?? throw new ComparisonException($"{Name} gives {asked.Path} no tag.");
        }

        using var response = await SendAsync(asked, tag, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode || (tag is not null && response.StatusCode == HttpStatusCode.NotModified)
            ? new Load(new Uri(address, asked.Path), asked.Body, tag, body.Length)
            : throw new ComparisonException($"{Name}, {row}: {(int)response.StatusCode} {Start(Encoding.UTF8.GetString(body))}");
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="headers">Further headers.</param>
    /// <exception cref="ComparisonException">It is refused.</exception>
    public async Task<string> TextAsync(Asked asked, string? tag, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(asked, tag, cancellationToken, headers);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? body : throw new ComparisonException($"{Name}, {Start(asked.Path)}: {(int)response.StatusCode} {Start(body)}");
    }

    /// <summary>Sends a request. The answer is the caller's to dispose.</summary>
    public async Task<HttpResponseMessage> SendAsync(Asked asked, string? tag, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(asked.Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, asked.Path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (asked.Body is not null)
        {
            request.Content = new StringContent(asked.Body, new MediaTypeHeaderValue("application/json"));
        }

        return await Client.SendAsync(request, cancellationToken);
    }

    /// <summary>How many bytes it has allocated since its start; null when it does not tell.</summary>
    public async Task<long?> AllocatedAsync(CancellationToken cancellationToken)
    {
        if (socket is null)
        {
            return null;
        }

        using var asking = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await asking.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
        await using var told = new NetworkStream(asking);
        var bytes = new byte[sizeof(long)];
        await told.ReadExactlyAsync(bytes, cancellationToken);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>What it and what it started hold of the memory.</summary>
    public Memory Memory() => Running.Memory.Of(process.Id);

    /// <summary>The last that it wrote, as a sentence.</summary>
    public string Said()
    {
        lock (said)
        {
            return said.Count == 0 ? "It said nothing." : $"It said:\n{string.Join('\n', said)}";
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        if (socket is not null)
        {
            File.Delete(socket);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Start(string text) => text.Length <= 500 ? text : text[..500] + "…";

    private async Task AnswersAsync(Stopwatch time, CancellationToken cancellationToken)
    {
        var first = Entrant.Contender.Ask(Question.All[0]);
        TimeSpan? refused = null;
        while (true)
        {
            string wrong;
            try
            {
                await TextAsync(first, tag: null, cancellationToken);
                return;
            }
            catch (HttpRequestException fault)
            {
                wrong = fault.Message;
            }
            catch (ComparisonException fault)
            {
                (wrong, refused) = (fault.Message, refused ?? time.Elapsed);
            }

            if (process.HasExited)
            {
                // The rest of what it said is on its way.
                await process.WaitForExitAsync(cancellationToken);
                throw new ComparisonException($"{Name} ended with {process.ExitCode}. {Said()}");
            }

            if (time.Elapsed > Patience || time.Elapsed - refused > PatienceWithErrors)
            {
                throw new ComparisonException($"{Name} does not answer: {wrong} {Said()}");
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    private void Keep(string? line)
    {
        lock (said)
        {
            if (line is { Length: > 0 })
            {
                said.Enqueue(line);
            }

            if (said.Count > LinesKept)
            {
                said.Dequeue();
            }
        }
    }
}
