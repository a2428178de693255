using NodaTime;
using NodaTime.Text;

namespace RegioDeal.Graph.Citations;

/// <summary>Dates as English texts print them.</summary>
internal static class PrintedDates
{
    private static readonly LocalDatePattern English = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary><c>25 November 2026</c>.</summary>
    public static string Printed(this LocalDate date) => English.Format(date);
}
