namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>The graph said a second time, field by field over rows in memory. A test holds it against the schema.</summary>
internal static partial class Model
{
    private static readonly World World = World.Seed;

    /// <summary>What is not worked out here, and why. The two databases are still held against each other.</summary>
    public static IReadOnlyDictionary<string, string> Unchecked { get; } = new Dictionary<string, string>
    {
        ["Allocation.citation"] = "A text for people; CitationTests hold each style against what was written by hand.",
        ["Indicator.citation"] = "As Allocation.citation.",
        ["Observation.citation"] = "As Allocation.citation.",
        ["Release.citation"] = "As Allocation.citation.",
        ["Source.citation"] = "As Allocation.citation.",
        ["Release.checksum"] = "A digest of the files of the package; PackageTests hold it against theirs.",
    };

    private static readonly Dictionary<string, Shape> Shapes = ((Shape[])
    [
        Of("Programme", p => p["name"], [
            Cell("code"), Cell("name"), Cell("edition"), Int("editionNumber", "edition_number"), Cell("editionMonth", "edition_month"),
            Int("startYear", "start_year"), Int("durationYears", "duration_years"),
            Fact("introduction"), Maybe("introductionLines", "introduction_lines"), Cited,
            MaybeOne("region", "Region"), Back("indicators", "Indicator", "programme"), Back("pillars", "Pillar", "programme"), Back("tranches", "Tranche", "programme"),
            Back("projects", "Project", "programme"), Back("organisations", "Organisation", "programme"),
            Through("municipalities", "Municipality", "ProgrammeMunicipality", "programme", "municipality"),
            Back("goals", "Goal", "programme"), Back("contributions", "Contribution", "programme"), Back("governingBodies", "GoverningBody", "programme"),
            Back("dataNotes", "DataNote", "programme"), Back("allocations", "Allocation", "programme"),
            Spending(p => [p], (part, _, p) => part.Allocation.Link("programme") == p)]),
        Of("Pillar", p => p.Int("position"), [
            Cell("code"), Cell("name"), Int("position"), Fact("introduction"), Maybe("introductionLines", "introduction_lines"), Cited,
            One("programme", "Programme"), Back("themes", "Theme", "pillar"), Back("projects", "Project", "pillar"), Back("allocations", "Allocation", "pillar"),
            Back("goals", "Goal", "pillar"), Back("indicators", "Indicator", "pillar"), Back("dataNotes", "DataNote", "pillar"),
            Value("projectCount", p => World.Of("Project", "pillar", p).Count),
            Spending(InProgramme, (part, _, p) => part.Allocation.Link("pillar") == p)]),
        Of("Theme", t => (t.Link("pillar").Int("position") * 1_000) + t.Int("position"), [
            Cell("name"), Maybe("otherPrinted", "other_printed"), Int("position"), Fact("introduction"), Maybe("introductionLines", "introduction_lines"), Cited,
            One("pillar", "Pillar"), Back("projects", "Project", "theme"), Value("projectCount", t => World.Of("Project", "theme", t).Count),
            Spending(InProgramme, (part, _, t) => part.Allocation.MaybeLink("theme") == t)]),
        Of("Tranche", t => t.Int("number"), [
            Int("number"), Cell("name"), Maybe("decidedIn", "decided_in"), One("programme", "Programme"), Cited, Back("allocations", "Allocation", "tranche"),
            Spending(InProgramme, (_, tranche, t) => tranche == t, varies: true)]),
        Of("Project", p => p.Int("position"), [
            Cell("code"), Cell("title"), Cell("titleLines", "title_lines"), Fact("description"), Maybe("descriptionLines", "description_lines"), Int("position"),
            Cell("status"), Cell("statusBasis", "status_basis"), Maybe("statusNote", "status_note"), Maybe("marker"), Maybe("markerLines", "marker_lines"),
            Cell("leadPrinted", "lead_printed"), Cited,
            Back("otherTitles", "OtherTitle", "project"), One("pillar", "Pillar"), MaybeOne("theme", "Theme"), MaybeOne("parent", "Project"),
            Back("children", "Project", "parent"), One("lead", "Organisation"), One("programme", "Programme"),
            Through("municipalities", "Municipality", "Involvement", "project", "municipality"), Back("involvements", "Involvement", "project"),
            Through("organisations", "Organisation", "Participation", "project", "organisation"), Back("participations", "Participation", "project"),
            new LinkMember("reservation", "Reservation", p => World.Of("Reservation", "project", p).SingleOrDefault()),
            Back("progressReports", "ProgressReport", "project"),
            Through("indicators", "Indicator", "IndicatorLink", "project", "indicator"), Back("indicatorLinks", "IndicatorLink", "project"),
            new LinkMember("unlinked", "UnlinkedProject", p => World.Of("UnlinkedProject", "project", p).SingleOrDefault()),
            Back("dataNotes", "DataNote", "project"), Back("corrections", "Correction", "project"), Back("allocations", "Allocation", "project"),
            Spending(InProgramme, (part, _, p) => part.Allocation.Link("project") == p)]),
        Of("OtherTitle", InFile, [Cell("title"), Cell("kind"), One("project", "Project"), Cited]),
        Of("ProgressReport", r => r.Link("project").Int("position"), [
            Fact("text"), Maybe("period"), Maybe("periodPrinted", "period_printed"), Cell("periodBasis", "period_basis"), Maybe("periodNote", "period_note"),
            One("project", "Project"), Cited]),
        Of("Reservation", r => r.Link("project").Int("position"), [
            Euros("amount", r => r.Number("amount_eur")), Euros("granted", Granted), Euros("remaining", r => r.Number("amount_eur") - Granted(r)),
            Cell("marker"), Cell("printed"), One("project", "Project"), Cited]),
        Of("Involvement", i => i.Link("project").Int("position"), [
            Cell("rule"), Maybe("place"), Int("weight"), Cell("basis"), Cell("note"), One("project", "Project"), One("municipality", "Municipality"), Cited]),
        Of("Participation", p => (p.Link("project").Int("position"), p.Fact<int>("place")), [
            Fact("role"), Fact("printed"), Fact("note"), One("organisation", "Organisation"), One("project", "Project"), Cited]),
        Of("Organisation", o => o["code"], [
            Cell("code"), Cell("name"), Cell("kind"), Maybe("regionCode", "region"), Cell("printed"), Cited,
            MaybeOne("region", "Region"), MaybeOne("municipality", "Municipality"), One("programme", "Programme"),
            Back("ledProjects", "Project", "lead"), Through("projects", "Project", "Participation", "organisation", "project"),
            Back("participations", "Participation", "organisation"), Back("contributions", "Contribution", "organisation"),
            Spending(InProgramme, (part, _, o) => part.Allocation.Link("organisation") == o)]),
        Of("Contribution", InFile, [
            Euros("amount", c => c.Number("amount_eur")), Cell("status"), Maybe("note"), One("programme", "Programme"), One("organisation", "Organisation"), One("source", "Source")]),
        Of("Goal", g => ((g.MaybeLink("pillar")?.Int("position") ?? 0) * 1_000) + g.Int("position"), [
            Int("position"), Cell("kind"), Cell("text"), Maybe("quote"), One("programme", "Programme"), MaybeOne("pillar", "Pillar"), One("source", "Source")]),
        Of("GoverningBody", InFile, [Cell("code"), Cell("name"), Cell("kind"), Cell("task"), Back("members", "BodyMember", "body"), One("programme", "Programme"), Cited]),
        Of("BodyMember", m => m.Int("position"), [
            Int("position"), Cell("role"), One("body", "GoverningBody"), MaybeOne("organisation", "Organisation"), MaybeOne("pillar", "Pillar"), Cited]),
        Of("Allocation", a => (a.Link("project").Int("position") * 1_000) + a.Int("position"), [
            Euros("amount", a => a.Number("amount_eur")), Cell("printed"), Int("position"), Cell("certainty"), Cell("basis"), Cited,
            One("project", "Project"), One("pillar", "Pillar"), One("tranche", "Tranche"), One("organisation", "Organisation"), One("programme", "Programme"),
            Through("alternatives", "Tranche", "Alternative", "allocation", "tranche"), Through("evidence", "Source", "Evidence", "allocation", "source")]),
        Of("PrintedTotal", InFile, [
            Cell("measure"), One("programme", "Programme"), MaybeOne("pillar", "Pillar"), One("tranche", "Tranche"),
            Euros("printed", t => t.Number("value")), Euros("computed", Computed), Euros("difference", t => Computed(t) - t.Number("value")),
            Cell("printedText", "printed"), Cell("certainty"), Cell("basis"), Cited]),
        Of("DataNote", InFile, [
            Cell("code"), Cell("kind"), Cell("text"), One("programme", "Programme"), MaybeOne("pillar", "Pillar"), MaybeOne("project", "Project"),
            MaybeOne("tranche", "Tranche"), MaybeOne("indicator", "Indicator"), Fact("period"), Back("corrections", "Correction", "note"), Cited]),
        Of("Correction", InFile, [
            Cell("code"), Cell("field"), Cell("printed"), Cell("readAs", "read_as"), Cell("reason"), MaybeOne("note", "DataNote"), One("programme", "Programme"),
            MaybeOne("pillar", "Pillar"), MaybeOne("project", "Project"), Cited]),
        Of("Source", null, [
            Cell("code"), Cell("publisher"), Cell("title"), Maybe("edition"), Maybe("table"), Maybe("url"), Maybe("copy"), Maybe("licence"), Maybe("retrieved"),
            Maybe("checksum"), Maybe("note")]),
        Of("Region", r => r["code"], [
            Cell("code"), Cell("name"), Cell("kind"), Maybe("uri"), MaybeOne("parent", "Region"), Back("children", "Region", "parent"),
            new AskedMember("population", (r, argument) => World.Of("Observation", "region", r)
                .Where(o => o.Link("indicator")["code"] == "bevolking" && o.Fact<string>("period") == $"{argument("year")}")
                .Select(o => o.Fact<decimal?>("value"))
                .FirstOrDefault()),
            Back("series", "Series", "region"), Back("observations", "Observation", "region"),
            new LinkMember("municipality", "Municipality", r => World.Of("Municipality", "region", r).SingleOrDefault()), One("source", "Source")]),
        Of("Municipality", m => m["name"], [
            Cell("code"), Cell("name"), Maybe("uri"), Value("participates", m => World.Of("ProgrammeMunicipality", "municipality", m).Count > 0), One("region", "Region"),
            Through("programmes", "Programme", "ProgrammeMunicipality", "municipality", "programme"),
            Through("projects", "Project", "Involvement", "municipality", "project"), Back("ledProjects", "Project", "leadMunicipality"),
            Back("involvements", "Involvement", "municipality"), Back("boundaries", "Boundary", "municipality"),
            new LinkMember("boundary", "Boundary", m => World.Of("Boundary", "municipality", m).MaxBy(b => b.Int("year"))), One("source", "Source"),
            Spending(m => [.. World.Of("ProgrammeMunicipality", "municipality", m).Select(p => p.Link("programme"))], (part, _, m) => part.Municipality == m, by: "municipality")]),
        Of("Boundary", b => b.Int("year"), [Int("year"), Cell("geometry"), One("municipality", "Municipality"), One("source", "Source")]),
        .. Monitor,
        .. Releases,
    ]).ToDictionary(shape => shape.Type);

