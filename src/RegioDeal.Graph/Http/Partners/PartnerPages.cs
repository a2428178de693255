using RegioDeal.Graph.Http.Security;

namespace RegioDeal.Graph.Http.Partners;

/// <summary>The component that pages of partners load, and the page that makes the snippet for them.</summary>
internal static class PartnerPages
{
    /// <summary>Of the component: other sites load it with every page, and a new build of it is seen within the hour.</summary>
    private const string AnHour = "public, max-age=3600, stale-while-revalidate=86400";

    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        routes.MapFixed("/embed/regiodeal-projects.js", "text/javascript", FixedContent.Read("partners/regiodeal-projects.js"), AnHour);
        Map("/embed", "embed.html", "text/html");
        Map("/embed/embed.css", "embed.css", "text/css");
        Map("/embed/embed.js", "embed.js", "text/javascript");

        void Map(string address, string name, string type) => routes.MapFixed(address, type, FixedContent.Read($"partners/{name}")).WithSecurityHeadersPolicy(SecurityHeaders.Page);
    }
}
