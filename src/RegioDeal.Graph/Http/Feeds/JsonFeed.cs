using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Planning.Fields;

namespace RegioDeal.Graph.Http.Feeds;

/// <summary>What is new, for readers of feeds: the releases, and the projects that amounts were granted to in them.</summary>
internal static class JsonFeed
{
    /// <summary>Where it answers.</summary>
    public const string Address = "/feed.json";

    public static void MapFeed(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], GraphEndpoint.From(AnswerAsync));

    private static async Task AnswerAsync(HttpContext http, OpenRelease release)
    {
        byte[] feed;
        try
        {
            using var place = await http.RequestServices.GetRequiredService<ExecutionGate>().EnterAsync(http.RequestAborted).ConfigureAwait(false);
            var (programmes, releases) = await FeedQuestions.AskAsync(release.Engine, http.RequestAborted).ConfigureAwait(false);
            feed = new FeedWriter(release.Facts with { PublicAddress = AddressOf(http.Request, release) }).Write(programmes, releases);
        }
        catch (UnkeptAnswerException answer)
        {
            await GraphEndpoint.WriteErrorAsync(http, answer.Code, answer.Body).ConfigureAwait(false);
            return;
        }
        catch (GraphException fault)
        {
            await GraphEndpoint.RefuseAsync(http, release, fault).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest; // for those who count: nobody reads it
            return;
        }

        var (encoding, body) = ContentEncoding.Of(http.Request).Pack(feed);
        http.RequestServices.GetRequiredService<Freshness>().Describe(http, HeaderNames.AcceptEncoding, isForEver: false);
        if (encoding.Name is { } name)
        {
            http.Response.Headers.ContentEncoding = name;
        }

        await Results.Bytes(body, "application/feed+json; charset=utf-8", entityTag: new EntityTagHeaderValue(Freshness.TagOf(body))).ExecuteAsync(http).ConfigureAwait(false);
    }

    // Readers keep what they read and ask from elsewhere, so an address must be whole: where the operator names none, the one that was asked.
    private static string AddressOf(HttpRequest request, OpenRelease release) =>
        release.Facts.PublicAddress is { Length: > 0 } named ? named : $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
}
