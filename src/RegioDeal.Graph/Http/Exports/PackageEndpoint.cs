using System.Globalization;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>A release whole: the package that it was made from, as it is kept.</summary>
internal sealed class PackageEndpoint(ReleaseHost host, Freshness freshness, ExportGate exports)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = ActivatorUtilities.CreateInstance<PackageEndpoint>(routes.ServiceProvider);
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapMethods($"{prefix}/release.zip", [HttpMethods.Get, HttpMethods.Head], GraphEndpoint.From(endpoint.AnswerAsync));
        }
    }

    private async Task AnswerAsync(HttpContext http, OpenRelease release)
    {
        try
        {
            using var sending = exports.Enter();
            var tag = $"W/\"{host.ChecksumOf(release.Number)}\"";
            if (freshness.IsHeld(http, tag, vary: null))
            {
                return;
            }

            var package = await host.OpenPackageAsync(release.Number, http.RequestAborted).ConfigureAwait(false);
            await using (package.ConfigureAwait(false))
            {
                freshness.Describe(http, tag, vary: null);
                http.Response.ContentType = "application/zip";
                http.Response.ContentLength = package.Length;
                http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"regiodeal-release-{release.Number}.zip\"");
                if (!HttpMethods.IsHead(http.Request.Method))
                {
                    await package.CopyToAsync(http.Response.Body, http.RequestAborted).ConfigureAwait(false);
                }
            }
        }
        catch (GraphException fault) when (!http.Response.HasStarted)
        {
            await GraphEndpoint.RefuseAsync(http, release, fault, MediaTypes.GraphResponse).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads it.
        }
    }
}
