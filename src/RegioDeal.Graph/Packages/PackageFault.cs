namespace RegioDeal.Graph.Packages;

/// <summary>One thing that is wrong in a package.</summary>
/// <param name="File">The file, relative to the package.</param>
/// <param name="Row">The line of the file, the header being 1. Null when it is about the whole file.</param>
/// <param name="Column">The column, or the part of <c>datapackage.json</c>. Null when it is about the whole row.</param>
/// <param name="Message">What stood there, what was expected, and what to do: see <see cref="Sentence"/>.</param>
public sealed record PackageFault(string File, int? Row, string? Column, string Message)
{
    private const int Longest = 80;

    /// <summary>The one form that all messages have.</summary>
    /// <param name="found">What stood there.</param>
    /// <param name="expected">What could stand there.</param>
    /// <param name="advice">What to do.</param>
    /// <returns>A sentence, without the place.</returns>
    public static string Sentence(string found, string expected, string advice) => $"found {found}, expected {expected}; {advice}.";

    /// <summary>A value as messages show it: in quotes, in one line, cut when it is long, nothing when it is empty.</summary>
    /// <param name="value">What stands in a cell.</param>
    /// <returns>Words.</returns>
    public static string Shown(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var shown = string.Concat(value
            .Take(Longest)
            .Select(letter => letter switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                _ when char.IsControl(letter) => FormattableString.Invariant($"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            }));
        return value.Length == 0 ? "nothing" : $"'{shown}{(value.Length > Longest ? "..." : "")}'";
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{File}{(Row is null ? "" : $", row {Row}")}{(Column is null ? "" : $", {Column}")}: {Message}");
}

/// <summary>A package that cannot be imported, with every fault that was found.</summary>
/// <param name="folder">The package's folder, as it was named.</param>
/// <param name="faults">At least one, in the order of files and rows.</param>
public sealed class InvalidPackageException(string folder, IReadOnlyList<PackageFault> faults)
    : Exception($"The package '{folder}' has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; nothing was imported.{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}")
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<PackageFault> Faults { get; } = faults;
}
