using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Releases;

namespace RegioDeal.Graph.Data;

/// <summary>What can be done with the releases of an installation, the same on every database.</summary>
/// <param name="store">Where they lie.</param>
/// <param name="clock">Says when something was imported or retired.</param>
/// <param name="dropAfter">How long the databases of a retired release stay: longer than any instance goes on answering from them.</param>
internal sealed class ReleaseCatalog(ReleaseStore store, IClock clock, Duration dropAfter) : IAsyncDisposable
{
    /// <summary>The catalog that the settings name.</summary>
    /// <exception cref="StartupException">A setting cannot be read.</exception>
    public static ReleaseCatalog Of(IConfiguration configuration) =>
        new(ReleaseStore.Of(configuration, DeclaredGraph.Model()), SystemClock.Instance, Duration(configuration, "Releases:DropAfter", "00:05:00"));

    /// <summary>How long the databases of a retired release stay.</summary>
    public Duration DropAfter => dropAfter;

    /// <summary>A setting that is a duration.</summary>
    /// <exception cref="StartupException">It is none.</exception>
    public static Duration Duration(IConfiguration configuration, string setting, string otherwise) =>
        DurationPattern.CreateWithInvariantCulture("HH:mm:ss").Parse(configuration[setting] ?? otherwise) is { Success: true, Value: var duration }
            ? duration
            : throw new StartupException($"{setting.Replace(":", "__", StringComparison.Ordinal)} is not a duration; write it as {otherwise}.");

    /// <inheritdoc cref="ReleaseStore.ReadAsync"/>
    public Task<Catalog> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync(cancellationToken);

    /// <inheritdoc cref="ReleaseStore.ReadKnownAsync"/>
    public Task<Catalog> ReadKnownAsync(CancellationToken cancellationToken) => store.ReadKnownAsync(cancellationToken);

    /// <summary>Imports a package: builds its release and keeps the package. It becomes current unless one with a higher number is.</summary>
    /// <param name="folder">The package.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <returns>What is held then, and whether this import did it.</returns>
    /// <exception cref="StartupException">The number is taken by other content, or nothing can be built here.</exception>
    /// <exception cref="InvalidPackageException">The package is at fault.</exception>
    public async Task<Imported> ImportAsync(string folder, CancellationToken cancellationToken)
    {
        var package = Package.Open(folder);
        var known = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (HoldsSame(known, package))
        {
            return new Imported(known, known.Find(package.Release.Number)!, null);
        }

        // Before anything is locked or written: a package at fault leaves no trace.
        var import = package.Read();
        var archive = PackageArchive.Of(folder, package.Release.Checksum);
        await using var change = await store.ChangeAsync(cancellationToken).ConfigureAwait(false);
        if (HoldsSame(change.Catalog, package))
        {
            return new Imported(change.Catalog, change.Catalog.Find(package.Release.Number)!, null);
        }

        var number = package.Release.Number;
        var held = new HeldRelease
        {
            Number = number,
            Title = package.Release.Title,
            Created = package.Release.Created,
            Checksum = package.Release.Checksum,
            Earlier = [.. change.Catalog.Releases.Where(release => release.Number < number && release.RetiredAt is null).Select(release => release.Number)],
            ImportedAt = clock.GetCurrentInstant(),
        };
        await change.KeepAsync(number, archive, cancellationToken).ConfigureAwait(false);
        var catalog = await BuildAsync(change, held, import, cancellationToken).ConfigureAwait(false);

        // Streamed tables were read from the folder once more, after the package was kept.
        PackageArchive.CheckUnchanged(folder, held.Checksum);
        if (catalog.Current is not { } current || current.Number < number)
        {
            catalog = catalog.WithCurrent(number);
        }

        await change.CommitAsync(catalog, cancellationToken).ConfigureAwait(false);
        change.Sweep(catalog);
        return new Imported(catalog, catalog.Find(number)!, [.. import.All<ReleaseChangeCount>().Where(count => count.ReleaseId == import.All<Release>()[^1].Id)]);
    }

