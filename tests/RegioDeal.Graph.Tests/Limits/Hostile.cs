using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

/// <summary>Asks what no friendly client asks, and holds every answer to what must be true of all.</summary>
internal static partial class Hostile
{
    /// <summary>Posts a body as it is.</summary>
    public static async Task<Answer> Post(this RunningGraph graph, Database database, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await graph.Client(database).PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    /// <summary>Posts a document, with variables as JSON.</summary>
    public static Task<Answer> Post(this RunningGraph graph, Database database, string query, string variables) =>
        graph.Post(database, $$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");

    /// <summary>The answer is data, or the request is refused in a way that tells the client alone something.</summary>
    /// <returns>The code of the first error; null for data.</returns>
    public static string? Harmless(this Answer answer, string what)
    {
        Assert.True((int)answer.Status is 200 or (>= 400 and < 500), $"{what}: {(int)answer.Status} {answer.Text}");
        Assert.False(Inside().IsMatch(answer.Text), $"{what} tells of the inside: {answer.Text}");
        if (!answer.Json.TryGetProperty("errors", out var errors))
        {
            Assert.Equal((HttpStatusCode.OK, JsonValueKind.Object), (answer.Status, answer.Json.GetProperty("data").ValueKind));
            return null;
        }

        Assert.InRange(errors.GetArrayLength(), 1, 20);
        Assert.All(errors.EnumerateArray(), error =>
        {
            Assert.Matches("^[A-Z_]+$", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.InRange(error.GetProperty("message").GetString()!.Length, 10, 801);
        });
        return errors[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    // SQL, stacks, paths, types of .NET and of its libraries.
    [GeneratedRegex(@"SELECT |FROM ""|Npgsql|SQLite|System\.|Microsoft\.|GraphQL\.|RegioDeal\.Graph\.|Exception|   at |\.cs\b|/(work|home|tmp|root|usr)/")]
    private static partial Regex Inside();
}
