using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>The statement of the least and most of each combination of keys in each partition.</summary>
/// <param name="Statement">Its number.</param>
/// <param name="Keys">The column of each key; two keys can share one.</param>
/// <param name="All">The column with the number of scenarios that the partition has.</param>
/// <param name="With">Those that have a row.</param>
/// <param name="Least">The least of their sums.</param>
/// <param name="Most">The most.</param>
internal sealed record ScenarioBounds(int Statement, int[] Keys, int All, int With, int Least, int Most);

/// <summary>The statement of the sum of each combination of keys in each scenario.</summary>
/// <param name="Statement">Its number.</param>
/// <param name="Keys">The column of each key; two keys can share one.</param>
/// <param name="Partition">The column with the partition; it can be that of a key.</param>
/// <param name="All">The number of scenarios that the partition has.</param>
/// <param name="Amount">The sum.</param>
/// <param name="Scenario">The scenario.</param>
internal sealed record ScenarioSums(int Statement, int[] Keys, int Partition, int All, int Amount, int Scenario);

internal sealed partial class Planner
{
    /// <summary>Sums in scenarios, while they are planned.</summary>
    /// <param name="Query">A row for each combination of keys in each scenario.</param>
    /// <param name="Keys">Over the row: each key.</param>
    /// <param name="Partition">The partition.</param>
    /// <param name="All">How many scenarios it has.</param>
    /// <param name="Scenario">The scenario.</param>
    /// <param name="Amount">The sum.</param>
    private sealed record ScenarioRows(
        Expression Query, ParameterExpression Row, IReadOnlyList<Expression> Keys, Expression Partition, Expression All, Expression Scenario, Expression Amount);

    private ScenarioBounds ScenarioBounds(
        FactRows facts, StatementDraft draft, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition)
    {
        var sums = Scenarios(facts, parentKeys, factKeys, condition);
        var (known, places) = FactRows.DistinctOf([.. sums.Keys, sums.Partition, sums.All]);
        var grouped = sums.Query.GroupBy(sums.Row, FactRows.Key(known));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        draft.From(grouped, group);
        int[] columns = [.. places.Select(place => draft.Column(group.Member("Key").Member($"Item{place + 1}")))];
        var amount = Expression.Lambda(sums.Amount, sums.Row);
        return new ScenarioBounds(
            draft.Index,
            columns[..^2],
            columns[^1],
            draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [sums.Row.Type], group)),
            draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Min), [sums.Row.Type], group, amount)),
            draft.Column(Expression.Call(typeof(Enumerable), nameof(Enumerable.Max), [sums.Row.Type], group, amount)));
    }

    private ScenarioSums ScenarioSums(
        FactRows facts, StatementDraft? parent, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys)
    {
        var draft = Draft(parent, parentKeys, _ => AssumedMembers, Path);
        var sums = Scenarios(facts, parentKeys, factKeys, null);
        draft.From(sums.Query, sums.Row);
        return new ScenarioSums(
            draft.Index, [.. sums.Keys.Select(draft.Column)], draft.Column(sums.Partition), draft.Column(sums.All), draft.Column(sums.Amount), draft.Column(sums.Scenario));
    }

    private ScenarioRows Scenarios(
        FactRows facts, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition)
    {
        var scenarios = facts.Figures.Scenarios!;
        if (facts.Spread is null && facts.Figures.ScenariosRolledUp is { } rollUp && rollUp.Covers([facts.Narrowing, condition, .. factKeys]))
        {
            return SummedScenarios(facts, rollUp, parentKeys, factKeys, condition);
        }

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
            .Where(item, parentKeys is null ? null : IsParent(parentKeys, Move(factKeys[0])))
            .Where(item, facts.Narrowing is null ? null : Move(facts.Narrowing))
            .Where(item, condition is null ? null : Move(condition));
        Expression[] known = [.. factKeys.Select(Move), scenarios.Partition.Inline(variant), scenarios.ScenarioCount.Inline(variant), scenarios.Scenario.Inline(variant)];
        if (!facts.IsFull)
        {
            return Summed(source, item, known, facts.Spread is not null ? facts.Amount(row) : scenarios.Amount?.Inline(variant) ?? Move(facts.Figures.AmountOfFact));
        }

        // Each fact once, however many of its parts are kept.
        var (distinct, places) = FactRows.DistinctOf([.. known.Select(Expressions.Unwrapped), facts.FactId(row), facts.Whole(row)]);
        source = source.Select(item, Expressions.Tuple(distinct)).Distinct();
        item = Expression.Parameter(source.ElementType(), "v");
        return Summed(source, item, [.. places.Take(known.Length).Select(Item)], Item(places[^1]));

        Expression Item(int place) => item.Member($"Item{place + 1}");
    }

    /// <summary>The same over the sums that the import made of each scenario.</summary>
    private ScenarioRows SummedScenarios(
        FactRows facts, ScenarioRollUp rollUp, ParentKeys? parentKeys, IReadOnlyList<LambdaExpression> factKeys, LambdaExpression? condition)
    {
        var row = Expression.Parameter(rollUp.Row, "s");
        Expression On(LambdaExpression overFact) => rollUp.On(overFact)!.Inline(row);
        var source = Set(rollUp.Row)
            .Where(row, parentKeys is null ? null : IsParent(parentKeys, On(factKeys[0])))
            .Where(row, facts.Narrowing is null ? null : On(facts.Narrowing))
            .Where(row, condition is null ? null : On(condition));
        Expression[] known = [.. factKeys.Select(On), rollUp.Partition.Inline(row), rollUp.ScenarioCount.Inline(row), rollUp.Scenario.Inline(row)];
        var amount = rollUp.Amount.Inline(row);
        return TellApart(row, known)
            ? new ScenarioRows(source, row, known[..^3], known[^3], known[^2], known[^1], amount)
            : Summed(source, row, known, amount);
    }

    /// <summary>Sums by what is known of each row: the keys, the partition, its number of scenarios, the scenario.</summary>
    private static ScenarioRows Summed(Expression source, ParameterExpression item, IReadOnlyList<Expression> known, Expression amount)
    {
        var (distinct, places) = FactRows.DistinctOf(known.Select(Expressions.Unwrapped));
        var grouped = source.GroupBy(item, FactRows.Key(distinct));
        var group = Expression.Parameter(grouped.ElementType(), "g");
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [item.Type], group, Expression.Lambda(amount, item));
        var query = grouped.Select(group, Expressions.Tuple([.. distinct.Select((_, i) => group.Member("Key").Member($"Item{i + 1}")), sum]));
        var row = Expression.Parameter(query.ElementType(), "s");
        Expression[] items = [.. places.Select(place => row.Member($"Item{place + 1}"))];
        return new ScenarioRows(query, row, items[..^3], items[^3], items[^2], items[^1], row.Member($"Item{distinct.Count + 1}"));
    }
}
