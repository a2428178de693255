using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Tests.Observations;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>The seed in memory, with all that follows from it worked out by plain loops. It shares no code with the product.</summary>
internal sealed partial class World
{
    private readonly Dictionary<string, IReadOnlyList<Row>> byType = [];
    private readonly Dictionary<(string Type, string Link), ILookup<Row?, Row>> byLink = [];
    private readonly Dictionary<string, string[]> texts = [];

    private World()
    {
        ReadPlaces();
        ReadProgramme();
        ReadAmounts();
        ReadMonitor();
        ReadNotes();
        SpreadAmounts();
        FillPanel();
        foreach (var (type, rows) in byType)
        {
            ById[type] = rows.ToDictionary(row => row.Id);
        }
    }

    /// <summary>Read once: nothing of it changes.</summary>
    public static World Seed { get; } = new();

    public Dictionary<string, IReadOnlyDictionary<string, Row>> ById { get; } = [];

    /// <summary>What falls to one municipality, or to none, and there to one indicator, or to none.</summary>
    public IReadOnlyList<AmountPart> Parts { get; private set; } = [];

    /// <summary>For each pillar its readings: for each amount the tranche.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyDictionary<Row, Row>>> Readings { get; private set; } = [];

    public IReadOnlyList<Row> All(string type) => byType[type];

    /// <summary>The rows of a type that link to a row.</summary>
    public IReadOnlyList<Row> Of(string type, string link, Row? to)
    {
        ILookup<Row?, Row> found;
        lock (byLink)
        {
            if (!byLink.TryGetValue((type, link), out found!))
            {
                byLink[(type, link)] = found = All(type).ToLookup(row => row.MaybeLink(link));
            }
        }

        return [.. found[to]];
    }

    /// <summary>The inhabitants on 1 January 2020; null when not known.</summary>
    public decimal? Inhabitants(Row municipality) => Find("Observation", $"bevolking/{municipality.Link("region").Key}/2020")?.Fact<decimal?>("value");

    /// <summary>Those of all municipalities of some deals; null when one is not known.</summary>
    public decimal? Inhabitants(IEnumerable<Row> programmes) => programmes
        .SelectMany(programme => Of("ProgrammeMunicipality", "programme", programme))
        .Select(taking => taking.Link("municipality"))
        .Distinct()
        .Select(Inhabitants)
        .Aggregate((decimal?)0, (sum, one) => sum + one);

    private static string Padded(string code) => Numbers().Replace(code.Replace(" ", "", StringComparison.Ordinal), number => number.Value.PadLeft(3, '0'));

    private static string Slug(string name) => NoLetters().Replace(Plain.Fold(name), "-").Trim('-');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();

    private Row? Find(string type, string? key) => key is null ? null : Keyed(type).GetValueOrDefault(key);

    private Dictionary<string, Row> Keyed(string type)
    {
        if (!keyed.TryGetValue(type, out var rows))
        {
            keyed[type] = rows = byType[type].ToDictionary(row => row.Key);
        }

        return rows;
    }

    private readonly Dictionary<string, Dictionary<string, Row>> keyed = [];

    /// <summary>Reads a table: a row for each line, with its place in the file.</summary>
    private IReadOnlyList<Row> Read(string type, string table, string folder, Func<Row, string> key)
    {
        var read = RegioDeal.Graph.Tests.Seed.Table(table, folder);
        var rows = read.Select((cells, place) => new Row(type, key(new Row(type, "", cells).With("place", place + 1)), cells).With("place", place + 1)).ToArray();
        byType[type] = rows;
        return rows;
    }

    private static void Each(IEnumerable<Row> rows, Action<Row> fill)
    {
        foreach (var row in rows)
        {
            fill(row);
        }
    }

