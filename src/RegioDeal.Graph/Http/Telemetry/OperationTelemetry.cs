using System.Diagnostics;
using System.Diagnostics.Metrics;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Telemetry;

/// <summary>
/// Tells those who watch the service what each operation took: a span, measures, and a line of the log, by the conventions of OpenTelemetry for GraphQL.
/// Never a value of a variable, and never the text of a document, which holds values too.
/// </summary>
internal sealed class OperationTelemetry
{
    /// <summary>What the spans and the measures are found by.</summary>
    public const string Name = "RegioDeal.Graph";

    /// <summary>The category of the lines in the log: one for each operation at Information, and those of slow ones at Warning.</summary>
    public const string LogCategory = "RegioDeal.Graph.Operations";

    /// <summary>The name that measures have for whatever is not a trusted document: clients may choose names without end.</summary>
    private const string AdHoc = "ad-hoc";

    /// <summary>How much of a name that a client chose is told.</summary>
    private const int LongestName = 64;

    private const string NameTag = "graphql.operation.name";

    private static readonly ActivitySource Source = new(Name);

    private readonly Histogram<double> duration;
    private readonly Counter<long> planLookups;
    private readonly Counter<long> answerLookups;
    private readonly Counter<long> errors;
    private readonly ILogger log;
    private readonly double slow;

    public OperationTelemetry(IMeterFactory meters, ILoggerFactory logs, ServerSettings settings, ReleaseHost host)
    {
        var meter = meters.Create(Name);
        duration = meter.CreateHistogram("graphql.server.operation.duration", "s", "How long operations took.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        });
        planLookups = meter.CreateCounter<long>("regiodeal.plan_cache.lookups", "{lookup}", "Plans that were looked up, and whether they were known.");
        answerLookups = meter.CreateCounter<long>("regiodeal.answer_cache.lookups", "{lookup}", "Answers that were looked up, and whether they were known.");
        errors = meter.CreateCounter<long>("regiodeal.errors", "{error}", "Operations that ended in an error, by its code.");
        meter.CreateObservableGauge("regiodeal.release.current", () => host.Current.Number, null, "The number of the release that answers.");
        meter.CreateObservableGauge("regiodeal.release.open", () => host.OpenReleases, "{release}", "Releases that are open.");
        (log, slow) = (logs.CreateLogger(LogCategory), settings.SlowOperation);
    }

    /// <summary>Begins to watch an operation. Dispose it; one that was not ended, as when its client went away, is measured no further.</summary>
    public static OperationWatch Begin() => new(Stopwatch.GetTimestamp(), Source.StartActivity("GraphQL Operation"));

    /// <summary>Tells how an operation ended.</summary>
    public void End(in OperationWatch watch, in AskedOperation asked)
    {
        var elapsed = Stopwatch.GetElapsedTime(watch.Start).TotalSeconds;
        Measure(asked, elapsed);
        var level = elapsed >= slow ? LogLevel.Warning : LogLevel.Information;
        var isLogged = log.IsEnabled(level);
        if (!isLogged && watch.Span is not { IsAllDataRequested: true })
        {
            return;
        }

        var name = asked.Document?.Name ?? Printed(asked.Facts?.Name);
        var hash = asked.Document?.Hash;
        if (watch.Span is { IsAllDataRequested: true } span)
        {
            Describe(span, asked, name, hash);
        }

        if (isLogged && level == LogLevel.Warning)
        {
            log.OperationSlow(name, hash, elapsed, asked.Facts?.Statements, asked.Facts?.Rows, asked.Facts?.Cost, asked.IsFromCache, asked.Code);
        }
        else if (isLogged)
        {
            log.OperationAnswered(name, hash, elapsed, asked.Facts?.Statements, asked.Facts?.Rows, asked.Facts?.Cost, asked.IsFromCache, asked.Code);
        }
    }

    private void Measure(in AskedOperation asked, double elapsed)
    {
        if (duration.Enabled)
        {
            var tags = new TagList { { NameTag, asked.Document?.Name ?? AdHoc } };
            if (asked.Code is { } failed)
            {
                tags.Add("error.type", failed);
            }

            duration.Record(elapsed, tags);
        }

        if (asked.Facts is { } facts && asked.IsFromCache != true)
        {
            planLookups.Add(1, Result(facts.PlanWasKnown));
        }

        if (asked.IsFromCache is { } known)
        {
            answerLookups.Add(1, Result(known));
        }

        if (asked.Code is { } code)
        {
            errors.Add(1, new KeyValuePair<string, object?>("error.type", code));
        }
    }

    private static void Describe(Activity span, in AskedOperation asked, string? name, string? hash)
    {
        if (asked.Facts is { } facts)
        {
            // Nothing but queries is ever run.
            span.DisplayName = name is null ? "query" : $"query {name}";
            span.SetTag("graphql.operation.type", "query");
            span.SetTag("regiodeal.plan_cache.hit", facts.PlanWasKnown);
            span.SetTag("regiodeal.statements", facts.Statements);
            span.SetTag("regiodeal.rows", facts.Rows);
        }

        // A tag that is null is left out.
        span.SetTag(NameTag, name);
        span.SetTag("regiodeal.document.sha256", hash);
        span.SetTag("regiodeal.answer_cache.hit", asked.IsFromCache);
        span.SetTag("regiodeal.cost", asked.Facts?.Cost);
        if (asked.Code is { } code)
        {
            span.SetTag("error.type", code);
            span.SetStatus(Statuses.Of(code, isPlainJson: false) >= StatusCodes.Status500InternalServerError ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }
    }

    private static string? Printed(string? name) => name is { Length: > LongestName } ? name[..LongestName] : name;

    private static KeyValuePair<string, object?> Result(bool known) => new("result", known ? "hit" : "miss");
}

/// <summary>An operation that is watched.</summary>
/// <param name="Start">When it began, as <see cref="Stopwatch.GetTimestamp"/> tells.</param>
/// <param name="Span">Null when nobody listens.</param>
internal readonly record struct OperationWatch(long Start, Activity? Span) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Span?.Dispose();
}

/// <summary>What is known of an operation when its answer is there.</summary>
/// <param name="Document">Which document; null when that could not be read.</param>
/// <param name="Facts">What was run; null when nothing was.</param>
/// <param name="Code">The code of the first error; null when there is none.</param>
/// <param name="IsFromCache">Whether the answer was kept from an earlier request; null when it was not looked for.</param>
internal readonly record struct AskedOperation(AskedDocument? Document, OperationFacts? Facts, string? Code, bool? IsFromCache);
