using System.Globalization;
using System.Text.Json;
using RegioDeal.Graph.Tests.Observations;
using Xunit;

namespace RegioDeal.Graph.Tests.Indicators;

[Collection(GraphTests.Name)]
public sealed class IndicatorTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Every_indicator_says_what_its_row_says_and_has_its_notes_and_links(Database database)
    {
        var data = await graph.Data(database, """
            { indicators(first: 100) { totalCount nodes { code programme { code } pillar { code } theme name nameEn definition definitionEn definitionOrigin unit normalisedUnit
                factor decimals direction additivity source { code } sourceColumn note position
                dataNotes { code kind period text source { source { code } lines quote } } targets { id }
                links { nodes { project { pillar { code } code } weight rationale basis source { source { code } lines } } } } } }
            """);

        var rows = data.GetProperty("indicators").GetProperty("nodes").EnumerateArray().ToArray();
        string[] columns = ["code", "programme", "pillar", "theme", "name", "name_en", "definition", "definition_en", "definition_origin", "unit", "normalised_unit", "factor", "decimals", "direction", "additivity", "source", "source_column", "note"];
        Assert.Equal(
            Seed.Table("indicators", "monitor").Select(row => string.Join('|', columns.Select(column => row[column]))),
            rows.Select(row => string.Join('|', columns.Select(column => row.At(column switch
            {
                "programme" or "pillar" or "source" => $"{column}.code",
                "name_en" => "nameEn",
                "definition_en" => "definitionEn",
                "definition_origin" => "definitionOrigin",
                "normalised_unit" => "normalisedUnit",
                "source_column" => "sourceColumn",
                _ => column,
            })))));
        Assert.Equal(Enumerable.Range(1, rows.Length), rows.Select(row => (int)row.Number("position")!.Value));

        Assert.Equal(
            Seed.Table("indicator_notes", "monitor").Select(row => $"{row["indicator"]}|{row["code"]}|{row["kind"]}|{row["period"]}|{row["text"]}|{row["source"]}||").Order(StringComparer.Ordinal),
            Below(rows, "dataNotes", note => $"{note.At("code")}|{note.At("kind")}|{note.At("period")}|{note.At("text")}|{note.At("source.source.code")}|{note.At("source.lines")}|{note.At("source.quote")}"));
        Assert.Equal(
            Seed.Table("links", "monitor").Select(row => $"{row["indicator"]}|{row["pillar"]}|{row["code"]}|{decimal.Parse(row["weight"], CultureInfo.InvariantCulture):0.####}|{row["rationale"]}|{row["basis"]}|{row["source"]}|{row["lines"]}").Order(StringComparer.Ordinal),
            Below(rows, "links", link => $"{link.At("project.pillar.code")}|{link.At("project.code")}|{link.At("weight")}|{link.At("rationale")}|{link.At("basis")}|{link.At("source.source.code")}|{link.At("source.lines")}"));
        Assert.All(rows, row => Assert.Equal(0, row.GetProperty("targets").GetArrayLength()));
    }

    [Theory, EachDatabase]
    public async Task An_indicator_stands_between_its_figures_and_the_projects_that_aim_at_it(Database database) =>
        (await graph.Ask(database, """
            { indicator(code: "jeugdhulp-in-natura") {
                name nameEn definitionEn definitionOrigin unit direction additivity pillar { code } source { publisher title table licence retrieved }
                dataNotes(where: { kind: { eq: BREAK } }) { code period text indicator { code } }
                projects { nodes { pillar { code } code title } }
                links(first: 2) { totalCount nodes { project { code } weight rationale basis source { lines quote } } }
                series(where: { region: { code: { in: ["GM0114", "PV22"] } } }) { nodes { region { name } latest { period value } trend trendReason } }
                observations(where: { region: { code: { eq: "GM0114" } }, value: { neq: null } }, last: 1) { nodes { period value status source { code } } } }
              unknown: indicator(code: "geluk") { name } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task A_project_with_money_has_links_or_the_reason_why_there_is_none(Database database)
    {
        var data = await graph.Data(database, """
            { projects(first: 100, where: { allocations: { any: true } }) { nodes { pillar { code } code indicators { code } indicatorLinks { weight indicator { code } } unlinked { reason source { source { code } lines quote } } } } }
            """);

        var rows = data.GetProperty("projects").GetProperty("nodes").EnumerateArray().ToArray();
        var reasons = Seed.Table("unlinked", "monitor").ToDictionary(row => (row["pillar"], row["code"]));
        Assert.Equal(Seed.Amounts.Select(amount => (amount.Pillar, amount.Code)).Distinct().Count(), rows.Length);
        foreach (var row in rows)
        {
            var links = row.GetProperty("indicatorLinks").EnumerateArray().ToArray();
            Assert.Equal(links.Select(link => link.At("indicator.code")).Order(StringComparer.Ordinal), row.GetProperty("indicators").EnumerateArray().Select(one => one.At("code")).Order(StringComparer.Ordinal));
            if (reasons.Remove((row.At("pillar.code")!, row.At("code")!), out var reason))
            {
                Assert.Equal((reason["reason"], reason["source"], reason["lines"]), (row.At("unlinked.reason"), row.At("unlinked.source.source.code"), row.At("unlinked.source.lines")));
                Assert.NotEmpty(row.At("unlinked.source.quote")!);
                Assert.Empty(links);
            }
            else
            {
                Assert.Null(row.At("unlinked"));
                Assert.Equal(1, links.Sum(link => link.Number("weight")));
            }
        }

        Assert.Empty(reasons);
    }

    [Theory, EachDatabase]
    public async Task A_municipality_of_the_deal_has_its_outline(Database database)
    {
        var data = await graph.Data(database, """
            { municipalities(first: 100) { nodes { code boundary { year geometry source { code licence note } } boundaries { year } } } }
            """);

        var outlines = Seed.Table("boundaries", "monitor").ToDictionary(row => row["municipality"]);
        foreach (var row in data.GetProperty("municipalities").GetProperty("nodes").EnumerateArray())
        {
            var outline = outlines.GetValueOrDefault(row.At("code")!);
            Assert.Equal(PlainMonitor.Municipalities.Contains(row.At("code")), outline is not null);
            Assert.Equal((outline?["year"], outline?["geometry"], outline?["source"]), (row.At("boundary.year"), row.At("boundary.geometry"), row.At("boundary.source.code")));
            Assert.Equal(outline is null ? 0 : 1, row.GetProperty("boundaries").GetArrayLength());
        }
    }

    private static IEnumerable<string> Below(IEnumerable<JsonElement> rows, string list, Func<JsonElement, string> line) => rows
        .SelectMany(row => (row.GetProperty(list) is { ValueKind: JsonValueKind.Array } all ? all : row.GetProperty(list).GetProperty("nodes")).EnumerateArray().Select(inner => $"{row.At("code")}|{line(inner)}"))
        .Order(StringComparer.Ordinal);
}
