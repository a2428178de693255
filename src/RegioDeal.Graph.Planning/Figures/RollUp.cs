using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>
/// Rows that the import has summed already, each for a combination of a few dimensions: what asks of facts nothing but these is summed over them.
/// A row holds under a name of the fact what all that it sums have in common, and nothing else under such a name.
/// </summary>
/// <param name="row">The row type.</param>
internal abstract class RollUp(Type row)
{
    public Type Row => row;

    /// <summary>An expression over the fact, as one over a row.</summary>
    /// <returns>Null when it asks what the facts of a row do not have in common.</returns>
    public LambdaExpression? On(LambdaExpression declared)
    {
        var sum = Expression.Parameter(row, "s");
        if (declared.Parameters[0].Type == row)
        {
            return declared;
        }

        var reader = new CopyReader(declared.Parameters[0], sum, null);
        var body = reader.Visit(declared.Body);
        return reader.IsCovered ? Expression.Lambda(body, sum) : null;
    }

    /// <summary>Whether all of the expressions can be asked of a row.</summary>
    public bool Covers(IEnumerable<LambdaExpression?> declared) => declared.All(one => one is null || On(one) is not null);
}

/// <summary>Facts that are summed.</summary>
/// <param name="row">The row type.</param>
/// <param name="amount">The sum of their amounts.</param>
/// <param name="count">How many they are.</param>
/// <param name="conditional">The sum of the amounts of those that meet the condition of a measure, by the measure's name.</param>
internal sealed class FactRollUp(Type row, LambdaExpression amount, LambdaExpression count, IReadOnlyDictionary<string, LambdaExpression> conditional)
    : RollUp(row)
{
    /// <summary>What a row adds to a measure.</summary>
    public LambdaExpression Of(Measure measure, bool varies) => measure.Kind switch
    {
        MeasureKind.Count => count,
        MeasureKind.AmountWhere when varies => conditional[measure.Name],
        _ => amount,
    };
}

/// <summary>Facts in a scenario that are summed: a row for each scenario and combination.</summary>
/// <param name="row">The row type. Under the names that differ from scenario to scenario it holds those of its scenario.</param>
/// <param name="amount">The sum of their amounts.</param>
/// <param name="scenario">The id of the scenario.</param>
/// <param name="partition">The id of the partition.</param>
/// <param name="scenarioCount">How many scenarios the partition has.</param>
internal sealed class ScenarioRollUp(Type row, LambdaExpression amount, LambdaExpression scenario, LambdaExpression partition, LambdaExpression scenarioCount)
    : RollUp(row)
{
    public LambdaExpression Amount => amount;

    public LambdaExpression Scenario => scenario;

    public LambdaExpression Partition => partition;

    public LambdaExpression ScenarioCount => scenarioCount;
}
