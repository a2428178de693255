using System.Globalization;

namespace RegioDeal.Graph.Benchmarks.Importing;

/// <summary>A package with a monitor of any size. Every code and figure in it is made up, and always the same.</summary>
/// <param name="Indicators">How many indicators; each fourth may be added up.</param>
/// <param name="Regions">How many regions have figures: the country, 12 provinces, and municipalities, of which six make a deal.</param>
/// <param name="Years">How many years have figures.</param>
internal sealed record MadeMonitor(int Indicators, int Regions, int Years)
{
    private const string Deal = "made-up-deal";
    private const string Source = "made-up";
    private const int Provinces = 12;
    private const int FirstYear = 2011;

    /// <summary>How many rows the file of observations has.</summary>
    public int Observations => Indicators * Regions * Years;

    /// <summary>Writes the package but for its descriptor's tables.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "programme"));
        Directory.CreateDirectory(Path.Combine(folder, "regions"));
        Directory.CreateDirectory(Path.Combine(folder, "monitor"));
        File.WriteAllText(Path.Combine(folder, "datapackage.json"), """{ "name": "made-up", "title": "Made up to measure imports", "release": 1, "created": "2026-01-01" }""");
        Write(folder, "sources.csv", "code,publisher,title", [$"{Source},Nobody,Made up to measure imports"]);
        Write(folder, "programme/programmes.csv", "code,name,edition,edition_number,edition_month,start_year,duration_years,region,source,lines", [$"{Deal},Made up,Made up 1,1,2019-01,2019,4,RD-X,{Source},1"]);

        var provinces = Enumerable.Range(20, Provinces).Select(number => $"PV{number}").ToArray();
        var municipalities = Enumerable.Range(2000, Regions - Provinces - 1).Select(number => $"GM{number}").ToArray();
        Write(
            folder,
            "regions/regions.csv",
            "code,name,kind,parent,source",
            [
                $"NL01,Made up,COUNTRY,,{Source}",
                .. provinces.Select(code => $"{code},Made up {code},PROVINCE,NL01,{Source}"),
                .. municipalities.Select((code, i) => $"{code},Made up {code},MUNICIPALITY,{provinces[i % Provinces]},{Source}"),
                $"RD-X,Made up region,DEAL,NL01,{Source}",
            ]);
        Write(folder, "regions/municipalities.csv", "code,name,region,source", municipalities.Select(code => $"{code},Made up {code},{code},{Source}"));
        Write(folder, "programme/programme_municipalities.csv", "programme,municipality,source,lines", municipalities.Take(6).Select(code => $"{Deal},{code},{Source},1"));

        string[] directions = ["HIGHER_IS_BETTER", "LOWER_IS_BETTER", "NEUTRAL"];
        var indicators = Enumerable.Range(1, Indicators).Select(number => $"made-up-{number:0000}").ToArray();
        Write(
            folder,
            "monitor/indicators.csv",
            "code,programme,theme,name,name_en,definition,definition_en,definition_origin,unit,normalised_unit,factor,decimals,direction,additivity,source",
            indicators.Select((code, i) => $"{code},{Deal},Made up,Made up {code},Made up {code},Made up.,Made up.,COLUMN_TITLE,x 1,x 1,1,1,{directions[i % 3]},{(i % 4 == 0 ? "ADDITIVE" : "NOT_ADDITIVE")},{Source}"));
        Write(folder, "monitor/observations.csv", "indicator,region,period,value,status,missing_reason,missing_mark,method,source", Rows(indicators, [.. municipalities.Append("NL01").Concat(provinces).Order(StringComparer.Ordinal)]));
    }

    private IEnumerable<string> Rows(string[] indicators, string[] regions)
    {
        // One in fifty is a gap.
        var random = new Random(1);
        foreach (var indicator in indicators)
        {
            foreach (var region in regions)
            {
                for (var year = FirstYear; year < FirstYear + Years; year++)
                {
                    var figure = random.Next(10, 100_000);
                    yield return figure % 50 == 0
                        ? string.Create(CultureInfo.InvariantCulture, $"{indicator},{region},{year},,FINAL,NOT_PUBLISHED,,READ,{Source}")
                        : string.Create(CultureInfo.InvariantCulture, $"{indicator},{region},{year},{figure / 10}.{figure % 10},FINAL,,,READ,{Source}");
                }
            }
        }
    }

    private static void Write(string folder, string file, string header, IEnumerable<string> rows)
    {
        using var writer = new StreamWriter(Path.Combine(folder, file)) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var row in rows)
        {
            writer.WriteLine(row);
        }
    }
}
