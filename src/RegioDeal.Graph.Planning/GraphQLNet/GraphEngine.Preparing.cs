using GraphQLParser.AST;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>What is wrong with a document.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record DocumentFault(int Line, int Column, string Code, string Message);

/// <content>Documents that are known before they are asked.</content>
public sealed partial class GraphEngine
{
    /// <summary>Holds a document against the schema. No database is asked.</summary>
    /// <param name="text">The document.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its faults; none when it is valid.</returns>
    public async Task<IReadOnlyList<DocumentFault>> CheckAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await DocumentAsync(text, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (RefusedException fault)
        {
            return [.. fault.Errors.Select(error => error.Locations is [var (line, column), ..]
                ? new DocumentFault(line, column, error.Code, error.Message)
                : new DocumentFault(1, 1, error.Code, error.Message))];
        }
        catch (GraphException fault)
        {
            return [new DocumentFault(1, 1, fault.Code, fault.Message)];
        }
    }

    /// <summary>Makes the plans of a document's operations for their default variables, so that the first who asks does not wait for it. Runs nothing.</summary>
    /// <param name="text">The document.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When the plans are kept. Of a document that is at fault, and of an operation that needs variables, none is made.</returns>
    public async Task PrepareAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            var document = await DocumentAsync(text, cancellationToken).ConfigureAwait(false);
            foreach (var operation in document.Ast.Definitions.OfType<GraphQLOperationDefinition>().Where(operation => operation.Operation == OperationType.Query))
            {
                var values = await VariablesAsync(document.Ast, operation, null, cancellationToken).ConfigureAwait(false);
                plans.Of(operation, OperationReader.ShapeOf(schema, operation, values, document.IdVariables), () => MakePlan(document.Ast, operation, values));
            }
        }
        catch (Exception fault) when (fault is RefusedException or GraphException)
        {
            // Who asks it is told.
        }
    }
}
