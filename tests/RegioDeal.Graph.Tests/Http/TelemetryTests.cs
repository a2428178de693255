using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RegioDeal.Graph.Http.Telemetry;
using Xunit;

namespace RegioDeal.Graph.Tests.Http;

[Collection(GraphTests.Name)]
public sealed class TelemetryTests(RunningGraph graph)
{
    private const string Document = """query Besteed($code: String!) { pillar(code: $code) { name } projects(first: 3, where: { title: { contains: "letterlijk-geheim" } }) { nodes { title } } }""";

    [Theory, EachDatabase]
    public async Task What_is_exported_tells_of_operations_and_never_of_values(Database database)
    {
        await using var collector = await Collector.StartAsync();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));
        await using (var server = await AskedServer.StartAsync(
            [.. graph.Settings(database), "--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "--OTEL_SERVICE_NAME", "proef", "--Server:SlowOperation", "0"]))
        {
            using var posted = await server.Client.PostAsJsonAsync("/graphql", new { query = Document, variables = new { code = "waarde-geheim" } });
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
            using var got = await server.Client.GetAsync($"/graphql?query={Uri.EscapeDataString(Document)}&variables={Uri.EscapeDataString("""{"code":"waarde-geheim"}""")}");
            Assert.Equal(HttpStatusCode.OK, got.StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await server.AskAsync("{ nergens(code: \"letterlijk-geheim\") }")).Status);
        }

        // What is there still is sent when the service ends.
        var (traces, metrics, logs) = (collector.Sent("/v1/traces"), collector.Sent("/v1/metrics"), collector.Sent("/v1/logs"));
        Assert.All(
            ["proef", "query Besteed", "graphql.operation.name", "graphql.operation.type", "regiodeal.document.sha256", hash, "regiodeal.plan_cache.hit", "regiodeal.statements", "regiodeal.rows", "VALIDATION_FAILED"],
            told => Assert.Contains(told, traces, StringComparison.Ordinal));
        Assert.Contains(database == Database.Sqlite ? "sqlite" : "postgresql", traces, StringComparison.Ordinal);
        Assert.Matches("FROM \"?project", traces);
        Assert.All(
            ["graphql.server.operation.duration", "ad-hoc", "regiodeal.plan_cache.lookups", "regiodeal.errors", "regiodeal.release.current", "regiodeal.release.open", "http.server.request.duration"],
            told => Assert.Contains(told, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("Besteed", metrics, StringComparison.Ordinal); // a name that a client chose
        Assert.Contains($"Operation Besteed ({hash}) was slow", logs, StringComparison.Ordinal);
        Assert.All([traces, metrics, logs], sent => Assert.DoesNotContain("geheim", sent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Prometheus_reads_only_where_a_setting_opens_it()
    {
        await using var server = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--Server:Metrics", "true"]);
        await server.AskAsync("query Zeldzaam { pillars { code } }");
        await server.AskAsync("{ nergens }");

        var told = await server.Client.GetStringAsync("/metrics");
        Assert.Contains("graphql_server_operation_duration_seconds_count{", told, StringComparison.Ordinal);
        Assert.Contains("graphql_operation_name=\"ad-hoc\"", told, StringComparison.Ordinal);
        Assert.Contains("error_type=\"VALIDATION_FAILED\"", told, StringComparison.Ordinal);
        Assert.Matches(@"regiodeal_release_current\S* [1-9]", told);
        Assert.DoesNotContain("Zeldzaam", told, StringComparison.Ordinal);

        using var shut = await graph.Client(Database.Sqlite).GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.NotFound, shut.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_made_where_nobody_asks()
    {
        await using var quiet = await AskedServer.StartAsync(graph.Settings(Database.Sqlite));
        Assert.Null(quiet.Application.Services.GetService<TracerProvider>());
        Assert.Null(quiet.Application.Services.GetService<MeterProvider>());

        await using var off = await AskedServer.StartAsync([.. graph.Settings(Database.Sqlite), "--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "--OTEL_SDK_DISABLED", "true"]);
        Assert.Null(off.Application.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task One_line_is_logged_of_an_operation_when_that_is_asked_for()
    {
        using var lines = new Lines();
        await using var server = await AskedServer.StartAsync(
            app => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines),
            [.. graph.Settings(Database.Sqlite), $"--Logging:LogLevel:{OperationTelemetry.LogCategory}", "Information", "--Logging:Console:FormatterName", "json", "--Server:SlowOperation", "60"]);
        await server.AskAsync("query Codes { pillars { code } }");

        Assert.Matches(@"^Information Operation Codes \([0-9a-f]{64}\) took \d+\.\d{4} s: 1 statements, 3 rows, cost \S+, from the cache \S+, error \(null\)$", Assert.Single(lines.Written));
        Assert.Equal("json", server.Application.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{logLevel} {formatter(state, exception)}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }

    /// <summary>Takes what the service exports. Texts stand in it as they are.</summary>
    private sealed class Collector(WebApplication server, ConcurrentQueue<(string Path, string Text)> sent) : IAsyncDisposable
    {
        public string Address => server.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            var server = builder.Build();
            var sent = new ConcurrentQueue<(string, string)>();
            server.MapPost("/{**path}", async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                sent.Enqueue((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            });
            await server.StartAsync();
            return new Collector(server, sent);
        }

        public string Sent(string path) => string.Concat(sent.Where(one => one.Path == path).Select(one => one.Text));

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
