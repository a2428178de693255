using System.Globalization;

namespace RegioDeal.Graph.Observations;

/// <summary>A period of an observation, read from its spelling.</summary>
/// <param name="Text"><c>2019</c>, <c>2019-Q3</c> or <c>2019-07</c>.</param>
/// <param name="Kind">How long it is.</param>
/// <param name="Year">The year that it lies in.</param>
/// <param name="Part">The quarter or the month, from 1; 1 for a year.</param>
internal readonly record struct Period(string Text, PeriodKind Kind, int Year, int Part)
{
    /// <summary>The number of months before it since year 0: orders periods of one kind, and tells how far they lie apart.</summary>
    public int Months => (Year * 12) + ((Part - 1) * (Kind == PeriodKind.Quarter ? 3 : 1));

    /// <summary>How many months it has.</summary>
    public int Length => Kind switch { PeriodKind.Year => 12, PeriodKind.Quarter => 3, _ => 1 };

    /// <summary>Reads a period whose spelling was checked.</summary>
    public static Period Of(string text)
    {
        var year = int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Length == 4 ? new Period(text, PeriodKind.Year, year, 1)
            : text[5] == 'Q' ? new Period(text, PeriodKind.Quarter, year, text[6] - '0')
            : new Period(text, PeriodKind.Month, year, int.Parse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>True of periods that can be compared over the years: two years, or the same quarter or month of two.</summary>
    public bool IsLike(Period other) => Kind == other.Kind && Part == other.Part;

    /// <summary>True when this period begins before another one does.</summary>
    public bool IsBefore(Period other) => Months < other.Months;
}
