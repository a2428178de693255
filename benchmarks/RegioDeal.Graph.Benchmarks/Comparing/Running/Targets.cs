using System.Globalization;

namespace RegioDeal.Graph.Benchmarks.Comparing.Running;

/// <summary>A figure to reach, and what was measured.</summary>
/// <param name="Text">What is to be reached.</param>
/// <param name="Measured">The figures that it is held against; empty when there are none.</param>
/// <param name="Reached">Null when it was not measured.</param>
internal sealed record Target(string Text, string Measured, bool? Reached);

/// <summary>The figures that this API is to reach.</summary>
internal static class Targets
{
    private const double OfYardstick = 0.85;
    private const double OfPostGraphile = 3;
    private const double OfConstant = 0.70;
    private const double MedianGrowth = 1.5;
    private const double AllocatedKilobytes = 40;
    private const double ResidentMegabytes = 250;
    private const double FirstAnswerSeconds = 3;

    // The pages of 20.
    private static readonly string[] Pages = ["page", "largest"];

    private static string Own => Entrants.OwnOnPostgres.Contender.Name;

    /// <summary>All of them, held against the results.</summary>
    public static IEnumerable<Target> Of(IReadOnlyList<ScaleResult> results)
    {
        foreach (var result in results)
        {
            yield return Ratio(result, Own, Entrants.Yardstick, $"uncached at least {OfYardstick:0.00} of the yardstick", ratio => ratio >= OfYardstick);
            yield return Ratio(result, Own, Entrants.SqlJson, "uncached ahead of the SQL that builds JSON", ratio => ratio > 1);
            yield return Ratio(result, Own, Entrants.PostGraphile, $"uncached at least {OfPostGraphile:0} times PostGraphile", ratio => ratio >= OfPostGraphile);
            yield return Ratio(result, Entrants.OwnKept.Contender.Name, Entrants.Constant, $"kept at least {OfConstant:0.00} of the constant answer", ratio => ratio >= OfConstant);
            yield return Held(
                $"{result.Times}x: under {AllocatedKilobytes:0} KB allocated for page",
                [.. new[] { result.Find("page", Own)?.AllocatedPerRequest / 1e3 }.OfType<double>().Select(kilobytes => ("page", kilobytes))],
                kilobytes => kilobytes < AllocatedKilobytes,
                "0.0 KB");
            yield return Held(
                $"{result.Times}x: first answer within {FirstAnswerSeconds:0} s of process start",
                [.. result.FirstAnswers.Select(first => (first.Contender, first.Time.TotalSeconds))],
                seconds => seconds < FirstAnswerSeconds,
                "0.00 s");
        }

        var (least, most) = (results[0], results[^1]);
        yield return Held(
            $"the median of a page of 20 at {most.Times}x less than {MedianGrowth:0.0} times that at {least.Times}x",
            least == most ? [] : [.. Pages.Select(page => (Page: page, Growth: most.Find(page, Own)?.P50 / least.Find(page, Own)?.P50)).Where(each => each.Growth is not null).Select(each => (each.Page, each.Growth!.Value))],
            growth => growth < MedianGrowth,
            "0.00");
        yield return Held(
            $"under {ResidentMegabytes:0} MB resident at {most.Times}x, after all loads",
            [.. Entrants.Own.Select(own => own.Contender.Name).Where(most.Memory.ContainsKey).Select(name => (name, most.Memory[name].Resident / 1e6))],
            megabytes => megabytes < ResidentMegabytes,
            "0 MB");
    }

    private static Target Ratio(ScaleResult result, string contender, string other, string text, Func<double, bool> reached) => Held(
        $"{result.Times}x: {text}",
        [.. result.Rows.Where(row => row != TrustedDocument.Row).Select(row => (Row: row, Ratio: result.Ratio(row, contender, other))).Where(each => each.Ratio is not null).Select(each => (each.Row, each.Ratio!.Value.Median))],
        reached,
        "0.00");

    private static Target Held(string text, IReadOnlyList<(string Of, double Figure)> figures, Func<double, bool> reached, string format) => new(
        text,
        string.Join(", ", figures.Select(each => $"{each.Of} {each.Figure.ToString(format, CultureInfo.InvariantCulture)}")),
        figures.Count == 0 ? null : figures.All(each => reached(each.Figure)));
}
