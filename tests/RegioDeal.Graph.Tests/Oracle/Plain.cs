using System.Collections.Concurrent;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>What the conventions say of single values, in the plainest words.</summary>
internal static class Plain
{
    private static readonly ConcurrentDictionary<string, string> Folded = [];

    /// <summary>Without case and accents, for the letters that the seed and the operations have; a test shows that the seed has no others.</summary>
    public static string Fold(string text) => Folded.GetOrAdd(text, static text => string.Concat(text.Select(letter => letter switch
    {
        'é' or 'ë' or 'è' or 'É' or 'Ë' => "e",
        'ó' or 'ö' or 'Ö' => "o",
        'ï' => "i",
        'ß' => "ss",
        '\u0301' => "",
        '’' or '‘' => "'",
        '“' or '”' => "\"",
        '²' => "2",
        '³' => "3",
        _ => char.ToLowerInvariant(letter).ToString(),
    })));

    /// <summary>The letters beyond ASCII that it folds to themselves.</summary>
    public static string Unfolded => "€•\u00a0\u202f";

    /// <summary>By code point.</summary>
    public static int Compare(string one, string other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] != other[i])
            {
                // A pair of surrogates stands for a letter beyond all others.
                return char.IsSurrogate(one[i]) == char.IsSurrogate(other[i]) ? one[i].CompareTo(other[i]) : char.IsSurrogate(one[i]) ? 1 : -1;
            }
        }

        return one.Length.CompareTo(other.Length);
    }

    /// <summary>A quotient with so many digits, half-even; null when there is nothing to divide by.</summary>
    public static decimal? Quotient(decimal number, decimal? divisor, int digits) =>
        divisor is null or 0 ? null : Math.Round(number / divisor.Value, digits, MidpointRounding.ToEven);

    /// <summary>Splits cents by weights: each its share rounded down, and a cent more for those that lose most by that, first come first served.</summary>
    public static decimal[] Split(decimal cents, IReadOnlyList<decimal> weights)
    {
        var whole = weights.Sum();
        var parts = weights.Select(weight => decimal.Floor(cents * weight / whole)).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => cents * weights[i] % whole).Take((int)(cents - parts.Sum())))
        {
            parts[i]++;
        }

        return parts;
    }
}
