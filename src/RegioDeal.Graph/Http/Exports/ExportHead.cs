using System.Text.Json;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>What a table says of where it comes from.</summary>
/// <param name="Name">What it is called: the name of the document or operation.</param>
/// <param name="Release">The number of the release.</param>
/// <param name="Title">What the release is called.</param>
/// <param name="Created">The day on which it was made, ISO 8601.</param>
/// <param name="Checksum">Algorithm and digest of its package.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Address">The address that gives this table again; null when it was asked by POST.</param>
internal sealed record ExportHead(string Name, int Release, string Title, string Created, string Checksum, string Citation, string? Address)
{
    private const string Question = "{ release { number title created checksum citation } }";

    /// <summary>Asks the release what it says of itself.</summary>
    /// <returns>The head, or the answer that says why there is none.</returns>
    public static async Task<(ExportHead? Head, GraphAnswer Answer)> OfAsync(OpenRelease release, string name, string? address, CancellationToken cancellationToken)
    {
        var answer = await release.Engine.AskAsync(new GraphRequest(Question, null, null), cancellationToken).ConfigureAwait(false);
        if (answer.Code is not null)
        {
            return (null, answer);
        }

        using var json = JsonDocument.Parse(answer.Body);
        var said = json.RootElement.GetProperty("data").GetProperty("release");
        return (new ExportHead(name, said.GetProperty("number").GetInt32(), Text("title"), Text("created"), Text("checksum"), Text("citation"), address), answer);

        string Text(string member) => said.GetProperty(member).GetString()!;
    }
}
