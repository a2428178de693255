using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace RegioDeal.Graph.Tests.Releases;

/// <summary>What happens to an installation must not depend on when a program ends, or on how many begin at once.</summary>
public abstract class ReleaseKillTests(Database database, ITestOutputHelper output)
{
    private const int Kills = 50;

    private static readonly int First = Installation.First;

    [Fact]
    public async Task An_import_killed_at_any_moment_leaves_the_earlier_release_and_no_trace()
    {
        await using var installation = await Installation.CreateAsync(database, isProgramStarted: true);
        await using var serving = await installation.ServeAsync();
        var (total, random) = (Stopwatch.StartNew(), new Random(5_081));

        // How long an import takes, as a whole.
        var one = Stopwatch.StartNew();
        await installation.SaysAsync("import", installation.PackageOf(First + 1));
        var duration = one.Elapsed;
        await serving.UntilAsync(answer => answer.Release() == First + 1, TimeSpan.FromSeconds(10));

        var (killed, came) = (0, 0);
        for (var i = 0; i < Kills; i++)
        {
            var before = (await installation.CatalogAsync()).Current!.Number;
            var started = DateTime.Now;
            using (var import = installation.Spawn("import", installation.PackageOf(before + 1)))
            {
                // Spread over its whole course, not in order, and random inside each part.
                await Task.Delay(duration * (((i * 7 % Kills) + random.NextDouble()) / Kills));
                if (import.HasExited)
                {
                    // The machine has less to do than it had. (A process that ended does not tell when it started.)
                    duration = import.ExitTime - started;
                }
                else
                {
                    killed++;
                    import.Kill();
                }

                await import.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
            }

            var answered = (await serving.AskAsync()).Release();
            var after = (await installation.CatalogAsync()).Current!.Number;
            Assert.InRange(answered, before, after);
            if (after > before)
            {
                // It was done before it was killed: then it is there, whole.
                came++;
                Assert.Equal(before + 1, (await serving.UntilAsync(answer => answer.Release() > before, TimeSpan.FromSeconds(10))).Release());
            }
        }

        Assert.True(killed >= Kills / 2, $"Only {killed} were killed while they ran: the test kills too late.");
        var last = (await installation.CatalogAsync()).Current!.Number + 1;
        await installation.SaysAsync("import", installation.PackageOf(last));
        await serving.UntilAsync(answer => answer.Release() == last, TimeSpan.FromSeconds(10));

        await using var next = await installation.ServeAsync();
        Assert.Equal(last, (await next.AskAsync()).Release());
        var catalog = await installation.CatalogAsync();
        Assert.Equal(Enumerable.Range(First, last - First + 1), catalog.Releases.Select(release => release.Number));
        Assert.Equal(installation.Expected(catalog), await installation.LeftAsync());
        output.WriteLine($"{Kills} kills in {total.Elapsed.TotalSeconds:0} s, {killed} while it ran, {came} after it was done; an import takes {duration.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_first_start_that_is_killed_leaves_nothing_in_the_way_of_the_next()
    {
        await using var installation = await Installation.CreateAsync(database, isProgramStarted: true);
        var package = installation.PackageOf(First);
        for (var i = 1; i <= 5; i++)
        {
            using var import = installation.Spawn("--urls", "http://127.0.0.1:0", "--Seed", package);
            await Task.Delay(TimeSpan.FromMilliseconds(300 * i));
            import.Kill();
            await import.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }

        await using var serving = await installation.ServeAsync();
        Assert.Equal(First, (await serving.AskAsync()).Release());
        Assert.Equal(installation.Expected(await installation.CatalogAsync()), await installation.LeftAsync());
    }

    [Fact]
    public async Task Ten_instances_started_at_once_on_nothing_import_once_and_all_serve()
    {
        await using var installation = await Installation.CreateAsync(database, isProgramStarted: true);
        var package = installation.PackageOf(First);
        var time = Stopwatch.StartNew();
        var instances = Enumerable.Range(0, 10).Select(_ => installation.Spawn("--urls", "http://127.0.0.1:0", "--Seed", package)).ToArray();
        try
        {
            var answers = await Task.WhenAll(instances.Select(async instance =>
            {
                using var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(instance)) };
                using var response = await client.GetAsync($"/graphql?query={Uri.EscapeDataString(Installation.Question)}");
                return await Answer.OfAsync(response);
            })).WaitAsync(TimeSpan.FromMinutes(5));

            Assert.All(answers, answer => Assert.Equal(First, answer.Release()));
            Assert.Single(answers.Select(answer => answer.Text).Distinct());
        }
        finally
        {
            foreach (var instance in instances)
            {
                instance.Kill();
                await instance.WaitForExitAsync();
                instance.Dispose();
            }
        }

        var catalog = await installation.CatalogAsync();
        Assert.Equal(First, Assert.Single(catalog.Releases).Number);
        Assert.Single(catalog.Releases[0].Databases);
        Assert.Equal(installation.Expected(catalog), await installation.LeftAsync());
        output.WriteLine($"Ten instances answered within {time.Elapsed.TotalSeconds:0.0} s.");
    }

    private static async Task<string> AddressAsync(Process instance)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (await instance.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("/graphql ", StringComparison.Ordinal))
            {
                return line[..line.IndexOf("/graphql", StringComparison.Ordinal)];
            }
        }

        throw new InvalidOperationException($"It ended: {await instance.StandardError.ReadToEndAsync(patience.Token)}");
    }
}

// Apart from each other, so that they run side by side: each takes a core for minutes.
public sealed class SqliteReleaseKillTests(ITestOutputHelper output) : ReleaseKillTests(Database.Sqlite, output);

public sealed class PostgresReleaseKillTests(ITestOutputHelper output) : ReleaseKillTests(Database.Postgres, output);
