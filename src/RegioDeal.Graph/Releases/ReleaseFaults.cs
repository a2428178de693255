using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Releases;

/// <summary>A release that was never imported here, or no release at all.</summary>
/// <param name="asked">What stood in the address, shortened.</param>
/// <param name="current">The release that answers.</param>
public sealed class ReleaseNotHeldException(string asked, int current) : GraphException("RELEASE_NOT_HELD",
    FormattableString.Invariant($"Release '{(asked.Length > 40 ? asked[..40] + "…" : asked)}' is not held here. Ask {{ releases {{ number }} }} at /graphql for those that are; the current one is {current}."));

/// <summary>A release that is not answered from any more.</summary>
/// <param name="number">Its number.</param>
/// <param name="current">The release that answers.</param>
public sealed class ReleaseRetiredException(int number, int current) : GraphException("RELEASE_RETIRED",
    FormattableString.Invariant($"Release {number} was retired and is not answered from any more. Ask /graphql, which answers from release {current}."));

/// <summary>A release that is held, and cannot be opened now.</summary>
/// <param name="number">Its number.</param>
/// <param name="current">The release that answers.</param>
public sealed class ReleaseUnavailableException(int number, int current) : GraphException("RELEASE_UNAVAILABLE",
    FormattableString.Invariant($"Release {number} cannot be opened now; the service's log says why. Try again later, or ask /graphql, which answers from release {current}."));
