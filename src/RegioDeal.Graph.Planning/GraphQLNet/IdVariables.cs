using GraphQLParser.AST;
using GraphQLParser.Visitors;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Finds the variables of a document that hold ids of any type.</summary>
internal sealed class IdVariables : ASTVisitor<IdVariables.Found>
{
    /// <summary>The names of the variables that stand where rows of any type are asked for.</summary>
    /// <param name="document">All its operations and fragments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlySet<string>> OfAsync(GraphQLDocument document, CancellationToken cancellationToken)
    {
        var found = new Found(cancellationToken);
        await new IdVariables().VisitAsync(document, found).ConfigureAwait(false);
        return found.Names;
    }

    /// <inheritdoc/>
    protected override async ValueTask VisitFieldAsync(GraphQLField field, Found context)
    {
        var isOfAnyType = NodesField.Both.Any(nodes => nodes.Name == field.Name.StringValue);
        foreach (var argument in isOfAnyType ? field.Arguments?.Items ?? [] : [])
        {
            context.Names.UnionWith((argument.Value is GraphQLListValue list ? list.Values ?? [] : [argument.Value]).OfType<GraphQLVariable>().Select(variable => variable.Name.StringValue));
        }

        await base.VisitFieldAsync(field, context).ConfigureAwait(false);
    }

    /// <summary>What was found so far.</summary>
    internal sealed class Found(CancellationToken cancellationToken) : IASTVisitorContext
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public CancellationToken CancellationToken => cancellationToken;
    }
}
