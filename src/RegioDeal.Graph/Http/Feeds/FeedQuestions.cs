using System.Text.Json;
using NodaTime.Text;
using RegioDeal.Graph.Http.Caching;
using RegioDeal.Graph.Http.Documents;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Feeds;

/// <summary>Asks the graph what the feed tells: the releases with what each added, then the amounts that were added.</summary>
internal static class FeedQuestions
{
    /// <summary>Of how many added amounts the feed tells, those of the newest releases first. A reader keeps what it saw before.</summary>
    private const int Most = 100;

    private const string OfReleases = """
        query FeedReleases($most: Int!) {
          programmes { name }
          releases {
            number title created checksum citation changesSince
            changeCounts { added revised removed }
            changes(first: $most, where: { concept: { eq: "allocations" }, kind: { eq: ADDED } }) { totalCount nodes { key } }
          }
        }
        """;

    private const string OfAmounts = """
        query FeedAmounts($where: AllocationFilterInput!, $most: Int!) {
          allocations(first: $most, where: $where) {
            nodes {
              position amount certainty tranche { number } source { document lines }
              project { id code title programme { code } pillar { code name } lead { name } }
            }
          }
        }
        """;

    /// <summary>Asks it of the release that answers.</summary>
    /// <returns>The names of the deals, and the releases, the newest first.</returns>
    /// <exception cref="UnkeptAnswerException">The graph does not answer now.</exception>
    public static async Task<(IReadOnlyList<string> Programmes, IReadOnlyList<FeedRelease> Releases)> AskAsync(GraphEngine engine, CancellationToken cancellationToken)
    {
        var data = await AskAsync(engine, OfReleases, new { most = Most }, cancellationToken).ConfigureAwait(false);
        var releases = data.GetProperty("releases").EnumerateArray().Reverse().ToArray();
        var room = Most;
        var added = new List<(int Release, string Key)>();
        foreach (var release in releases)
        {
            var keys = release.GetProperty("changes").GetProperty("nodes").EnumerateArray().Take(room).Select(change => change.GetProperty("key").GetString()!).ToArray();
            room -= keys.Length;
            added.AddRange(keys.Select(key => (release.GetProperty("number").GetInt32(), key)));
        }

        var amounts = await AmountsAsync(engine, [.. added.Select(one => one.Key).Distinct()], cancellationToken).ConfigureAwait(false);
        var ofRelease = added.ToLookup(one => one.Release, one => one.Key);
        return (
            [.. data.GetProperty("programmes").EnumerateArray().Select(programme => Text(programme, "name"))],
            [.. releases.Select(release => Release(release, ofRelease[release.GetProperty("number").GetInt32()], amounts))]);
    }

    /// <summary>The amounts as they stand in the release that answers. One that was removed since is not among them.</summary>
    private static async Task<IReadOnlyDictionary<string, JsonElement>> AmountsAsync(GraphEngine engine, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        // An empty 'or' would keep all.
        if (keys.Count == 0)
        {
            return new Dictionary<string, JsonElement>();
        }

        var where = new
        {
            or = keys.Select(key => key.Split('/')).Select(cells => new
            {
                programme = new { code = new { eq = cells[0] } },
                project = new { pillar = new { code = new { eq = cells[1] } }, code = new { eq = cells[2] } },
                position = new { eq = int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture) },
            }),
        };
        var data = await AskAsync(engine, OfAmounts, new { where, most = Most }, cancellationToken).ConfigureAwait(false);
        return data.GetProperty("allocations").GetProperty("nodes").EnumerateArray().ToDictionary(amount =>
        {
            var project = amount.GetProperty("project");
            return $"{Text(project.GetProperty("programme"), "code")}/{Text(project.GetProperty("pillar"), "code")}/{Text(project, "code")}/{amount.GetProperty("position")}";
        });
    }

    private static FeedRelease Release(JsonElement release, IEnumerable<string> added, IReadOnlyDictionary<string, JsonElement> amounts)
    {
        var counts = release.GetProperty("changeCounts").EnumerateArray().ToArray();
        return new FeedRelease(
            release.GetProperty("number").GetInt32(),
            Text(release, "title"),
            LocalDatePattern.Iso.Parse(Text(release, "created")).GetValueOrThrow(),
            Text(release, "checksum"),
            Text(release, "citation"),
            release.GetProperty("changesSince") is { ValueKind: JsonValueKind.Number } since ? since.GetInt32() : null,
            (Sum("added"), Sum("revised"), Sum("removed")),
            release.GetProperty("changes").GetProperty("totalCount").GetInt32(),
            [.. added.Where(amounts.ContainsKey).Select(key => amounts[key]).GroupBy(amount => Text(amount.GetProperty("project"), "id")).Select(Project)]);

        int Sum(string name) => counts.Sum(count => count.GetProperty(name).GetInt32());
    }

    private static GrantedProject Project(IGrouping<string, JsonElement> amounts)
    {
        var project = amounts.First().GetProperty("project");
        var pillar = project.GetProperty("pillar");
        return new GrantedProject(
            amounts.Key,
            Text(project.GetProperty("programme"), "code"),
            (Text(pillar, "code"), Text(pillar, "name")),
            Text(project, "code"),
            Text(project, "title"),
            Text(project.GetProperty("lead"), "name"),
            [.. amounts.Select(amount => new GrantedAmount(
                amount.GetProperty("amount").GetDecimal(),
                amount.GetProperty("tranche").GetProperty("number").GetInt32(),
                Text(amount, "certainty"),
                Text(amount.GetProperty("source"), "document"),
                amount.GetProperty("source").GetProperty("lines").GetString()))]);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static async Task<JsonElement> AskAsync(GraphEngine engine, string question, object variables, CancellationToken cancellationToken)
    {
        using var answer = await engine.AskAsync(new GraphRequest(question, null, JsonSerializer.SerializeToElement(variables)), cancellationToken).ConfigureAwait(false);
        if (answer.Code is { } code)
        {
            throw new UnkeptAnswerException(answer.Kind, code, answer.Body.ToArray(), new AskedDocument(TrustedDocument.HashOf(question), null));
        }

        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("data").Clone();
    }
}
