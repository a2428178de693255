namespace RegioDeal.Graph.Tests.Partners;

/// <summary>The package of npm in <c>tests/partners</c>: what partners use, as they use it.</summary>
internal static class PartnerPackage
{
    /// <summary>How long one of its programs may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static NpmPackage Npm { get; } = new("partners", "REGIODEAL_TEST_PARTNERS");
}