    /// <summary>Moves the pointer to a release, and builds it first when this program has not.</summary>
    /// <returns>False when it was current already.</returns>
    /// <exception cref="StartupException">It is not held, retired, or cannot be opened.</exception>
    public async Task<bool> UseAsync(int number, CancellationToken cancellationToken)
    {
        var release = Find(await store.ReadAsync(cancellationToken).ConfigureAwait(false), number);
        if (release.RetiredAt is not null)
        {
            throw new StartupException(FormattableString.Invariant($"Release {number} is retired and stays so; use one that 'releases' lists as held, or import a package with another number."));
        }

        await using (await OpenAsync(number, cancellationToken).ConfigureAwait(false))
        {
            // It opens: instances will be able to move to it.
        }

        await using var change = await store.ChangeAsync(cancellationToken).ConfigureAwait(false);
        if (change.Catalog.Current?.Number == number)
        {
            return false;
        }

        var catalog = change.Catalog.WithCurrent(number);
        await change.CommitAsync(catalog, cancellationToken).ConfigureAwait(false);
        change.Sweep(catalog);
        return true;
    }

    /// <summary>Retires a release. Its databases are dropped later, by <see cref="SweepAsync"/>; its package stays.</summary>
    /// <returns>False when it was retired already.</returns>
    /// <exception cref="StartupException">It is not held, or it is the current one.</exception>
    public async Task<bool> RetireAsync(int number, CancellationToken cancellationToken)
    {
        Find(await store.ReadAsync(cancellationToken).ConfigureAwait(false), number);
        await using var change = await store.ChangeAsync(cancellationToken).ConfigureAwait(false);
        var release = Find(change.Catalog, number);
        if (release.RetiredAt is not null)
        {
            return false;
        }

        if (release.IsCurrent)
        {
            throw new StartupException(FormattableString.Invariant($"Release {number} is current and cannot be retired; move to another first, with: release use N."));
        }

        var catalog = change.Catalog.With(release with { RetiredAt = clock.GetCurrentInstant() });
        await change.CommitAsync(catalog, cancellationToken).ConfigureAwait(false);
        change.Sweep(catalog);
        return true;
    }

    /// <summary>Opens a release; builds it from the kept package when this program has no database of it.</summary>
    /// <exception cref="StartupException">It cannot be opened or built.</exception>
    public async Task<ReleaseDatabase> OpenAsync(int number, CancellationToken cancellationToken)
    {
        var release = Find(await store.ReadKnownAsync(cancellationToken).ConfigureAwait(false), number);
        if (await store.TryOpenAsync(release, cancellationToken).ConfigureAwait(false) is { } database)
        {
            return database;
        }

        await RebuildAsync(number, cancellationToken).ConfigureAwait(false);
        release = Find(await store.ReadAsync(cancellationToken).ConfigureAwait(false), number);
        return await store.TryOpenAsync(release, cancellationToken).ConfigureAwait(false)
            ?? throw new StartupException(FormattableString.Invariant($"Release {number} was built and is gone again; see what removes it, and try again."));
    }

    /// <summary>The kept package of a release, as a zip file.</summary>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public Task<Stream> OpenPackageAsync(int number, CancellationToken cancellationToken) => store.OpenPackageAsync(number, cancellationToken);

    /// <summary>True when this program has a database of a release, as the catalog says.</summary>
    public bool IsBuilt(HeldRelease release) => release.Databases.Any(database => database.Name == store.NameOf(release.Number));

    /// <summary>True when databases of retired releases are to be dropped.</summary>
    public bool HasDue(Catalog catalog) => catalog.Releases.Any(IsDue);

