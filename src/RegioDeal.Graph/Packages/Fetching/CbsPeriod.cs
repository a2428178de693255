using System.Text.RegularExpressions;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>The codes that Statistics Netherlands (CBS) gives to periods.</summary>
internal static partial class CbsPeriod
{
    /// <summary>A period as a package writes it: <c>2024JJ00</c> is <c>2024</c>, <c>2025KW04</c> is <c>2025-Q4</c>, <c>2026MM06</c> is <c>2026-06</c>. Null for what is no year, quarter or month.</summary>
    public static string? Decode(string code) =>
        Pattern().Match(code) is not { Success: true } match ? null
        : match.Groups["quarter"] is { Success: true } quarter ? $"{match.Groups["year"].Value}-Q{quarter.Value}"
        : match.Groups["month"] is { Success: true } month ? $"{match.Groups["year"].Value}-{month.Value}"
        : match.Groups["year"].Value;

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(JJ00|KW0(?<quarter>[1-4])|MM(?<month>0[1-9]|1[0-2]))\z")]
    private static partial Regex Pattern();
}
