using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Releases;

/// <summary>The commands of an operator over the releases of an installation.</summary>
internal static class ReleaseCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a data package." };
        yield return new Command("import", "Builds the release of a data package, and keeps the package.") { folder }
            .Does((parsed, cancellationToken) => SayAsync(parsed, catalog => ImportAsync(catalog, parsed.GetRequiredValue(folder), cancellationToken)));

        yield return new Command("releases", "Lists the releases that are held.")
            .Does((parsed, cancellationToken) => SayAsync(parsed, async catalog => Table(await catalog.ReadAsync(cancellationToken).ConfigureAwait(false))));

        var number = new Argument<int>("N") { Description = "The number of a release." };
        yield return new Command("release", "Moves to a release that is held, or retires one.")
        {
            new Command("use", "Makes a release the one that answers; running instances move to it.") { number }
                .Does((parsed, cancellationToken) => SayAsync(parsed, catalog => UseAsync(catalog, parsed.GetRequiredValue(number), cancellationToken))),
            new Command("retire", "Ends answering from a release; its package stays kept.") { number }
                .Does((parsed, cancellationToken) => SayAsync(parsed, catalog => RetireAsync(catalog, parsed.GetRequiredValue(number), cancellationToken))),
        };
    }

    private static async Task SayAsync(ParseResult parsed, Func<ReleaseCatalog, Task<string>> work)
    {
        // The settings that the server has too.
        await using var catalog = ReleaseCatalog.Of(WebApplication.CreateSlimBuilder([.. parsed.UnmatchedTokens]).Configuration);
        await Console.Out.WriteLineAsync(await work(catalog).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task<string> ImportAsync(ReleaseCatalog catalog, string folder, CancellationToken cancellationToken)
    {
        var imported = await catalog.ImportAsync(folder, cancellationToken).ConfigureAwait(false);
        await SweepAsync(catalog, imported.Catalog, cancellationToken).ConfigureAwait(false);
        var number = imported.Release.Number;
        if (imported.Changes is not { } changes)
        {
            return imported.Release.RetiredAt is null
                ? FormattableString.Invariant($"Release {number} is already held; nothing changed.")
                : FormattableString.Invariant($"Release {number} was held and is retired; nothing changed.");
        }

        var since = imported.Release.Since is { } earlier
            ? FormattableString.Invariant($"{Environment.NewLine}Since release {earlier}: {changes.Sum(count => count.Added)} rows added, {changes.Sum(count => count.Revised)} revised, {changes.Sum(count => count.Removed)} removed.")
            : "";
        return imported.Release.IsCurrent
            ? FormattableString.Invariant($"Release {number} is imported and current.{since}")
            : FormattableString.Invariant($"Release {number} is imported; release {imported.Catalog.Current!.Number} stays current, since its number is higher. To move: release use {number}.{since}");
    }

    private static async Task<string> UseAsync(ReleaseCatalog catalog, int number, CancellationToken cancellationToken)
    {
        var moved = await catalog.UseAsync(number, cancellationToken).ConfigureAwait(false);
        await SweepAsync(catalog, await catalog.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return moved
            ? FormattableString.Invariant($"Release {number} is current; running instances move to it within two seconds.")
            : FormattableString.Invariant($"Release {number} is current already; nothing changed.");
    }

    private static async Task<string> RetireAsync(ReleaseCatalog catalog, int number, CancellationToken cancellationToken)
    {
        var retired = await catalog.RetireAsync(number, cancellationToken).ConfigureAwait(false);
        await SweepAsync(catalog, await catalog.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return retired
            ? string.Create(CultureInfo.InvariantCulture, $"Release {number} is retired. Its package stays kept; its database is dropped after {catalog.DropAfter.TotalMinutes:0.##} minutes, by a running instance or the next command.")
            : FormattableString.Invariant($"Release {number} is retired already; nothing changed.");
    }

    private static Task SweepAsync(ReleaseCatalog catalog, Catalog held, CancellationToken cancellationToken) =>
        catalog.HasDue(held) ? catalog.SweepAsync(cancellationToken) : Task.CompletedTask;

    private static string Table(Catalog catalog)
    {
        if (catalog.Releases.Count == 0)
        {
            return "No release is held; the first start imports the package in seed/, and so does: import seed.";
        }

        string[][] rows =
        [
            ["number", "created", "state", "built", "title"],
            .. catalog.Releases.Select(release => (string[])
            [
                release.Number.ToString(CultureInfo.InvariantCulture),
                LocalDatePattern.Iso.Format(release.Created),
                release.IsCurrent ? "current" : release.RetiredAt is null ? "held" : "retired",
                release.Databases.Count == 0 ? "-" : string.Join(' ', release.Databases.Select(database => database.Name)),
                release.Title,
            ]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Join(Environment.NewLine, rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
