using System.Globalization;

namespace RegioDeal.Graph.Packages;

/// <summary>Lines of a source's text, written as <c>1016-1020,1055</c>.</summary>
internal static class SourceLines
{
    /// <summary>Their regular expression in <c>datapackage.json</c>, which cannot say that they ascend.</summary>
    public const string Pattern = "[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*";

    /// <summary>Reads numbers and ranges in ascending order.</summary>
    /// <param name="text">As it stands in the cell.</param>
    /// <returns>First and last lines. Null when it cannot be read.</returns>
    public static IReadOnlyList<(int From, int To)>? Parse(string text)
    {
        var ranges = new List<(int From, int To)>();
        var last = 0;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                || from <= last
                || to < from)
            {
                return null;
            }

            ranges.Add((from, to));
            last = to;
        }

        return ranges;
    }
}
