using System.Globalization;
using System.Text.Json;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http;

/// <summary>What the console says when the service is up: asked through the front door, like any answer.</summary>
internal static class Welcome
{
    /// <summary>Reads from the large tables: it warms a release too.</summary>
    public const string Question = """
        {
          projects(first: 0) { totalCount }
          allocations(first: 0) { totalCount }
          programmes { name edition spending { amount } }
        }
        """;

    public static async Task<string> OfAsync(OpenRelease release, string? note, string address, CancellationToken cancellationToken)
    {
        using var answer = await release.Engine.AskAsync(new GraphRequest(Question, null, null), cancellationToken).ConfigureAwait(false);
        var opened = string.Create(CultureInfo.InvariantCulture, $"Release {release.Number} ({release.Database.Name}, {release.Database.Product})");
        var addresses = $"""
            {address}                  what this is, with a box to ask in
            {address}/graphql          the API
            {address}/schema.graphql   the schema
            """;
        if (answer.Kind != AnswerKind.Data)
        {
            // No answer yet, as on a machine that has no time for it, is no reason not to serve: whoever asks is told.
            return $"{opened} is open and did not answer yet.{Environment.NewLine}{addresses}";
        }

        using var json = JsonDocument.Parse(answer.Body);
        var data = json.RootElement.GetProperty("data");
        var total = data.GetProperty("programmes").EnumerateArray().Sum(programme => programme.GetProperty("spending").GetProperty("amount").GetDecimal());
        var programmes = data.GetProperty("programmes").EnumerateArray().Select(programme => $"{programme.GetProperty("name")}: {programme.GetProperty("edition")}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            {string.Join(Environment.NewLine, programmes)}
            {opened}: {data.GetProperty("projects").GetProperty("totalCount")} projects, {data.GetProperty("allocations").GetProperty("totalCount")} allocations, {total:#,0} euros granted{(note is null ? "" : Environment.NewLine + note)}
            {addresses}
            """);
    }
}