    private void ReadPlaces()
    {
        Each(Read("Source", "sources", "", s => s["code"]), s => s
            .With("document", s.Maybe("edition") is { } edition ? $"{s["title"]}, {edition}" : s["title"]));
        Each(Read("Region", "regions", "regions", r => r["code"]), r => r
            .With("parent", Find("Region", r.Maybe("parent")))
            .With("source", Find("Source", r["source"])));
        Each(Read("Municipality", "municipalities", "regions", m => m["code"]), m => m
            .With("region", Find("Region", m["region"]))
            .With("source", Find("Source", m["source"])));
        Each(Read("Boundary", "boundaries", "monitor", b => $"{b["municipality"]}/{b["year"]}"), b => b
            .With("municipality", Find("Municipality", b["municipality"]))
            .With("source", Find("Source", b["source"])));
    }

    private void ReadProgramme()
    {
        Each(Read("Programme", "programmes", "programme", p => p["code"]), p => Cite(Introduced(p)).With("region", Find("Region", p.Maybe("region"))));
        Each(Read("ProgrammeMunicipality", "programme_municipalities", "programme", p => $"{p["programme"]}/{p["municipality"]}"), p => InProgramme(p)
            .With("municipality", Find("Municipality", p["municipality"])));
        Each(Read("Pillar", "pillars", "programme", p => $"{p["programme"]}/{Slug(p["code"])}"), p => Cite(InProgramme(Introduced(p))));
        Each(Read("Theme", "themes", "programme", t => $"{t["programme"]}/{Slug(t["pillar"])}/{Slug(t["name"])}"), t => Cite(InPillar(Introduced(t))));
        Each(Read("Tranche", "tranches", "programme", t => $"{t["programme"]}/{Padded(t["number"])}"), t => Cite(InProgramme(t)));
        Each(Read("Organisation", "organisations", "programme", o => $"{o["programme"]}/{o["code"]}"), o => Cite(InProgramme(o))
            .With("region", Find("Region", o.Maybe("region")))
            .With("municipality", o.Maybe("region") is null ? null : All("Municipality").FirstOrDefault(m => m["region"] == o["region"])));
        Each(Read("Project", "projects", "programme", ProjectKey), p => Cite(InPillar(p))
            .With("theme", p.Maybe("theme") is { } theme ? Find("Theme", $"{p["programme"]}/{Slug(p["pillar"])}/{Slug(theme)}") : null)
            .With("parent", p.Maybe("parent") is { } parent ? Find("Project", $"{p["programme"]}/{Slug(p["pillar"])}/{Padded(parent)}") : null)
            .With("lead", Find("Organisation", $"{p["programme"]}/{p["lead"]}"))
            .With("leadMunicipality", Find("Organisation", $"{p["programme"]}/{p["lead"]}")!.MaybeLink("municipality"))
            .With("description", Markdown(p.Maybe("description"))));
        Each(Read("OtherTitle", "project_titles", "programme", t => $"{ProjectKey(t)}/{t["title"]}"), t => OfProject(Cite(t)));
        Each(Read("ProgressReport", "progress_reports", "programme", ProjectKey), r => OfProject(Cite(r)).With("text", Markdown(r["text"])));
        Each(Read("Reservation", "reservations", "programme", ProjectKey), r => OfProject(Cite(r)));
        Each(Read("Involvement", "involvements", "programme", i => $"{ProjectKey(i)}/{i["municipality"]}"), i => OfProject(Cite(i))
            .With("municipality", Find("Municipality", i["municipality"])));
        Each(Read("Contribution", "contributions", "programme", c => $"{c["programme"]}/{c["organisation"]}"), c => InProgramme(c)
            .With("organisation", Find("Organisation", $"{c["programme"]}/{c["organisation"]}"))
            .With("source", Find("Source", c["source"])));
        Each(
            Read("Goal", "goals", "programme", g => $"{g["programme"]}/{(g.Maybe("pillar") is { } pillar ? $"{Slug(pillar)}/" : "")}{Padded(g["position"])}"),
            g => InPillar(g).With("source", Find("Source", g["source"])));
        Each(Read("GoverningBody", "bodies", "programme", b => $"{b["programme"]}/{b["code"]}"), b => Cite(InProgramme(b)));
        Each(Read("BodyMember", "body_members", "programme", m => $"{m["programme"]}/{m["body"]}/{Padded(m["position"])}"), m => Cite(InPillar(m))
            .With("body", Find("GoverningBody", $"{m["programme"]}/{m["body"]}"))
            .With("organisation", m.Maybe("organisation") is { } organisation ? Find("Organisation", $"{m["programme"]}/{organisation}") : null));
        ReadParticipations();
    }

