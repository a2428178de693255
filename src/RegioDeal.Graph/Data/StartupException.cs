namespace RegioDeal.Graph.Data;

/// <summary>Something in the way of a start or a command that an operator can mend. Its message is one sentence that says what to do.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What lies behind it, for the log only.</param>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
