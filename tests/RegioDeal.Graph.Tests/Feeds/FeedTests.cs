using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RegioDeal.Graph.Tests.Programmes;
using RegioDeal.Graph.Tests.Releases;
using Xunit;

namespace RegioDeal.Graph.Tests.Feeds;

/// <summary>The feed of releases and of what was granted in them.</summary>
[Collection(InstallationTests.Name)]
public sealed class FeedTests
{
    private static readonly int First = Installation.First;
    private static readonly int Second = First + 1;

    [Theory, EachDatabase]
    public async Task It_tells_each_release_and_the_projects_that_were_granted_something_in_it(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await installation.SaysAsync("import", installation.PackageOf(First));
        await using var before = await installation.ServeAsync();
        var old = await before.Client.GetStringAsync("/feed.json");
        var package = installation.PackageOf(Second);
        InventedDeal.AddTo(package);
        await installation.SaysAsync("import", package);
        await using var serving = await installation.ServeAsync();
        using var response = await serving.Client.GetAsync("/feed.json");
        var feed = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("application/feed+json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("nl", feed.GetProperty("language").GetString());
        Assert.Equal(new Uri(serving.Client.BaseAddress!, "/feed.json").ToString(), feed.GetProperty("feed_url").GetString());

        // The invented deal has three projects, one of them with two amounts; that they are all is its own list.
        var items = feed.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(
            [
                $"Release {Second}: Regio Deal Zuid- en Oost-Drenthe, Uitvoeringsprogramma 6 (december 2021)",
                "Toegekend: €\u00A0100,06 voor Verzonnen project 1.1",
                "Toegekend: €\u00A0900 voor Verzonnen project 1",
                "Toegekend: €\u00A050 voor Verzonnen project 2",
                $"Release {First}: Regio Deal Zuid- en Oost-Drenthe, Uitvoeringsprogramma 6 (december 2021)",
            ],
            items.Select(item => item.GetProperty("title").GetString()));
        Assert.Contains("Nieuw toegekend: 4 bedragen.", items[0].GetProperty("content_text").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            $"Verzonnen project 1.1 (Werken 1.1), penvoerder Gemeente Verzonnenstad. Nieuw in release {Second}: "
                + "€\u00A0100,01 in tranche 1 (zeker); bron: Verzonnen programma (invented for the tests), regel 1. €\u00A00,05 in tranche 2 (zeker); bron: Verzonnen programma (invented for the tests), regel 1.",
            items[1].GetProperty("content_text").GetString());

        // What a reader has seen stays what it was, and each item can be asked again.
        Assert.Equal(items.Length, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(Assert.Single(JsonDocument.Parse(old).RootElement.GetProperty("items").EnumerateArray()).GetProperty("id").GetString(), items[^1].GetProperty("id").GetString());
        foreach (var item in items)
        {
            var published = item.GetProperty("date_published").GetString()!;
            Assert.Matches("T00:00:00\\+0[12]:00$", published);
            Assert.True(DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, out _));
            var number = item.GetProperty("_regiodeal").GetProperty("release").GetInt32();
            var address = item.GetProperty("url").GetString()!;
            Assert.StartsWith(new Uri(serving.Client.BaseAddress!, $"/r/{number}/graphql?query=").ToString(), address, StringComparison.Ordinal);
            var answer = await Answer.OfAsync(await serving.Client.GetAsync(new Uri(address)));
            Assert.Equal((HttpStatusCode.OK, number), (answer.Status, answer.ReleaseSaid()));
            var told = answer.Json.GetProperty("data").EnumerateObject().Single().Value;
            Assert.EndsWith(told.GetProperty("title").GetString()!, item.GetProperty("title").GetString(), StringComparison.Ordinal);
            if (item.GetProperty("_regiodeal").TryGetProperty("amount", out var amount))
            {
                Assert.Equal(told.GetProperty("spending").GetProperty("amount").GetDecimal(), amount.GetDecimal());
            }
        }
    }

    [Theory, EachDatabase]
    public async Task It_is_cached_and_read_by_scripts_as_other_answers_are(Database database)
    {
        await using var installation = await Installation.CreateAsync(database);
        await using var serving = await installation.ServeAsync("--Server:PublicAddress", "https://monitor.example.org");
        using var response = await serving.Client.GetAsync("/feed.json");
        var feed = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("https://monitor.example.org/feed.json", feed.GetProperty("feed_url").GetString());
        Assert.StartsWith($"https://monitor.example.org/r/{First}/graphql?", feed.GetProperty("items")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("public, max-age=60, stale-while-revalidate=3600", response.Headers.CacheControl!.ToString());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(response.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new EntityTagHeaderValue("\"another\"")));
        using var post = await serving.Client.PostAsync("/feed.json", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);

        async Task<HttpStatusCode> StatusAsync(EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.json") { Headers = { IfNoneMatch = { tag } } };
            using var answer = await serving.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }
}
