using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

/// <summary>Runs the built program as a keeper of the data would.</summary>
public sealed class ValidateTests : IDisposable
{
    private readonly BrokenPackage package = new();
    private readonly string releases = Directory.CreateTempSubdirectory("regiodeal-").FullName;

    public void Dispose()
    {
        package.Dispose();
        Directory.Delete(releases, recursive: true);
    }

    [Fact]
    public async Task A_sound_package_is_said_to_be_so()
    {
        var before = Contents(package.Folder);
        var tables = Directory.GetFiles(package.Folder, "*.csv", SearchOption.AllDirectories);
        var rows = tables.Sum(table => Rows(table).Count);

        var (code, output, error) = await Run("validate", package.Folder);

        Assert.Equal("", error);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"The package '{package.Folder}' is sound: release {Seed.Release}, {tables.Length} tables, {rows:#,0} rows, all {Seed.Table("printed_totals").Count} printed totals met.\n"),
            output);
        Assert.Equal(0, code);
        Assert.Equal(before, Contents(package.Folder));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_in_the_order_of_files_and_rows_and_nothing_changes()
    {
        await BuildRelease();
        package
            .Describe(descriptor => descriptor["created"] = "november")
            .Change("programme/tranches.csv", "1e tranche,,", "1e tranche,december,")
            .Change("programme/allocations.csv", "WERKEN,6,1,234000,", "WERKEN,66,1,\"234000,50\",")
            .Change("programme/allocations.csv", "WERKEN,5,1,80000,", "WERKEN,5,1,80.000,")
            .Change("programme/themes.csv", "position", "place")
            .Delete("programme/organisations.csv")
            .Write("programme/weather.csv", "day\n");
        var (before, built) = (Contents(package.Folder), Contents(releases));
        var told = $"""
            The package '{package.Folder}' has 9 faults; nothing was imported.
              datapackage.json, created: found 'november', expected the date on which the package was made; write it as 2021-12-31.
              programme/allocations.csv, row 10, amount_eur: found '80.000', expected euros with a decimal point such as 80000.00; write 80000.
              programme/allocations.csv, row 11, amount_eur: found '234000,50', expected euros with a decimal point such as 80000.00; write 234000.50.
              programme/allocations.csv, row 11, code: found 'zuid-en-oost-drenthe/WERKEN/66', expected programme/pillar/code of a row of programme/projects.csv; correct it, or add that row there.
              programme/organisations.csv: found no file, expected one of this name; put it there.
              programme/themes.csv, row 1, place: found an unknown column, expected the columns that datapackage.json lists; remove it or correct its name.
              programme/themes.csv, row 1, position: found no such column, expected it in the header, as datapackage.json lists it; add it.
              programme/tranches.csv, row 2, decided_in: found 'december', expected a year and a month; write it as 2021-12.
              programme/weather.csv: found a file that datapackage.json does not list, expected listed tables only; run describe on the package when it is a table, or remove it.

            """.ReplaceLineEndings();

        Assert.Equal((1, "", told), await Run("validate", package.Folder));
        Assert.Equal((1, "", told), await Run("import", package.Folder, "--Releases:Folder", releases));

        Assert.Equal(before, Contents(package.Folder));
        Assert.Equal(built, Contents(releases));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    public async Task A_folder_that_is_no_package(string name)
    {
        var folder = Path.Combine(releases, name);

        Assert.Equal(
            (1, "", $"The package '{folder}' has 1 fault; nothing was imported.\n  datapackage.json: found no file, expected the descriptor of a data package; name the folder of one.\n".ReplaceLineEndings()),
            await Run("validate", folder));
        Assert.Equal(1, (await Run("describe", folder)).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(releases));
    }

    private async Task BuildRelease()
    {
        Assert.Equal(0, (await Run("import", Repository.File("seed"), "--Releases:Folder", releases)).Code);
        Assert.Single(Directory.GetFiles(releases, "*.db"));
    }

    private static List<string> Rows(string table)
    {
        using var csv = new CsvHelper.CsvReader(new StreamReader(table), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<string>();
        while (csv.Read())
        {
            rows.Add(csv.Parser.RawRecord);
        }

        return rows;
    }

    private static string[] Contents(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {(File.Exists(path) ? $"{File.GetLastWriteTimeUtc(path):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : "")}")];

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var output = program.StandardOutput.ReadToEndAsync();
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (program.ExitCode, await output, error);
    }
}
