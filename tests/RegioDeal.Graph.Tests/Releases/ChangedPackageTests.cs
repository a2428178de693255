using Microsoft.Extensions.Configuration;
using NodaTime;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Packages;
using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Releases;

public sealed class ChangedPackageTests
{
    [Fact]
    public async Task A_package_that_somebody_changes_while_it_is_built_becomes_no_release()
    {
        using var package = new BrokenPackage();
        using var releases = new Folder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Folder", releases.Path)]).Build();

        // The clock is asked when the package was checked and kept, and its observations are still to be written.
        var clock = new ChangingClock(() => package.Change("monitor/observations.csv", ",UNKNOWN,", ",FINAL,"));
        await using var catalog = new ReleaseCatalog(ReleaseStore.Of(settings, DeclaredGraph.Model()), clock, Duration.Zero);

        var refused = await Assert.ThrowsAsync<InvalidPackageException>(() => catalog.ImportAsync(package.Folder, CancellationToken.None));

        Assert.Contains("another package than was read", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
        Assert.Empty((await catalog.ReadAsync(CancellationToken.None)).Releases);
    }

    private sealed class ChangingClock(Action change) : IClock
    {
        public Instant GetCurrentInstant()
        {
            change();
            return SystemClock.Instance.GetCurrentInstant();
        }
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("regiodeal-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
