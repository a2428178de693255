namespace RegioDeal.Graph.Packages;

/// <summary>What a sound package becomes beyond the rows of its tables: runs when all tables are complete and nothing is at fault. Found by its type, in the concept's folder.</summary>
internal abstract class ImportStep
{
    /// <summary>Adds to what the package becomes.</summary>
    public abstract void Run(Import import);
}
