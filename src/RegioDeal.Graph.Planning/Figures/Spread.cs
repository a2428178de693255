using System.ComponentModel;
using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Figures;

/// <summary>How an amount that belongs to several members is counted.</summary>
[Description("How an amount that belongs to several members is counted.")]
public enum Attribution
{
    /// <summary>Each has its part: the parts add up to the whole.</summary>
    [Description("Each has its part: the parts add up to the whole.")]
    Shared,

    /// <summary>Each has all of it: what is counted more than once is told.</summary>
    [Description("Each has all of it, and every amount counts once in a figure; 'excess' tells by how much that exceeds the parts.")]
    Full,
}

/// <summary>Facts that are spread over members of further dimensions, in parts that add up to the fact.</summary>
internal sealed record Spread(
    Type Part,
    LambdaExpression Fact,
    LambdaExpression FactId,
    LambdaExpression Amount,
    string AttributionDescription,
    string BasisDescription,
    string ExcessDescription);
