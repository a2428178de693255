using RegioDeal.Graph.Releases;
using Xunit;

namespace RegioDeal.Graph.Tests.Releases;

/// <summary>The commands as an operator gives them, word for word.</summary>
public sealed class ReleaseCommandTests
{
    private static readonly int First = Installation.First;
    private static readonly int Second = First + 1;
    private static readonly int Third = First + 2;

    [Theory, EachDatabase]
    public async Task Releases_are_imported_listed_used_and_retired(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);

        Assert.Equal("No release is held; the first start imports the package in seed/, and so does: import seed.", await installation.SaysAsync("releases"));
        Assert.Equal($"Release {First} is imported and current.", await installation.SaysAsync("import", installation.PackageOf(First)));
        Assert.Equal(
            $"Release {Third} is imported and current.\nSince release {First}: 1 rows added, 1 revised, 1 removed.",
            await installation.SaysAsync("import", installation.PackageOf(Third)));
        Assert.Equal(
            $"Release {Second} is imported; release {Third} stays current, since its number is higher. To move: release use {Second}.\nSince release {First}: 1 rows added, 1 revised, 1 removed.",
            await installation.SaysAsync("import", installation.PackageOf(Second)));

        Assert.Equal($"Release {Second} is current; running instances move to it within two seconds.", await installation.SaysAsync("release", "use", $"{Second}"));
        Assert.Equal("Release 99 is not held; 'releases' lists those that are.", await installation.RefusesAsync("release", "use", "99"));

        Assert.Equal(
            $"Release {Third} is retired. Its package stays kept; its database is dropped after 5 minutes, by a running instance or the next command.",
            await installation.SaysAsync("release", "retire", $"{Third}"));
        Assert.Equal($"Release {Third} is retired already; nothing changed.", await installation.SaysAsync("release", "retire", $"{Third}"));
        Assert.Equal($"Release {Second} is current and cannot be retired; move to another first, with: release use N.", await installation.RefusesAsync("release", "retire", $"{Second}"));
        Assert.Equal(
            $"Release {Third} is retired and stays so; use one that 'releases' lists as held, or import a package with another number.",
            await installation.RefusesAsync("release", "use", $"{Third}"));
        Assert.Equal($"Release {Third} was held and is retired; nothing changed.", await installation.SaysAsync("import", installation.PackageOf(Third)));

        // As programs that start anew: what they find and answer must not hang on this one.
        installation.IsProgramStarted = database == Database.Sqlite;
        Assert.Equal("'retired' is not known here; see --help.", await installation.RefusesAsync("releases", "retired"));
        Assert.Equal($"Release {Second} is current already; nothing changed.", await installation.SaysAsync("release", "use", $"{Second}"));

