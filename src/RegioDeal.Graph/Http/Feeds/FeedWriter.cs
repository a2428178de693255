using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RegioDeal.Graph.Citations;

namespace RegioDeal.Graph.Http.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1, in Dutch.</summary>
/// <param name="facts">Of the release that answers, with the address at which it was asked.</param>
internal sealed class FeedWriter(ReleaseFacts facts)
{
    /// <summary>Where packages are made: a day begins there.</summary>
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program has no languages of the system's: this is all of Dutch that it needs.</summary>
    private static readonly NumberFormatInfo Dutch = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>The feed, in UTF-8.</summary>
    /// <param name="programmes">The names of the deals.</param>
    /// <param name="releases">The releases, the newest first.</param>
    public byte[] Write(IReadOnlyList<string> programmes, IReadOnlyList<FeedRelease> releases)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", $"{string.Join(", ", programmes)}: releases en toekenningen");
            json.WriteString("home_page_url", $"{facts.PublicAddress}/");
            json.WriteString("feed_url", $"{facts.PublicAddress}{JsonFeed.Address}");
            json.WriteString("description", "Nieuwe releases van de gegevens, en de projecten die daarin geld toegekend kregen. Elk bericht verwijst naar de release zelf, die nooit verandert.");
            json.WriteString("language", "nl");
            json.WriteStartArray("authors");
            foreach (var programme in programmes)
            {
                json.WriteStartObject();
                json.WriteString("name", programme);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var release in releases)
            {
                WriteRelease(json, release);
                foreach (var project in release.Projects)
                {
                    WriteProject(json, release, project);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private void WriteRelease(Utf8JsonWriter json, FeedRelease release)
    {
        var of = facts with { Number = release.Number, Title = release.Title, Created = release.Created };
        var address = new CitedRelease(release.Number, release.Title, release.Created, release.Checksum).Refer(of).Address;
        var changed = release.Since is { } since
            ? string.Create(
                Dutch, $"Sinds release {since}: {Counted(release.Rows.Added, "rij", "rijen")} toegevoegd, {release.Rows.Revised:N0} herzien en {release.Rows.Removed:N0} verwijderd. Nieuw toegekend: {Counted(release.AddedAmounts, "bedrag", "bedragen")}.")
            : "Dit is de eerste release.";

        // The number and what it is of: the same at every address and in every release.
        Begin(json, release, string.Create(Dutch, $"regiodeal-r{release.Number}"), address, string.Create(Dutch, $"Release {release.Number}: {release.Title}"), $"{release.Title}. {changed}", ["release"]);
        json.WriteString("citation", release.Citation);
        json.WriteString("checksum", release.Checksum);
        End(json);
    }

    private void WriteProject(Utf8JsonWriter json, FeedRelease release, GrantedProject project)
    {
        var question = $"{{project(programme:{Quoted(project.Programme)},pillar:{Quoted(project.Pillar.Code)},code:{Quoted(project.Code)}){{code title spending{{amount}}allocations{{nodes{{amount tranche{{number}}certainty source{{document lines}}}}}}}}}}";
        var amounts = string.Join(" ", project.Amounts.Select(amount => string.Create(
            Dutch, $"{Money(amount.Euros)} in tranche {amount.Tranche} ({Sure(amount.Certainty)}); bron: {amount.Document}{(amount.Lines is null ? "" : $", regel {amount.Lines}")}.")));
        Begin(
            json,
            release,
            string.Create(Dutch, $"regiodeal-r{release.Number}:{project.Id}"),
            (facts with { Number = release.Number }).AddressOf(question),
            $"Toegekend: {Money(project.Total)} voor {project.Title}",
            string.Create(Dutch, $"{project.Title} ({project.Pillar.Name} {project.Code}), penvoerder {project.Lead}. Nieuw in release {release.Number}: {amounts}"),
            ["toekenning", project.Pillar.Name]);
        json.WriteString("project", project.Id);
        json.WriteNumber("amount", project.Total);
        End(json);
    }

    private static void Begin(Utf8JsonWriter json, FeedRelease release, string id, string address, string title, string text, string[] tags)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("url", address);
        json.WriteString("title", title);
        json.WriteString("content_text", text);
        json.WriteString("date_published", OffsetDateTimePattern.Rfc3339.Format(Zone.AtStartOfDay(release.Created).ToOffsetDateTime()));
        json.WriteStartArray("tags");
        foreach (var tag in tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("language", "nl");

        // JSON Feed leaves names with an underscore to each publisher.
        json.WriteStartObject("_regiodeal");
        json.WriteNumber("release", release.Number);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Counted(int count, string one, string many) => string.Create(Dutch, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Money(decimal euros) => string.Create(Dutch, $"€\u00A0{(euros == decimal.Truncate(euros) ? euros.ToString("N0", Dutch) : euros.ToString("N2", Dutch))}");

    private static string Sure(string certainty) => certainty switch
    {
        "CERTAIN" => "zeker",
        "INFERRED" => "afgeleid uit openbare berichten",
        _ => "niet zeker",
    };

    /// <summary>A text as it stands in a question.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
