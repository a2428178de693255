using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Searching;

/// <summary>Makes the tables of search from the rows that are searched. Of their texts it holds how often each word stands in them, no more.</summary>
/// <remarks>
/// A word weighs by BM25 in each text that it stands in, times the weight of that text: rare words more than common ones, the first
/// occurrence more than the next, a word of a short text more than one of a long text. How rare it is, it shares with the words of
/// its term. Weights are whole numbers, so that the database only adds them up.
/// </remarks>
public sealed class SearchIndex
{
    /// <summary>Stands between the texts of a document.</summary>
    internal const char Separator = '\u2029';

    /// <summary>Raised when words are analysed or weighed otherwise: the tables of releases built before would not fit.</summary>
    public const int Version = 1;

    /// <summary>Parts of a compound are found as words of their own when they have this many letters.</summary>
    internal const int LeastPart = 4;

    /// <summary>What a part of a compound counts against a word.</summary>
    private const double OfCompound = 0.4;

    private const double Saturation = 1.2;
    private const double ByLength = 0.75;
    private const double Scale = 100;

    /// <summary>What stands between the halves of a compound, most often nothing.</summary>
    private static readonly string[] Links = ["", "s", "e", "n", "en", "er"];

    private readonly IReadOnlyList<EntityGraph> graphs;
    private readonly IModel model;
    private readonly Func<Type, IEnumerable<object>> rows;
    private readonly Lazy<Corpus> corpus;