    /// <summary>The lead of a project takes part in it too, first of all, as the finance table prints it.</summary>
    private void ReadParticipations()
    {
        var named = Read("Participation", "participations", "programme", p => $"{ProjectKey(p)}/{p["organisation"]}");
        Each(named, p => OfProject(Cite(p))
            .With("organisation", Find("Organisation", $"{p["programme"]}/{p["organisation"]}"))
            .With("role", p["role"])
            .With("printed", p["printed"])
            .With("note", p.Maybe("note")));
        var leads = All("Project").Select(project => new Row("Participation", $"{project.Key}/{project["lead"]}")
            .With("place", 0)
            .With("project", project)
            .With("organisation", project.Link("lead"))
            .With("role", "LEAD")
            .With("printed", project["lead_printed"])
            .With("note", null)
            .With("source", project.Link("source"))
            .With("lines", project.Fact<string?>("lines"))
            .With("quote", project.Fact<string?>("quote")));
        byType["Participation"] = [.. leads, .. named];
    }

    private void ReadAmounts()
    {
        Each(Read("Allocation", "allocations", "programme", AllocationKey), a => OfProject(Cite(InPillar(a)))
            .With("theme", a.Link("project").MaybeLink("theme"))
            .With("organisation", a.Link("project").Link("lead"))
            .With("tranche", Find("Tranche", $"{a["programme"]}/{Padded(a["tranche"])}")));
        Each(Read("Alternative", "allocation_alternatives", "programme", a => $"{AllocationKey(a)}/{a["tranche"]}"), a => a
            .With("allocation", Find("Allocation", AllocationKey(a)))
            .With("tranche", Find("Tranche", $"{a["programme"]}/{Padded(a["tranche"])}")));
        Each(Read("Evidence", "allocation_evidence", "programme", e => $"{AllocationKey(e)}/{e["source"]}"), e => e
            .With("allocation", Find("Allocation", AllocationKey(e)))
            .With("source", Find("Source", e["source"])));
        Each(
            Read("PrintedTotal", "printed_totals", "programme", t => $"{t["programme"]}/{Padded(t.Fact<int>("place").ToString(CultureInfo.InvariantCulture))}"),
            t => Cite(InPillar(t)).With("tranche", Find("Tranche", $"{t["programme"]}/{Padded(t["tranche"])}")));
        Readings = [.. RegioDeal.Graph.Tests.Seed.Table("readings")
            .GroupBy(row => row["pillar"])
            .Select(pillar => (IReadOnlyList<IReadOnlyDictionary<Row, Row>>)[.. pillar
                .GroupBy(row => row["reading"])
                .Select(reading => reading.ToDictionary(
                    row => Find("Allocation", AllocationKey(new Row("Allocation", "", row)))!,
                    row => Find("Tranche", $"{row["programme"]}/{Padded(row["tranche"])}")!))])];
    }

