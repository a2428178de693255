using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace RegioDeal.Graph.Tests;

/// <summary>The package as a plain program reads it: the yardstick for every sum. It shares no code with the product.</summary>
internal static class Seed
{
    public static IReadOnlyList<Amount> Amounts { get; } = ReadAmounts();

    /// <summary>The number of the release that the package makes.</summary>
    public static int Release { get; } = JsonDocument.Parse(Repository.Read("seed", "datapackage.json")).RootElement.GetProperty("release").GetInt32();

    /// <summary>For each pillar its readings: for each amount the tranche.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<Amount, int>>> Readings { get; } = ReadReadings();

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string name, string folder = "programme")
    {
        using var csv = new CsvReader(new StreamReader(Repository.File("seed", folder, $"{name}.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column)!));
        }

        return rows;
    }

    /// <summary>The least and most that the amounts chosen can have in some tranches, over all readings; pillars are independent.</summary>
    public static (decimal AtLeast, decimal AtMost) Bounds(Func<Amount, bool> chosen, Func<int, bool> tranche)
    {
        var (least, most) = (0m, 0m);
        foreach (var readings in Readings.Values)
        {
            var sums = readings.Select(reading => reading.Where(part => chosen(part.Key) && tranche(part.Value)).Sum(part => part.Key.Euros)).ToArray();
            least += sums.Min();
            most += sums.Max();
        }

        return (least, most);
    }

    private static List<Amount> ReadAmounts()
    {
        var leads = Table("projects").ToDictionary(row => (row["pillar"], row["code"]), row => row["lead"]);
        return [.. Table("allocations").Select(row => new Amount(
            row["pillar"],
            row["code"],
            int.Parse(row["position"], CultureInfo.InvariantCulture),
            int.Parse(row["tranche"], CultureInfo.InvariantCulture),
            decimal.Parse(row["amount_eur"], CultureInfo.InvariantCulture),
            leads[(row["pillar"], row["code"])],
            row["certainty"]))];
    }

    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<Amount, int>>> ReadReadings()
    {
        var amounts = Amounts.ToDictionary(amount => (amount.Pillar, amount.Code, amount.Position));
        return Table("readings")
            .GroupBy(row => row["pillar"])
            .ToDictionary(pillar => pillar.Key, pillar => (IReadOnlyList<IReadOnlyDictionary<Amount, int>>)[.. pillar
                .GroupBy(row => row["reading"])
                .Select(reading => reading.ToDictionary(
                    row => amounts[(row["pillar"], row["code"], int.Parse(row["position"], CultureInfo.InvariantCulture))],
                    row => int.Parse(row["tranche"], CultureInfo.InvariantCulture)))]);
    }
}

/// <summary>An amount of the package.</summary>
internal sealed record Amount(string Pillar, string Code, int Position, int Tranche, decimal Euros, string Lead, string Certainty);
