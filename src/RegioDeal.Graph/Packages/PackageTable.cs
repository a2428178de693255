namespace RegioDeal.Graph.Packages;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    Text,
    Integer,

    /// <summary>Euros with a decimal point, read into cents.</summary>
    Euros,
    Date,

    /// <summary>A year and month, <c>2021-12</c>.</summary>
    Month,

    /// <summary>Lines of the source's text, <c>1016-1020,1055</c>.</summary>
    Lines,
    Enumeration,
    Url,

    /// <summary>A file of Markdown, relative to <c>texts/</c>; what it holds is read.</summary>
    Markdown,
}

/// <summary>A column of a table of the package.</summary>
internal sealed record PackageColumn(string Name, ColumnType Type, string Description, bool IsRequired, Type? Enumeration);

/// <summary>Columns whose values stand in another table.</summary>
internal sealed record ForeignKey(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> OtherColumns);

/// <summary>One file of the package: its columns, from which <c>datapackage.json</c> is made too, and what a row becomes. One a concept, in the concept's folder.</summary>
internal abstract class PackageTable(string path, string description)
{
    private readonly List<PackageColumn> columns = [];
    private readonly List<ForeignKey> foreignKeys = [];

    /// <summary>The file, relative to the package.</summary>
    public string Path { get; } = path;

    /// <summary>The name of the resource: the file's without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Description { get; } = description;

    public IReadOnlyList<PackageColumn> Columns => columns;

    public IReadOnlyList<string> PrimaryKey { get; private set; } = [];

    public IReadOnlyList<ForeignKey> ForeignKeys => foreignKeys;

    /// <summary>Reads one row into entities.</summary>
    public abstract void Read(PackageRow row, Import import);

    /// <summary>Completes and checks what only the whole package shows.</summary>
    public virtual void Complete(Import import)
    {
    }

    protected void Column(string name, ColumnType type, string description) =>
        columns.Add(new PackageColumn(name, type, description, IsRequired: true, null));

    protected void Optional(string name, ColumnType type, string description) =>
        columns.Add(new PackageColumn(name, type, description, IsRequired: false, null));

    protected void Column<TEnum>(string name, string description)
        where TEnum : struct, Enum =>
        columns.Add(new PackageColumn(name, ColumnType.Enumeration, description, IsRequired: true, typeof(TEnum)));

    /// <summary>A file with text of the source, and the lines that it is read from; neither, or both.</summary>
    protected void Transcribed(string name, string description)
    {
        Optional(name, ColumnType.Markdown, description);
        Optional($"{name}_lines", ColumnType.Lines, "The lines of the source's text that it is read from.");
    }

    protected void Keyed(params string[] keyColumns) => PrimaryKey = keyColumns;

    protected void References(string table, params string[] sameColumns) =>
        foreignKeys.Add(new ForeignKey(sameColumns, table, sameColumns));

    protected void References(string table, IReadOnlyList<string> ownColumns, IReadOnlyList<string> otherColumns) =>
        foreignKeys.Add(new ForeignKey(ownColumns, table, otherColumns));

    /// <summary>The two columns of every fact: its source and the lines there.</summary>
    protected void Cited()
    {
        Column("source", ColumnType.Text, "The source that the fact is read from.");
        Column("lines", ColumnType.Lines, "The lines of the source's text that print it.");
        foreignKeys.Add(new ForeignKey(["source"], "sources", ["code"]));
    }

    /// <summary>The source of a fact that stands on no lines, as on a web page or in a register.</summary>
    protected void CitedWithoutLines()
    {
        Column("source", ColumnType.Text, "The source that the fact is read from.");
        foreignKeys.Add(new ForeignKey(["source"], "sources", ["code"]));
    }
}
