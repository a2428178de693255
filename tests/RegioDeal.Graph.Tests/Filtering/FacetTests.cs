using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RegioDeal.Graph.Tests.Filtering;

/// <summary>Facets of the real lists, held against what is printed and against the files of the package.</summary>
[Collection(GraphTests.Name)]
public sealed class FacetTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task Projects_of_a_choice_with_what_any_other_choice_would_leave(Database database) =>
        (await graph.Ask(database, """
            { projects(first: 2, where: { pillar: { code: { eq: "WERKEN" } }, municipalities: { some: { name: { eq: "Emmen" } } } }) {
                totalCount nodes { code }
                facets(excludeOwn: true) {
                  pillar { member { code } count } theme { member { name } count } status { member count } lead { member { name } count }
                  municipality { member { name } count } organisation(first: 3) { member { name } count } indicator(first: 3) { member { name } count } tranche { member { number } count } } } }
            """)).MatchSnapshot();

    [Theory, EachDatabase]
    public async Task The_front_page_counts_the_projects_of_the_sixth_tranche_by_pillar(Database database)
    {
        var data = await graph.Data(database, """
            { all: projects(where: { allocations: { some: { tranche: { number: { eq: 6 } } } } }) { facets { of: pillar { member { code } count } } }
              chosen: projects(where: { pillar: { code: { eq: "WONEN" } }, allocations: { some: { tranche: { number: { eq: 6 } } } } }) {
                facets(excludeOwn: true) { of: pillar { member { code } count } tranche { member { number } count } } } }
            """);

        // Lines 62, 64 and 66.
        foreach (var list in (string[])["all", "chosen"])
        {
            Assert.Equal([("WERKEN", 5), ("WELZIJN", 4), ("WONEN", 2)], Counts(data.GetProperty(list), "of", "code"));
        }

        var tranches = Seed.Table("projects").Where(project => project["pillar"] == "WONEN")
            .SelectMany(project => Seed.Amounts.Where(amount => (amount.Pillar, amount.Code) == ("WONEN", project["code"])).Select(amount => amount.Tranche.ToString(CultureInfo.InvariantCulture)).Distinct().DefaultIfEmpty(""))
            .GroupBy(tranche => tranche).Select(same => (same.Key, same.Count()));
        Assert.Equal(tranches.OrderByDescending(one => one.Item2).ThenBy(one => one.Key, StringComparer.Ordinal), Counts(data.GetProperty("chosen"), "tranche", "number"));
    }

    [Theory, EachDatabase]
    public async Task Every_facet_of_every_list_is_counted_by_the_database_at_the_root_and_inside(Database database)
    {
        var rows = Seed.Table("observations", "monitor").Count;
        foreach (var (list, nested) in ((string, string)[])[("projects", "municipalities(first: 3) { nodes { of: projects"), ("observations", "regions(first: 3) { nodes { of: observations")])
        {
            var type = $"{char.ToUpperInvariant(list[0])}{list[1..^1]}Facets";
            var facets = (await graph.Data(Database.Sqlite, "query ($name: String!) { __type(name: $name) { fields { name type { ofType { ofType { ofType { fields { name type { kind ofType { kind } } } } } } } } } }", new { name = type }))
                .GetProperty("__type").GetProperty("fields").EnumerateArray().ToArray();
            var asked = string.Join(' ', facets.Select(facet =>
            {
                var member = facet.GetProperty("type").GetProperty("ofType").GetProperty("ofType").GetProperty("ofType").GetProperty("fields").EnumerateArray().First(field => field.GetProperty("name").GetString() == "member").GetProperty("type");
                var kind = member.GetProperty("kind").GetString() is "NON_NULL" ? member.GetProperty("ofType").GetProperty("kind").GetString() : member.GetProperty("kind").GetString();
                return $"{facet.GetProperty("name")}(first: 500) {{ member {(kind == "OBJECT" ? "{ id }" : "")} count }}";
            }));

            var data = await graph.Data(database, $$"""{ {{list}} { totalCount facets { {{asked}} } } {{nested}} { totalCount facets(excludeOwn: true) { {{asked}} } } } } }""");

            var counted = data.GetProperty(list);
            Assert.True(list == "projects" ? counted.GetProperty("totalCount").GetInt32() == 46 : counted.GetProperty("totalCount").GetInt32() >= rows);
            foreach (var of in data.EnumerateObject().Last().Value.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("of")).Append(counted))
            {
                foreach (var facet in of.GetProperty("facets").EnumerateObject().Where(facet => facet.Name is not ("municipality" or "organisation" or "indicator" or "tranche") || list == "observations"))
                {
                    // Each row has one member or none.
                    Assert.Equal(of.GetProperty("totalCount").GetInt32(), facet.Value.EnumerateArray().Sum(item => item.GetProperty("count").GetInt32()));
                }
            }
        }
    }

    private static IEnumerable<(string, int)> Counts(JsonElement list, string facet, string member) => list.GetProperty("facets").GetProperty(facet).EnumerateArray().Select(item =>
        (item.GetProperty("member") is { ValueKind: JsonValueKind.Object } one ? one.GetProperty(member).ToString() : "", item.GetProperty("count").GetInt32()));
}
