using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using RegioDeal.Graph.Tests.Releases;
using Xunit;

namespace RegioDeal.Graph.Tests.Faults;

/// <summary>Eight clients that ask one after the other, and keep what they were answered.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Clients = 8;

    private readonly CancellationTokenSource end = new(TimeSpan.FromSeconds(60));
    private readonly ConcurrentQueue<Answer> answers = [];
    private readonly ConcurrentDictionary<string, int> errors = [];
    private readonly Task running;
    private readonly Uri address;
    private int live;

    public Load(Serving serving)
    {
        address = serving.Client.BaseAddress!;
        running = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => AskAsync()));
    }

    /// <summary>The codes of the answers that were errors, each with how often.</summary>
    public IReadOnlyDictionary<string, int> Errors => errors;

    /// <summary>How many answers were whole.</summary>
    public int Whole { get; private set; }

    /// <summary>The releases that answered, in the order of the first answer from each.</summary>
    public List<int> Releases { get; } = [];

    /// <summary>Waits until so many more answers have come.</summary>
    public async Task MoreAsync(int count)
    {
        var (from, time) = (answers.Count, Stopwatch.StartNew());
        while (answers.Count < from + count)
        {
            Assert.True(time.Elapsed < TimeSpan.FromSeconds(30) && !running.IsFaulted, running.Exception?.ToString() ?? "The answers stay away.");
            await Task.Delay(10);
        }
    }

    /// <summary>Ends asking. Each answer was right and whole, or a clear 503; and the process lived all the while.</summary>
    public async Task EndAsync()
    {
        await end.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        foreach (var answer in answers)
        {
            if ((int)answer.Status == 200)
            {
                Whole++;
                var release = answer.Release();
                if (!Releases.Contains(release))
                {
                    Releases.Add(release);
                }
            }
            else
            {
                errors.AddOrUpdate(answer.Error, 1, (_, count) => count + 1);
            }
        }

        Assert.True(live > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task AskAsync()
    {
        await Task.Yield();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        while (!end.IsCancellationRequested)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = Installation.Question });
            var answer = await Answer.OfAsync(response);
            answers.Enqueue(answer);
            if ((int)answer.Status != 200)
            {
                Assert.True((int)answer.Status == 503 && response.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{(int)answer.Status} {response.Headers} {answer.Text}");
                Assert.False(answer.Json.TryGetProperty("data", out _));
            }

            Assert.Equal("live", await client.GetStringAsync("/health/live"));
            Interlocked.Increment(ref live);
            await Task.Delay(5);
        }
    }
}
