using System.Linq.Expressions;

namespace RegioDeal.Graph.Planning.Fields;

/// <summary>What the rows of a list are counted by: an entity that each is linked to, or a value that each has.</summary>
internal sealed class Facet
{
    /// <param name="name">The name in the schema.</param>
    /// <param name="links">From the row to its links; null when it has at most one member.</param>
    /// <param name="member">From the row, or from a link, to the member.</param>
    /// <param name="isNullable">Whether a row can be without a member.</param>
    /// <exception cref="GraphDefinitionException">The member is neither an entity nor a scalar.</exception>
    public Facet(string name, LambdaExpression? links, LambdaExpression member, bool isNullable)
    {
        (Name, Links, Member, IsNullable) = (name, links, member, isNullable);
        Scalar = typeof(IEntity).IsAssignableFrom(member.ReturnType) ? null : Scalar.Of(member.ReturnType);
    }

    public string Name { get; }

    /// <summary>From the row to its links, each to one member; null when it has at most one.</summary>
    public LambdaExpression? Links { get; }

    /// <summary>From the row, or from a link, to the member.</summary>
    public LambdaExpression Member { get; }

    /// <summary>Whether a row can be without a member.</summary>
    public bool IsNullable { get; }

    /// <summary>What a value is; null when the member is an entity.</summary>
    public Scalar? Scalar { get; }

    /// <summary>How many members there are at most, as far as the type tells.</summary>
    public int MostMembers => Scalar?.Kind switch
    {
        ScalarKind.Enum => Enum.GetNames(Scalar.Storage).Length + 1,
        ScalarKind.Boolean => 3,
        _ => int.MaxValue,
    };
}

/// <summary>The names that facets have in the schema.</summary>
internal static class FacetNames
{
    /// <summary>The field of a connection.</summary>
    public const string Field = "facets";

    /// <summary>Its argument.</summary>
    public const string ExcludeOwn = "excludeOwn";

    /// <summary>What the rows of an item have in common.</summary>
    public const string Member = "member";

    /// <summary>How many they are.</summary>
    public const string Count = "count";

    public static string Of(EntityGraph graph) => $"{graph.Name}Facets";

    public static string Of(EntityGraph graph, Facet facet) => $"{graph.Name}{facet.Name.ToPascal()}Facet";
}
