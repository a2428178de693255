using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using RegioDeal.Graph.Citations;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;
using RegioDeal.Graph.Planning.Plans;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Http;

/// <summary>The open releases of this instance: the one that answers, and a few that were asked by number.</summary>
internal sealed class ReleaseHost : IAsyncDisposable
{
    /// <summary>How long one waits for a release to end its requests before another can be opened.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>For how many milliseconds a release that could not be opened is not tried again.</summary>
    private const long Pause = 5_000;

    /// <summary>For how many milliseconds the catalog is not read again for a number that it did not have.</summary>
    private const long BetweenLooks = 250;

    /// <summary>For how many milliseconds a database that does not answer is not logged again.</summary>
    private const long BetweenOutages = 60_000;

    /// <summary>For how many milliseconds a release may be on its way to the standbys before that is logged.</summary>
    private const long OnItsWay = 10_000;

    private readonly ReleaseCatalog catalog;
    private readonly string publicAddress;
    private readonly PlanLimits limits;

    // One opens, moves or closes; one builds. Building takes long, and must not keep the instance from moving.
    private readonly SemaphoreSlim opening = new(1);
    private readonly SemaphoreSlim building = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<int, OpenRelease> open = [];
    private readonly ConcurrentDictionary<OpenRelease, Task> closing = [];
    private readonly ConcurrentDictionary<int, long> failed = [];
    private volatile OpenRelease current = null!; // opened before the host is handed out
    private volatile Catalog held;
    private readonly Lock looks = new();
    private Task looking = Task.CompletedTask;
    private long looked = -BetweenLooks;
    private long outageLogged = -BetweenOutages;
    private (int Number, long Since, bool IsLogged) awaited;

    private ReleaseHost(ReleaseCatalog catalog, Catalog held, string publicAddress, PlanLimits limits) =>
        (this.catalog, this.held, this.publicAddress, this.limits) = (catalog, held, publicAddress, limits);

    /// <summary>Told of faults of the service; set when the application is built, after the release is open.</summary>
    public ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>The release that answers.</summary>
    public OpenRelease Current => current;

    /// <summary>How many releases are open.</summary>
    public int OpenReleases => open.Count;

    /// <summary>What the installation holds, as this instance saw it last.</summary>
    public Catalog Held => held;

    /// <summary>Opens the current release. Where nothing was imported yet, the seed is.</summary>
    /// <exception cref="StartupException">It cannot be opened here.</exception>
    /// <exception cref="Packages.InvalidPackageException">The seed is at fault.</exception>
    public static async Task<ReleaseHost> OpenAsync(IConfiguration configuration, ServerSettings settings, string seed, CancellationToken cancellationToken)
    {
        var publicAddress = PublicAddress(settings);
        var limits = settings.Limits();
        var catalog = ReleaseCatalog.Of(configuration);
        try
        {
            var held = await catalog.ReadKnownAsync(cancellationToken).ConfigureAwait(false);
            if (held.Releases.Count == 0)
            {
                held = (await catalog.ImportAsync(seed, cancellationToken).ConfigureAwait(false)).Catalog;
            }
            else
            {
                await TrySweepAsync(catalog, cancellationToken).ConfigureAwait(false);
            }

            var host = new ReleaseHost(catalog, held, publicAddress, limits);
            host.current = await host.OpenAsync(held.Current ?? throw new StartupException("No release is current; name one with: release use N."), cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await catalog.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A part in the release that answers.</summary>
    public ReleaseLease Hold()
    {
        while (true)
        {
            // It closes only after another has taken its place.
            var release = current;
            if (release.TryHold())
            {
                return new ReleaseLease(release);
            }
        }
    }

    /// <summary>A part in the release with a number; it is opened, and built, when it is not yet.</summary>
    /// <exception cref="ReleaseNotHeldException">There is none.</exception>
    /// <exception cref="ReleaseRetiredException">It is not answered from any more.</exception>
    /// <exception cref="ReleaseUnavailableException">It cannot be opened now.</exception>
    public async ValueTask<ReleaseLease> HoldAsync(int number, CancellationToken cancellationToken)
    {
        var release = held.Find(number) ?? await LookForAsync(number, cancellationToken).ConfigureAwait(false);
        if (release.RetiredAt is not null)
        {
            throw new ReleaseRetiredException(number, current.Number);
        }

        if (open.TryGetValue(number, out var known) && known.TryHold())
        {
            return new ReleaseLease(known);
        }

        ThrowIfFailed(number);
        try
        {
            await BuildAsync(release, cancellationToken).ConfigureAwait(false);
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                ThrowIfFailed(number);
                var opened = await OpenAsync(release, stopping.Token).ConfigureAwait(false);
                return opened.TryHold() ? new ReleaseLease(opened) : throw new TimeoutException("The release closed at once.");
            }
            finally
            {
                opening.Release();
            }
        }
        catch (Exception fault) when (fault is StartupException or TimeoutException)
        {
            failed[number] = Environment.TickCount64;
            Log.ReleaseUnavailable(number, fault.Message);
            throw new ReleaseUnavailableException(number, current.Number);
        }
    }

    /// <summary>The package that a release was made from, a zip file.</summary>
    /// <exception cref="ReleaseUnavailableException">It cannot be read now.</exception>
    public async Task<Stream> OpenPackageAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.OpenPackageAsync(number, cancellationToken).ConfigureAwait(false);
        }
        catch (StartupException fault)
        {
            Log.ReleaseUnavailable(number, fault.Message);
            throw new ReleaseUnavailableException(number, current.Number);
        }
    }

