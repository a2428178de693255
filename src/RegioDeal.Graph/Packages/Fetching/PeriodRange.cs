using System.Text.RegularExpressions;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>Periods of one length: <c>2024</c>, <c>2015..2025</c>, <c>2015..</c>, <c>2024-Q1..2024-Q4</c>, <c>..2024-06</c>. A range of years holds no quarters.</summary>
internal sealed partial class PeriodRange
{
    private readonly string from;
    private readonly string to;

    private PeriodRange(string from, string to) => (this.from, this.to) = (from, to);

    /// <summary>Reads a period or a range. Null when it is none.</summary>
    public static PeriodRange? Parse(string text)
    {
        var (from, to) = text.Split("..") switch
        {
            [var one] => (one, one),
            [var first, var last] => (first, last),
            _ => ("", ""),
        };
        string[] ends = [.. new[] { from, to }.Where(end => end.Length > 0)];
        return ends.Length > 0 && ends.All(end => Pattern().IsMatch(end)) && ends.Select(Length).Distinct().Count() == 1 ? new PeriodRange(from, to) : null;
    }

    /// <summary>Says whether a period, as a package writes it, is one of them.</summary>
    public bool Holds(string period) =>
        Length(period) == Length(from.Length > 0 ? from : to)
        && string.CompareOrdinal(from, period) <= 0
        && (to.Length == 0 || string.CompareOrdinal(period, to) <= 0);

    // A year, a quarter or a month; each kind sorts as text.
    private static char Length(string period) => period.Length == 4 ? 'Y' : period[5] == 'Q' ? 'Q' : 'M';

    [GeneratedRegex(@"\A[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?\z")]
    private static partial Regex Pattern();
}
