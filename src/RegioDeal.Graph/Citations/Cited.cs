using System.Text.Json;
using NodaTime;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Citations;

/// <summary>Something that can be cited, as its row says it.</summary>
internal abstract record Cited
{
    /// <summary>The citation in one style.</summary>
    public string Write(CitationStyle style, ReleaseFacts release)
    {
        var reference = Refer(release);
        return style switch
        {
            CitationStyle.CslJson => CslJsonWriter.Write(reference),
            CitationStyle.Bibtex => BibtexWriter.Write(reference),
            _ => SentenceWriter.Write(reference),
        };
    }

    /// <summary>What every style says of it.</summary>
    public abstract Reference Refer(ReleaseFacts release);

    /// <summary>A text as it stands in a question.</summary>
    protected static string Quoted(string text) => JsonSerializer.Serialize(text);
}

/// <summary>A reference before it has a style. What is null is not known, or does not apply, and is left out.</summary>
/// <param name="Kind">What is cited, one word.</param>
/// <param name="Key">Its key: with the kind and the release the same everywhere.</param>
/// <param name="Title">The title of the source, or of the release.</param>
/// <param name="Question">The question whose answer is what is cited.</param>
/// <param name="Release">The release that answers it.</param>
internal sealed record Reference(string Kind, string Key, string Title, string Question, ReleaseFacts Release)
{
    /// <summary>Who published the source.</summary>
    public string? Publisher { get; init; }

    /// <summary>True when the source is text that is read, false when it is figures.</summary>
    public bool IsDocument { get; init; }

    public string? Edition { get; init; }

    /// <summary>The publisher's number of the table.</summary>
    public string? Table { get; init; }

    /// <summary>The lines of the source's text, as <c>1016-1020,1055</c>.</summary>
    public string? Lines { get; init; }

    /// <summary>The day on which the source was fetched.</summary>
    public LocalDate? Retrieved { get; init; }

    public string? Licence { get; init; }

    /// <summary>Where the publisher has the source.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>The copy that was read. Null when it was the source itself.</summary>
    public string? Copy { get; init; }

    /// <summary>What the source is cited for. Null when it is cited itself.</summary>
    public string? Said { get; init; }

    /// <summary>The day on which what is cited came out.</summary>
    public LocalDate? Issued { get; init; }

    /// <summary>Algorithm and digest of what is cited.</summary>
    public string? Checksum { get; init; }

    /// <summary>The address that gives what is cited again.</summary>
    public string Address => Release.AddressOf(Question);

    /// <summary>An identifier in letters that every style takes.</summary>
    public string Identifier => string.Concat(FormattableString.Invariant($"regiodeal-r{Release.Number}:{Kind}:{Key}").Select(letter => letter switch
    {
        '/' => ':',
        '-' or '.' or ':' => letter,
        _ => char.IsAsciiLetterOrDigit(letter) ? letter : '-',
    }));

    /// <summary>What is known of the source beside its publisher and title, in words.</summary>
    public IEnumerable<string> SourceDetails()
    {
        string?[] details =
        [
            Edition,
            Table is null ? null : $"table {Table}",
            Lines is null ? null : Lines.All(char.IsAsciiDigit) ? $"line {Lines}" : $"lines {Lines}",
            Retrieved is { } retrieved ? $"retrieved {retrieved.Printed()}{(Copy is null ? "" : " from a copy")}" : null,
            Licence,
        ];
        return details.OfType<string>();
    }
}

/// <summary>The citation of an entity, in the graph.</summary>
internal static class CitationField
{
    private static readonly FieldArgument<CitationStyle> Style = new("style", "The form of the citation.", CitationStyle.Sentence);

    /// <summary>Declares <c>citation</c>.</summary>
    public static void CiteAs<T, TCited>(this FieldSet<T> fields, System.Linq.Expressions.Expression<Func<T, TCited>> cited, string description)
        where T : class
        where TCited : Cited =>
        fields.Made("citation", Style, cited, (TCited row, CitationStyle style, ReleaseFacts release) => row.Write(style, release), description);
}