    /// <summary>Drops the databases of releases that were retired long enough ago, and what was begun and never finished. Does nothing while another changes the installation.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var change = await store.TryChangeAsync(cancellationToken).ConfigureAwait(false);
        if (change is null)
        {
            return;
        }

        if (HasDue(change.Catalog))
        {
            var catalog = change.Catalog;
            foreach (var release in change.Catalog.Releases.Where(IsDue))
            {
                var left = new List<BuiltDatabase>();
                foreach (var database in release.Databases)
                {
                    if (!await change.DropAsync(database, cancellationToken).ConfigureAwait(false))
                    {
                        left.Add(database);
                    }
                }

                catalog = catalog.With(release with { Databases = left });
            }

            await change.CommitAsync(catalog, cancellationToken).ConfigureAwait(false);
            change.Sweep(catalog);
        }
        else
        {
            change.Sweep(change.Catalog);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static HeldRelease Find(Catalog catalog, int number) =>
        catalog.Find(number) ?? throw new StartupException(FormattableString.Invariant($"Release {number} is not held; 'releases' lists those that are."));

    private bool IsDue(HeldRelease release) =>
        release.Databases.Count > 0 && release.RetiredAt is { } retired && retired + dropAfter <= clock.GetCurrentInstant();

    /// <summary>True when the package is held already.</summary>
    /// <exception cref="StartupException">Its number is held with other content.</exception>
    private static bool HoldsSame(Catalog catalog, Package package) => catalog.Find(package.Release.Number) switch
    {
        null => false,
        var held when held.Checksum == package.Release.Checksum => true,
        var held => throw new StartupException(FormattableString.Invariant(
            $"Release {held.Number} was built from other content than this package has; raise 'release' in datapackage.json, since a release never changes.")),
    };

    private async Task RebuildAsync(int number, CancellationToken cancellationToken)
    {
        await using var change = await store.ChangeAsync(cancellationToken).ConfigureAwait(false);
        var release = Find(change.Catalog, number);
        if (await store.TryOpenAsync(release, cancellationToken).ConfigureAwait(false) is { } built)
        {
            await built.DisposeAsync().ConfigureAwait(false);
            return; // another built it while this one waited
        }

        var archive = await change.PackageAsync(number, cancellationToken).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("regiodeal-");
        try
        {
            archive.Unpack(folder.FullName);
            var catalog = await BuildAsync(change, release, Package.Open(folder.FullName).Read(), cancellationToken).ConfigureAwait(false);
            await change.CommitAsync(catalog, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidPackageException fault)
        {
            throw new StartupException(FormattableString.Invariant(
                $"The kept package of release {number} does not fit this version of the program ({fault.Faults[0]}); import a package made for it, or start the version that imported it."), fault);
        }
        catch (InvalidDataException fault)
        {
            throw new StartupException(FormattableString.Invariant($"The kept package of release {number} is not what was kept: it was changed or cut; put a copy of it back."), fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Catalog> BuildAsync(StoreChange change, HeldRelease release, Import import, CancellationToken cancellationToken)
    {
        var archives = new Dictionary<int, PackageArchive>();
        foreach (var number in ReleaseHistory.Needs(release, change.Catalog))
        {
            archives[number] = await change.PackageAsync(number, cancellationToken).ConfigureAwait(false);
        }

        ReleaseHistory.Add(import, change.Catalog, release, archives);
        var built = await change.BuildAsync(store.NameOf(release.Number), import, cancellationToken).ConfigureAwait(false);
        return change.Catalog.With(release with { Databases = [.. release.Databases.Where(database => database.Name != built.Name).Append(built)] });
    }
}

/// <summary>What an import came to.</summary>
/// <param name="Catalog">What is held then.</param>
/// <param name="Release">The release of the package.</param>
/// <param name="Changes">What it changed, by table. Null when it was held already and nothing was done.</param>
internal sealed record Imported(Catalog Catalog, HeldRelease Release, IReadOnlyList<ReleaseChangeCount>? Changes);
