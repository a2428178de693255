namespace RegioDeal.Graph.Benchmarks.Comparing.Making;

/// <summary>What is copied.</summary>
internal enum Copied
{
    /// <summary>What is about a project, and what is about the whole: each copy is another.</summary>
    Project,

    /// <summary>An indicator. The import refuses 2,000 of them, so copies that come later share those of earlier ones.</summary>
    Indicator,

    /// <summary>A region other than that of a deal. It is another for copies that share their indicators, so that no two have the same observations.</summary>
    Region,
}

/// <summary>The copies of a package, numbered from 1.</summary>
/// <param name="Times">How many.</param>
/// <param name="Indicators">How many of them have indicators of their own, at most.</param>
internal sealed record Copies(int Times, int Indicators)
{
    /// <summary>How many indicators the import takes (<c>PanelConfiguration.Most</c>).</summary>
    private const int MostIndicators = 1_999;

    /// <summary>As many as asked of a seed with so many indicators.</summary>
    public static Copies Of(int times, int indicators) => new(times, MostIndicators / indicators);

    /// <summary>The copies in which something comes for the first time.</summary>
    public IEnumerable<int> First(Copied copied) => Enumerable.Range(1, Times).Where(copy => copied switch
    {
        Copied.Project => true,
        Copied.Indicator => copy <= Indicators,
        _ => (copy - 1) % Indicators == 0,
    });

    /// <summary>Which of its copies a copy of the package has.</summary>
    public int NumberOf(Copied copied, int copy) => copied switch
    {
        Copied.Project => copy,
        Copied.Indicator => ((copy - 1) % Indicators) + 1,
        _ => ((copy - 1) / Indicators) + 1,
    };
}
