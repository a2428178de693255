using System.Globalization;
using System.Text;

namespace RegioDeal.Graph.Citations;

/// <summary>Citations as entries of BibTeX, in UTF-8: what its plain styles do not print as a field of its own stands in the note.</summary>
internal static class BibtexWriter
{
    public static string Write(Reference reference)
    {
        var release = SentenceWriter.Release(reference);
        string?[] note =
        [
            reference.Said,
            .. reference.SourceDetails(),
            reference.PublishedAt is null ? null : $"published at {reference.PublishedAt}",
            reference.Copy is null ? null : $"copy: {reference.Copy}",
            reference.Checksum,
            reference.IsDocument ? release : null,
        ];

        // Double braces keep a name of several words one name, and the capitals of a title.
        (string Name, string? Value)[] fields =
        [
            ("author", reference.Publisher is null ? null : $"{{{{{Escaped(reference.Publisher)}}}}}"),
            ("title", $"{{{{{Escaped(reference.Title)}}}}}"),
            ("institution", reference is { IsDocument: true, Publisher: { } publisher } ? $"{{{{{Escaped(publisher)}}}}}" : null),
            ("howpublished", reference.IsDocument ? null : $"{{{Escaped(release)}}}"),
            ("year", reference.Issued is { } issued ? FormattableString.Invariant($"{{{issued.Year}}}") : null),
            ("month", reference.Issued?.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()), // a name that BibTeX knows
            ("note", note.All(part => part is null) ? null : $"{{{Escaped(string.Join("; ", note.OfType<string>()))}}}"),
            ("url", $"{{{reference.Address}}}"), // percent-encoded, and read as it stands
        ];
        var entry = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@{(reference.IsDocument ? "techreport" : "misc")}{{{reference.Identifier}");
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            entry.Append(CultureInfo.InvariantCulture, $",\n  {name} = {value}");
        }

        return entry.Append("\n}").ToString();
    }

    /// <summary>A text with what LaTeX reserves escaped. Braces are spelled out: BibTeX counts them even behind a backslash.</summary>
    internal static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '{' => @"\textbraceleft{}",
        '}' => @"\textbraceright{}",
        '\\' => @"\textbackslash{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '%' or '&' or '_' or '#' or '$' => $@"\{letter}",
        _ => letter.ToString(),
    }));
}
