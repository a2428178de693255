using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Http.Telemetry;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Answers as tables: the documents of the service by name, and any operation.</summary>
internal sealed class ExportEndpoint(
    RequestReader reader, ServerSettings settings, Freshness freshness, ExecutionGate gate, ExportGate exports, OperationTelemetry telemetry)
{
    /// <summary>The parameter of the address that ends a table after so many rows.</summary>
    private const string RowsParameter = "rows";

    /// <summary>What a table of a nameless operation is called.</summary>
    private const string Nameless = "query";

    /// <summary>What stands in the address where a document of the service has its name.</summary>
    private const string AdHoc = "query";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];
    private static readonly JsonElement AsksSources = JsonDocument.Parse("""{ "citations": "SENTENCE" }""").RootElement;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<ExportEndpoint>();
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapMethods($"{prefix}/reports/{{document}}.{{format}}", Methods, GraphEndpoint.From(endpoint.AnswerAsync));
        }
    }

    /// <summary>Answers in a format that was chosen by <c>Accept</c>.</summary>
    public Task AnswerAsync(HttpContext http, OpenRelease release, ExportFormat format) => WatchedAsync(http, release, () => format, "Accept");

    private Task AnswerAsync(HttpContext http, OpenRelease release)
    {
        if (http.GetRouteValue("document") is AdHoc)
        {
            http.Request.RouteValues.Remove("document");
        }

        return WatchedAsync(http, release, () => ExportFormat.Of((string)http.GetRouteValue("format")!), vary: null);
    }

    /// <summary>Answers, and tells those who watch how it ended.</summary>
    private async Task WatchedAsync(HttpContext http, OpenRelease release, Func<ExportFormat> formatOf, string? vary)
    {
        using var watch = OperationTelemetry.Begin();
        var state = new ExportState();
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            time.CancelAfter(TimeSpan.FromSeconds(settings.ExportTime));
            await AnswerAsync(http, release, formatOf(), vary, state, time.Token).ConfigureAwait(false);
            telemetry.End(watch, new AskedOperation(state.Asked, state.Operation, state.Code, null));
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && fault is GraphException or OperationCanceledException)
        {
            var (code, message) = fault is GraphException said ? (said.Code, said.Message) : ("TIMEOUT", "The table took too long to begin. Ask for fewer columns, or filter the list.");
            telemetry.End(watch, new AskedOperation(state.Asked, null, code, null));
            using var answer = release.Engine.Refuse(code, message);
            await GraphEndpoint.WriteErrorAsync(http, code, answer.Body, MediaTypes.GraphResponse).ConfigureAwait(false);
        }
        catch (Exception fault) when (http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            // The rows so far are with the client: it must not take them for all.
            telemetry.End(watch, new AskedOperation(state.Asked, state.Operation, (fault as GraphException)?.Code ?? state.Code ?? (fault is OperationCanceledException ? "TIMEOUT" : "INTERNAL"), null));
            http.RequestServices.GetRequiredService<ILogger<ExportEndpoint>>().ExportCut(state.Rows, fault);
            http.Abort();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads it.
        }
    }

    private async Task AnswerAsync(HttpContext http, OpenRelease release, ExportFormat format, string? vary, ExportState state, CancellationToken cancellationToken)
    {
        var raw = await reader.TakeAsync(http).ConfigureAwait(false);
        var tag = raw.Body is null ? new AnswerKey(release, raw, ContentEncoding.Identity).TableTag(format.Ending) : null;
        if (tag is not null && freshness.IsHeld(http, tag, vary))
        {
            return;
        }

        var most = RowsOf(raw);
        var (asked, request) = reader.Read(raw);
        state.Asked = asked;
        using var sending = exports.Enter();
        var (fields, refusal) = await release.Engine.DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            await RefuseAsync(http, refusal, state).ConfigureAwait(false);
            return;
        }

        var table = ExportTable.Of(fields);
        var walk = new ExportWalk(release, format.TellsSources ? request with { Extensions = AsksSources } : request, table.Walked, gate);
        using var first = await walk.FirstAsync(cancellationToken).ConfigureAwait(false);
        if (first.Code is not null)
        {
            await RefuseAsync(http, first, state).ConfigureAwait(false);
            return;
        }

        state.Operation = first.Operation;
        var name = NameOf(asked.Name ?? first.Operation!.Name ?? Nameless);
        var (head, answer) = await ExportHead.OfAsync(release, name, AddressOf(http, release, raw), cancellationToken).ConfigureAwait(false);
        using (answer)
        {
            if (head is null)
            {
                await RefuseAsync(http, answer, state).ConfigureAwait(false);
                return;
            }
        }

        using var body = new PendingBody();
        var writer = format.Open(body, table, head);
        await using (writer.ConfigureAwait(false))
        {
            var sources = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
            await writer.BeginAsync(cancellationToken).ConfigureAwait(false);
            await AddAsync(writer, table, walk, first, sources, most, state, cancellationToken).ConfigureAwait(false);

            // All that can be refused was: from here on a fault cuts the connection.
            DescribeFile(http, format, head);
            Describe(http, tag, vary);
            if (HttpMethods.IsHead(http.Request.Method))
            {
                return;
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            await body.SendAsync(http.Response, cancellationToken).ConfigureAwait(false);
            while (walk.HasNext && state.Rows < most)
            {
                using var next = await walk.NextAsync(cancellationToken).ConfigureAwait(false);
                if (next.Code is not null)
                {
                    state.Code = next.Code;
                    throw new InvalidOperationException($"A batch was answered with {next.Code}.");
                }

                await AddAsync(writer, table, walk, next, sources, most, state, cancellationToken).ConfigureAwait(false);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                await body.SendAsync(http.Response, cancellationToken).ConfigureAwait(false);
            }

            await writer.EndAsync(sources.Values, cancellationToken).ConfigureAwait(false);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            await body.SendAsync(http.Response, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the rows of a batch.</summary>
    private static async Task AddAsync(
        RowWriter writer, ExportTable table, ExportWalk walk, GraphAnswer answer, SortedDictionary<string, JsonElement> sources, long most, ExportState state, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var data = json.RootElement.GetProperty("data");
        foreach (var row in table.Rows(data, walk.Nested).TakeWhile(_ => state.Rows < most))
        {
            await writer.AddAsync(row, cancellationToken).ConfigureAwait(false);
            state.Rows++;
        }

        if (json.RootElement.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("citations", out var cited))
        {
            foreach (var source in cited.EnumerateArray())
            {
                if (source.GetProperty("source").GetString() is { } code && !sources.ContainsKey(code))
                {
                    sources[code] = source.Clone();
                }
            }
        }

        walk.Passed(data);
    }

    private static async Task RefuseAsync(HttpContext http, GraphAnswer answer, ExportState state)
    {
        state.Code = answer.Code;
        await GraphEndpoint.WriteErrorAsync(http, answer.Code!, answer.Body, MediaTypes.GraphResponse).ConfigureAwait(false);
    }

    private static void DescribeFile(HttpContext http, ExportFormat format, ExportHead head)
    {
        http.Response.ContentType = format.IsText ? $"{format.MediaType}; charset=utf-8" : format.MediaType;
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{head.Name}-release-{head.Release}.{format.Ending}\"");
    }

    private void Describe(HttpContext http, string? tag, string? vary)
    {
        if (tag is null)
        {
            http.Response.Headers.CacheControl = Freshness.NoStore;
            return;
        }

        freshness.Describe(http, tag, vary);
    }

    /// <summary>The address at which this release gives the same table.</summary>
    private static string? AddressOf(HttpContext http, OpenRelease release, RawRequest raw)
    {
        if (raw.Body is not null)
        {
            return null;
        }

        var path = http.Request.Path.Value!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{release.Facts.PublicAddress}{(http.GetRouteValue("number") is null ? $"/r/{release.Number}" : "")}{new PathString(path).ToUriComponent()}{raw.Query}");
    }

    private static long RowsOf(RawRequest raw) =>
        QueryHelpers.ParseQuery(raw.Query).GetValueOrDefault(RowsParameter) switch
        {
            [] => long.MaxValue,
            [var one] when long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) => rows,
            _ => throw new BadRequestException($"'{RowsParameter}' in the address is no number of rows. Write it once, as {RowsParameter}=20, or leave it out for all."),
        };

    /// <summary>A name that every file system takes.</summary>
    private static string NameOf(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-').Take(60));

    /// <summary>How far an export has come.</summary>
    private sealed class ExportState
    {
        public AskedDocument? Asked { get; set; }

        public OperationFacts? Operation { get; set; }

        public string? Code { get; set; }

        public long Rows { get; set; }
    }
}
