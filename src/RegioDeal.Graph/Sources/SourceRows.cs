using RegioDeal.Graph.Packages;

namespace RegioDeal.Graph.Sources;

internal sealed class SourceRows : PackageTable
{
    public SourceRows()
        : base("sources.csv", "Documents, web pages and registers that facts come from.")
    {
        Column("code", ColumnType.Text, "Our short name for it. The text of a document stands in texts/ under this name.", CodePattern.Slug);
        Column("publisher", ColumnType.Text, "Who published it.");
        Column("title", ColumnType.Text, "Its title; of a web page in words that follow its address.");
        Optional("edition", ColumnType.Text, "Its edition.");
        Optional("table", ColumnType.Text, "The publisher's number of the table, as 83625NED.");
        Optional("url", ColumnType.Url, "Where it can be read.");
        Optional("copy", ColumnType.Url, "The address of the copy that was read, when it was not the source itself.");
        Optional("licence", ColumnType.Text, "The licence that it states.");
        Optional("retrieved", ColumnType.Date, "The day on which it was fetched.");
        Optional("checksum", ColumnType.Text, "Algorithm and digest of the file as it was read.");
        Optional("note", ColumnType.Text, "What it says or how it was used.");
        Keyed("code");
    }

    public override void Read(PackageRow row, Import import)
    {
        var (code, title, edition) = (row.Text("code"), row.Text("title"), row.Optional("edition"));
        import.Add(
            row,
            new Source
            {
                Id = import.Next<Source>(),
                Key = code,
                Code = code,
                Publisher = row.Text("publisher"),
                Title = title,
                Edition = edition,
                Document = edition is null ? title : $"{title}, {edition}",
                Table = row.Optional("table"),
                Url = row.Optional("url"),
                Copy = row.Optional("copy"),
                Licence = row.Optional("licence"),
                Retrieved = row.OptionalDate("retrieved"),
                Checksum = row.Optional("checksum"),
                Note = row.Optional("note"),
            },
            code);
    }
}
