namespace RegioDeal.Graph.Packages;

/// <summary>The files under <c>texts/</c>: the texts of sources, by line, and Markdown. It remembers which were used.</summary>
internal sealed class PackageTexts(string folder, ICollection<PackageFault> faults)
{
    private const string Folder = "texts";

    private readonly Dictionary<string, string?> known = [];
    private readonly Dictionary<string, string[]?> lined = [];

    /// <summary>The file of a source's text.</summary>
    public static string FileOf(string source) => $"{Folder}/{source}.txt";

    /// <summary>True for a file under <c>texts/</c>.</summary>
    public static bool Holds(string file) => file.StartsWith($"{Folder}/", StringComparison.Ordinal);

    /// <summary>True when the package has a text of the source.</summary>
    public bool Has(string source) => PackageFile.IsInside(source) && File.Exists(Path.Combine(folder, FileOf(source)));

    /// <summary>What is printed in some lines of a source.</summary>
    /// <param name="source">The code of the source.</param>
    /// <param name="lines">Numbers and ranges in ascending order, <c>1016-1020,1055</c>.</param>
    /// <param name="fault">Told when the lines cannot be.</param>
    /// <returns>The lines without blank ones. Null when the package has no text of the source.</returns>
    public string? Quote(string source, string lines, Action<string> fault)
    {
        if (SourceLines.Parse(lines) is not { } ranges)
        {
            fault(PackageFault.Sentence(PackageFault.Shown(lines), "numbers of lines in ascending order", "write them as 1016-1020,1055"));
            return null;
        }

        if (LinesOf(source) is not { } text)
        {
            return null;
        }

        if (ranges[^1].To > text.Length)
        {
            fault(PackageFault.Sentence($"line {ranges[^1].To}", $"one of the {text.Length} lines of {FileOf(source)}", "correct the number"));
            return null;
        }

        var quoted = ranges.SelectMany(range => text[(range.From - 1)..range.To]).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        if (quoted.Length == 0)
        {
            fault(PackageFault.Sentence($"only blank lines at {lines}", $"lines of {FileOf(source)} that print something", "correct the numbers"));
        }

        return string.Join('\n', quoted);
    }

    /// <summary>A text of our own or of a source, in Markdown.</summary>
    /// <param name="path">The file, relative to <c>texts/</c>.</param>
    /// <param name="fault">Told when it is not there.</param>
    /// <returns>The text without blank ends. Null when it cannot be had.</returns>
    public string? Markdown(string path, Action<string> fault)
    {
        if (!PackageFile.IsInside(path) || !path.EndsWith(".md", StringComparison.Ordinal))
        {
            fault(PackageFault.Sentence(PackageFault.Shown(path), $"a file of Markdown under {Folder}/", "write it as zuid-en-oost-drenthe/werken.md"));
            return null;
        }

        var file = $"{Folder}/{path}";
        if (!known.ContainsKey(file) && !File.Exists(Path.Combine(folder, file)))
        {
            fault(PackageFault.Sentence(PackageFault.Shown(path), $"a file under {Folder}/", $"put {file} there, or correct its name"));
            return null;
        }

        if (Read(file)?.ReplaceLineEndings("\n").Trim() is not { } text)
        {
            return null;
        }

        if (text.Length == 0)
        {
            fault(PackageFault.Sentence($"nothing in {file}", "a text", "write it there, or clear the cell"));
            return null;
        }

        if (text.Any(letter => char.IsControl(letter) && letter != '\n'))
        {
            fault(PackageFault.Sentence($"control characters in {file}", "plain text", "remove them"));
            return null;
        }

        return text;
    }

    /// <summary>The files under <c>texts/</c> that nothing used so far.</summary>
    public IEnumerable<string> UnusedFiles()
    {
        var texts = Path.Combine(folder, Folder);
        return Directory.Exists(texts)
            ? Directory.EnumerateFiles(texts, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(file => !known.ContainsKey(file))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private string[]? LinesOf(string source)
    {
        if (!lined.TryGetValue(source, out var lines))
        {
            var text = Has(source) ? Read(FileOf(source)) : null;
            lined[source] = lines = text?.Split('\n') is { } all ? all[^1].Length == 0 ? all[..^1] : all : null;
        }

        return lines;
    }

    private string? Read(string file)
    {
        if (!known.TryGetValue(file, out var text))
        {
            known[file] = text = PackageFile.Read(folder, file, faults);
        }

        return text;
    }
}
