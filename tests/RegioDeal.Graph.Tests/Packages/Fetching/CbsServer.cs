using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RegioDeal.Graph.Tests.Packages.Fetching;

/// <summary>
/// Statistics Netherlands' OData over real HTTP: the answers in <c>fixtures/</c>, which were captured and cut, filtered, counted and paged as the
/// service does. Tests change the answers, and put faults between.
/// </summary>
internal sealed class CbsServer : IAsyncDisposable
{
    private const string Root = "/odata/v1/CBS/";

    private readonly ConcurrentQueue<string> requests = [];
    private readonly Dictionary<string, JsonObject> sets = [];
    private readonly WebApplication app;

    private CbsServer(WebApplication app) => this.app = app;

    public Uri Address => new($"{app.Urls.Single()}{Root}");

    /// <summary>Rows a page.</summary>
    public int PageSize { get; set; } = 100_000;

    /// <summary>What is answered for a table that is not there.</summary>
    public string Nothing { get; set; } = "";

    /// <summary>Asked before each answer: true when it has answered itself.</summary>
    public Func<HttpContext, string, Task<bool>> Fault { get; set; } = (_, _) => Task.FromResult(false);

    public static async Task<CbsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new CbsServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        foreach (var table in new[] { "83625NED", "03759ned" })
        {
            server.Load($"{table}/Properties", $"{table}.properties.json");
            server.Load($"{table}/Dimensions", $"{table}.dimensions.json");
            server.Load($"{table}/MeasureCodes", $"{table}.measure-codes.json");
            foreach (var set in new[] { "RegioSCodes", "PeriodenCodes", "Observations" })
            {
                server.Load($"{table}/{set}", $"{table}.{set}.subset.json");
            }
        }

        // Not captured: the codes of the totals, which the captured observations have.
        foreach (var (dimension, code) in new[] { ("Geslacht", "T001038"), ("Leeftijd", "10000"), ("BurgerlijkeStaat", "T001019") })
        {
            server.sets[$"03759ned/{dimension}Codes"] = new JsonObject { ["value"] = new JsonArray(new JsonObject { ["Identifier"] = code, ["Title"] = "Totaal" }) };
        }

        return server;
    }

    /// <summary>A captured answer.</summary>
    public static JsonObject Fixture(string name) =>
        JsonNode.Parse(Repository.Read("tests", "RegioDeal.Graph.Tests", "Packages", "Fetching", "fixtures", name))!.AsObject();

    public void Load(string set, string fixture) => sets[set] = Fixture(fixture);

    /// <summary>The answer of a set, to be changed.</summary>
    public JsonObject this[string set] => sets[set];

    /// <summary>The rows of a set, to be changed.</summary>
    public IEnumerable<JsonObject> Rows(string set) => sets[set]["value"]!.AsArray().Select(row => row!.AsObject());

    /// <summary>Takes the requests that came since this was asked last, without the address above the tables.</summary>
    public string[] TakeRequests()
    {
        var taken = new List<string>();
        while (requests.TryDequeue(out var request))
        {
            taken.Add(request);
        }

        return [.. taken];
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static bool Matches(JsonObject row, string filter)
    {
        var (at, words) = (0, Tokens(filter));
        var result = Or();
        return at == words.Count ? result : throw new FormatException(filter);

        bool Or()
        {
            var any = And();
            while (Next("or"))
            {
                any |= And();
            }

            return any;
        }

        bool And()
        {
            var all = One();
            while (Next("and"))
            {
                all &= One();
            }

            return all;
        }

        bool One()
        {
            if (Next("("))
            {
                var inner = Or();
                return Next(")") ? inner : throw new FormatException(filter);
            }

            var (name, comparison, value) = (words[at], words[at + 1], words[at + 2]);
            at += 3;
            var order = string.CompareOrdinal((string?)row[name], value.Trim('\''));
            return comparison switch
            {
                "eq" => order == 0,
                "ge" => order >= 0,
                "le" => order <= 0,
                _ => throw new FormatException(filter),
            };
        }

        bool Next(string word)
        {
            var isNext = at < words.Count && words[at] == word;
            at += isNext ? 1 : 0;
            return isNext;
        }
    }

    // Words, parentheses, and texts with their quotes and blanks.
    private static List<string> Tokens(string filter) =>
        [.. Regex.Matches(filter, @"'[^']*'|[()]|[^\s()']+").Select(match => match.Value)];

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Path.Value![Root.Length..]}{Uri.UnescapeDataString(context.Request.QueryString.Value!)}";
        requests.Enqueue(request);
        if (await Fault(context, request))
        {
            return;
        }

        var set = context.Request.Path.Value![Root.Length..];
        var isCount = set.EndsWith("/$count", StringComparison.Ordinal);
        if (!sets.TryGetValue(isCount ? set[..^"/$count".Length] : set, out var whole))
        {
            await context.Response.WriteAsync(Nothing);
        }
        else if (whole["value"] is not JsonArray all)
        {
            await Json(context, whole);
        }
        else
        {
            var filter = context.Request.Query["$filter"].FirstOrDefault();
            var rows = all.Where(row => filter is null || Matches(row!.AsObject(), filter)).Select(row => row!.DeepClone()).ToArray();
            if (isCount)
            {
                await context.Response.WriteAsync(rows.Length.ToString(CultureInfo.InvariantCulture));
                return;
            }

            var skip = int.Parse(context.Request.Query["$skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
            var page = new JsonObject { ["@odata.context"] = (string?)whole["@odata.context"], ["value"] = new JsonArray(rows[skip..Math.Min(rows.Length, skip + PageSize)]) };
            if (rows.Length > skip + PageSize)
            {
                page["@odata.nextLink"] = string.Create(CultureInfo.InvariantCulture, $"{Address}{set}?$filter={WebUtility.UrlEncode(filter)}&$skip={skip + PageSize}");
            }

            await Json(context, page);
        }
    }

    private static Task Json(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; odata.metadata=minimal";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.ToJsonString())).AsTask();
    }

    /// <summary>Begins an answer, and ends the connection in the middle of its body: Kestrel does so when less comes than was announced.</summary>
    public static async Task CutAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("""{"value":[{"Id":1,""");
        await context.Response.Body.FlushAsync();
    }
}
