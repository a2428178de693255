using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;

namespace RegioDeal.Graph.Planning.Limits;

/// <summary>What fields weigh, by how they are declared: what is read with its row weighs nothing, what takes a statement or a sum of its own weighs that.</summary>
internal static class Weights
{
    /// <summary>A column of a row that is read anyway; what the specification gives a scalar.</summary>
    public const int Column = 0;

    /// <summary>An object or a link; what the specification gives a composite.</summary>
    public const int Link = 1;

    /// <summary>A value that the database computes from other rows, or the program makes of several columns.</summary>
    public const int Computed = 1;

    /// <summary>A bound of a sum over scenarios.</summary>
    public const int Bound = 2;

    /// <summary>How many rows a filter keeps.</summary>
    public const int Total = 2;

    /// <summary>A list: a statement of its own, and the order of its rows.</summary>
    public const int List = 5;

    /// <summary>The numbers of all rows of a list.</summary>
    public const int Aggregates = 10;

    /// <summary>All rows of a list, grouped by their members.</summary>
    public const int Facet = 10;

    /// <summary>Facts grouped by several dimensions.</summary>
    public const int Pivot = 50;

    /// <summary>Words looked for in all texts.</summary>
    public const int Search = 50;

    /// <summary>What a declared field weighs.</summary>
    public static int Of(GraphField field) => field switch
    {
        ValueField { IsStored: true } => Column,
        ValueField value => IsOfOtherRows(value.Expression) ? Computed : Column,
        ArgumentField or ArgumentObjectField or MadeField => Computed,
        BoundField or SpreadField => Bound,
        ListField or RootListField or LinesField or ByField or NodesField { IsList: true } => List,
        PivotField => Pivot,
        SearchField => Search,
        _ => Link,
    };

    private static bool IsOfOtherRows(LambdaExpression expression)
    {
        var finder = new OtherRows();
        finder.Visit(expression.Body);
        return finder.Found;
    }

    private sealed class OtherRows : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Found |= node.Method.DeclaringType == typeof(Enumerable) || node.Method.DeclaringType == typeof(Queryable);
            return base.VisitMethodCall(node);
        }
    }
}
