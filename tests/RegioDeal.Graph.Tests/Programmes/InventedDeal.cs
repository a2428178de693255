using RegioDeal.Graph.Tests.Packages;

namespace RegioDeal.Graph.Tests.Programmes;

/// <summary>A second deal, invented for the tests: nothing of it is true. It shares a pillar code and a municipality with the real one.</summary>
internal static class InventedDeal
{
    public const string Code = "verzonnen-deal";

    private const string Source = "verzonnen-programma";

    /// <summary>Adds the deal to a copy of the package.</summary>
    public static void AddTo(string folder) => Rows().AppendTo(folder);

    private static WrittenPackage Rows()
    {
        (string, object?)[] of = [("programme", Code), ("source", Source), ("lines", 1)];
        var package = new WrittenPackage()
            .Add("sources", ("code", Source), ("publisher", "Niemand"), ("title", "Verzonnen programma (invented for the tests)"))
            .Add("programmes", ("code", Code), ("name", "Verzonnen deal (invented)"), ("edition", "Verzonnen programma 1"), ("edition_number", 1), ("edition_month", "2022-01"), ("start_year", 2022), ("duration_years", 2), ("source", Source), ("lines", 1))
            .Add("regions", ("code", "GM9998"), ("name", "Verzonnenstad"), ("kind", "MUNICIPALITY"), ("parent", "NL01"), ("source", Source))
            .Add("municipalities", ("code", "GM9998"), ("name", "Verzonnenstad"), ("region", "GM9998"), ("source", Source))
            .Add("programme_municipalities", [.. of, ("municipality", "GM9998")])
            .Add("programme_municipalities", [.. of, ("municipality", "GM0114")])
            .Add("organisations", [.. of, ("code", "gemeente-verzonnenstad"), ("name", "Gemeente Verzonnenstad"), ("kind", "MUNICIPALITY"), ("region", "GM9998"), ("printed", "Verzonnenstad")])
            .Add("organisations", [.. of, ("code", "gemeente-emmen"), ("name", "Gemeente Emmen"), ("kind", "MUNICIPALITY"), ("region", "GM0114"), ("printed", "Emmen")])
            .Add("pillars", [.. of, ("code", "WERKEN"), ("name", "Werken"), ("position", 1)])
            .Add("pillars", [.. of, ("code", "GROEN"), ("name", "Groen"), ("position", 2)])
            .Add("tranches", [.. of, ("number", 1), ("name", "1e tranche")])
            .Add("tranches", [.. of, ("number", 2), ("name", "2e tranche")]);
        foreach (var code in new[] { "verzonnen-b", "verzonnen-a" })
        {
            package.Add("indicators", ("code", code), ("programme", Code), ("theme", "Verzonnen"), ("name", code), ("name_en", code), ("definition", "Verzonnen."), ("definition_en", "Invented."), ("definition_origin", "COLUMN_TITLE"), ("unit", "%"), ("normalised_unit", "%"), ("factor", 1), ("decimals", 1), ("direction", "NEUTRAL"), ("additivity", "NOT_ADDITIVE"), ("source", Source));
        }

        Project("WERKEN", "1.1", 1, "gemeente-verzonnenstad", ["GM9998", "GM0114"], [("verzonnen-b", "0.6667"), ("verzonnen-a", "0.3333")], (1, "100.01"), (2, "0.05"));
        Project("GROEN", "1", 2, "gemeente-emmen", ["GM0114"], [("verzonnen-a", "1")], (2, "900.00"));
        Project("GROEN", "2", 3, "gemeente-emmen", [], [], (1, "50.00"));
        return package
            .Add("printed_totals", [.. of, ("measure", "AMOUNT"), ("tranche", 1), ("value", "150.01"), ("printed", "150,01"), ("certainty", "CERTAIN"), ("basis", "Invented.")])
            .Add("printed_totals", [.. of, ("measure", "PROJECT_COUNT"), ("pillar", "GROEN"), ("tranche", 2), ("value", "1"), ("printed", "1"), ("certainty", "CERTAIN"), ("basis", "Invented.")]);

        void Project(string pillar, string code, int position, string lead, string[] municipalities, (string Indicator, string Weight)[] links, params (int Tranche, string Euros)[] amounts)
        {
            (string, object?)[] key = [.. of, ("pillar", pillar), ("code", code)];
            package.Add("projects", [.. key, ("position", position), ("title", $"Verzonnen project {code}"), ("title_lines", 1), ("lead", lead), ("lead_printed", lead), ("status", "NEW"), ("status_basis", "DOCUMENT")]);
            foreach (var municipality in municipalities)
            {
                package.Add("involvements", [.. key, ("municipality", municipality), ("rule", "TAKES_PART"), ("weight", 1), ("basis", "EDITORIAL"), ("note", "Invented.")]);
            }

            foreach (var (indicator, weight) in links)
            {
                package.Add("links", [.. key, ("indicator", indicator), ("weight", weight), ("rationale", "Invented."), ("basis", "DOCUMENT")]);
            }

            if (links.Length == 0)
            {
                package.Add("unlinked", [.. key, ("reason", "Invented.")]);
            }

            for (var i = 0; i < amounts.Length; i++)
            {
                package
                    .Add("allocations", [.. key, ("position", i + 1), ("amount_eur", amounts[i].Euros), ("printed", amounts[i].Euros), ("tranche", amounts[i].Tranche), ("certainty", "CERTAIN"), ("basis", "Invented.")])
                    .Add("readings", [.. key, ("reading", 1), ("position", i + 1), ("tranche", amounts[i].Tranche)]);
            }
        }
    }
}
