namespace RegioDeal.Graph.Planning.Searching;

/// <summary>What a user looks for. The last word may be half typed: unless something follows it, its beginning is enough.</summary>
/// <param name="Terms">The terms of the words that are typed in full, each once.</param>
/// <param name="Last">The term of the last word, if it is not among them; empty when there is none.</param>
/// <param name="Words">The words as they are typed, without case and accents.</param>
/// <param name="Beginning">What the last word begins with; empty when the word is finished or too short.</param>
internal sealed record SearchQuery(IReadOnlyList<string> Terms, string Last, IReadOnlyList<string> Words, string Beginning)
{
    /// <summary>One letter begins too many words.</summary>
    private const int LeastBeginning = 2;

    /// <summary>The last code point: what begins alike comes before it.</summary>
    private const string Highest = "\U0010FFFF";

    /// <summary>Where the words that begin so start in the order of code points.</summary>
    public string From => Beginning;

    /// <summary>Where they end; before <see cref="From"/> when no word is asked for so.</summary>
    public string To => Beginning.Length == 0 ? "" : Beginning + Highest;

    /// <summary>Reads what was typed. Stop words count for nothing, unless there is no other word and one is being typed.</summary>
    public static SearchQuery Of(string text)
    {
        TextWord[] words = [.. new DutchWords().Of(text)];
        var isOpen = words.Length > 0 && words[^1].End == text.Length;
        string[] typed = [.. words.Select(word => word.Folded).Distinct()];
        string[] terms = [.. (isOpen ? words[..^1] : words).Select(word => word.Term).OfType<string>().Distinct()];
        if (!isOpen || (words[^1].Term is null && terms.Length > 0))
        {
            return new SearchQuery(terms, "", typed, "");
        }

        var last = words[^1];
        return new SearchQuery(terms, last.Term is { } term && !terms.Contains(term) ? term : "", typed, last.Folded.Length < LeastBeginning ? "" : last.Folded);
    }

    /// <summary>Which of the words looked for a word of a text is; -1 for none.</summary>
    public int Find(TextWord word, DutchWords analyser)
    {
        for (var i = 0; i < Terms.Count; i++)
        {
            if (Is(word, Terms[i], analyser))
            {
                return i;
            }
        }

        return (Last.Length > 0 && Is(word, Last, analyser)) || (Beginning.Length > 0 && word.Folded.StartsWith(Beginning, StringComparison.Ordinal)) ? Terms.Count : -1;
    }

    // At the beginning or the end of a compound too, as the index has it.
    private static bool Is(TextWord word, string term, DutchWords analyser)
    {
        if (word.Term == term)
        {
            return true;
        }

        var at = word.Term is not null && term.Length >= SearchIndex.LeastPart ? word.Folded.IndexOf(term, StringComparison.Ordinal) : -1;
        return at == 0
            ? word.Folded.Length - term.Length >= SearchIndex.LeastPart
            : at >= SearchIndex.LeastPart && analyser.Term(word.Folded[at..]) == term;
    }
}
