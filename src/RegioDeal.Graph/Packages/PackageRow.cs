using NodaTime;
using RegioDeal.Graph.Sources;

namespace RegioDeal.Graph.Packages;

/// <summary>A row of a table. A row with a fault makes no entity.</summary>
/// <remarks>What its columns declare is checked before a table reads it, so reading tells nothing twice.</remarks>
internal sealed class PackageRow(PackageSheet sheet, int number, IReadOnlyDictionary<string, int> places, string[] cells, ICollection<PackageFault> faults)
{
    private HashSet<string>? faulty;

    /// <summary>The line of the file on which it begins.</summary>
    public int Number { get; } = number;

    /// <summary>True when something is wrong with the row, or with one that it refers to.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>True when every cell holds what its column declares.</summary>
    public bool CanBeRead { get; set; }

    /// <summary>What stands in a cell, as it is.</summary>
    public string this[string column] => places.TryGetValue(column, out var place) ? cells[place] : "";

    /// <summary>A text that must be there.</summary>
    public string Text(string column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            Fault(column, PackageFault.Shown(text), "a value", "fill it in");
        }

        return text;
    }

    /// <summary>A text, or null when the cell is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>A whole number.</summary>
    public int Int(string column) => Cell.TryInteger(Text(column), out var value) ? value : Unreadable<int>(column, "a whole number");

    /// <summary>Euros, in cents.</summary>
    public long Cents(string column) => Cell.TryCents(Text(column), out var cents) ? cents : Unreadable<long>(column, "euros");

    /// <summary>A number, in ten-thousandths.</summary>
    public long Scaled(string column) => Cell.TryScaled(Text(column), out var scaled) ? scaled : Unreadable<long>(column, "a number");

    /// <summary>A date, or null when the cell is empty.</summary>
    public LocalDate? OptionalDate(string column) =>
        Optional(column) is not { } text ? null
        : Cell.TryDate(text, out var date) ? date
        : Unreadable<LocalDate?>(column, "a date");

    /// <summary>A value of an enumeration.</summary>
    public TEnum Enum<TEnum>(string column)
        where TEnum : struct, Enum =>
        Cell.TryEnum<TEnum>(Text(column), out var value) ? value : Unreadable<TEnum>(column, $"a {typeof(TEnum).Name}");

    /// <summary>The entity that a natural key names. Where there is none the row makes no entity.</summary>
    public T? Find<T>(Import import, string column, params object[] key)
        where T : class
    {
        var text = string.Join('/', key);
        var found = import.Find<T>(text);
        if (found is null)
        {
            // Its own row is at fault, or the foreign key has told. Only a table that declares none comes to this.
            if (faults.Count == 0)
            {
                Fault(column, PackageFault.Shown(text), $"a {typeof(T).Name} of this package", "correct it or add it there");
            }

            IsFaulty = true;
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
    public (string? Text, string? Lines) Transcribed(Import import, string column)
    {
        var linesColumn = $"{column}_lines";
        var (text, lines) = (OptionalMarkdown(import, column), Optional(linesColumn));
        if ((text is null) != (lines is null))
        {
            Fault(lines is null ? linesColumn : column, "nothing", $"both {column} and {linesColumn}, or neither", "fill it in, or clear the other");
        }

        return (text, lines);
    }

    /// <summary>A whole number, or null when the cell is empty.</summary>
    public int? OptionalInt(string column) => Optional(column) is null ? null : Int(column);

    /// <summary>Notes a fault in this row, the first of a column.</summary>
    public void Fault(string? column, string found, string expected, string advice) =>
        Fault(column, PackageFault.Sentence(found, expected, advice));

    /// <summary>Notes a fault in this row, told by <see cref="PackageFault.Sentence"/>.</summary>
    public void Fault(string? column, string message)
    {
        IsFaulty = true;
        if ((faulty ??= []).Add(column ?? ""))
        {
            faults.Add(new PackageFault(sheet.Path, Number, column, message));
        }
    }

    /// <summary>Notes a fault that lies in several columns together.</summary>
    public void FaultAcross(IReadOnlyList<string> columns, string found, string expected, string advice)
    {
        Fault(string.Join(", ", columns), found, expected, advice);
        faulty!.UnionWith(columns);
    }

    /// <summary>Keeps the row from making an entity. Its fault, or that of a column, is told elsewhere.</summary>
    public void Withhold(string? column = null)
    {
        IsFaulty = true;
        if (column is not null)
        {
            (faulty ??= []).Add(column);
        }
    }

    /// <summary>Notes the fault of a column that was withheld until it was known in full.</summary>
    public void Tell(string column, string found, string expected, string advice) =>
        faults.Add(new PackageFault(sheet.Path, Number, column, PackageFault.Sentence(found, expected, advice)));

    /// <summary>Says whether columns have a fault.</summary>
    public bool IsFaultyIn(IEnumerable<string> columns) => faulty?.Overlaps(columns) == true;

    private T? Unreadable<T>(string column, string expected)
    {
        Fault(column, PackageFault.Shown(this[column]), expected, "correct it");
        return default;
    }
}
