using NodaTime;

namespace RegioDeal.Graph.Citations;

/// <summary>What citations say of the release that they are made from.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What its package is called.</param>
/// <param name="Created">The day on which its package was made.</param>
/// <param name="PublicAddress">Where readers reach this service, without a slash at its end. Empty when that was not set: addresses are relative then.</param>
internal sealed record ReleaseFacts(int Number, string Title, LocalDate Created, string PublicAddress)
{
    /// <summary>The address at which this release answers a question: GET, and the same answer for as long as the release is held.</summary>
    public string AddressOf(string question) =>
        FormattableString.Invariant($"{PublicAddress}/r/{Number}/graphql?query={Uri.EscapeDataString(question)}");
}
