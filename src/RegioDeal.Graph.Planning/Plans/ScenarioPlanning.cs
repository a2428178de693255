using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>A statement over scenarios.</summary>
/// <param name="Draft">The statement: the distinct keys, the partition, its scenarios in all, and what was asked.</param>
/// <param name="KeyColumns">The column of each key; two keys can share one.</param>
/// <param name="Keys">How many distinct keys lead the row.</param>
internal sealed record ScenarioStatement(StatementDraft Draft, int[] KeyColumns, int Keys);

internal sealed partial class Planner
{
    /// <summary>The least and most of each combination of keys in each partition: the keys, the partition, its scenarios in all, those with a row, least, most.</summary>
    private ScenarioStatement ScenarioBounds(
        FactRows facts, StatementDraft draft, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition)
    {
        var (sums, places, keys) = ScenarioRows(facts, parentKeys, factKeys, condition, withScenario: false);
        var sum = Expression.Parameter(sums.ElementType(), "s");
        var grouped = sums.GroupBy(sum, FactRows.Key(Enumerable.Range(1, keys + 2).Select(i => (Expression)sum.Member($"Item{i}"))));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        draft.From(grouped, group);
        for (var i = 1; i <= keys + 2; i++)
        {
            draft.Column(group.Member("Key").Member($"Item{i}"));
        }

        var amount = Expression.Lambda(sum.Member($"Item{keys + 3}"), sum);
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [sum.Type], group));
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Min), [sum.Type], group, amount));
        draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Max), [sum.Type], group, amount));
        return new ScenarioStatement(draft, [.. places], keys);
    }

    /// <summary>The sum of each combination of keys in each scenario: the keys, the partition, its scenarios in all, the sum, the scenario.</summary>
    private ScenarioStatement ScenarioSums(
        FactRows facts, StatementDraft? parent, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys)
    {
        var draft = Draft(parent, parentKeys, _ => AssumedMembers, Path);
        var (sums, places, keys) = ScenarioRows(facts, parentKeys, factKeys, null, withScenario: true);
        var row = Expression.Parameter(sums.ElementType(), "s");
        draft.From(sums, row);
        for (var i = 1; i <= keys + 4; i++)
        {
            draft.Column(row.Member($"Item{i}"));
        }

        return new ScenarioStatement(draft, [.. places], keys);
    }

    private (Expression Sums, IReadOnlyList<int> Places, int Keys) ScenarioRows(
        FactRows facts, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition, bool withScenario)
    {
        var scenarios = facts.Figures.Scenarios!;
        var source = Set(scenarios.Variant);
        if (facts.Spread is not null)
        {
            // Each part in each scenario of its fact.
            source = Set(facts.Row).Join(source, facts.FactId, variant => normalizer.Normalize(scenarios.Fact.Inline(variant).Member(nameof(IEntity.Id))));
        }

        var item = Expression.Parameter(source.ElementType(), "v");
        Expression variant = facts.Spread is null ? item : item.Member("Item2");
        var row = facts.Spread is null ? scenarios.Fact.Inline(variant) : item.Member("Item1");
        Expression Move(LambdaExpression overRow) => scenarios.Move(overRow, variant, row);
        source = source
            .Where(item, parentKeys is null ? null : Keys(parentKeys).Contains(Move(factKeys[0])))
            .Where(item, facts.Narrowing is null ? null : Move(facts.Narrowing))
            .Where(item, condition is null ? null : Move(condition));
        var (keys, places) = FactRows.DistinctOf(factKeys.Select(key => Move(key).Unwrapped()));
        Expression[] known = [.. keys, scenarios.Partition.Inline(variant), scenarios.ScenarioCount.Inline(variant), scenarios.Scenario.Inline(variant)];
        Expression amount;
        if (facts.IsFull)
        {
            // Each fact once, however many of its parts are kept.
            source = source.Select(item, Expressions.Tuple([.. known, facts.FactId(row), facts.Whole(row)])).Distinct();
            item = Expression.Parameter(source.ElementType(), "v");
            amount = item.Member($"Item{known.Length + 2}");
            known = [.. known.Select((_, i) => item.Member($"Item{i + 1}"))];
        }
        else
        {
            amount = facts.Spread is not null ? facts.Amount(row) : scenarios.Amount?.Inline(variant) ?? Move(facts.Figures.AmountOfFact);
        }

        var grouped = source.GroupBy(item, FactRows.Key(known));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [item.Type], group, Expression.Lambda(amount, item));
        var result = Enumerable.Range(1, keys.Count + 2).Select(i => (Expression)group.Member("Key").Member($"Item{i}"));
        return (
            grouped.Select(group, Expressions.Tuple(withScenario
                ? [.. result, sum, group.Member("Key").Member($"Item{keys.Count + 3}")]
                : [.. result, sum])),
            places,
            keys.Count);
    }
}
