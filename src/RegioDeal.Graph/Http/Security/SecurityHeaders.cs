namespace RegioDeal.Graph.Http.Security;

/// <summary>What answers tell browsers not to do. The API is no page and loads nothing; the page loads its own script and style.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of the page and its parts.</summary>
    public const string Page = "page";

    /// <summary>The policy of GraphiQL alone: its editor writes styles into the elements that it measures, and its HTML is not made by trusted types.</summary>
    public const string Explorer = "explorer";

    /// <summary>A year, in seconds: for how long a browser that came by https comes by nothing else.</summary>
    private const int ByHttpsAlone = 31_536_000;

    public static void Add(IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(headers => Common(headers)
            // Other sites read the answers.
            .AddCrossOriginResourcePolicy(resource => resource.CrossOrigin())
            .AddContentSecurityPolicy(Nothing))
        .AddPolicy(Page, headers => Common(headers)
            .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
            .AddContentSecurityPolicy(content =>
            {
                Nothing(content);
                content.AddScriptSrc().Self();
                content.AddStyleSrc().Self();
                content.AddConnectSrc().Self();
                content.AddImgSrc().Data(); // the icon, which is empty
                content.AddFormAction().Self();
                content.AddRequireTrustedTypesFor().Script();
            }))
        .AddPolicy(Explorer, headers => Common(headers)
            .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
            .AddContentSecurityPolicy(content =>
            {
                Nothing(content);
                content.AddScriptSrc().Self();
                content.AddStyleSrc().Self().UnsafeInline();
                content.AddConnectSrc().Self();
                content.AddImgSrc().Data();
                content.AddFontSrc().Data();
            }));

    private static HeaderPolicyCollection Common(HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddStrictTransportSecurityMaxAge(ByHttpsAlone)
        .AddPermissionsPolicy(permissions =>
        {
            permissions.AddCamera().None();
            permissions.AddGeolocation().None();
            permissions.AddMicrophone().None();
            permissions.AddPayment().None();
            permissions.AddUsb().None();
        });

    private static void Nothing(CspBuilder content)
    {
        content.AddDefaultSrc().None();
        content.AddBaseUri().None();
        content.AddFormAction().None();
        content.AddFrameAncestors().None();
    }
}
