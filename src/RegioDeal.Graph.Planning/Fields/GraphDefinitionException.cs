namespace RegioDeal.Graph.Planning.Fields;

/// <summary>The graph is declared in a way that cannot work. Thrown when the program starts, never by a request.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class GraphDefinitionException(string message) : Exception(message);
