using Microsoft.Extensions.Configuration;
using RegioDeal.Graph.Data;
using RegioDeal.Graph.Tests.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Observations;

/// <summary>Three releases of an invented monitor, imported one after the other on each database and asked of the third: nothing of it is true.</summary>
public sealed class WrittenMonitor : IAsyncLifetime
{
    private const string Deal = "verzonnen-deal";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");
    private readonly Dictionary<Database, AskedServer> servers = [];
    private PostgresDatabase? postgres;

    public async Task InitializeAsync()
    {
        for (var release = 1; release <= 3; release++)
        {
            Written(release).Write(Path.Combine(folder, $"package{release}"), release);
        }

        postgres = await PostgresDatabase.CreateAsync();
        await StartAsync(Database.Sqlite, "--Releases:Folder", Path.Combine(folder, "releases"));
        await StartAsync(Database.Postgres, "--ConnectionStrings:Graph", postgres.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers.Values)
        {
            await server.DisposeAsync();
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    internal AskedServer On(Database database) => servers[database];

    private async Task StartAsync(Database database, params string[] settings)
    {
        await using (var catalog = ReleaseCatalog.Of(new ConfigurationBuilder().AddCommandLine(settings).Build()))
        {
            for (var release = 1; release <= 3; release++)
            {
                await catalog.ImportAsync(Path.Combine(folder, $"package{release}"), CancellationToken.None);
            }
        }

        servers[database] = await AskedServer.StartAsync(settings);
    }

    private static WrittenPackage Written(int release)
    {
        var package = new WrittenPackage()
            .Add("sources", ("code", "telling"), ("publisher", "Nobody"), ("title", "Invented for a test"))
            .Add("sources", ("code", "later-telling"), ("publisher", "Nobody"), ("title", "Invented for a test too"))
            .Add("regions", ("code", "NL01"), ("name", "Nederland"), ("kind", "COUNTRY"), ("source", "telling"))
            .Add("regions", ("code", "RD-X"), ("name", "Verzonnen regio"), ("kind", "DEAL"), ("parent", "NL01"), ("source", "telling"))
            .Add("programmes", ("code", Deal), ("name", "Invented"), ("edition", "Invented 1"), ("edition_number", 1), ("edition_month", "2021-01"), ("start_year", 2019), ("duration_years", 4), ("region", "RD-X"), ("source", "telling"), ("lines", 1));
        foreach (var code in (string[])["GM0001", "GM0002", "GM0003"])
        {
            package.Add("regions", ("code", code), ("name", $"Verzonnen {code}"), ("kind", "MUNICIPALITY"), ("parent", "NL01"), ("source", "telling"));
            package.Add("municipalities", ("code", code), ("name", $"Verzonnen {code}"), ("region", code), ("source", "telling"));
        }

        package.Add("programme_municipalities", ("programme", Deal), ("municipality", "GM0001"), ("source", "telling"), ("lines", 1));
        package.Add("programme_municipalities", ("programme", Deal), ("municipality", "GM0002"), ("source", "telling"), ("lines", 1));
        Indicator("banen", "ADDITIVE");
        Indicator("geluk", "NOT_ADDITIVE");
        package.Add("targets", ("indicator", "banen"), ("region", "GM0001"), ("period", "2030-Q1"), ("value", "20.5"), ("text", "Twintig en een half."), ("source", "telling"));

        // In the order of the file: by indicator, region and period.
        Figures("banen", "GM0001", ("2018-01", "3"), ("2018-Q1", "10"), ("2018-Q3", "20"), ("2019-07", "1.5"), ("2019-Q3", "26"), ("2020-Q1", "15"));
        Figures("banen", "GM0002", ("2018-01", "110"), ("2018-02", "100"), ("2019-07", "2.25", "PROVISIONAL"), ("2020-01", "99"));
        Figures("banen", "GM0003", ("2018", "-8"), ("2018-12", "7"), ("2020", "-8.4"), ("2020-Q4", "6"));
        string?[][] revised =
        [
            ["2018", "5", "5", "5"],
            ["2019", "6", "6.5", "7"],
            ["2020", "7", "", "7"],
            ["2021", null, "8", "8.1"],
            ["2022", "9", "9", "9.5"],
            ["2023", "4", null, "4"],
            ["2024", "3", null, null],
        ];
        foreach (var row in revised)
        {
            if (row[release] is { } value)
            {
                Figures("geluk", "GM0001", (row[0]!, value, row[0] == "2018" && release == 1 ? "PROVISIONAL" : "FINAL", release == 1 ? "telling" : "later-telling"));
            }
        }

        return package;

        void Indicator(string code, string additivity) => package.Add(
            "indicators",
            ("code", code), ("programme", Deal), ("theme", "Verzonnen"), ("name", code), ("name_en", "Invented"), ("definition", "Verzonnen."), ("definition_en", "Invented."), ("definition_origin", "COLUMN_TITLE"),
            ("unit", "x 1 000"), ("normalised_unit", "aantal"), ("factor", 1000), ("decimals", 2), ("direction", "HIGHER_IS_BETTER"), ("additivity", additivity), ("source", "telling"));

        void Figures(string indicator, string region, params Figure[] figures)
        {
            foreach (var (period, value, status, source) in figures)
            {
                package.Add(
                    "observations",
                    ("indicator", indicator), ("region", region), ("period", period), ("value", value), ("status", status), ("missing_reason", value.Length == 0 ? "NOT_PUBLISHED" : ""), ("method", "READ"), ("source", source));
            }
        }
    }

    private readonly record struct Figure(string Period, string Value, string Status, string Source)
    {
        public static implicit operator Figure((string Period, string Value) figure) => new(figure.Period, figure.Value, "FINAL", "telling");

        public static implicit operator Figure((string Period, string Value, string Status) figure) => new(figure.Period, figure.Value, figure.Status, "telling");

        public static implicit operator Figure((string Period, string Value, string Status, string Source) figure) => new(figure.Period, figure.Value, figure.Status, figure.Source);
    }
}
