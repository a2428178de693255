using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>Rows joined with what values over them link to.</summary>
/// <remarks>Inside a group EF Core looks a link up by a query of its own for each group; a join before rows are grouped it takes as it is.</remarks>
internal sealed class LinkJoins : ExpressionVisitor
{
    private readonly IModel model;
    private readonly ParameterExpression row;
    private readonly List<MemberExpression> links = [];

    private LinkJoins(IModel model, ParameterExpression row, IEnumerable<Expression> values)
    {
        (this.model, this.row) = (model, row);
        foreach (var value in values)
        {
            Visit(value);
        }
    }

    /// <summary>Joins rows.</summary>
    /// <param name="model">Which members are links.</param>
    /// <param name="set">All rows of a type.</param>
    /// <param name="source">The rows.</param>
    /// <param name="row">What values are expressions over.</param>
    /// <param name="values">The values.</param>
    /// <returns>The joined rows, one, and each value over it.</returns>
    public static (Expression Source, ParameterExpression Row, IReadOnlyList<Expression> Values) Join(
        IModel model, Func<Type, Expression> set, Expression source, ParameterExpression row, IReadOnlyList<Expression> values)
    {
        var links = new LinkJoins(model, row, values).links;
        for (var joined = 0; joined < links.Count; joined++)
        {
            var (link, known) = (links[joined], joined);
            source = source.Join(
                set(link.Type),
                pair => new Places(row, links, known, pair).Visit(Property(link, model)).AsNullable(),
                other => other.Member(nameof(IEntity.Id)).AsNullable(),
                isOuter: links.Take(joined + 1).Any(before => IsOptional(before, link)));
        }

        var item = links.Count == 0 ? row : Expression.Parameter(source.ElementType(), "j");
        return (source, item, [.. values.Select(value => new Places(row, links, links.Count, item).Visit(value))]);

        bool IsOptional(MemberExpression before, MemberExpression link) =>
            Navigation(model, before)!.ForeignKey.IsRequired == false && StartsWith(link, before);
    }

    /// <inheritdoc/>
    protected override Expression VisitMember(MemberExpression node)
    {
        base.VisitMember(node);
        if (Navigation(model, node) is not null && IsOfRow(node) && !links.Exists(known => Same(known, node)))
        {
            links.Add(node);
        }

        return node;
    }

    private bool IsOfRow(MemberExpression node) =>
        node.Expression == row || (node.Expression is MemberExpression owner && links.Exists(known => Same(known, owner)));

    private static INavigation? Navigation(IModel model, MemberExpression node) =>
        node.Expression is { } owner && model.FindEntityType(owner.Type)?.FindNavigation(node.Member.Name) is { IsCollection: false, IsOnDependent: true } link ? link : null;

    private static MemberExpression Property(MemberExpression link, IModel model) =>
        Expression.Property(link.Expression!, Navigation(model, link)!.ForeignKey.Properties.Single().Name);

    private static bool StartsWith(Expression? path, MemberExpression start) =>
        path is MemberExpression step && (Same(step, start) || StartsWith(step.Expression, start));

    private static bool Same(Expression one, Expression other) => ExpressionEqualityComparer.Instance.Equals(one, other);

    /// <summary>Puts what is joined in the place of links: pairs of pairs, of which the first is the row.</summary>
    private sealed class Places(ParameterExpression row, IReadOnlyList<MemberExpression> links, int joined, Expression pair) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            for (var link = 0; link < joined; link++)
            {
                if (Same(links[link], node))
                {
                    return Outer(joined - 1 - link).Member("Item2");
                }
            }

            return base.VisitMember(node);
        }

        protected override Expression VisitParameter(ParameterExpression node) => node == row ? Outer(joined) : node;

        private Expression Outer(int steps)
        {
            var place = pair;
            for (var step = 0; step < steps; step++)
            {
                place = place.Member("Item1");
            }

            return place;
        }
    }
}
