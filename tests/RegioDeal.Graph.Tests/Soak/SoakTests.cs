using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Tests.Oracle;
using RegioDeal.Graph.Tests.Releases;
using Xunit;
using Xunit.Abstractions;

namespace RegioDeal.Graph.Tests.Soak;

/// <summary>The built program, kept busy while releases are imported, moved to, gone back to and retired.</summary>
/// <remarks><c>REGIODEAL_SOAK_SECONDS</c> says for how long; <c>tests/soak</c> does it for ten minutes on each database and prints what it showed.</remarks>
[Collection(InstallationTests.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Connections = 32;
    private const int RandomOperations = 300;

    /// <summary>For how long it is watched before its memory must no longer grow.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("REGIODEAL_SOAK_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 20);

    [Theory, EachDatabase]
    public async Task Every_answer_is_of_one_release_while_releases_come_and_go(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(Installation.First));
        var address = $"http://127.0.0.1:{Ports.Free()}";
        using var program = installation.Spawn("--urls", address, "--Server:Rate", "0", "--Server:AnswerCacheMegabytes", "16");
        var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
            client.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");
            await StartedAsync(client);
            var load = new Load(client, await OperationsAsync(client));

            using var ends = new CancellationTokenSource(Time);
            var clock = Stopwatch.StartNew();
            var memory = WatchAsync(program, clock, ends.Token);
            var releases = ReleaseAsync(installation, load, ends.Token);
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => load.RunAsync(number, ends.Token)));
            var imported = await releases;
            var report = load.Report(database, clock.Elapsed, imported, await memory);
            output.WriteLine(report);
            if (Environment.GetEnvironmentVariable("REGIODEAL_SOAK_REPORT") is { Length: > 0 } file)
            {
                await File.AppendAllTextAsync(file, report + "\n");
            }

            Assert.True(load.Faults.IsEmpty, $"{load.Faults.Count} faults: {string.Join('\n', load.Faults.Take(5))}\n{report}");
            Assert.True(imported > 0 && load.Seen.Count > 1, report);
            if (Time > 3 * Settling)
            {
                AssertSettled(await memory, report);
            }
        }
        catch (Xunit.Sdk.XunitException fault)
        {
            program.Kill();
            throw new Xunit.Sdk.XunitException($"{fault.Message}\n{await said}", fault);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }

        Assert.Equal("", (await wrong).Trim());
        Assert.DoesNotContain("fail: ", await said, StringComparison.Ordinal);
    }

    /// <summary>The last minute may not take more than the second one did, but for what the collector of garbage keeps at hand: a part that grows no further.</summary>
    private static void AssertSettled(IReadOnlyList<(TimeSpan At, long Bytes)> memory, string report)
    {
        var second = Median(memory.Where(sample => sample.At > Settling && sample.At < 2 * Settling));
        var last = Median(memory.Where(sample => sample.At > Time - Settling));
        Assert.True(last < second * 1.15, $"Memory grew from {second / 1_000_000} to {last / 1_000_000} MB.\n{report}");
    }

    private static long Median(IEnumerable<(TimeSpan At, long Bytes)> samples) =>
        samples.Select(sample => sample.Bytes).Order().ToArray() is { Length: > 0 } all ? all[all.Length / 2] : 0;

    private static async Task StartedAsync(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (ready.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 600)
            {
                // It starts.
            }

            await Task.Delay(100);
        }
    }

    /// <summary>The trusted documents, and operations made at random; of these the ones that the limits of the service let pass.</summary>
    private static async Task<IReadOnlyList<Func<string, HttpRequestMessage>>> OperationsAsync(HttpClient client)
    {
        var operations = TrustedDocuments.All.Select<TrustedDocument, Func<string, HttpRequestMessage>>(document => release => new HttpRequestMessage(HttpMethod.Get, $"{release}/graphql/{document.Name}")).ToList();
        var question = new { query = Installation.Question };
        operations.Add(release => new HttpRequestMessage(HttpMethod.Post, $"{release}/graphql") { Content = System.Net.Http.Json.JsonContent.Create(question) });
        var random = new OperationGen();
        var pcg = PCG.Parse("0N0XIzNsQ0O2"); // the same each time: the oracle looks for new ones
        for (var i = 0; i < RandomOperations; i++)
        {
            var operation = random.Generate(pcg, null, out _);
            var text = new OperationText(operation, Cursors.Of(operation).ToDictionary(each => each.Item1, _ => (string?)null));
            HttpRequestMessage Request(string release) => new(HttpMethod.Post, $"{release}/graphql") { Content = System.Net.Http.Json.JsonContent.Create(new { query = text.Query, variables = text.Variables }) };
            using var request = Request("");
            using var answer = await client.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, await answer.Content.ReadAsStringAsync());
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                operations.Add(Request);
            }
        }

        Assert.InRange(operations.Count, RandomOperations / 2, int.MaxValue);
        return operations;
    }

    private static async Task<IReadOnlyList<(TimeSpan At, long Bytes)>> WatchAsync(Process program, Stopwatch clock, CancellationToken ends)
    {
        var samples = new List<(TimeSpan, long)>();
        try
        {
            while (true)
            {
                program.Refresh();
                samples.Add((clock.Elapsed, program.WorkingSet64));
                await Task.Delay(500, ends);
            }
        }
        catch (OperationCanceledException)
        {
            return samples;
        }
    }

    /// <summary>Imports one release after the other; goes back and forth, and retires the old ones.</summary>
    private static async Task<int> ReleaseAsync(Installation installation, Load load, CancellationToken ends)
    {
        var (number, imported) = (Installation.First, 0);
        while (!ends.IsCancellationRequested)
        {
            number++;
            await installation.SaysAsync("import", installation.PackageOf(number));
            imported++;

            // At once: an instance that has not followed the catalog yet must look.
            load.Ask(number);
            await PauseAsync(3);
            if (ends.IsCancellationRequested)
            {
                break;
            }

            await installation.SaysAsync("release", "use", $"{number - 1}");
            await PauseAsync(2);
            await installation.SaysAsync("release", "use", $"{number}");
            if (number - 3 >= Installation.First)
            {
                await installation.SaysAsync("release", "retire", $"{number - 3}");
            }

            await PauseAsync(10);
        }

        return imported;

        async Task PauseAsync(int pause)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(pause), ends);
            }
            catch (OperationCanceledException)
            {
                // It ends now.
            }
        }
    }

    /// <summary>Clients that ask without a pause, and hold every answer against those of the same release before it.</summary>
    private sealed class Load(HttpClient client, IReadOnlyList<Func<string, HttpRequestMessage>> operations)
    {
        private readonly ConcurrentDictionary<(int Operation, int Release), string> answers = [];
        private readonly ConcurrentBag<double> milliseconds = [];
        private int byNumber = Installation.First;
        private int unchanged;

        public ConcurrentBag<string> Faults { get; } = [];

        public ConcurrentDictionary<int, int> Seen { get; } = [];

        /// <summary>Lets a release be asked by its number too.</summary>
        public void Ask(int release) => byNumber = release;

        public async Task RunAsync(int number, CancellationToken ends)
        {
            var random = new Random(number);
            EntityTag? known = null;
            while (!ends.IsCancellationRequested && Faults.Count < 20)
            {
                // Half of it is what many ask: the first few operations, the trusted documents.
                var operation = random.Next(2) == 0 ? random.Next(Math.Min(14, operations.Count)) : random.Next(operations.Count);
                var asked = random.Next(10) == 0 ? byNumber : (int?)null;
                using var request = operations[operation](asked is { } release ? $"/r/{release}" : "");
                if (known is { } tag && tag.Operation == operation)
                {
                    request.Headers.TryAddWithoutValidation("If-None-Match", tag.Value);
                }

                var watch = Stopwatch.StartNew();
                try
                {
                    using var response = await client.SendAsync(request, ends);
                    var text = await response.Content.ReadAsStringAsync(ends);
                    milliseconds.Add(watch.Elapsed.TotalMilliseconds);
                    if (response.StatusCode == HttpStatusCode.NotModified)
                    {
                        Interlocked.Increment(ref unchanged);
                        continue;
                    }

                    known = response.Headers.ETag is { } given ? new EntityTag(operation, given.ToString()) : known;
                    Judge(operation, asked, response.StatusCode, text);
                }
                catch (OperationCanceledException) when (ends.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
                {
                    Faults.Add($"{request.RequestUri}: {fault.Message}");
                }
            }
        }

        public string Report(Database database, TimeSpan time, int imported, IReadOnlyList<(TimeSpan At, long Bytes)> memory)
        {
            var sorted = milliseconds.Order().ToArray();
            double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
            string Megabytes(long bytes) => (bytes / 1_000_000).ToString(CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture, $"""
                {database}: {sorted.Length:#,0} answers in {time.TotalSeconds:0} s ({sorted.Length / time.TotalSeconds:#,0}/s), {Faults.Count} faults, {Connections} connections, {operations.Count} operations
                  milliseconds: median {At(0.5):0.0}, 99 % below {At(0.99):0.0}, most {At(1):0}; not modified {unchanged:#,0}
                  releases imported {imported}, answered from {string.Join(", ", Seen.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value}"))}
                  memory in MB, minute by minute: {string.Join(", ", memory.GroupBy(sample => (int)sample.At.TotalMinutes).Select(minute => Megabytes(Median(minute))))}; most {Megabytes(memory.Max(sample => sample.Bytes))}
                """);
        }

        private void Judge(int operation, int? asked, HttpStatusCode status, string text)
        {
            using var json = JsonDocument.Parse(text);
            var release = json.RootElement.GetProperty("extensions").GetProperty("release").GetInt32();
            Seen.AddOrUpdate(release, 1, (_, count) => count + 1);
            if (status != HttpStatusCode.OK || json.RootElement.TryGetProperty("errors", out _))
            {
                Faults.Add($"{(int)status} {text}");
            }
            else if (asked is { } number && number != release)
            {
                Faults.Add($"Release {release} answered for {number}");
            }
            else if (answers.GetOrAdd((operation, release), Digest(text)) is var before && before != Digest(text))
            {
                Faults.Add($"Operation {operation} has two answers in release {release}: {text}");
            }
            else if (json.RootElement.GetProperty("data").TryGetProperty("sources", out var sources)
                && json.RootElement.GetProperty("data").TryGetProperty("release", out var said)
                && (said.GetProperty("number").GetInt32() != release || sources.GetProperty("nodes")[0].GetProperty("title").GetString() != $"Probe {release}"))
            {
                Faults.Add($"Release {release} says {text}");
            }
        }

        private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

        private sealed record EntityTag(int Operation, string Value);
    }
}
