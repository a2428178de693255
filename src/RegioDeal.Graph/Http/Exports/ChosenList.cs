using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Security;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>What the addresses share that read one list of the graph and send it whole, in a form of their own.</summary>
/// <param name="freshness">How long it may be used again.</param>
/// <param name="gate">Where a batch takes its place.</param>
/// <param name="exports">Where the whole takes its place.</param>
internal sealed class ChosenList(Freshness freshness, ExecutionGate gate, ExportGate exports)
{
    /// <summary>Answers with a body that is made whole before it is sent.</summary>
    /// <param name="http">The request.</param>
    /// <param name="release">The release that answers.</param>
    /// <param name="format">What tells the tag from those of other forms.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="make">Makes the body.</param>
    public async Task AnswerAsync(HttpContext http, OpenRelease release, string format, string mediaType, Func<CancellationToken, Task<byte[]>> make)
    {
        try
        {
            var tag = new AnswerKey(release, new RawRequest(null, http.Request.QueryString.Value, null), ContentEncoding.Identity).TableTag(format);
            if (freshness.IsHeld(http, tag, HeaderNames.AcceptEncoding))
            {
                return;
            }

            using var sending = exports.Enter();
            var made = await make(http.RequestAborted).ConfigureAwait(false);
            var (encoding, body) = ContentEncoding.Of(http.Request).Pack(made);
            freshness.Describe(http, tag, HeaderNames.AcceptEncoding);
            if (encoding.Name is { } packed)
            {
                http.Response.Headers.ContentEncoding = packed;
            }

            http.Response.ContentType = mediaType;
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
        }
        catch (RefusedListException refused)
        {
            await GraphEndpoint.WriteErrorAsync(http, refused.Code, refused.Body, MediaTypes.GraphResponse).ConfigureAwait(false);
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

    /// <summary>Reads the rows of a list from end to end.</summary>
    /// <param name="release">The release.</param>
    /// <param name="request">The operation, with one connection at its root.</param>
    /// <param name="root">The name of that connection.</param>
    /// <param name="add">Takes a row; it lasts as long as the call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusedListException">A batch is answered with an error.</exception>
    public async Task ReadAsync(OpenRelease release, GraphRequest request, string root, Action<JsonElement> add, CancellationToken cancellationToken)
    {
        var walk = new ExportWalk(release, request, [root], gate);
        for (var isFirst = true; walk.HasNext; isFirst = false)
        {
            using var answer = await (isFirst ? walk.FirstAsync(cancellationToken) : walk.NextAsync(cancellationToken)).ConfigureAwait(false);
            if (answer.Code is { } code)
            {
                throw new RefusedListException(code, answer.Body.ToArray());
            }

            using var json = JsonDocument.Parse(answer.Body);
            var data = json.RootElement.GetProperty("data");
            foreach (var row in data.GetProperty(root).GetProperty("nodes").EnumerateArray())
            {
                add(row);
            }

            walk.Passed(data);
        }
    }

    /// <summary>The values of a parameter of the address, with commas between.</summary>
    /// <returns>Null when it is left out.</returns>
    /// <exception cref="BadRequestException">It is there twice, or empty.</exception>
    public static string[]? Values(HttpContext http, string name) => QueryHelpers.ParseQuery(http.Request.QueryString.Value).GetValueOrDefault(name) switch
    {
        [] => null,
        [{ Length: > 0 } text] => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
        _ => throw new BadRequestException($"The address has '{name}' twice, or empty. Give it once, with commas between its values."),
    };

    /// <summary>An answer with errors, on its way to the client.</summary>
    private sealed class RefusedListException(string code, byte[] body) : Exception
    {
        public string Code { get; } = code;

        public byte[] Body { get; } = body;
    }
}
