using System.Text.Encodings.Web;
using System.Text.Json;
using RegioDeal.Graph.Planning.GraphQLNet;

namespace RegioDeal.Graph.Http.Exports;

/// <summary>Observations as a cube of indicators, regions and periods: JSON-stat 2.0.</summary>
internal sealed class CubeEndpoint(ChosenList list)
{
    /// <summary>Cells of a cube at most: it is made whole before it is sent.</summary>
    public const int MostCells = 100_000;

    private const string Indicator = "indicator";
    private const string Region = "region";
    private const string Period = "period";

    /// <summary>Of a cell that the release has no row for: as in a panel.</summary>
    private const string NoObservation = "NO_OBSERVATION";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = ActivatorUtilities.CreateInstance<CubeEndpoint>(routes.ServiceProvider);
        foreach (var prefix in GraphEndpoint.Prefixes)
        {
            routes.MapMethods($"{prefix}/observations.jsonstat", [HttpMethods.Get, HttpMethods.Head], GraphEndpoint.From(endpoint.AnswerAsync));
        }
    }

    private Task AnswerAsync(HttpContext http, OpenRelease release) => list.AnswerAsync(http, release, "jsonstat", MediaTypes.Json, ends => MakeAsync(http, release, ends));

    private async Task<byte[]> MakeAsync(HttpContext http, OpenRelease release, CancellationToken cancellationToken)
    {
        var asked = ChosenList.Values(http, Indicator)
            ?? throw new BadRequestException($"Say which indicators, as {Indicator}=werkloosheid, with commas between several. /reports/query.csv?query={{indicators{{nodes{{code name}}}}}} lists them.");
        var variables = JsonSerializer.SerializeToElement(new { indicators = asked, regions = ChosenList.Values(http, Region) ?? [], periods = ChosenList.Values(http, Period) ?? [] });
        var indicators = new Axis();
        var facts = new Dictionary<string, (string Unit, int Decimals, string Definition)>(StringComparer.Ordinal);
        await list.ReadAsync(release, Question("indicators", "code: { in: $indicators }", "code name unit decimals definition", "$indicators: [String!]!", variables), "indicators", row =>
        {
            var code = row.GetProperty("code").GetString()!;
            indicators.Add(code, row.GetProperty("name").GetString()!);
            facts[code] = (row.GetProperty("unit").GetString()!, row.GetProperty("decimals").GetInt32(), row.GetProperty("definition").GetString()!);
        }, cancellationToken).ConfigureAwait(false);
        if (Array.Find(asked, code => !indicators.Has(code)) is { } unknown)
        {
            throw new BadRequestException($"There is no indicator '{(unknown.Length > 40 ? unknown[..40] + "…" : unknown)}' in this release. /reports/query.csv?query={{indicators{{nodes{{code name}}}}}} lists them.");
        }

        var (regions, periods) = (new Axis(), new Axis());
        var cells = new List<Observed>();
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        var request = Question(
            "observations",
            $"indicator: {{ code: {{ in: $indicators }} }}{Chosen(http, Region, "region: { code: { in: $regions } }")}{Chosen(http, Period, "period: { in: $periods }")}",
            "indicator { code } region { code name } period value missingReason status source { publisher title }",
            $"$indicators: [String!]!{Chosen(http, Region, "$regions: [String!]!")}{Chosen(http, Period, "$periods: [String!]!")}",
            variables);
        await list.ReadAsync(release, request, "observations", row =>
        {
            var region = row.GetProperty("region");
            var period = row.GetProperty("period").GetString()!;
            sources.Add($"{row.GetProperty("source").GetProperty("publisher").GetString()}: {row.GetProperty("source").GetProperty("title").GetString()}");
            cells.Add(new Observed(
                indicators.Has(row.GetProperty("indicator").GetProperty("code").GetString()!, out var indicator) ? indicator : -1,
                regions.Add(region.GetProperty("code").GetString()!, region.GetProperty("name").GetString()!),
                periods.Add(period, period),
                row.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null,
                row.GetProperty("value").ValueKind == JsonValueKind.Null ? row.GetProperty("missingReason").GetString()! : row.GetProperty("status").GetString()!));
            if (cells.Count > MostCells)
            {
                throw new ExportCubeException((long)indicators.Count * regions.Count * periods.Count);
            }
        }, cancellationToken).ConfigureAwait(false);
        regions.Sort();
        periods.Sort();
        var size = (long)indicators.Count * regions.Count * periods.Count;
        if (size > MostCells)
        {
            throw new ExportCubeException(size);
        }

        var cube = new Observed?[size];
        foreach (var cell in cells)
        {
            cube[(((cell.Indicator * regions.Count) + regions.PlaceOf(cell.Region)) * periods.Count) + periods.PlaceOf(cell.Period)] = cell;
        }

        var (head, answer) = await ExportHead.OfAsync(release, "observations", null, cancellationToken).ConfigureAwait(false);
        using (answer)
        {
            return head is null ? throw new InvalidOperationException($"The release was answered with {answer.Code}.") : Write(head, indicators, regions, periods, facts, sources, cube);
        }
    }

    private static GraphRequest Question(string root, string where, string fields, string declared, JsonElement variables) =>
        new($"query Cube({declared}) {{ {root}(where: {{ {where} }}) {{ nodes {{ {fields} }} }} }}", null, variables);

    private static string Chosen(HttpContext http, string parameter, string text) => ChosenList.Values(http, parameter) is null ? "" : $", {text}";

    private static byte[] Write(ExportHead head, Axis indicators, Axis regions, Axis periods, Dictionary<string, (string Unit, int Decimals, string Definition)> facts, IEnumerable<string> sources, Observed?[] cube)
    {
        using var body = new MemoryStream();
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", string.Join(", ", indicators.Categories.Select(category => category.Label)));
        json.WriteString("source", string.Join("; ", sources));
        json.WriteString("updated", head.Created);
        WriteList("note", indicators.Categories.Select(category => $"{category.Label}: {facts[category.Code].Definition}"));
        WriteList("id", [Indicator, Region, Period]);
        json.WriteStartArray("size");
        json.WriteNumberValue(indicators.Count);
        json.WriteNumberValue(regions.Count);
        json.WriteNumberValue(periods.Count);
        json.WriteEndArray();
        json.WriteStartObject("role");
        WriteList("metric", [Indicator]);
        WriteList("geo", [Region]);
        WriteList("time", [Period]);
        json.WriteEndObject();
        json.WriteStartObject("dimension");
        WriteDimension(Indicator, "Indicator", indicators, () =>
        {
            json.WriteStartObject("unit");
            foreach (var (code, _) in indicators.Categories)
            {
                json.WriteStartObject(code);
                json.WriteString("label", facts[code].Unit);
                json.WriteNumber("decimals", facts[code].Decimals);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
        WriteDimension(Region, "Region", regions, () => { });
        WriteDimension(Period, "Period", periods, () => { });
        json.WriteEndObject();
        json.WriteStartArray("value");
        foreach (var cell in cube)
        {
            if (cell?.Value is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        WriteList("status", cube.Select(cell => cell?.Status ?? NoObservation));
        json.WriteStartObject("extension");
        json.WriteNumber("release", head.Release);
        json.WriteString("checksum", head.Checksum);
        json.WriteString("citation", head.Citation);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return body.ToArray();

        void WriteList(string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        void WriteDimension(string name, string label, Axis axis, Action more)
        {
            json.WriteStartObject(name);
            json.WriteString("label", label);
            json.WriteStartObject("category");
            WriteList("index", axis.Categories.Select(category => category.Code));
            json.WriteStartObject("label");
            foreach (var (code, text) in axis.Categories)
            {
                json.WriteString(code, text);
            }

            json.WriteEndObject();
            more();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    /// <summary>An observation, by the places of its categories as they were met.</summary>
    private sealed record Observed(int Indicator, int Region, int Period, decimal? Value, string Status);

    /// <summary>The categories of a dimension.</summary>
    private sealed class Axis
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<(string Code, string Label)> met = [];
        private int[]? places;
        private List<(string Code, string Label)>? sorted;

        public int Count => met.Count;

        /// <summary>In the order of the cube.</summary>
        public IReadOnlyList<(string Code, string Label)> Categories => sorted ?? met;

        public bool Has(string code) => numbers.ContainsKey(code);

        public bool Has(string code, out int number) => numbers.TryGetValue(code, out number);

        /// <returns>Its number, in the order in which categories are met.</returns>
        public int Add(string code, string label)
        {
            if (!numbers.TryGetValue(code, out var number))
            {
                numbers[code] = number = met.Count;
                met.Add((code, label));
            }

            return number;
        }

        /// <summary>Puts the categories in the order of their codes.</summary>
        public void Sort()
        {
            sorted = [.. met.OrderBy(category => category.Code, StringComparer.Ordinal)];
            places = new int[met.Count];
            foreach (var (place, category) in sorted.Index())
            {
                places[numbers[category.Code]] = place;
            }
        }

        public int PlaceOf(int number) => places![number];
    }
}
