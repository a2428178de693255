using System.Text.RegularExpressions;

namespace RegioDeal.Graph.Packages;

/// <summary>How the codes of a column are spelled.</summary>
/// <param name="Expression">A regular expression that a whole code matches; it stands in <c>datapackage.json</c> too.</param>
/// <param name="Words">What it is, after "expected".</param>
/// <param name="Example">A code that is spelled so.</param>
internal sealed record CodePattern(string Expression, string Words, string Example)
{
    /// <summary>Our own short names: <c>zuid-en-oost-drenthe</c>.</summary>
    public static readonly CodePattern Slug = new("[a-z0-9]+(-[a-z0-9]+)*", "a code of lower-case letters, digits and hyphens", "zuid-en-oost-drenthe");

    /// <summary>Codes that are spelled as the constants of the schema: <c>WERKEN</c>.</summary>
    public static readonly CodePattern Constant = new("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", "a code of capitals, digits and underscores", "WERKEN");

    /// <summary>A year, a quarter or a month.</summary>
    public static readonly CodePattern Period = new("[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?", "a year, a quarter or a month", "2019, 2019-Q3 or 2019-07");

    /// <summary>The regions of Statistics Netherlands (CBS): municipality, province, the country.</summary>
    public static readonly CodePattern Region = new("GM[0-9]{4}|PV[0-9]{2}|NL01", "a code that CBS gives to a region", "GM0114, PV22 or NL01");

    private readonly Regex whole = new($@"\A(?:{Expression})\z", RegexOptions.CultureInvariant);

    public bool Matches(string code) => whole.IsMatch(code);
}