    /// <summary>What a pivot can be filtered by, over an amount's part and its tranche in some reading.</summary>
    public static Shape SpendingFact { get; } = new("Spending", null, [
        Euros("amount", f => f.Link("allocation").Number("amount_eur")), Value("certainty", f => f.Link("allocation")["certainty"]),
        One("tranche", "Tranche"), MaybeOne("municipality", "Municipality"), MaybeOne("indicator", "Indicator"),
        .. new[] { ("project", "Project"), ("pillar", "Pillar"), ("organisation", "Organisation"), ("programme", "Programme") }
            .Select(link => new LinkMember(link.Item1, link.Item2, f => f.Link("allocation").Link(link.Item1)))]);

    public static IEnumerable<Shape> All => Shapes.Values;

    public static Shape For(string type) => Shapes[type];

    public static bool Has(string type) => Shapes.ContainsKey(type);

    private static Shape Of(string type, Func<Row, object?>? order, IReadOnlyList<Member> members) =>
        new(type, order, [new ValueMember("id", row => row.Id), .. members]);

    // A document's text: what it is called, its lines, and what they print.
    private static GroupMember Cited => new("source", "Citation", [
        Value("document", row => row.Link("source").Fact<string>("document")), new ValueMember("lines", row => row.Fact<string?>("lines") is { Length: > 0 } lines ? lines : null),
        Fact("quote"), One("source", "Source")]);

