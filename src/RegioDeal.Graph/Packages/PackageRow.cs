using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Packages;

/// <summary>A row of a table. What cannot be read is a fault, and the row then makes no entity.</summary>
internal sealed class PackageRow(PackageTable table, int number, IReadOnlyDictionary<string, string> values, List<PackageFault> faults)
{
    /// <summary>True when something in the row could not be read.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>A text that must be there.</summary>
    public string Text(string column)
    {
        var text = values[column];
        if (text.Length == 0)
        {
            Fault(column, "is empty; a value is needed here.");
        }

        return text;
    }

    /// <summary>A text, or null when the cell is empty.</summary>
    public string? Optional(string column) => values[column] is { Length: > 0 } text ? text : null;

    /// <summary>A whole number.</summary>
    public int Int(string column)
    {
        var text = Text(column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        if (text.Length > 0)
        {
            Fault(column, $"'{text}' is not a whole number; write digits only.");
        }

        return 0;
    }

    /// <summary>Euros, in cents.</summary>
    public long Cents(string column)
    {
        var text = Text(column);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && text.Count(letter => letter == '.') <= 1
            && decimal.Round(euros, 2) == euros
            && (!text.Contains('.', StringComparison.Ordinal) || text.Length - text.IndexOf('.', StringComparison.Ordinal) <= 3))
        {
            return (long)(euros * 100);
        }

        if (text.Length > 0)
        {
            Fault(column, $"'{text}' is not a number; write {new string([.. text.Where(char.IsDigit)])}.");
        }

        return 0;
    }

    /// <summary>A date, or null when the cell is empty.</summary>
    public LocalDate? OptionalDate(string column)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
        {
            return date;
        }

        Fault(column, $"'{text}' is not a date; write it as 2021-12-31.");
        return null;
    }

    /// <summary>A value of an enumeration.</summary>
    public TEnum Enum<TEnum>(string column)
        where TEnum : struct, Enum
    {
        var text = Text(column);
        foreach (var value in System.Enum.GetValues<TEnum>())
        {
            if (value.ToString().ToConstant() == text)
            {
                return value;
            }
        }

        if (text.Length > 0)
        {
            Fault(column, $"'{text}' is none of {string.Join(", ", System.Enum.GetValues<TEnum>().Select(value => value.ToString().ToConstant()))}.");
        }

        return default;
    }

    /// <summary>The entity that a natural key names.</summary>
    public T? Find<T>(Import import, string column, params object[] key)
        where T : class
    {
        var text = string.Join('/', key);
        var found = import.Find<T>(text);
        if (found is null && !key.Any(part => part is "" or 0))
        {
            Fault(column, $"there is no {typeof(T).Name.ToLowerInvariant()} '{text}' in this package; correct it or add it there.");
        }

        return found;
    }

    /// <summary>The source that the row cites, its lines and their text.</summary>
    public (Source? Source, string Lines, string? Quote) Cited(Import import)
    {
        var source = Find<Source>(import, "source", Text("source"));
        var lines = Text("lines");
        var quote = source is null || lines.Length == 0 ? null : import.Texts.Quote(source.Code, lines, problem => Fault("lines", problem));
        return (source, lines, quote);
    }

    /// <summary>The Markdown of the file that the cell names.</summary>
    public string Markdown(Import import, string column) =>
        Text(column) is { Length: > 0 } file ? import.Texts.Markdown(file, problem => Fault(column, problem)) ?? "" : "";

    /// <summary>The Markdown of the file that the cell names, or null when the cell is empty.</summary>
    public string? OptionalMarkdown(Import import, string column) => Optional(column) is null ? null : Markdown(import, column);

    /// <summary>Text of the source in a file of its own, and the lines that it is read from; both null when there is none.</summary>
    public (string? Text, string? Lines) Transcribed(Import import, Source? source, string column)
    {
        var linesColumn = $"{column}_lines";
        var (text, lines) = (OptionalMarkdown(import, column), Optional(linesColumn));
        if ((text is null) != (lines is null))
        {
            Fault(lines is null ? linesColumn : column, $"is empty; '{column}' and '{linesColumn}' belong together.");
        }
        else if (source is not null && lines is not null)
        {
            import.Texts.Quote(source.Code, lines, problem => Fault(linesColumn, problem));
        }

        return (text, lines);
    }

    /// <summary>A whole number, or null when the cell is empty.</summary>
    public int? OptionalInt(string column) => Optional(column) is null ? null : Int(column);

    /// <summary>A year and month, or null when the cell is empty.</summary>
    public string? OptionalMonth(string column)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }

        if (!YearMonthPattern.Iso.Parse(text).Success)
        {
            Fault(column, $"'{text}' is not a month; write it as 2021-12.");
        }

        return text;
    }

    /// <summary>Notes a fault in this row.</summary>
    public void Fault(string? column, string message)
    {
        IsFaulty = true;
        faults.Add(new PackageFault(table.Path, number, column, message));
    }
}
