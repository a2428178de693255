using System.Text;

namespace RegioDeal.Graph.Planning.Searching;

/// <summary>A piece of a document's text round what was looked for.</summary>
/// <param name="Text">Plain text, with … where the text goes on. No word is cut.</param>
/// <param name="Matches">The words in it that were looked for, as they stand there, each once.</param>
internal sealed record Snippet(string Text, IReadOnlyList<string> Matches)
{
    /// <summary>Letters of a piece, as far as its words allow.</summary>
    private const int Length = 200;

    /// <summary>Letters before the first match.</summary>
    private const int Lead = 60;

    /// <summary>The piece with the most of the words, the earliest of several: the beginning when it has none, the title when there is no text.</summary>
    public static Snippet Of(string title, string text, SearchQuery query)
    {
        var (best, most, at, matched) = (text.Length == 0 ? title : text.Split(SearchIndex.Separator)[0], 0, 0, Array.Empty<(TextWord Word, int Which)>());
        var words = new DutchWords();
        foreach (var part in text.Length == 0 ? [title] : text.Split(SearchIndex.Separator))
        {
            (TextWord Word, int Which)[] found = [.. words.Of(part).Select(word => (Word: word, Which: query.Find(word, words))).Where(word => word.Which >= 0)];
            for (var i = 0; i < found.Length; i++)
            {
                var until = found[i].Word.Start + Length - Lead;
                var count = found.Skip(i).TakeWhile(other => other.Word.End <= until || other == found[i]).Select(other => other.Which).Distinct().Count();
                if (count > most)
                {
                    (best, most, at, matched) = (part, count, i, found);
                }
            }
        }

        return Cut(best, matched, most == 0 ? null : matched[at].Word);
    }

    private static Snippet Cut(string text, (TextWord Word, int Which)[] matched, TextWord? match)
    {
        // Words here are what stands between spaces: no word is cut at its hyphen either.
        var start = 0;
        if (match is { } first && first.Start > Lead)
        {
            var word = first.Start;
            while (word > 0 && !char.IsWhiteSpace(text[word - 1]))
            {
                word--;
            }

            start = first.Start - Lead;
            while (start < word && !char.IsWhiteSpace(text[start - 1]))
            {
                start++;
            }

            start = Math.Min(start, word);
        }

        var end = match?.End ?? start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        for (var next = end; next < text.Length && next - start < Length;)
        {
            next++;
            while (next < text.Length && !char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            end = next - start <= Length ? next : end;
        }

        var piece = Line(text[start..end]);
        return new Snippet(
            $"{(text[..start].Trim().Length > 0 ? "… " : "")}{piece}{(text[end..].Trim().Length > 0 ? " …" : "")}",
            [.. matched.Where(word => word.Word.Start >= start && word.Word.End <= end).Select(word => text[word.Word.Start..word.Word.End]).Distinct()]);
    }

    /// <summary>One line, without the marks of headings.</summary>
    private static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Trim('#').Length > 0))
        {
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return line.ToString();
    }
}
