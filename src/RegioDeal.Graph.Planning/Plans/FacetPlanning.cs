using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Filtering;
using RegioDeal.Graph.Planning.Paging;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>The members of a facet with their counts: one statement.</summary>
/// <param name="Draft">The statement.</param>
/// <param name="Member">The entity or value, over its row.</param>
/// <param name="Count">How many rows have it, over its row.</param>
internal sealed record FacetRows(StatementDraft Draft, Expression Member, Expression Count);

internal sealed partial class Planner
{
    private readonly Dictionary<string, FacetRows> facets = [];

    private ObjectWriter Facets(ListRows rows, ListPlan list, Selection selection, Selection asked, int[] parentColumns)
    {
        var excludesOwn = asked.Argument(FacetNames.ExcludeOwn) is BooleanInput { Value: true };
        return new([.. asked.Children.Select(child => Named(child, ValueWriter () => child.Name == "__typename"
            ? new ConstantWriter(FacetNames.Of(rows.Graph))
            : Facet(rows, list, selection, rows.Graph.Facets.First(facet => facet.Name == child.Name), excludesOwn, child, parentColumns)))]);
    }

    private PageWriter Facet(ListRows rows, ListPlan list, Selection selection, Facet facet, bool excludesOwn, Selection asked, int[] parentColumns)
    {
        var where = excludesOwn ? new OwnConditions(model, rows.Graph, facet).TakeOut(selection.Argument("where")) : selection.Argument("where");
        var kept = selection with
        {
            Arguments = new Dictionary<string, Input>(selection.Arguments.Where(argument => rows.Choices.Any(choice => choice.Name == argument.Key)))
            {
                ["where"] = where ?? new NullInput(),
            },
        };
        var first = (ValueInput?)asked.Argument("first");
        var page = new PageRequest(
            IsBackward: false, first is null ? _ => limits.DefaultPage : run => Checked((int)first.Read(run.Variables), "first"), Cursor: null);
        var key = $"{rows.ParentKeys} {rows.Identity} {facet.Name} {first?.Canonical} {kept.CanonicalArguments}";
        if (!facets.TryGetValue(key, out var counted))
        {
            facets[key] = counted = Counted(rows, list, kept, facet, page.Size);
        }

        var scope = new Scope(counted.Draft, counted.Member);
        return new PageWriter(counted.Draft.Index, page, parentColumns, new ObjectWriter([.. asked.Children.Select(child => Named(child, ValueWriter () => child.Name switch
        {
            "__typename" => new ConstantWriter(FacetNames.Of(rows.Graph, facet)),
            FacetNames.Count => new CellWriter(counted.Draft.Column(counted.Count), Scalar.Int),
            _ when facet.Scalar is { } scalar => new CellWriter(counted.Draft.Column(counted.Member), scalar),
            _ when facet.IsNullable => new LinkWriter(OwnerKey(scope), Entity(model.For(facet.Member.ReturnType), child, scope)),
            _ => Entity(model.For(facet.Member.ReturnType), child, scope),
        }))]));
    }

    /// <summary>The members of a facet, those that most rows have first. At the root the database gives as many as are asked; of nested lists it gives all, and the page is cut in the program.</summary>
    private FacetRows Counted(ListRows rows, ListPlan list, Selection kept, Facet facet, Func<PlanRun, int> size)
    {
        var draft = Draft(rows.Parent, rows.ParentKeys, run => Math.Min(size(run), facet.MostMembers), Path);
        draft.PagedBy(size);
        var row = Expression.Parameter(rows.Row, "x");
        var (source, foreignKey) = Source(rows, list, row, kept);
        Expression member = Element(rows, row), one = row;
        var item = row;
        if (facet.Links is { } links)
        {
            // A row without a link is a row without a member.
            source = source.Join(
                Set(links.Body.ElementType()),
                left => normalizer.Normalize(Element(rows, left).Member(nameof(IEntity.Id))).AsNullable(),
                link => ForeignKey(links, link).AsNullable(),
                isOuter: true);
            item = Expression.Parameter(source.ElementType(), "j");
            (one, member) = (item.Member("Item1"), item.Member("Item2"));
        }

        member = facet.Member.Inline(member);
        var parts = new List<Expression> { facet.Scalar is null ? member.Member(nameof(IEntity.Id)) : member };
        if (foreignKey is not null)
        {
            parts.Add(ForeignKey(rows.Items!, one));
        }

        var folded = facet.Scalar?.IsText == true ? model.FoldedOf(member) : null;
        if (folded is not null)
        {
            parts.Add(folded);
        }

        // Rows are counted once however many links they have to the same member.
        var (keys, places) = FactRows.DistinctOf(parts.Select(normalizer.Normalize));
        var grouped = source.GroupBy(item, Expressions.Tuple([.. keys.Select((part, i) => i == places[0] && facet.IsNullable ? part.AsNullable() : part)]));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        var count = facet.Links is null
            ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [item.Type], group)
            : Expression.Call(
                typeof(Enumerable),
                nameof(Enumerable.Count),
                [typeof(int)],
                group.Pick(item, normalizer.Normalize(Element(rows, one).Member(nameof(IEntity.Id)))).Distinct());
        var counts = grouped.Select(group, Expressions.Tuple([.. keys.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")), count]));
        if (facet.Scalar is null)
        {
            counts = counts.Join(
                Set(facet.Member.ReturnType), known => known.Member($"Item{places[0] + 1}").AsNullable(), other => other.Member(nameof(IEntity.Id)).AsNullable(), isOuter: facet.IsNullable);
        }

        var counted = Expression.Parameter(counts.ElementType(), "c");
        Expression Known(int item) => (facet.Scalar is null ? (Expression)counted.Member("Item1") : counted).Member($"Item{item + 1}");
        var (found, number) = (facet.Scalar is null ? counted.Member("Item2") : Known(places[0]), Known(keys.Count));
        var owner = foreignKey is null ? null : Known(places[1]);
        counts = counts.OrderBy(counted, Keyed(owner, [(number, true), .. Order(facet, found, folded is null ? null : Known(places[^1]))]));
        draft.From(foreignKey is null ? counts.Take(slots.Int(size, Path).Expression) : counts, counted);
        KeyBy(draft, owner);
        draft.Column(number); // an item is there even when nothing of it is asked
        return new FacetRows(draft, found, number);
    }

    /// <summary>The order of members that as many rows have: their own, what has none last.</summary>
    private IEnumerable<(Expression Key, bool IsDescending)> Order(Facet facet, Expression member, Expression? folded)
    {
        if (facet.IsNullable)
        {
            var key = facet.Scalar is null ? member.Member(nameof(IEntity.Id)) : member;
            yield return (Expression.Condition(key.IsNull(), Expression.Constant(1), Expression.Constant(0)), false);
        }

        if (facet.Scalar is null)
        {
            foreach (var term in Terms(orders.Keys(model.For(facet.Member.ReturnType), member, null)))
            {
                yield return term;
            }

            yield break;
        }

        if (folded is not null)
        {
            yield return (folded, false);
        }

        yield return (member, false);
    }
}
