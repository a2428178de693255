using System.Text;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Planning.Filtering;

namespace RegioDeal.Graph.Packages;

/// <summary>Keys: natural keys written so that they sort by code point as people sort them.</summary>
internal static partial class Keys
{
    /// <summary><c>2.4 a</c> becomes <c>002.004a</c>.</summary>
    public static string Padded(string code) =>
        Number().Replace(code.Replace(" ", "", StringComparison.Ordinal), number => number.Value.PadLeft(3, '0'));

    public static string Padded(int number) => number.ToString("000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>Jeugd en techniek</c> becomes <c>jeugd-en-techniek</c>.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in Folding.Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