    private void ReadMonitor()
    {
        Each(Read("Indicator", "indicators", "monitor", i => i["code"]), i => InPillar(i).With("source", Find("Source", i["source"])));
        Each(Read("IndicatorLink", "links", "monitor", l => $"{ProjectKey(l)}/{l["indicator"]}"), l => OfProject(Cite(l)).With("indicator", Find("Indicator", l["indicator"])));
        Each(Read("UnlinkedProject", "unlinked", "monitor", ProjectKey), u => OfProject(Cite(u)));
        Each(Read("Target", "targets", "monitor", t => $"{t["indicator"]}/{t["region"]}/{t["period"]}"), t => t
            .With("indicator", Find("Indicator", t["indicator"]))
            .With("region", Find("Region", t["region"])));
        var observations = RegioDeal.Graph.Tests.Seed.Table("observations", "monitor").Select(cells => new Row("Observation", $"{cells["indicator"]}/{cells["region"]}/{cells["period"]}", cells)).ToList();
        Each(observations, o => Observed(o, o["indicator"], o["region"], o["period"], o.Maybe("value") is null ? null : o.Number("value"))
            .With("status", o["status"])
            .With("missingReason", o.Maybe("missing_reason"))
            .With("missingMark", o.Maybe("missing_mark"))
            .With("method", o["method"])
            .With("partCount", null)
            .With("partsWithValue", null)
            .With("source", Find("Source", o["source"])));
        var known = observations.ToDictionary(o => o.Key);
        foreach (var sum in PlainMonitor.Sums)
        {
            var parts = sum.Parts.Select(part => known[part.Key]).ToArray();
            var statuses = parts.Where(part => part.Fact<decimal?>("value") is not null).Select(part => part.Fact<string>("status")).ToArray();
            var row = Observed(new Row("Observation", sum.Figure.Key), sum.Figure.Indicator, sum.Figure.Region, sum.Figure.Period, sum.Figure.Value)
                .With("status", statuses.Length == 0 ? "UNKNOWN" : new[] { "PROVISIONAL", "UNKNOWN", "REVISED", "FINAL" }.First(statuses.Contains))
                .With("missingReason", sum.Figure.Value is null ? "INCOMPLETE" : null)
                .With("missingMark", null)
                .With("method", "SUMMED")
                .With("partCount", (int?)PlainMonitor.Municipalities.Count)
                .With("partsWithValue", (int?)statuses.Length)
                .With("source", parts[0].Link("source"));
            observations.Add(row);
            Each(parts, part => part.With("sum", row));
        }

        byType["Observation"] = observations;
        byType["Series"] = [.. PlainMonitor.Series.Select(series => new Row("Series", series.Key)
            .With("figures", series)
            .With("indicator", Find("Indicator", series.Key.Split('/')[0]))
            .With("region", Find("Region", series.Key.Split('/')[1]))
            .With("latest", Find("Observation", series.Latest is null ? null : $"{series.Key}/{series.Latest}"))
            .With("baseline", Find("Observation", series.Baseline is null ? null : $"{series.Key}/{series.Baseline}")))];
        Each(observations, o => o.With("series", Find("Series", $"{o.Link("indicator").Key}/{o.Link("region").Key}")));
        byType["Revision"] = []; // an installation that holds one release alone knows of no earlier values
        byType["ReleaseChange"] = [];
        byType["ReleaseChangeCount"] = [];
        var package = JsonDocument.Parse(Repository.Read("seed", "datapackage.json")).RootElement;
        var number = package.GetProperty("release").GetInt32();
        byType["Release"] = [new Row("Release", Padded(number.ToString(CultureInfo.InvariantCulture)))
            .With("number", number)
            .With("title", package.GetProperty("title").GetString())
            .With("created", package.GetProperty("created").GetString())];
    }

    private Row Observed(Row row, string indicator, string region, string period, decimal? value) => row
        .With("indicator", Find("Indicator", indicator))
        .With("region", Find("Region", region))
        .With("period", period)
        .With("value", value)
        .With("sum", null);

    private void ReadNotes()
    {
        var printed = Read("DataNote", "data_notes", "programme", n => $"{n["programme"]}/{n["code"]}");
        Each(printed, n => AboutProject(Cite(InPillar(n)))
            .With("tranche", n.Maybe("tranche") is { } number ? Find("Tranche", $"{n["programme"]}/{Padded(number)}") : null)
            .With("indicator", null)
            .With("period", null));
        var ours = RegioDeal.Graph.Tests.Seed.Table("indicator_notes", "monitor").Select((cells, place) =>
        {
            var indicator = Find("Indicator", cells["indicator"])!;
            return new Row("DataNote", $"{indicator["programme"]}/{cells["code"]}", cells)
                .With("place", printed.Count + place + 1)
                .With("programme", indicator.Link("programme"))
                .With("pillar", indicator.MaybeLink("pillar"))
                .With("project", null)
                .With("tranche", null)
                .With("indicator", indicator)
                .With("period", cells["period"].Length == 0 ? null : cells["period"])
                .With("source", Find("Source", cells["source"]))
                .With("lines", null)
                .With("quote", null);
        });
        byType["DataNote"] = [.. printed, .. ours];
        Each(Read("Correction", "corrections", "programme", c => $"{c["programme"]}/{c["code"]}"), c => AboutProject(Cite(InPillar(c)))
            .With("note", c.Maybe("note") is { } note ? Find("DataNote", $"{c["programme"]}/{note}") : null));
    }

