namespace RegioDeal.Graph.Packages;

/// <summary>One thing that is wrong in a package.</summary>
/// <param name="File">The file, relative to the package.</param>
/// <param name="Row">The line of the file, the header being 1. Null when it is about the whole file.</param>
/// <param name="Column">The column. Null when it is about the whole row.</param>
/// <param name="Message">What stood there, and what to do.</param>
public sealed record PackageFault(string File, int? Row, string? Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{File}{(Row is null ? "" : $", row {Row}")}{(Column is null ? "" : $", {Column}")}: {Message}");
}

/// <summary>A package that cannot be imported, with every fault that was found.</summary>
/// <param name="folder">The package's folder, as it was named.</param>
/// <param name="faults">At least one.</param>
public sealed class InvalidPackageException(string folder, IReadOnlyList<PackageFault> faults)
    : Exception($"The package '{folder}' has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; nothing was imported.{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}")
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<PackageFault> Faults { get; } = faults;
}
