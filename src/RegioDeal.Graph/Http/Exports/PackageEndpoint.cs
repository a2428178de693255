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
            if (http.Request.Headers.IfNoneMatch is [_, ..] given && GraphEndpoint.Names(given, tag))
            {
                Describe(http, tag);
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var package = await host.OpenPackageAsync(release.Number, http.RequestAborted).ConfigureAwait(false);
            await using (package.ConfigureAwait(false))
            {
                Describe(http, tag);
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
            using var answer = release.Engine.Refuse(fault.Code, fault.Message);
            await GraphEndpoint.WriteErrorAsync(http, fault.Code, answer.Body, MediaTypes.GraphResponse).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads it.
        }
    }

    private void Describe(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        freshness.Describe(http, null, isForEver: http.GetRouteValue("number") is not null);
    }
}