    /// <summary>Over the municipalities of the project first, then over its indicators; in the order of codes.</summary>
    private void SpreadAmounts() => Parts = [.. All("Allocation").SelectMany(allocation =>
    {
        var project = allocation.Link("project");
        var links = Of("IndicatorLink", "project", project);
        return Spread(allocation.Number("amount_eur") * 100, Of("Involvement", "project", project), "municipality")
            .SelectMany(place => Spread(place.Cents, links, "indicator").Select(aim => new AmountPart(
                allocation,
                place.By?.Link("municipality"),
                place.By?["basis"] ?? "EDITORIAL",
                aim.By?.Link("indicator"),
                links.Count == 1 ? aim.By!["basis"] : "EDITORIAL",
                aim.Cents)));
    })];

    private static IEnumerable<(Row? By, decimal Cents)> Spread(decimal cents, IReadOnlyList<Row> over, string to)
    {
        var ordered = over.OrderBy(row => row.Link(to).Key, StringComparer.Ordinal).ToArray();
        return ordered.Length == 0
            ? [(null, cents)]
            : ordered.Zip(Plain.Split(cents, [.. ordered.Select(row => row.Number("weight"))]), (row, part) => ((Row?)row, part));
    }

    private Row InProgramme(Row row) => row.With("programme", Find("Programme", row["programme"]));

    private Row InPillar(Row row) => InProgramme(row).With("pillar", row.Maybe("pillar") is { } pillar ? Find("Pillar", $"{row["programme"]}/{Slug(pillar)}") : null);

    private Row OfProject(Row row) => row.With("project", Find("Project", ProjectKey(row)));

    private Row AboutProject(Row row) => row.With("project", row.Maybe("project") is { } code ? Find("Project", $"{row["programme"]}/{Slug(row["pillar"])}/{Padded(code)}") : null);

    private static Row Introduced(Row row) => row.With("introduction", Markdown(row.Maybe("introduction")));

    private static string ProjectKey(Row row) => $"{row["programme"]}/{Slug(row["pillar"])}/{Padded(row["code"])}";

    private static string AllocationKey(Row row) => $"{ProjectKey(row)}/{Padded(row["position"])}";

    /// <summary>The source of a row, its lines, and what they print where the package has the text.</summary>
    private Row Cite(Row row) => row
        .With("source", Find("Source", row["source"]))
        .With("lines", row["lines"])
        .With("quote", row["lines"].Length == 0 ? null : Quote(row["source"], row["lines"]));

    private string? Quote(string source, string lines)
    {
        if (!File.Exists(Repository.File("seed", "texts", $"{source}.txt")))
        {
            return null;
        }

        var text = texts.TryGetValue(source, out var read) ? read : texts[source] = Repository.Read("seed", "texts", $"{source}.txt").Split('\n');
        return string.Join('\n', lines.Split(',')
            .Select(range => range.Split('-').Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(range => text[(range[0] - 1)..range[^1]])
            .Select(line => line.Trim())
            .Where(line => line.Length > 0));
    }

    private static string? Markdown(string? file) => file is null ? null : Repository.Read("seed", "texts", file).Trim();
}

/// <summary>What of an amount falls to one municipality, or to none, and there to one indicator, or to none.</summary>
/// <param name="Cents">The part.</param>
internal sealed record AmountPart(Row Allocation, Row? Municipality, string MunicipalityBasis, Row? Indicator, string IndicatorBasis, decimal Cents);
