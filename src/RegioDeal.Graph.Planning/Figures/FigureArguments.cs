using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>What the arguments of an owner's figures say.</summary>
/// <param name="Attribution">How a fact with several parts is counted.</param>
/// <param name="Narrowing">What a fact must meet to be counted, over the fact; null when all are.</param>
/// <param name="Narrowed">The same in words, equal for equal conditions.</param>
internal sealed record FigureArguments(Attribution Attribution, LambdaExpression? Narrowing, string Narrowed)
{
    /// <summary>The argument that says how a fact with several parts is counted.</summary>
    public const string AttributionName = "attribution";

    public static FigureArguments None { get; } = new(Attribution.Shared, null, "");

    /// <summary>How a fact with several parts is counted.</summary>
    /// <param name="given">An argument by its name; null when it is absent or null.</param>
    public static Attribution AttributionOf(Func<string, Input?> given) =>
        given(AttributionName) is NameInput name && name.Name == nameof(Attribution.Full).ToConstant() ? Attribution.Full : Attribution.Shared;
}
