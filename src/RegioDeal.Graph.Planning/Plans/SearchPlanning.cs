using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Searching;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A document that search found.</summary>
internal sealed class FoundDocument
{
    public required SearchDocument Document { get; init; }

    /// <summary>How many of the words it has.</summary>
    public int Words { get; init; }

    /// <summary>What the words weigh in it.</summary>
    public int Rank { get; init; }
}

/// <summary>A search that is planned.</summary>
/// <param name="Hits">Its statement.</param>
/// <param name="Query">What is looked for in a run.</param>
internal sealed record SearchPlan(StatementDraft Hits, Func<PlanRun, SearchQuery> Query);

internal sealed partial class Planner
{
    private readonly Dictionary<string, SearchPlan> searches = [];

    private ListWriter Search(SearchField field, Selection selection)
    {
        if (!searches.TryGetValue(selection.CanonicalArguments, out var search))
        {
            searches[selection.CanonicalArguments] = search = Search(selection);
        }

        var hits = search.Hits;
        if (sources is not null)
        {
            foreach (var graph in field.Graphs)
            {
                GroundHits(graph, hits);
            }
        }

        return new ListWriter(hits.Index, [], new ObjectWriter([.. selection.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter("SearchHit"),
            "node" => HitNode(field, child, hits),
            "type" => new NameWriter(HitColumn(hits, nameof(SearchDocument.Type))),
            "title" => new CellWriter(HitColumn(hits, nameof(SearchDocument.Title)), Scalar.String),
            "rank" => new CellWriter(hits.Column(hits.Row.Member(nameof(FoundDocument.Rank))), Scalar.Int),
            var piece => new SnippetWriter(search.Query, HitColumn(hits, nameof(SearchDocument.Title)), HitColumn(hits, nameof(SearchDocument.Text)), piece == "matches"),
        }))]));
    }

    /// <summary>The statement of the hits: for each word its best weight in a document, then of each document how many words it has and what they weigh.</summary>
    private SearchPlan Search(Selection selection)
    {
        var (path, text, first) = (Path, (ValueInput)selection.Argument("text")!, (ValueInput?)selection.Argument("first"));
        var draft = Draft(null, null, Size, path);
        var terms = (ListSlot<string>)slots.Texts(run => Query(run).Terms, path);
        var last = (Slot<string>)slots.Text(run => Query(run).Last, path);
        var (from, to) = ((Slot<string>)slots.Text(run => Query(run).From, path), (Slot<string>)slots.Text(run => Query(run).To, path));
        var (typed, letters) = ((ListSlot<string>)slots.Texts(run => Query(run).Words, path), (Slot<int>)slots.Int(run => Query(run).Beginning.Length, path));
        var size = (Slot<int>)slots.Int(Size, path);

        // A word with another ending is worth three quarters of one as it is typed, and one that is half typed the part that is. Words that begin alike are one.
        var found = context.Set<SearchWord>()
            .Where(word => terms.Value.Contains(word.Term) || word.Term == last.Value || (string.Compare(word.Word, from.Value) >= 0 && string.Compare(word.Word, to.Value) < 0))
            .Join(context.Set<SearchPosting>(), word => word.Word, posting => posting.Word, (word, posting) => new
            {
                posting.DocumentId,
                Word = terms.Value.Contains(word.Term) ? word.Term : "",
                Weight = typed.Value.Contains(word.Word) ? posting.Weight
                    : terms.Value.Contains(word.Term) || word.Term == last.Value ? posting.Weight * 3 / 4
                    : posting.Weight * letters.Value / word.Letters,
            })
            .GroupBy(match => new { match.DocumentId, match.Word })
            .Select(same => new { same.Key.DocumentId, Weight = same.Max(match => match.Weight) })
            .GroupBy(match => match.DocumentId)
            .Select(matches => new { DocumentId = matches.Key, Words = matches.Count(), Rank = matches.Sum(match => match.Weight) })
            .Join(context.Set<SearchDocument>(), matches => matches.DocumentId, document => document.Id, (matches, document) => new FoundDocument { Document = document, Words = matches.Words, Rank = matches.Rank })
            .OrderByDescending(hit => hit.Words).ThenByDescending(hit => hit.Rank).ThenBy(hit => hit.Document.Key).ThenBy(hit => hit.Document.Type)
            .Take(size.Value);
        draft.From(found.Expression, Expression.Parameter(typeof(FoundDocument), "hit"));
        draft.WhileSame(draft.Column(draft.Row.Member(nameof(FoundDocument.Words))));
        return new SearchPlan(draft, Query);

        int Size(PlanRun run)
        {
            var asked = first is null ? limits.DefaultHits : (int)first.Read(run.Variables);
            return asked >= 0 && asked <= limits.MostHits ? asked : throw new PageSizeException("first", limits.MostHits, "Ask for less, or look for more words.");
        }

        SearchQuery Query(PlanRun run) => run.Once(draft, () =>
        {
            var given = (string)text.Read(run.Variables);
            return given.Length <= limits.SearchText ? SearchQuery.Of(Filtering.FilterBuilder.Storable(given)) : throw new SearchTextException("text", given.Length, limits.SearchText);
        });
    }

    private HitNodeWriter HitNode(SearchField field, Selection selection, StatementDraft hits) => new(
        HitColumn(hits, nameof(SearchDocument.Type)),
        field.Graphs.ToDictionary(graph => graph.Name, ValueWriter (graph) =>
        {
            var of = selection.On(graph.Name);
            if (of.Children.All(child => child.Name is "id" or "__typename"))
            {
                // The hit itself knows as much.
                return new ObjectWriter([.. of.Children.Select(child => new KeyValuePair<string, ValueWriter>(
                    child.ResponseKey,
                    child.Name == "id" ? new IdWriter(HitColumn(hits, nameof(SearchDocument.Key)), graph.Name) : new ConstantWriter(graph.Name)))]);
            }

            var rows = HitRows(graph, hits);
            return new LinkedRowWriter(rows.Statement.Index, HitId(graph, hits), Entity(graph, of, rows));
        }));

    /// <summary>The rows of one type that hits are of: a statement that runs when there are any.</summary>
    private Scope HitRows(EntityGraph graph, StatementDraft hits)
    {
        var shared = $"{hits.Index} {graph.Name}";
        if (!nodes.TryGetValue(shared, out var draft))
        {
            var ids = new ParentKeys(hits.Index, HitId(graph, hits));
            nodes[shared] = draft = Draft(hits, ids, _ => 1, Path);
            var row = Expression.Parameter(graph.Entity, "x");
            draft.From(Set(graph.Entity).Where(row, IsParent(ids, row.Member(nameof(IEntity.Id)))), row);
            draft.KeyedBy(draft.Column(row.Member(nameof(IEntity.Id)).AsNullable()));
        }

        return new Scope(draft, draft.Row);
    }

    /// <summary>The number of a hit's row when it is of a type; null when it is not.</summary>
    private static int HitId(EntityGraph graph, StatementDraft hits)
    {
        var document = hits.Row.Member(nameof(FoundDocument.Document));
        return hits.Column(Expression.Condition(
            Expression.Equal(document.Member(nameof(SearchDocument.Type)), Expression.Constant(graph.Name)),
            document.Member(nameof(SearchDocument.RowId)).AsNullable(),
            Expression.Constant(null, typeof(int?))));
    }

    private static int HitColumn(StatementDraft hits, string column) => hits.Column(hits.Row.Member(nameof(FoundDocument.Document)).Member(column));

    /// <summary>Notes the sources of what hits show: of their rows, and of the rows whose texts are searched with them.</summary>
    private void GroundHits(EntityGraph graph, StatementDraft hits)
    {
        if (!grounded.Add($"{hits.Index} {graph.Name}"))
        {
            return;
        }

        var rows = HitRows(graph, hits);
        Ground(graph, rows);
        var keys = new ParentKeys(hits.Index, HitId(graph, hits));
        foreach (var items in graph.Searched.Select(text => text.Items).OfType<LambdaExpression>())
        {
            var owner = Expression.Parameter(graph.Entity, "o");
            GroundRows(Set(owner.Type).Where(owner, IsParent(keys, owner.Member(nameof(IEntity.Id)))).SelectMany(owner, items.Inline(owner)), hits, keys);
        }
    }
}
