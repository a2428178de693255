using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace RegioDeal.Graph.Tests.Releases;

/// <summary>How a running instance answers from releases, and moves between them.</summary>
[Collection(InstallationTests.Name)]
public sealed class ReleaseServingTests(ITestOutputHelper output)
{
    private static readonly int First = Installation.First;
    private static readonly int Second = First + 1;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory, EachDatabase]
    public async Task Every_held_release_answers_at_its_address_until_it_is_retired(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await using var serving = await installation.ServeAsync("--Releases:DropAfter", "00:00:00");
        var cited = await serving.AskAsync($"/r/{First}/graphql");
        await installation.SaysAsync("import", installation.PackageOf(Second));
        await serving.UntilAsync(answer => answer.Release() == Second, Soon);

        Assert.Equal(cited.Text, (await serving.AskAsync($"/r/{First}/graphql")).Text);
        Assert.Equal(First, cited.Release());
        Assert.Equal(Second, (await serving.AskAsync($"/r/{Second}/graphql")).Release());
        Assert.Contains("type Release implements Node {", await serving.Client.GetStringAsync($"/r/{First}/schema.graphql"), StringComparison.Ordinal);
        Assert.Equal(First, (await Answer.OfAsync(await serving.Client.GetAsync($"/r/{First}/graphql?query={Uri.EscapeDataString(Installation.Question)}"))).Release());

        foreach (var unknown in new[] { "99", "x", "-1", "1.0", "99999999999" })
        {
            foreach (var answer in new[] { await serving.AskAsync($"/r/{unknown}/graphql"), await Answer.OfAsync(await serving.Client.GetAsync($"/r/{unknown}/schema.graphql")) })
            {
                Assert.Equal(404, (int)answer.Status);
                Assert.Equal($"RELEASE_NOT_HELD [] Release '{unknown}' is not held here. Ask {{ releases {{ number }} }} at /graphql for those that are; the current one is {Second}.", answer.Error);
                Assert.Equal(Second, answer.ReleaseSaid());
            }
        }

        await installation.SaysAsync("release", "retire", $"{First}", "--Releases:DropAfter", "01:00:00");
        var gone = await serving.UntilAsync(answer => (int)answer.Status == 410, Soon, $"/r/{First}/graphql");
        Assert.Equal($"RELEASE_RETIRED [] Release {First} was retired and is not answered from any more. Ask /graphql, which answers from release {Second}.", gone.Error);

        // The instance drops it, as it was told to at once.
        var time = Stopwatch.StartNew();
        while ((await installation.CatalogAsync()).Find(First)!.Databases.Count > 0)
        {
            Assert.True(time.Elapsed < Soon, "The database of the retired release stays.");
            await Task.Delay(100);
        }

        Assert.Equal(installation.Expected(await installation.CatalogAsync()), await installation.LeftAsync());
        Assert.Equal(Second, (await serving.AskAsync()).Release());
    }

    [Theory, EachDatabase]
    public async Task A_release_tells_what_it_changed_and_which_were_before(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await installation.SaysAsync("import", installation.PackageOf(Second));
        var package = installation.PackageOf(Second + 1);
        var projects = Path.Combine(package, "programme", "projects.csv");
        var text = await File.ReadAllTextAsync(projects);
        var at = text.IndexOf("No NIEUW", StringComparison.Ordinal);
        await File.WriteAllTextAsync(projects, $"{text[..at]}Neither NIEUW{text[(at + "No NIEUW".Length)..]}");
        await installation.SaysAsync("import", package);
        await using var serving = await installation.ServeAsync();

        var answer = await serving.AskAsync("/graphql", """
            {
              releases {
                number isCurrent changesSince
                changes { totalCount nodes { concept kind key release { number } } }
                changeCounts { concept added revised removed }
              }
              release {
                removed: changes(where: { kind: { eq: REMOVED } }) { nodes { key } }
                projects: changes(where: { concept: { eq: "projects" } }) { totalCount }
              }
              before: release(number: NUMBER) { number isCurrent }
              unknown: release(number: 99) { number }
            }
            """.Replace("NUMBER", $"{First}", StringComparison.Ordinal));

        var project = Seed.Table("projects").Select(row => $"{row["programme"]}/{row["pillar"]}/{row["code"]}").First(key => key.Length > 0);
        Assert.Equal(JsonSerializer.Serialize(new
        {
            releases = new object[]
            {
                new { number = First, isCurrent = false, changesSince = (int?)null, changes = new { totalCount = 0, nodes = Array.Empty<object>() }, changeCounts = Array.Empty<object>() },
                new { number = Second, isCurrent = false, changesSince = First, changes = new { totalCount = 3, nodes = Sources(Second) }, changeCounts = new[] { Count("sources", 1, 1, 1) } },
                new
                {
                    number = Second + 1,
                    isCurrent = true,
                    changesSince = Second,
                    changes = new { totalCount = 4, nodes = Sources(Second + 1).Prepend(Change("projects", "REVISED", project, Second + 1)) },
                    changeCounts = new[] { Count("projects", 0, 1, 0), Count("sources", 1, 1, 1) },
                },
            },
            release = new { removed = new { nodes = new[] { new { key = $"probe-{Second}" } } }, projects = new { totalCount = 1 } },
            before = new { number = First, isCurrent = false },
            unknown = (object?)null,
        }), answer.Json.GetProperty("data").GetRawText());

        // Each tells it as it was when it was imported.
        var first = await serving.AskAsync($"/r/{First}/graphql", "{ releases { number isCurrent changesSince } }");
        Assert.Equal($$"""{"releases":[{"number":{{First}},"isCurrent":true,"changesSince":null}]}""", first.Json.GetProperty("data").GetRawText());

        static object[] Sources(int number) =>
        [
            Change("sources", "REVISED", "probe-kept", number),
            Change("sources", "ADDED", $"probe-{number}", number),
            Change("sources", "REMOVED", $"probe-{number - 1}", number),
        ];

        static object Change(string concept, string kind, string key, int number) => new { concept, kind, key, release = new { number } };

        static object Count(string concept, int added, int revised, int removed) => new { concept, added, revised, removed };
    }

    [Theory, EachDatabase]
    public async Task An_instance_moves_within_two_seconds_without_one_failed_or_mixed_answer(Database database)
    {
        await using var installation = await Installation.CreateAsync(database, isProgramStarted: true);
        await using var serving = await installation.ServeAsync();
        var package = installation.PackageOf(Second);
        var time = Stopwatch.StartNew();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var clients = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            // A client and a connection of its own.
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = serving.Client.BaseAddress };
            var answers = new List<(TimeSpan At, Answer Answer)>();
            while (!end.IsCancellationRequested)
            {
                using var response = await client.PostAsJsonAsync("/graphql", new { query = Installation.Question });
                answers.Add((time.Elapsed, await Answer.OfAsync(response)));
                await Task.Delay(5);
            }

            return answers;
        })).ToArray();

        await Task.Delay(500);
        await installation.SaysAsync("import", package);
        var imported = time.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(3));
        await end.CancelAsync();
        var all = await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(30));

        var whole = new Dictionary<int, string>
        {
            [First] = (await serving.AskAsync($"/r/{First}/graphql")).Text,
            [Second] = (await serving.AskAsync($"/r/{Second}/graphql")).Text,
        };
        foreach (var answers in all)
        {
            Assert.All(answers, one => Assert.Equal(whole[one.Answer.Release()], one.Answer.Text));
            var releases = answers.Select(one => one.Answer.ReleaseSaid()).ToArray();
            Assert.Equal(releases.Order(), releases);
            Assert.Equal((First, Second), (releases[0], releases[^1]));
            var moved = answers.First(one => one.Answer.ReleaseSaid() == Second).At;
            Assert.True(moved - imported < TimeSpan.FromSeconds(2), $"It moved {(moved - imported).TotalSeconds} s after the import.");
        }

        var first = all.Min(answers => answers.First(one => one.Answer.ReleaseSaid() == Second).At) - imported;
        output.WriteLine($"{all.Sum(answers => answers.Count)} answers; the first of release {Second} came {first.TotalMilliseconds:0} ms after the import ended.");
    }

    [Theory, EachDatabase]
    public async Task At_most_three_releases_are_open_however_many_are_asked(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        var numbers = Enumerable.Range(First, 5).ToArray();
        foreach (var number in numbers)
        {
            await installation.SaysAsync("import", installation.PackageOf(number));
        }

        await using var serving = await installation.ServeAsync();
        var most = 0;
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(client => Task.Run(async () =>
        {
            for (var i = client; !end.IsCancellationRequested; i++)
            {
                var number = numbers[i % numbers.Length];
                Assert.Equal(number, (await serving.AskAsync($"/r/{number}/graphql")).Release());
                if (database == Database.Sqlite)
                {
                    var open = OpenFiles(installation.Releases);
                    InterlockedMax(ref most, open);
                }
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        if (database == Database.Sqlite)
        {
            Assert.InRange(most, 1, 3);
        }
    }

    // Which databases this process has open, as the system knows.
    private static int OpenFiles(string folder) => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
        .Select(file => file.LinkTarget)
        .OfType<string>()
        .Where(target => target.StartsWith(folder, StringComparison.Ordinal) && target.EndsWith(".db", StringComparison.Ordinal))
        .Distinct()
        .Count();

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Volatile.Read(ref most))
        {
        }
    }
}
