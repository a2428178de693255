using System.Text.RegularExpressions;

namespace RegioDeal.Graph.Packages;

/// <summary>Words that a row says are printed in the lines that it cites.</summary>
internal static class PrintedWords
{
    // A hyphen at the end of a line may break a word or belong to it.
    private const char Broken = '\u00AD';

    /// <summary>Whether the lines print the words: spaces, line ends and the hyphens that break a word over two lines apart.</summary>
    public static bool StandIn(string quote, string words)
    {
        var lines = new string([.. quote.Replace("-\n", $"{Broken}", StringComparison.Ordinal).Where(letter => !char.IsWhiteSpace(letter))]);
        var letters = words.Where(letter => !char.IsWhiteSpace(letter))
            .Select(letter => letter == '-' ? $"[-{Broken}]" : $"{Broken}?{Regex.Escape($"{letter}")}");
        return Regex.IsMatch(lines, string.Concat(letters), RegexOptions.CultureInvariant);
    }
}
