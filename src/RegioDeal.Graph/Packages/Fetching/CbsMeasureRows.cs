namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>A measure of a table of Statistics Netherlands (CBS), and the indicator that it is.</summary>
/// <param name="Code">The code of the measure.</param>
/// <param name="Filter">The code asked of each dimension besides region and period.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Title">The title that the table gave it. Empty when nobody has seen it yet.</param>
/// <param name="Unit">The unit that the table gave it. Empty when nobody has seen it yet, or there is none.</param>
internal sealed record CbsMeasure(string Code, IReadOnlyDictionary<string, string> Filter, string Indicator, string Title, string Unit)
{
    public static CbsMeasure Of(PackageRow row) => new(
        row["measure"],
        row["filter"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]),
        row["indicator"],
        row["title"],
        row["unit"]);
}

/// <summary>The file that a fetch goes by. No answer of the graph stands on it, so its rows make no entities.</summary>
internal sealed class CbsMeasureRows : PackageTable
{
    private static readonly CodePattern Code = new("[0-9A-Za-z_]+", "a code of CBS", "M001534");

    public CbsMeasureRows()
        : base("monitor/cbs_measures.csv", "Which measure of which table of Statistics Netherlands (CBS) is which indicator, for fetches.")
    {
        Column("table", ColumnType.Text, "The id of the table, in its exact case.", Code);
        Column("measure", ColumnType.Text, "The code of the measure, as version 4 of the publisher's OData gives it.", Code);
        Optional("filter", ColumnType.Text, "The code asked of each dimension besides region and period; empty where there is none.", new("[0-9A-Za-z_]+=[0-9A-Za-z_]+(;[0-9A-Za-z_]+=[0-9A-Za-z_]+)*", "dimensions with their codes", "Geslacht=T001038;Leeftijd=10000"));
        Column("indicator", ColumnType.Text, "The code of the indicator that it is.", CodePattern.Slug);
        Optional("title", ColumnType.Text, "The title that the table gives the measure; empty when it was not seen yet.");
        Optional("unit", ColumnType.Text, "The unit that the table gives the measure; empty when it was not seen yet, or there is none.");
        Optional("note", ColumnType.Text, "What shows that the measure is the indicator.");
        Keyed("table", "measure", "filter");
        References("indicators", ["indicator"], ["code"]);
    }

    public override void Read(PackageRow row, Import import)
    {
        if (row["filter"].Split(';').CountBy(part => part.Split('=')[0]).FirstOrDefault(dimension => dimension.Value > 1).Key is { } twice)
        {
            row.Fault("filter", $"the dimension {twice} more than once", "each once", "remove the others");
        }
    }
}
