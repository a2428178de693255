using System.Collections.Frozen;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using RegioDeal.Graph.Planning.Filtering;
using DutchStemmer = Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer;

namespace RegioDeal.Graph.Planning.Searching;

/// <summary>A word of a text.</summary>
/// <param name="Folded">Without case and accents.</param>
/// <param name="Term">What it is found by: without its ending too. Null for a stop word, as <c>de</c>.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct TextWord(string Folded, string? Term, int Start, int End);

/// <summary>The one analyser of texts, at import and for what is looked for: words by Unicode, folded, less stop words, stemmed as Dutch.</summary>
/// <remarks>
/// It folds first: texts that fold alike are found alike. English words lose a Dutch ending too, on both sides. Reads one text after
/// the other, and remembers what words are.
/// </remarks>
internal sealed class DutchWords
{
    /// <summary>The stop words of both languages that texts are in. The letter <c>a</c> is none: codes end in it.</summary>
    private static readonly FrozenSet<string> Stops =
        DutchAnalyzer.DefaultStopSet.Concat(StopAnalyzer.ENGLISH_STOP_WORDS_SET).Select(Folding.Fold).Where(word => word != "a").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Plurals that the stemmer does not know, as the library's Dutch analyser has them.</summary>
    private static readonly FrozenDictionary<string, string> Irregular =
        new Dictionary<string, string> { ["fiets"] = "fiets", ["bromfiets"] = "bromfiets", ["ei"] = "eier", ["kind"] = "kinder" }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly StandardTokenizer tokens = Tokenizer(); // disposed of after each text, and holds nothing in between
    private readonly DutchStemmer stemmer = new();
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly ICharTermAttribute letters;
    private readonly IOffsetAttribute place;

    public DutchWords() => (letters, place) = (tokens.GetAttribute<ICharTermAttribute>(), tokens.GetAttribute<IOffsetAttribute>());

    /// <summary>Every word that was read, with the term that it is found by; null for a stop word.</summary>
    public IReadOnlyDictionary<string, string?> Known => known;

    /// <summary>The words of a text, in their order.</summary>
    public IReadOnlyList<TextWord> Of(string text)
    {
        var words = new List<TextWord>();
        using var reader = new StringReader(text);
        tokens.SetReader(reader);
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            var folded = Folding.Fold(letters.ToString()!);
            words.Add(new TextWord(folded, Term(folded), place.StartOffset, place.EndOffset));
        }

        tokens.End();
        tokens.Dispose(); // then it takes the next
        return words;
    }

    /// <summary>What a word is found by; null for a stop word.</summary>
    public string? Term(string folded)
    {
        if (!known.TryGetValue(folded, out var term))
        {
            var word = folded.EndsWith("'s", StringComparison.Ordinal) ? folded[..^2] : folded; // the stemmer leaves these: foto's
            known[folded] = term = Stops.Contains(word) ? null : Irregular.GetValueOrDefault(word) ?? Stem(word);
        }

        return term;
    }

    private static StandardTokenizer Tokenizer() => new(LuceneVersion.LUCENE_48, TextReader.Null);

    private string Stem(string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