    /// <summary>Algorithm and digest of the package of a release that is open.</summary>
    public string ChecksumOf(int number) => held.Find(number)?.Checksum ?? throw new ReleaseNotHeldException(FormattableString.Invariant($"{number}"), current.Number);

    /// <summary>A release that was imported a moment ago, and not seen yet.</summary>
    private async Task<HeldRelease> LookForAsync(int number, CancellationToken cancellationToken)
    {
        await LookAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var seen = held;
        return seen.Find(number) ?? throw (seen.MayBeBehind
            ? new ReleaseUnavailableException(number, current.Number)
            : new ReleaseNotHeldException(FormattableString.Invariant($"{number}"), current.Number));
    }

    /// <summary>Reads the catalog once for all who ask meanwhile, and not again at once.</summary>
    private Task LookAsync()
    {
        lock (looks)
        {
            if (looking.IsCompleted && Environment.TickCount64 - looked > BetweenLooks)
            {
                looking = ReadAsync();
            }

            return looking;
        }

        async Task ReadAsync()
        {
            await Task.Yield();
            try
            {
                // The watch may have seen more meanwhile: a release is never taken from the catalog.
                var seen = await catalog.ReadAsync(stopping.Token).ConfigureAwait(false);
                held = seen.Releases.Count < held.Releases.Count ? held : seen;
            }
            catch (Exception fault) when (fault is StartupException or OperationCanceledException)
            {
                // The watch says so; what was seen last stands.
            }
            finally
            {
                looked = Environment.TickCount64;
            }
        }
    }

