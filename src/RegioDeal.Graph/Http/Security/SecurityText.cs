using System.Globalization;
using System.Text;
using RegioDeal.Graph.Data;

namespace RegioDeal.Graph.Http.Security;

/// <summary>Whom to tell of a hole in this service: <c>/.well-known/security.txt</c>, by RFC 9116.</summary>
internal static class SecurityText
{
    private const string Address = "/.well-known/security.txt";

    /// <summary>For how many days a copy may be believed; the RFC advises less than a year.</summary>
    private const int Days = 180;

    /// <summary>Makes sure that the contact is one.</summary>
    /// <exception cref="StartupException">It is none.</exception>
    public static void Check(ServerSettings settings)
    {
        if (settings.SecurityContact is { } contact
            && !(Uri.TryCreate(contact, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "https" && !contact.Any(char.IsControl)))
        {
            throw new StartupException("Server__SecurityContact is no contact; write it as mailto:security@example.org or https://example.org/security, or leave it out.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes, ServerSettings settings) =>
        routes.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], () => settings.SecurityContact is null
            ? Results.Text("No contact for security is set here; an operator sets Server__SecurityContact.\n", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound)
            : Results.Text(Write(settings, DateTimeOffset.UtcNow), "text/plain", Encoding.UTF8));

    private static string Write(ServerSettings settings, DateTimeOffset now)
    {
        var expires = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(Days);
        var canonical = settings.PublicAddress is { Length: > 0 } place ? $"Canonical: {place.TrimEnd('/')}{Address}\n" : "";
        return $"Contact: {settings.SecurityContact}\nExpires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\n{canonical}Preferred-Languages: nl, en\n";
    }
}