        var held = (await installation.CatalogAsync()).Releases;
        var print = held[0].Databases[0].Name[^4..];
        Assert.Equal(
            $"""
            number  created     state    built{new string(' ', $"r{First}_{print}".Length - 5)}  title
            {First,-6}  {held[0].Created:uuuu'-'MM'-'dd}  held     r{First}_{print}  {held[0].Title}
            {Second,-6}  {held[1].Created:uuuu'-'MM'-'dd}  current  r{Second}_{print}  {held[1].Title}
            {Third,-6}  {held[2].Created:uuuu'-'MM'-'dd}  retired  r{Third}_{print}  {held[2].Title}
            """,
            await installation.SaysAsync("releases"));
        Assert.Equal([First], held[1].Earlier);
        Assert.Equal([First], held[2].Earlier);
    }

    [Theory, EachDatabase]
    public async Task The_same_package_again_changes_nothing_and_other_content_is_refused(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        var package = installation.PackageOf(First);
        await installation.SaysAsync("import", package);
        var before = await installation.ContentAsync();

        Assert.Equal($"Release {First} is already held; nothing changed.", await installation.SaysAsync("import", package));
        Assert.Equal(before, await installation.ContentAsync());

        await File.AppendAllTextAsync(Path.Combine(package, "texts", "uitvoeringsprogramma-6.txt"), "\nmore");
        Assert.Equal(
            $"Release {First} was built from other content than this package has; raise 'release' in datapackage.json, since a release never changes.",
            await installation.RefusesAsync("import", package));
        Assert.Equal(before, await installation.ContentAsync());
    }

    [Theory, EachDatabase]
    public async Task A_package_at_fault_leaves_what_is_there(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        var before = await installation.ContentAsync();
        var package = installation.PackageOf(Second);
        await File.WriteAllTextAsync(Path.Combine(package, "programme", "themes.csv"), "");

        Assert.StartsWith($"The package '{package}' has ", await installation.RefusesAsync("import", package), StringComparison.Ordinal);
        Assert.Equal(before, await installation.ContentAsync());
    }

    [Theory, EachDatabase]
    public async Task A_retired_release_is_dropped_when_no_instance_can_hold_it_and_its_package_stays(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await installation.SaysAsync("import", installation.PackageOf(Second));
        await installation.SaysAsync("release", "retire", $"{First}");
        Assert.NotEmpty((await installation.CatalogAsync()).Find(First)!.Databases);

        await installation.SaysAsync("release", "use", $"{Second}", "--Releases:DropAfter", "00:00:00");

        var held = await installation.CatalogAsync();
        Assert.Empty(held.Find(First)!.Databases);
        Assert.Equal(installation.Expected(held), await installation.LeftAsync());

        // The package is still there to tell what changed from.
        await installation.SaysAsync("import", installation.PackageOf(Third));
        await using var serving = await installation.ServeAsync();
        Assert.Equal(Third, (await serving.AskAsync()).Release());
    }

    [Fact]
    public async Task A_retired_release_that_somebody_still_reads_from_stays_until_the_next_command()
    {
        await using var installation = await Installation.CreateAsync(Database.Postgres);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await installation.SaysAsync("import", installation.PackageOf(Second));
        var name = (await installation.CatalogAsync()).Find(First)!.Databases[0].Name;
        await installation.SaysAsync("release", "retire", $"{First}");
        await using (await installation.ReadAsync($"SELECT * FROM {name}.release"))
        {
            await installation.SaysAsync("release", "use", $"{Second}", "--Releases:DropAfter", "00:00:00");
            Assert.Equal(name, Assert.Single((await installation.CatalogAsync()).Find(First)!.Databases).Name);
        }

        await installation.SaysAsync("release", "use", $"{Second}", "--Releases:DropAfter", "00:00:00");
        Assert.Empty((await installation.CatalogAsync()).Find(First)!.Databases);
        Assert.Equal(installation.Expected(await installation.CatalogAsync()), await installation.LeftAsync());
    }

    [Theory, EachDatabase]
    public async Task Another_version_of_the_program_builds_its_own_from_the_kept_package(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await installation.SaysAsync("import", installation.PackageOf(Second));
        const string all = "{ releases { number title created checksum isCurrent changesSince changes { nodes { id concept kind key } } changeCounts { id concept added revised removed } } }";
        string built;
        await using (var serving = await installation.ServeAsync())
        {
            built = (await serving.AskAsync("/graphql", all)).Text + (await serving.AskAsync()).Text + (await serving.AskAsync($"/r/{First}/graphql")).Text;
        }

        // As if what is built were of a version with another model.
        var name = (await installation.CatalogAsync()).Find(Second)!.Databases[0].Name;
        if (database == Database.Sqlite)
        {
            var catalog = Path.Combine(installation.Releases, "catalog.json");
            await File.WriteAllTextAsync(catalog, (await File.ReadAllTextAsync(catalog)).Replace(name[^5..], "_0000", StringComparison.Ordinal));
            foreach (var file in Directory.GetFiles(installation.Releases, "*.db"))
            {
                File.Move(file, file.Replace(name[^5..], "_0000", StringComparison.Ordinal));
            }
        }
        else
        {
            await installation.ExecuteAsync($"""
                ALTER SCHEMA r{First}{name[^5..]} RENAME TO r{First}_0000; ALTER SCHEMA r{Second}{name[^5..]} RENAME TO r{Second}_0000;
                UPDATE regiodeal_catalog.database SET name = 'r' || release || '_0000'
                """);
        }

        Directory.Delete(installation.PackageOf(Second), recursive: true);
        await using (var serving = await installation.ServeAsync())
        {
            Assert.Equal(built, (await serving.AskAsync("/graphql", all)).Text + (await serving.AskAsync()).Text + (await serving.AskAsync($"/r/{First}/graphql")).Text);
        }

        // Those of the other version stay for it.
        var held = await installation.CatalogAsync();
        Assert.Equal(new[] { $"r{Second}_0000", name }, held.Find(Second)!.Databases.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(installation.Expected(held), await installation.LeftAsync());
    }

    [Theory, EachDatabase]
    public async Task A_database_that_is_gone_is_built_again(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        var name = (await installation.CatalogAsync()).Current!.Databases[0].Name;
        if (database == Database.Sqlite)
        {
            File.Delete(Path.Combine(installation.Releases, $"{name}.db"));
        }
        else
        {
            await installation.ExecuteAsync($"DROP SCHEMA {name} CASCADE");
        }

        await using var serving = await installation.ServeAsync();

        Assert.Equal(First, (await serving.AskAsync()).Release());
        Assert.Equal(installation.Expected(await installation.CatalogAsync()), await installation.LeftAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_or_cut_file_is_said_in_one_sentence(bool cut)
    {
        await using var installation = await Installation.CreateAsync(Database.Sqlite);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await installation.SaysAsync("import", installation.PackageOf(Second));
        var catalog = await installation.CatalogAsync();

        // One that is asked by number says it in the log; its clients read where to ask instead.
        var file = Damage(catalog.Find(First)!);
        await using (var serving = await installation.ServeAsync())
        {
            var answer = await serving.AskAsync($"/r/{First}/graphql");
            Assert.Equal(503, (int)answer.Status);
            Assert.Equal($"RELEASE_UNAVAILABLE [] Release {First} cannot be opened now; the service's log says why. Try again later, or ask /graphql, which answers from release {Second}.", answer.Error);
            Assert.Equal(Second, (await serving.AskAsync()).Release());
        }

        Assert.Equal($"The release file '{file}' is not what was built: it was changed or cut; delete it, and it is built again from the kept package.", await installation.RefusesAsync("release", "use", $"{First}"));

        // The one that answers keeps the program from starting, until it is deleted.
        file = Damage(catalog.Find(Second)!);
        Assert.Equal($"The release file '{file}' is not what was built: it was changed or cut; delete it, and it is built again from the kept package.", await installation.RefusesAsync());
        File.Delete(file);
        await using (var serving = await installation.ServeAsync())
        {
            Assert.Equal(Second, (await serving.AskAsync()).Release());
        }

        string Damage(HeldRelease release)
        {
            var path = Path.Combine(installation.Releases, $"{release.Databases[0].Name}.db");
            using var content = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            if (cut)
            {
                content.SetLength(content.Length - 1);
            }
            else
            {
                content.Position = content.Length / 2;
                var old = content.ReadByte();
                content.Position--;
                content.WriteByte((byte)(old ^ 1));
            }

            return path;
        }
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_read_is_said_in_one_sentence()
    {
        await using var installation = await Installation.CreateAsync(Database.Sqlite);
        Directory.CreateDirectory(installation.Releases);
        var catalog = Path.Combine(installation.Releases, "catalog.json");
        await File.WriteAllTextAsync(catalog, "{ \"releases\": [");

        Assert.Equal($"The catalog '{catalog}' cannot be read: it was changed or cut; put a copy of it back, or remove its folder and import the packages again.", await installation.RefusesAsync("releases"));
    }
}
