namespace RegioDeal.Graph.Packages;

/// <summary>A table that may have millions of rows. They are read one by one, more than once, and never held: its file is sorted by its primary key, so that one pass sees what belongs together.</summary>
internal abstract class StreamedTable(string path, string description) : PackageTable(path, description)
{
    /// <summary>Checks one row beyond what its columns declare. What it becomes is made by <see cref="Supply"/>.</summary>
    public abstract override void Read(PackageRow row, Import import);

    /// <summary>Says which entities the rows become, when all is sound.</summary>
    /// <param name="import">Takes the streams of entities.</param>
    /// <param name="rows">Reads the rows anew, in the order of the file.</param>
    public abstract void Supply(Import import, Func<IEnumerable<PackageRow>> rows);
}
