namespace RegioDeal.Graph.Http;

/// <summary>A request as it came. It holds nothing of the connection: who asks may go away while others wait for the same answer.</summary>
/// <param name="Document">The name of a document in the address; null when there is none.</param>
/// <param name="Query">What stands behind the question mark of the address, that mark included.</param>
/// <param name="Body">The body; null for one that has none, as GET.</param>
internal sealed record RawRequest(string? Document, string? Query, byte[]? Body);

/// <summary>Which document a request asks.</summary>
/// <param name="Hash">The SHA-256 of its text, 64 lowercase hexadecimal digits.</param>
/// <param name="Name">Its name, when it is one of the service.</param>
internal sealed record AskedDocument(string Hash, string? Name);