    /// <summary>
    /// Looks what the catalog holds, moves to its current release, and puts away what was retired. It moves when the release is where it is read from: while the standbys
    /// have not got it, the release that answers goes on, though the new one is answered at its number, from the primary.
    /// </summary>
    /// <exception cref="StartupException">The catalog cannot be read, or the release not opened; the one that answers goes on.</exception>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var seen = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        held = seen; // what is asked by its number is there before all others are answered from it
        if (seen.Current is { } next && next.Number != current.Number)
        {
            await BuildAsync(next, cancellationToken).ConfigureAwait(false);
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var opened = await OpenAsync(next, cancellationToken).ConfigureAwait(false);
                if (await opened.Database.HasArrivedAsync(cancellationToken).ConfigureAwait(false))
                {
                    await WarmAsync(opened, cancellationToken).ConfigureAwait(false);
                    current = opened;
                    Log.ReleaseMoved(opened.Number, opened.Database.Name);
                }
                else
                {
                    Await(opened.Number);
                }
            }
            finally
            {
                opening.Release();
            }
        }

        foreach (var retired in open.Values.Where(release => release != current && seen.Find(release.Number) is null or { RetiredAt: not null }))
        {
            Close(retired);
        }
    }

    /// <summary>Drops the databases of releases that were retired long ago.</summary>
    /// <returns>True when there were any.</returns>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        if (!catalog.HasDue(held))
        {
            return false;
        }

        await catalog.SweepAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        var releases = open.Values.ToArray();
        foreach (var release in releases)
        {
            Close(release);
        }

        await Task.WhenAll(releases.Select(release => release.Closed)).WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await catalog.DisposeAsync().ConfigureAwait(false);
        opening.Dispose();
        building.Dispose();
        stopping.Dispose();
    }

    /// <summary>Where readers reach the service, for citations; empty when it is not set.</summary>
    /// <exception cref="StartupException">It is no web address.</exception>
    private static string PublicAddress(ServerSettings settings) => settings.PublicAddress switch
    {
        null or "" => "",
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } => address.AbsoluteUri.TrimEnd('/'),
        _ => throw new StartupException("Server__PublicAddress is no web address; write it as https://monitor.example.org, or leave it out."),
    };

    private static async Task TrySweepAsync(ReleaseCatalog catalog, CancellationToken cancellationToken)
    {
        try
        {
            await catalog.SweepAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StartupException)
        {
            // An instance that may only read serves all the same; the watch says what is in the way.
        }
    }

    private async Task BuildAsync(HeldRelease release, CancellationToken cancellationToken)
    {
        if (catalog.IsBuilt(release))
        {
            return;
        }

        await building.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfFailed(release.Number);

            // A client that goes away does not end it: the next would begin again.
            await using (await catalog.OpenAsync(release.Number, stopping.Token).ConfigureAwait(false))
            {
                Log.ReleaseBuilt(release.Number);
            }
        }
        finally
        {
            building.Release();
        }
    }

    /// <summary>Opens a release in the place of the one that was asked longest ago, when there are as many as may be. One at a time calls it.</summary>
    private async Task<OpenRelease> OpenAsync(HeldRelease release, CancellationToken cancellationToken)
    {
        if (open.TryGetValue(release.Number, out var known))
        {
            return known;
        }

        while (open.Count + closing.Count >= ReleaseStore.OpenReleases)
        {
            if (closing.IsEmpty)
            {
                Close(open.Values.Where(other => other != current).MinBy(other => other.LastAsked)!);
            }

            if (closing.Values.ToArray() is { Length: > 0 } ends)
            {
                await Task.WhenAny(ends).WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
            }
        }

        var facts = new ReleaseFacts(release.Number, release.Title, release.Created, publicAddress);
        var opened = new OpenRelease(facts, await catalog.OpenAsync(release.Number, cancellationToken).ConfigureAwait(false), limits, Report);
        open[release.Number] = opened;
        failed.TryRemove(release.Number, out _);
        return opened;
    }

    // Each request of an outage would say the same.
    private void Report(Exception fault)
    {
        if (fault is not DatabaseUnavailableException)
        {
            Log.QuestionFailed(fault);
            return;
        }

        var (now, last) = (Environment.TickCount64, Volatile.Read(ref outageLogged));
        if (now - last > BetweenOutages && Interlocked.CompareExchange(ref outageLogged, now, last) == last)
        {
            Log.DatabaseUnavailable(fault.GetBaseException().Message);
        }
    }

    private void Await(int number)
    {
        if (awaited.Number != number)
        {
            awaited = (number, Environment.TickCount64, false);
        }
        else if (!awaited.IsLogged && Environment.TickCount64 - awaited.Since > OnItsWay)
        {
            awaited.IsLogged = true;
            Log.ReleaseAwaited(number, current.Number);
        }
    }

    // Those that waited for one that failed fail with it.
    private void ThrowIfFailed(int number)
    {
        if (failed.TryGetValue(number, out var since) && Environment.TickCount64 - since < Pause)
        {
            throw new ReleaseUnavailableException(number, current.Number);
        }
    }

    private void Close(OpenRelease release)
    {
        if (open.TryRemove(KeyValuePair.Create(release.Number, release)))
        {
            // It counts until its last request has ended.
            closing[release] = ForgetAsync(release);
            release.LetGo();
        }
    }

    private async Task ForgetAsync(OpenRelease release)
    {
        await release.Closed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        closing.TryRemove(release, out _);

        if (!stopping.IsCancellationRequested)
        {
            // Its model and plans are old, and the collector would keep them, and their room, until much else is old too: the soak of five minutes took 316 MB in
            // its last without this, and 281 with it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>Makes the plans of the trusted documents for the release that answers.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        using var lease = Hold();
        await PrepareAsync(lease.Release, cancellationToken).ConfigureAwait(false);
    }

    private static async Task PrepareAsync(OpenRelease release, CancellationToken cancellationToken)
    {
        foreach (var document in TrustedDocuments.All)
        {
            await release.Engine.PrepareAsync(document.Text, cancellationToken).ConfigureAwait(false);
        }
    }

    // Reads from each of the large tables, and makes the plans that are asked most.
    private static async Task WarmAsync(OpenRelease release, CancellationToken cancellationToken)
    {
        using var answer = await release.Engine.AskAsync(new GraphRequest(Welcome.Question, null, null), cancellationToken).ConfigureAwait(false);
        if (answer.Kind != AnswerKind.Data)
        {
            throw new StartupException(FormattableString.Invariant($"Release {release.Number} is open and does not answer; the line before says why."));
        }

        await PrepareAsync(release, cancellationToken).ConfigureAwait(false);
    }
}
