using System.Globalization;
using System.Text;

namespace RegioDeal.Graph.Packages;

/// <summary>What stands in <c>texts/</c>: the texts of sources, by line, and texts that rows name as files.</summary>
internal sealed class PackageTexts(string folder)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string root = Path.GetFullPath(Path.Combine(folder, "texts"));
    private readonly Dictionary<string, string[]?> known = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Reads a text that a row names.</summary>
    /// <param name="file">The file, relative to <c>texts/</c>.</param>
    /// <param name="fault">Told when it cannot be read.</param>
    /// <returns>The text without blank ends. Null when there is a fault.</returns>
    public string? Markdown(string file, Action<string> fault)
    {
        var path = Path.GetFullPath(Path.Combine(root, file));
        var isInside = path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isInside || !file.EndsWith(".md", StringComparison.Ordinal))
        {
            fault($"'{file}' is not a file of Markdown inside texts/; write its path from there, as wonen/project.md.");
            return null;
        }

        if (!File.Exists(path))
        {
            fault($"the file 'texts/{file}' is not there; add it or correct the name.");
            return null;
        }

        used.Add(path);
        try
        {
            var text = File.ReadAllText(path, Strict).ReplaceLineEndings("\n").Trim();
            switch (text)
            {
                case "":
                    fault($"the file 'texts/{file}' is empty; write the text or leave the cell empty.");
                    return null;
                case var _ when text.Any(letter => char.IsControl(letter) && letter != '\n'):
                    fault($"the file 'texts/{file}' holds control characters; write plain text.");
                    return null;
                default:
                    return text;
            }
        }
        catch (DecoderFallbackException)
        {
            fault($"the file 'texts/{file}' is not UTF-8; save it in that encoding.");
            return null;
        }
    }

    /// <summary>The files under <c>texts/</c> that no row named and no citation quoted so far, relative to the package.</summary>
    public IReadOnlyList<string> UnusedFiles() => !Directory.Exists(root)
        ? []
        : [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => !used.Contains(file))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>What is printed in some lines of a source.</summary>
    /// <param name="source">The code of the source.</param>
    /// <param name="lines">Numbers and ranges in ascending order, <c>1016-1020,1055</c>.</param>
    /// <param name="fault">Told when the lines cannot be.</param>
    /// <returns>The lines without blank ones. Null when the package has no text of the source.</returns>
    public string? Quote(string source, string lines, Action<string> fault)
    {
        if (!known.TryGetValue(source, out var text))
        {
            var path = Path.Combine(root, $"{source}.txt");
            known[source] = text = File.Exists(path) ? File.ReadAllText(path).Split('\n') : null;
            used.Add(path);
        }

        var quoted = new List<string>();
        var last = 0;
        foreach (var part in lines.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                || from <= last
                || to < from)
            {
                fault($"'{lines}' are not lines in ascending order; write them as 1016-1020,1055.");
                return null;
            }

            last = to;
            if (text is not null && to > text.Length)
            {
                fault($"line {to} is not there: the text of '{source}' has {text.Length} lines.");
                return null;
            }

            quoted.AddRange(text?[(from - 1)..to].Select(line => line.Trim()).Where(line => line.Length > 0) ?? []);
        }

        if (text is not null && quoted.Count == 0)
        {
            fault($"nothing is printed in lines '{lines}' of '{source}'.");
        }

        return text is null ? null : string.Join('\n', quoted);
    }
}
