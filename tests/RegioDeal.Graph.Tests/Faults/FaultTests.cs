using System.Data;
using System.Diagnostics;
using System.Net;
using Npgsql;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Tests.Releases;
using Xunit;
using Xunit.Abstractions;

namespace RegioDeal.Graph.Tests.Faults;

/// <summary>A server that is made unwell, with the first release, and its standby.</summary>
public sealed class UnwellServers : IAsyncLifetime
{
    /// <summary>Null where no server is installed.</summary>
    internal PostgresCluster? Primary { get; private set; }

    internal PostgresCluster Standby { get; private set; } = null!;

    /// <summary>The primary alone, with the first release.</summary>
    internal Installation Alone { get; private set; } = null!;

    /// <summary>The same with its standby.</summary>
    internal Installation Both { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Primary = await PostgresCluster.StartAsync();
        if (Primary is not null)
        {
            Alone = new Installation(Primary.ConnectionString);
            Assert.NotNull((await Alone.ImportAsync(Installation.First)).Changes);
            Standby = await Primary.StandbyAsync();
            Both = new Installation($"Host=127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port};Username=regiodeal;Database=postgres");
        }
    }

    public async Task DisposeAsync()
    {
        if (Primary is not null)
        {
            await Both.DisposeAsync();
            await Alone.DisposeAsync();
            await Standby.DisposeAsync();
            await Primary.DisposeAsync();
        }
    }
}

/// <summary>What clients and probes are told while PostgreSQL is unwell, and that the service recovers by itself.</summary>
[Collection(InstallationTests.Name)]
public sealed class FaultTests(UnwellServers servers, ITestOutputHelper output) : IClassFixture<UnwellServers>
{
    /// <summary>A kept answer would hide that the database is away.</summary>
    private static readonly string[] Uncached = ["--Server:AnswerCacheMegabytes", "0"];

    private const string Unavailable = "DATABASE_UNAVAILABLE [] The database does not answer now. Try again in a moment.";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly int First = Installation.First;

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task A_restart_under_load_gives_whole_answers_or_503_and_then_answers_again(string mode)
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Alone.ServeAsync(Uncached);
        await using var load = new Load(serving);
        await load.MoreAsync(50);

        await primary.StopServerAsync(mode);
        await serving.UntilAsync(answer => answer.Status == HttpStatusCode.ServiceUnavailable && answer.Error == Unavailable, Soon);
        await ReadyAsync(serving, 503, "the database does not answer");
        await primary.StartServerAsync();

