using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Http;

/// <summary>An open release, with its database and engine. It closes when the host has put it away and its last request has ended.</summary>
internal sealed class OpenRelease
{
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ContentEncoding, (ContentEncoding, string, byte[])> schemas = [];
    private int holders = 1; // the host

    /// <summary>Tells builds of the program apart: an answer of one may not be that of another.</summary>
    private static readonly string Build = $"{typeof(OpenRelease).Module.ModuleVersionId} {typeof(GraphEngine).Module.ModuleVersionId}";

    public OpenRelease(ReleaseFacts facts, ReleaseDatabase database, PlanLimits limits, Action<Exception> report)
    {
        (Number, Database, Facts) = (facts.Number, database, facts);
        Identity = Encoding.UTF8.GetBytes($"{database.Name} {Build} {facts}");
        Engine = new GraphEngine(database.Graph, database, limits, WriteExtensions, report, facts);
    }

    public int Number { get; }

    public ReleaseDatabase Database { get; }

    /// <summary>What texts of the release say of it.</summary>
    public ReleaseFacts Facts { get; }

    public GraphEngine Engine { get; }

    /// <summary>What answers depend on beside the request: the data, the program, and where the service is reached.</summary>
    public byte[] Identity { get; }

    /// <summary>When it was last asked, in milliseconds of the process.</summary>
    public long LastAsked { get; private set; } = Environment.TickCount64;

    /// <summary>Ends when the release is closed.</summary>
    public Task Closed => closed.Task;

    /// <summary>The schema as text in UTF-8, packed, and its tag. Printed and packed once: that takes longer than most questions.</summary>
    public (ContentEncoding Encoding, string Tag, byte[] Body) SchemaAs(ContentEncoding wanted) => schemas.GetOrAdd(wanted, (asked, engine) =>
    {
        var text = Encoding.UTF8.GetBytes(engine.PrintSchema());
        var (encoding, body) = asked.Pack(text);
        return (encoding, Freshness.TagOf(body), body);
    }, Engine);

    /// <summary>Takes a part in it, to be given back by <see cref="LetGo"/>.</summary>
    /// <returns>False when it is closing.</returns>
    public bool TryHold()
    {
        for (var seen = Volatile.Read(ref holders); seen > 0;)
        {
            var before = Interlocked.CompareExchange(ref holders, seen + 1, seen);
            if (before == seen)
            {
                LastAsked = Environment.TickCount64;
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>Gives a part back. The last one closes the release.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            _ = CloseAsync();
        }
    }

    private async Task CloseAsync()
    {
        try
        {
            Engine.Dispose();
            await Database.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            closed.SetResult();
        }
    }

    private void WriteExtensions(Utf8JsonWriter json) => json.WriteNumber("release", Number);
}

/// <summary>A part in an open release, for the time of one request: all of it is answered from this release.</summary>
/// <param name="release">The release, held.</param>
internal readonly struct ReleaseLease(OpenRelease release) : IDisposable
{
    public OpenRelease Release => release;

    /// <inheritdoc/>
    public void Dispose() => release.LetGo();
}
