namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>A fetch that cannot go on. Nothing was written to the package. Its message says why, and what to do.</summary>
/// <param name="message">One sentence or more, for the person who fetches.</param>
/// <param name="cause">What lies behind it, for a debugger only.</param>
internal sealed class FetchException(string message, Exception? cause = null) : Exception(message, cause);
