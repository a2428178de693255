using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>What the arguments of an owner's figures say.</summary>
/// <param name="Attribution">How a fact with several parts is counted.</param>
/// <param name="Narrowing">What a fact must meet to be counted, over the fact; null when all are.</param>
/// <param name="Narrowed">The same in words, equal for equal conditions.</param>
internal sealed record FigureArguments(Attribution Attribution, LambdaExpression? Narrowing, string Narrowed)
{
    public const string AttributionName = "attribution";

    public static FigureArguments None { get; } = new(Attribution.Shared, null, "");
}
