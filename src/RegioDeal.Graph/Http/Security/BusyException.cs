using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http.Security;

/// <summary>As many operations as may be are worked on, and none ended in time.</summary>
internal sealed class BusyException() : GraphException("BUSY",
    "The service has as many requests as it can work on. Wait as long as Retry-After says and ask again.");
