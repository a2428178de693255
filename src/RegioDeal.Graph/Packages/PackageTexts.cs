using System.Globalization;

namespace RegioDeal.Graph.Packages;

/// <summary>The texts of sources, by line.</summary>
internal sealed class PackageTexts(string folder)
{
    private readonly Dictionary<string, string[]?> known = [];

    /// <summary>What is printed in some lines of a source.</summary>
    /// <param name="source">The code of the source.</param>
    /// <param name="lines">Numbers and ranges in ascending order, <c>1016-1020,1055</c>.</param>
    /// <param name="fault">Told when the lines cannot be.</param>
    /// <returns>The lines without blank ones. Null when the package has no text of the source.</returns>
    public string? Quote(string source, string lines, Action<string> fault)
    {
        if (!known.TryGetValue(source, out var text))
        {
            var path = Path.Combine(folder, "texts", $"{source}.txt");
            known[source] = text = File.Exists(path) ? File.ReadAllText(path).Split('\n') : null;
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
