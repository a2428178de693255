using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http.Documents;

/// <summary>A document that is not among those of the service.</summary>
/// <param name="asked">Its name or id, as it was asked.</param>
internal sealed class DocumentNotFoundException(string asked) : GraphException("DOCUMENT_NOT_FOUND",
    $"There is no document '{(asked.Length > 80 ? asked[..80] + "…" : asked)}'. The documents of this service are listed at /documents.");

/// <summary>A hash that is that of no document of the service. The code is the one on which clients that send hashes first send the whole document.</summary>
internal sealed class PersistedQueryNotFoundException() : GraphException("PERSISTED_QUERY_NOT_FOUND",
    "No document of this service has this hash. Send the document in 'query' too; what is sent is not kept.");

/// <summary>A hash that is not that of the document beside it.</summary>
internal sealed class PersistedQueryHashException() : GraphException("PERSISTED_QUERY_HASH",
    "'extensions.persistedQuery.sha256Hash' is not the SHA-256 of 'query'. Send the hash of the very text, or leave it out.");

/// <summary>A document of the client's own, where only those of the service are answered.</summary>
internal sealed class DocumentNotTrustedException() : GraphException("TRUSTED_DOCUMENTS_ONLY",
    "This service answers only the documents that are listed at /documents. Ask one of these, by name, id or text.");