        await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK, Soon);
        await ReadyAsync(serving, 200, "ready");
        await load.MoreAsync(50);
        await EndAsync(load);
        Assert.Equal([Unavailable], load.Errors.Keys);
    }

    [Fact]
    public async Task A_restart_between_requests_is_noticed_by_nobody()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Alone.ServeAsync(Uncached);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => serving.AskAsync()));

        await primary.StopServerAsync("fast");
        await primary.StartServerAsync();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => serving.AskAsync())), answer => Assert.Equal(First, answer.Release()));
    }

    [Fact]
    public async Task Connections_cut_under_load_are_made_again()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Alone.ServeAsync(Uncached);
        await using var load = new Load(serving);
        var cut = 0L;
        for (var i = 0; i < 10; i++)
        {
            await load.MoreAsync(20);
            cut += await primary.CutAsync();
        }

        await load.MoreAsync(20);
        await EndAsync(load);
        Assert.True(cut > 10, $"Only {cut} were cut.");
        Assert.Subset(new HashSet<string> { Unavailable }, load.Errors.Keys.ToHashSet());
        Assert.True(load.Whole > 100);
    }

    [Fact]
    public async Task A_server_that_hangs_costs_a_request_its_time_and_no_more()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Alone.ServeAsync([.. Uncached, "--Server:TimeLimit", "1"]);
        await using var load = new Load(serving);
        await load.MoreAsync(50);
        await using (await primary.HangAsync())
        {
            await ReadyAsync(serving, 503, "the database does not answer");
            await load.MoreAsync(24);
        }

        await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK, Soon);
        await ReadyAsync(serving, 200, "ready");
        await load.MoreAsync(50);
        await EndAsync(load);
        Assert.Contains("TIMEOUT [] The answer took longer than 1 seconds and was ended. Ask for less: smaller pages, fewer nested lists, a narrower filter.", load.Errors.Keys);
    }

    [Fact]
    public async Task A_server_without_a_free_connection_is_said_and_recovered_from()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Alone.ServeAsync(Uncached);
        var taken = new List<NpgsqlConnection>();
        try
        {
            // What the service has open, it keeps; so that goes, and is taken too.
            await FillAsync();
            await taken[0].CloseAsync();
            await primary.CutAsync();
            await FillAsync();
            var answer = await serving.UntilAsync(answer => answer.Status != HttpStatusCode.OK, Soon);
            Assert.Equal(Unavailable, answer.Error);
        }
        finally
        {
            foreach (var connection in taken)
            {
                await connection.DisposeAsync();
            }
        }

        await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK, Soon);

        async Task FillAsync()
        {
            while (true)
            {
                var connection = new NpgsqlConnection($"{primary.ConnectionString};Pooling=false");
                try
                {
                    await connection.OpenAsync();
                    taken.Add(connection);
                }
                catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.TooManyConnections)
                {
                    await connection.DisposeAsync();
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task A_server_that_may_only_be_read_from_answers_and_refuses_an_import_in_a_sentence()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await primary.AskAsync("ALTER DATABASE postgres SET default_transaction_read_only = on");
        try
        {
            await using var serving = await servers.Alone.ServeAsync(Uncached);
            Assert.Equal(First, (await serving.AskAsync()).Release());
            await ReadyAsync(serving, 200, "ready");
            var refusal = await Assert.ThrowsAsync<StartupException>(() => servers.Alone.ImportAsync(First + 1));
            Assert.StartsWith("PostgreSQL refused: cannot execute DROP SCHEMA in a read-only transaction", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await primary.AskAsync("BEGIN; SET TRANSACTION READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
        }
    }

    [Fact]
    public async Task SIGTERM_is_told_to_balancers_and_a_request_that_runs_is_answered_whole()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        using var program = servers.Alone.Spawn("--urls", "http://127.0.0.1:0", "--Server:DrainDelay", "1");
        try
        {
            var errors = program.StandardError.ReadToEndAsync();
            var address = await AddressAsync(program);
            using var client = new HttpClient { BaseAddress = new Uri(address) };

            // The lock makes the statement wait.
            await using var other = new NpgsqlConnection($"{primary.ConnectionString};Pooling=false");
            await other.OpenAsync();
            var schema = await primary.AskAsync("SELECT nspname::text FROM pg_namespace WHERE nspname ~ '^r[0-9]' ORDER BY nspname LIMIT 1");
            await using var work = await other.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand($"LOCK TABLE {schema}.project IN ACCESS EXCLUSIVE MODE", other))
            {
                await command.ExecuteNonQueryAsync();
            }

            var asked = client.GetAsync($"/r/{First}/graphql?query={Uri.EscapeDataString(Installation.Question)}");
            await WaitingAsync(primary);
            Signal(program, "TERM");

            await UntilAsync(async () => (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable);
            Assert.Equal("draining", await (await client.GetAsync("/health/ready")).Content.ReadAsStringAsync());
            Assert.Equal("live", await client.GetStringAsync("/health/live"));

            // A new connection is still answered; later there is nobody.
            using (var late = new HttpClient { BaseAddress = new Uri(address) })
            {
                Assert.Equal("live", await late.GetStringAsync("/health/live"));
            }

            await UntilAsync(async () =>
            {
                using var later = new HttpClient { BaseAddress = new Uri(address) };
                try
                {
                    await later.GetStringAsync("/health/live");
                    return false;
                }
                catch (HttpRequestException)
                {
                    return true;
                }
            });
            Assert.False(asked.IsCompleted || program.HasExited);

            await work.RollbackAsync();
            using var response = await asked.WaitAsync(Soon);
            Assert.Equal(First, (await Answer.OfAsync(response)).Release());
            await program.WaitForExitAsync().WaitAsync(Soon);
            Assert.Equal((0, ""), (program.ExitCode, await errors));
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
                await program.WaitForExitAsync();
            }
        }
    }

    [Fact]
    public async Task Reads_prefer_the_standby_and_go_on_when_the_primary_stops()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Both.ServeAsync(Uncached);
        await using var load = new Load(serving);
        await load.MoreAsync(50);
        const string readers = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'RegioDeal.Graph' AND query LIKE '%project%'";
        Assert.Equal(0L, await primary.AskAsync(readers));
        Assert.NotEqual(0L, await servers.Standby.AskAsync(readers));

        await primary.StopServerAsync("immediate");
        try
        {
            await load.MoreAsync(200);
            await ReadyAsync(serving, 200, "ready");
            Assert.Equal(First, (await serving.AskAsync($"/r/{First}/graphql")).Release());

            // One that starts now knows the catalog of the standby.
            await using var late = await servers.Both.ServeAsync(Uncached);
            Assert.Equal(First, (await late.AskAsync()).Release());
        }
        finally
        {
            await primary.StartServerAsync();
        }

        await load.MoreAsync(50);
        await EndAsync(load);
        Assert.Empty(load.Errors);

        // The other way round the primary is read from.
        await servers.Standby.StopServerAsync("fast");
        try
        {
            Assert.Equal(First, (await serving.AskAsync()).Release());
        }
        finally
        {
            await servers.Standby.StartServerAsync();
        }
    }

    [Fact]
    public async Task A_standby_that_lags_gives_no_mix_and_no_false_error_and_the_instance_moves_when_it_has_the_release()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Both.ServeAsync(Uncached);
        await using var load = new Load(serving);
        await servers.Standby.AskAsync("SELECT pg_wal_replay_pause()");
        try
        {
            var next = (await servers.Both.ImportAsync(First + 1)).Release.Number;
            var built = await SchemasAsync(primary);

            // The primary has it, and it is asked from there.
            var answer = await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK, Soon, $"/r/{next}/graphql");
            Assert.Equal(next, answer.Release());

            // Longer than the instance takes to see it.
            await Task.Delay(TimeSpan.FromSeconds(2.5));
            Assert.Equal(First, (await serving.AskAsync()).Release());

            await primary.StopServerAsync("fast");
            try
            {
                Assert.Equal(First, (await serving.AskAsync()).Release());
                var refused = await serving.AskAsync($"/r/{next}/graphql");
                Assert.Equal((HttpStatusCode.ServiceUnavailable, Unavailable), (refused.Status, refused.Error));

                // An instance that never saw the primary knows what the standby holds, and that there may be more.
                await using var late = await servers.Both.ServeAsync(Uncached);
                Assert.Equal(First, (await late.AskAsync()).Release());
                using var unknown = await late.Client.GetAsync($"/r/{next}/graphql?query={{__typename}}");
                Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (unknown.StatusCode, unknown.Headers.RetryAfter?.Delta));
                Assert.StartsWith("RELEASE_UNAVAILABLE", (await Answer.OfAsync(unknown)).Error, StringComparison.Ordinal);
            }
            finally
            {
                await primary.StartServerAsync();
            }

            await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK, Soon, $"/r/{next}/graphql");
            Assert.Equal(First, (await serving.AskAsync()).Release());
            await servers.Standby.AskAsync("SELECT pg_wal_replay_resume()");
            await serving.UntilAsync(answer => answer.Status == HttpStatusCode.OK && answer.Release() == next, Soon);
            await load.MoreAsync(50);
            await EndAsync(load);
            Assert.Empty(load.Errors);
            Assert.Equal([First, next], load.Releases);

            // Nothing was built again because the standby did not have it.
            Assert.Equal(built, await SchemasAsync(primary));
        }
        finally
        {
            await servers.Standby.AskAsync("SELECT pg_wal_replay_resume()");
            await servers.Both.UseAsync(First);
        }
    }

    [Fact]
    public async Task A_statement_that_gives_way_to_replay_on_a_standby_is_asked_again()
    {
        if (servers.Primary is not { } primary)
        {
            return;
        }

        await using var serving = await servers.Both.ServeAsync(Uncached);
        const string conflicts = "SELECT confl_lock FROM pg_stat_database_conflicts WHERE datname = 'postgres'";
        var before = (long)(await servers.Standby.AskAsync(conflicts))!;
        var statement = new Statement(0, 0, "SELECT count(*) FROM project, pg_sleep(1)", [], [CellType.Long], [], 0, null, null);
        var run = new PlanRun(new Plan([statement], [], [], new ObjectWriter([])), VariableValues.None, 10);

        using var lease = serving.Host.Hold();
        var running = lease.Release.Database.RunAsync([new StatementCall(statement, run)], CancellationToken.None);
        await UntilAsync(async () => (long)(await servers.Standby.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"))! > 0);
        await primary.AskAsync($"BEGIN; LOCK TABLE {lease.Release.Database.Name}.project IN ACCESS EXCLUSIVE MODE; ROLLBACK");
        await running.WaitAsync(Soon);

        Assert.Equal(46, run.Rows(0)[0, 0].Number);
        Assert.Equal(before + 1, await servers.Standby.AskAsync(conflicts));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_503_until_it_is_back()
    {
        await using var installation = await Installation.CreateAsync(Database.Sqlite);
        await using var serving = await installation.ServeAsync(Uncached);
        var file = Assert.Single(Directory.GetFiles(installation.Releases, "*.db"));
        File.Move(file, $"{file}.away");

        var answer = await serving.AskAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, Unavailable), (answer.Status, answer.Error));
        await ReadyAsync(serving, 503, "the database does not answer");
        Assert.Equal("live", await serving.Client.GetStringAsync("/health/live"));

        File.Move($"{file}.away", file);
        Assert.Equal(First, (await serving.AskAsync()).Release());
        await ReadyAsync(serving, 200, "ready");
    }

    [Fact]
    public async Task Rows_that_are_read_again_count_once()
    {
        using var table = new DataTable();
        table.Columns.Add("n", typeof(long));
        for (var i = 0L; i < 15; i++)
        {
            table.Rows.Add(i);
        }

        // Twice ten rows may be read; fifteen and fifteen are more.
        var statement = new Statement(0, 0, "", [], [CellType.Long], [], 0, null, null);
        var run = new PlanRun(new Plan([statement], [], [], new ObjectWriter([])), VariableValues.None, 10);
        var call = new StatementCall(statement, run);
        for (var i = 0; i < 2; i++)
        {
            await using var reader = table.CreateDataReader();
            await call.ReadAsync(reader, CancellationToken.None);
        }

        Assert.Equal(15, run.RowCount);
        var other = new StatementCall(statement, run);
        await using var more = table.CreateDataReader();
        await Assert.ThrowsAsync<RowLimitException>(() => other.ReadAsync(more, CancellationToken.None));
    }

    private static async Task<string> SchemasAsync(PostgresCluster cluster) =>
        (string)(await cluster.AskAsync("SELECT string_agg(nspname || ' ' || oid, ', ' ORDER BY nspname) FROM pg_namespace WHERE nspname ~ '^r[0-9]'"))!;

    private async Task EndAsync(Load load)
    {
        await load.EndAsync();
        output.WriteLine($"{load.Whole} whole answers of release {string.Join(", ", load.Releases)}; {string.Join("; ", load.Errors.Select(error => $"{error.Value} times {error.Key}"))}");
    }

    private static Task ReadyAsync(Serving serving, int status, string word) => UntilAsync(async () =>
    {
        var time = Stopwatch.StartNew();
        using var response = await serving.Client.GetAsync("/health/ready");
        Assert.True(time.Elapsed < Soon);
        return (int)response.StatusCode == status && await response.Content.ReadAsStringAsync() == word;
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var time = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(time.Elapsed < Soon, "It does not become so.");
            await Task.Delay(50);
        }
    }

    private static Task WaitingAsync(PostgresCluster cluster) => UntilAsync(async () =>
        (long)(await cluster.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'RegioDeal.Graph' AND wait_event_type = 'Lock'"))! > 0);

    private static void Signal(Process program, string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {program.Id}"]);
        kill.WaitForExit();
    }

    private static async Task<string> AddressAsync(Process program)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await program.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("/schema.graphql", StringComparison.Ordinal))
            {
                return line.Split("/schema.graphql")[0].Trim();
            }
        }

        throw new InvalidOperationException("It ended.");
    }
}
