namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>An operation that cannot be explained, since it cannot be answered.</summary>
/// <param name="message">Where it is at fault, and what to do.</param>
public sealed class ExplainException(string message) : Exception(message);
