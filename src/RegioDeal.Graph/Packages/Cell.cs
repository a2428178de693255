using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Packages;

/// <summary>What was expected instead of what stands in a cell, and what to do.</summary>
internal sealed record CellFault(string Expected, string Advice);

/// <summary>The text of a cell, read as its column declares.</summary>
internal static partial class Cell
{
    // So that cents, and sums of them, stay far inside of 64 bits.
    private const decimal MostEuros = 9_999_999_999_999.99m;

    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))]);

    /// <summary>Why a cell cannot be what its column holds, or null when it can.</summary>
    public static CellFault? Check(PackageColumn column, bool isKey, string text)
    {
        if (text.AsSpan().ContainsAny(Control))
        {
            return new CellFault("text without control characters", "remove them");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return column.IsRequired ? new CellFault(Words(column), "fill it in")
                : text.Length > 0 ? new CellFault("nothing, or a value", "clear it")
                : null;
        }

        if (text.Trim() != text && (isKey || column.Type != ColumnType.Text || column.Code is not null))
        {
            return new CellFault($"{Words(column)} without white space around it", $"write {text.Trim()}");
        }

        return column.Type switch
        {
            ColumnType.Integer when !TryInteger(text, out _) => Integer(text),
            ColumnType.Euros when !TryCents(text, out _) => Euros(text),
            ColumnType.Decimal when !TryScaled(text, out _) => Scaled(text),
            ColumnType.GeoJson when GeoJson.Problem(text) is { } problem => problem,
            ColumnType.Date when !TryDate(text, out _) => Date(text),
            ColumnType.Month when !IsMonth(text) => new CellFault(Words(column), "write it as 2021-12"),
            ColumnType.Lines when SourceLines.Parse(text) is null => new CellFault(Words(column), "write them as 1016-1020,1055"),
            ColumnType.Url when !IsUrl(text) => new CellFault(Words(column), text.StartsWith("www.", StringComparison.Ordinal) ? $"write https://{text}" : "write it as https://www.example.org/page"),
            ColumnType.Enumeration when !column.Constants.Contains(text) => Enumeration(column, text),
            _ when column.Code?.Matches(text) == false => new CellFault(column.Code.Words, $"write it as {column.Code.Example}"),
            _ => null,
        };
    }

    /// <summary>Reads a whole number. Each has one spelling, so that equal keys are equal texts.</summary>
    public static bool TryInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !HasLeadingZero(text);

    /// <summary>Reads euros with at most two decimals into cents. <c>80.000</c> is refused: it is Dutch for 80000, and would be read as 80.</summary>
    public static bool TryCents(string text, out long cents)
    {
        cents = 0;
        if (!EurosPattern().IsMatch(text) || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros) || euros > MostEuros)
        {
            return false;
        }

        cents = (long)(euros * 100);
        return true;
    }

    /// <summary>Reads a number with at most four decimals into ten-thousandths. Each has one spelling of its whole part.</summary>
    public static bool TryScaled(ReadOnlySpan<char> text, out long scaled)
    {
        scaled = 0;
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var rest = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length is 0 or > 13
            || (whole.Length > 1 && whole[0] == '0')
            || (point >= 0 && rest.Length is 0 or > 4)
            || whole.ContainsAnyExceptInRange('0', '9')
            || rest.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        for (var i = 0; i < whole.Length; i++)
        {
            scaled = (scaled * 10) + (whole[i] - '0');
        }

        for (var i = 0; i < 4; i++)
        {
            scaled = (scaled * 10) + (i < rest.Length ? rest[i] - '0' : 0);
        }

        scaled = digits.Length < text.Length ? -scaled : scaled;
        return true;
    }

    /// <summary>Reads a date, <c>2021-12-31</c>.</summary>
    public static bool TryDate(string text, out LocalDate date)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        date = parsed.Success ? parsed.Value : default;
        return parsed.Success && DatePattern().IsMatch(text);
    }

    /// <summary>Reads a value of an enumeration, spelled as in the schema.</summary>
    public static bool TryEnum<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum =>
        Constants<TEnum>.Values.TryGetValue(text, out value);

    /// <summary>What a column holds, after "expected".</summary>
    public static string Words(PackageColumn column) => column.Type switch
    {
        ColumnType.Integer => "a whole number",
        ColumnType.Euros => "euros with a decimal point such as 80000.00",
        ColumnType.Decimal => "a number with a decimal point such as 4.7",
        ColumnType.GeoJson => "a GeoJSON Polygon or MultiPolygon",
        ColumnType.Date => "a date",
        ColumnType.Month => "a year and a month",
        ColumnType.Lines => "numbers of lines in ascending order",
        ColumnType.Url => "an address that begins with http:// or https://",
        ColumnType.Enumeration => $"one of {string.Join(", ", column.Constants)}",
        _ => column.Code?.Words ?? "a value",
    };

    private static CellFault Integer(string text)
    {
        var plain = DutchThousands().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text;
        plain = plain.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return new CellFault(
            "a whole number",
            TryInteger(plain, out _) ? $"write {plain}"
                : text.All(char.IsAsciiDigit) ? FormattableString.Invariant($"write at most {int.MaxValue}")
                : "write digits only");
    }

    private static CellFault Euros(string text) => new(
        "euros with a decimal point such as 80000.00",
        EurosMeant(text) is { } meant ? $"write {meant}" : "write digits, and a point before the cents when there are any");

    private static CellFault Scaled(string text)
    {
        // 1,234 may be Dutch or English: only other commas have one reading.
        var plain = DutchDecimals().IsMatch(text.TrimStart('-')) ? text.Replace(',', '.') : text;
        return new CellFault(
            "a number with a decimal point such as 4.7",
            TryScaled(plain, out _) ? $"write {plain}" : "write digits, and a point before at most four decimals");
    }

    // Only where one reading is possible: 80,000 may be eighty euros or eighty thousand.
    private static string? EurosMeant(string text)
    {
        var figure = Currency().Replace(text, "");
        var plain =
            DutchThousands().IsMatch(figure) || DutchDecimals().IsMatch(figure) ? figure.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : EnglishThousands().IsMatch(figure) ? figure.Replace(",", "", StringComparison.Ordinal)
            : figure;
        plain = plain.TrimStart('0') is var digits && (digits.Length == 0 || digits[0] == '.') ? $"0{digits}" : digits;
        if (plain.IndexOf('.', StringComparison.Ordinal) is var point and >= 0)
        {
            plain = plain.PadRight(point + 3, '0');
        }

        return TryCents(plain, out _) ? plain : null;
    }

    private static CellFault Date(string text)
    {
        var advice = "write it as 2021-12-31";
        if (DutchDate().Match(text) is { Success: true } dutch)
        {
            var (day, month) = (int.Parse(dutch.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(dutch.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            var meant = FormattableString.Invariant($"{dutch.Groups[3].Value}-{month:00}-{day:00}");

            // 3-4-2021 is another day to an American.
            if ((day > 12 || day == month) && TryDate(meant, out _))
            {
                advice = $"write {meant}";
            }
        }

        return new CellFault("a date", advice);
    }

    private static CellFault Enumeration(PackageColumn column, string text)
    {
        var near = text.Replace(' ', '_').Replace('-', '_').ToUpperInvariant();
        return new CellFault(Words(column), column.Constants.Contains(near) ? $"write {near}" : "write the one that is meant");
    }

    private static bool IsMonth(string text) => MonthPattern().IsMatch(text);

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && !text.Any(char.IsWhiteSpace);

    private static bool HasLeadingZero(string digits) => digits.Length > 1 && digits[0] == '0';

    [GeneratedRegex(@"\A(0|[1-9][0-9]*)(\.[0-9]{1,2})?\z")]
    private static partial Regex EurosPattern();

    [GeneratedRegex(@"\A[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?\z")]
    private static partial Regex DutchThousands();

    [GeneratedRegex(@"\A[0-9]+,[0-9]{1,2}\z")]
    private static partial Regex DutchDecimals();

    [GeneratedRegex(@"\A[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,2}\z|\A[0-9]{1,3}(,[0-9]{3}){2,}\z")]
    private static partial Regex EnglishThousands();

    // The sign before, and the dash that stands for no cents.
    [GeneratedRegex(@"\A(€|EUR)\s*|,-\z")]
    private static partial Regex Currency();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\A([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\z")]
    private static partial Regex DutchDate();

    [GeneratedRegex(@"\A[0-9]{4}-(0[1-9]|1[0-2])\z")]
    private static partial Regex MonthPattern();

    // Made once: there may be millions of cells.
    private static class Constants<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(value => value.ToString().ToConstant(), StringComparer.Ordinal);
    }
}