    /// <summary>Prepares the tables; nothing is read yet.</summary>
    /// <param name="graph">Says what is searched.</param>
    /// <param name="model">Says which rows belong to which.</param>
    /// <param name="rows">The rows of a type, each time anew and alike.</param>
    public SearchIndex(GraphModel graph, IModel model, Func<Type, IEnumerable<object>> rows)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (graphs, this.model, this.rows) = (graph.SearchedGraphs, model, rows);
        corpus = new(() => new Corpus(Texts().Select(row => row.Texts)));
    }

    /// <summary>The rows of one of the tables of search, made while they are taken; null for any other type.</summary>
    /// <param name="table">The type.</param>
    /// <returns>The rows.</returns>
    public IEnumerable<object>? Rows(Type table) => table switch
    {
        _ when table == typeof(SearchDocument) => Documents(),
        _ when table == typeof(SearchPosting) => Postings(),
        _ when table == typeof(SearchWord) => Words(),
        _ => null,
    };

    private IEnumerable<SearchDocument> Documents()
    {
        var id = 0;
        foreach (var (graph, row, texts) in Texts())
        {
            yield return new SearchDocument
            {
                Id = ++id,
                Type = graph.Name,
                RowId = row.Id,
                Key = row.Key,
                Title = texts.FirstOrDefault(text => text.IsTitle)?.Text
                    ?? throw new GraphDefinitionException($"A {graph.Name} lacks the text that it is called by in search. Declare first one that every row has."),
                Text = string.Join(Separator, texts.Where(text => !text.IsTitle && text.Of.IsShown).Select(text => text.Text)),
            };
        }
    }

    private IEnumerable<SearchPosting> Postings()
    {
        var (id, document) = (0, 0);
        foreach (var weights in corpus.Value.Weights)
        {
            document++;
            foreach (var (word, weight) in weights.OrderBy(word => word.Key, StringComparer.Ordinal))
            {
                yield return new SearchPosting { Id = ++id, Word = word, DocumentId = document, Weight = Math.Max(1, (int)Math.Round(weight * Scale)) };
            }
        }
    }

    private IEnumerable<SearchWord> Words() => corpus.Value.Vocabulary.OrderBy(word => word.Key, StringComparer.Ordinal)
        .Select((word, i) => new SearchWord { Id = i + 1, Word = word.Key, Term = word.Value, Letters = word.Key.Length });

    /// <summary>Every row that is searched, with those of its texts that it has.</summary>
    private IEnumerable<(EntityGraph Graph, IEntity Row, IReadOnlyList<TextOfRow> Texts)> Texts()
    {
        foreach (var graph in graphs)
        {
            Func<IEntity, IEnumerable<TextOfRow>>[] texts = [.. graph.Searched.Select((text, i) => TextsOf(text, isTitle: i == 0))];
            foreach (var row in rows(graph.Entity).Cast<IEntity>())
            {
                yield return (graph, row, [.. texts.SelectMany(of => of(row))]);
            }
        }
    }

    private Func<IEntity, IEnumerable<TextOfRow>> TextsOf(SearchedText text, bool isTitle)
    {
        if (text.Items is null)
        {
            return row => Present(row);
        }

        var key = (text.Items.Body is MemberExpression { Member: var member } ? model.FindEntityType(text.Items.Parameters[0].Type)?.FindNavigation(member.Name) : null)?.ForeignKey.Properties.Single().GetGetter()
            ?? throw new GraphDefinitionException($"'{text.Items}' must be a collection of the model itself.");
        var items = rows(text.Text.Parameters[0].Type).ToLookup(item => key.GetClrValue(item) as int?);
        return row => items[row.Id].SelectMany(Present);

        IEnumerable<TextOfRow> Present(object row) => text.Of(row) is { } present && (isTitle || present.Length > 0) ? [new TextOfRow(text, present, isTitle)] : [];
    }

    /// <summary>A text that a row has.</summary>
    private sealed record TextOfRow(SearchedText Of, string Text, bool IsTitle);

    /// <summary>The words of a text, each once with how often it stands there.</summary>
    /// <param name="Weight">What a word in it counts.</param>
    /// <param name="Kin">What its length is held against: titles of all types, or the same text of other rows.</param>
    /// <param name="Length">How many words it has.</param>
    /// <param name="Words">The words.</param>
    private sealed record CountedText(int Weight, object Kin, int Length, KeyValuePair<string, int>[] Words);

    /// <summary>What is known when all texts were read: their words, and how they are spread over documents.</summary>
    private sealed class Corpus
    {
        private static readonly object Titles = new();

        private readonly DutchWords analyser = new();
        private readonly List<CountedText[]> documents = [];
        private readonly Dictionary<string, int> documentsOfTerm = new(StringComparer.Ordinal);
        private readonly Dictionary<object, (long Words, int Count)> lengths = [];
        private readonly Dictionary<string, string[]> parts = new(StringComparer.Ordinal);

        public Corpus(IEnumerable<IReadOnlyList<TextOfRow>> all)
        {
            foreach (var texts in all)
            {
                var counted = texts.Select(Count).ToArray();
                documents.Add(counted);
                foreach (var text in counted)
                {
                    var known = lengths.GetValueOrDefault(text.Kin);
                    lengths[text.Kin] = (known.Words + text.Length, known.Count + 1);
                }

                foreach (var term in counted.SelectMany(text => text.Words).Select(word => analyser.Known[word.Key]!).Distinct())
                {
                    documentsOfTerm[term] = documentsOfTerm.GetValueOrDefault(term) + 1;
                }
            }
        }

        /// <summary>Every word, and the term that it is found by.</summary>
        public IEnumerable<KeyValuePair<string, string>> Vocabulary => analyser.Known.Where(word => word.Value is not null)!;

        /// <summary>Of each document its words and their weights.</summary>
        public IEnumerable<Dictionary<string, double>> Weights => documents.Select(Weigh);

        private Dictionary<string, double> Weigh(CountedText[] texts)
        {
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var text in texts)
            {
                var occurrences = text.Words.ToDictionary(word => word.Key, word => (double)word.Value, StringComparer.Ordinal);
                foreach (var (word, times) in text.Words)
                {
                    foreach (var part in Parts(word))
                    {
                        Add(occurrences, part, OfCompound * times);
                    }
                }

                var kin = lengths[text.Kin];
                var length = (double)text.Length * kin.Count / Math.Max(1, kin.Words);
                foreach (var (word, times) in occurrences)
                {
                    Add(weights, word, text.Weight * Rarity(analyser.Known[word]!) * times * (Saturation + 1) / (times + (Saturation * (1 - ByLength + (ByLength * length)))));
                }
            }

            return weights;
        }

        private CountedText Count(TextOfRow text)
        {
            string[] words = [.. analyser.Of(text.Text).Where(word => word.Term is not null).Select(word => word.Folded)];
            return new CountedText(text.Of.Weight, text.IsTitle ? Titles : text.Of, words.Length, [.. words.CountBy(word => word)]);
        }

        private double Rarity(string term) => Math.Log(1 + ((documents.Count - documentsOfTerm[term] + 0.5) / (documentsOfTerm[term] + 0.5)));

        /// <summary>Both halves of a compound of two words that texts have by themselves: <c>buurtbus</c>, <c>vestigingsplaats</c>.</summary>
        private string[] Parts(string word)
        {
            if (parts.TryGetValue(word, out var found))
            {
                return found;
            }

            for (var at = LeastPart; found is null && at <= word.Length - LeastPart; at++)
            {
                found = IsWord(word[at..]) && Head(word[..at]) is { } head ? [head, word[at..]] : null;
            }

            return parts[word] = found ?? [];
        }

        private string? Head(string head) => Links.Where(link => head.Length - link.Length >= LeastPart && head.EndsWith(link, StringComparison.Ordinal))
            .Select(link => head[..^link.Length])
            .FirstOrDefault(IsWord);

        private bool IsWord(string text) => analyser.Known.GetValueOrDefault(text) is not null;

        private static void Add(Dictionary<string, double> sums, string word, double value) => sums[word] = sums.GetValueOrDefault(word) + value;
    }
}