    private static object InFile(Row row) => row.Fact<int>("place");

    private static IReadOnlyList<Row> InProgramme(Row row) => [row.Type == "Theme" ? row.Link("pillar").Link("programme") : row.Link("programme")];

    private static decimal? Granted(Row reservation) => World.Of("Allocation", "project", reservation.Link("project")).Sum(a => a.Number("amount_eur"));

    private static decimal? Computed(Row total)
    {
        var amounts = World.Of("Allocation", "tranche", total.Link("tranche")).Where(a => total.MaybeLink("pillar") is not { } pillar || a.Link("pillar") == pillar).ToArray();
        return total["measure"] == "AMOUNT" ? amounts.Sum(a => a.Number("amount_eur")) : amounts.Select(a => a.Link("project")).Distinct().Count();
    }

    private static ValueMember Value(string name, Func<Row, object?> get) => new(name, get);

    private static ValueMember Cell(string name, string? column = null) => new(name, row => row[column ?? name]);

    private static ValueMember Maybe(string name, string? column = null) => new(name, row => row.Maybe(column ?? name));

    private static ValueMember Int(string name, string? column = null) => new(name, row => row.Int(column ?? name));

    private static ValueMember Fact(string name) => new(name, row => row.Fact<object?>(name));

    private static ValueMember Euros(string name, Func<Row, decimal?> get) => new(name, row => get(row), Digits: 2);

    private static LinkMember One(string name, string target) => new(name, target, row => row.Link(name));

    private static LinkMember MaybeOne(string name, string target) => new(name, target, row => row.MaybeLink(name));

    private static ListMember Back(string name, string target, string link) => new(name, target, row => World.Of(target, link, row));

    private static ListMember Through(string name, string target, string by, string link, string to) =>
        new(name, target, row => World.Of(by, link, row).Select(one => one.Link(to)));

    private static FiguresMember Spending(Func<Row, IReadOnlyList<Row>> programmes, Func<AmountPart, Row, Row, bool> holds, bool varies = false, string? by = null) => new(
        "spending",
        (row, asked) => row.Once($"spending {asked}", () => Figure.Of(World, row, programmes(row), (part, tranche) => holds(part, tranche, row), varies, by, asked)));
}
