namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>What to fetch, and where to.</summary>
/// <param name="Table">The id of a table, in its exact case.</param>
/// <param name="Measures">Codes of measures. Empty for all of the table that the package maps.</param>
/// <param name="Regions">Codes of regions. Empty for all of the package.</param>
/// <param name="Periods">Periods and ranges of them, see <see cref="PeriodRange"/>. Empty for all of the table.</param>
/// <param name="Package">The folder of the package.</param>
/// <param name="Address">The address above the tables.</param>
/// <param name="Work">The folder that keeps the pages of fetches that were broken off.</param>
internal sealed record FetchRequest(
    string Table, IReadOnlyList<string> Measures, IReadOnlyList<string> Regions, IReadOnlyList<string> Periods, string Package, Uri Address, string Work)
{
    /// <summary>Where pages are kept when nothing else is said: in the user's own folder, or among temporary files where the user has none.</summary>
    public static string DefaultWork { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } own ? own : Path.GetTempPath(),
        "regiodeal-graph",
        "fetch");
}
