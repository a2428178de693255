using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Takes case and accents out of text: at import for the stored copy, at binding for what is searched.</summary>
public static class Folding
{
    /// <summary>The folded form: letters without accents, ligatures apart, lower case.</summary>
    /// <remarks>By a table of the library, not by the machine's ICU: a release must be the same wherever it is built.</remarks>
    /// <param name="text">Any text.</param>
    /// <returns>The folded text; equal for <c>Exloërmond</c> and <c>exloermond</c>.</returns>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var letters = text.ToCharArray();
        var plain = new char[4 * letters.Length]; // one letter becomes four at most
        var length = ASCIIFoldingFilter.FoldToASCII(letters, 0, plain, 0, letters.Length);
        var folded = new StringBuilder(length);
        foreach (var letter in plain.AsSpan(0, length))
        {
            // An accent that stands as a letter of its own.
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}
