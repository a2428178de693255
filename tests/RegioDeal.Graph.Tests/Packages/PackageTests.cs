using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class PackageTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"regiodeal-{Guid.NewGuid():N}");

    public PackageTests() => Repository.CopySeed(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_descriptor_describes_the_tables_as_the_program_reads_them()
    {
        var described = Package.Describe(Repository.File("seed"));
        if (Repository.Accepted == "schema")
        {
            File.WriteAllText(Repository.File("seed", "datapackage.json"), described);
        }

        Assert.True(Repository.Read("seed", "datapackage.json") == described, "seed/datapackage.json is not what the tables declare. Run: dotnet run --project src/RegioDeal.Graph -- describe seed");
    }

    [Fact]
    public void The_package_of_the_repository_is_whole()
    {
        var import = Package.Open(folder).Read();

        Assert.Equal(46, import.All<Graph.Projects.Project>().Count);
        Assert.Equal(73, import.All<Graph.Allocations.Allocation>().Count);
        Assert.Equal(95, import.All<Graph.Allocations.Reading>().Count);
    }

    [Theory]
    [InlineData("allocations", "WERKEN,5,1,80000,", "WERKEN,5,1,80.000.0,", "programme/allocations.csv, row 10, amount_eur: '80.000.0' is not a number; write 800000.")]
    [InlineData("allocations", "WERKEN,5,1,80000,", "WERKEN,5,1,\"80000,5\",", "programme/allocations.csv, row 10, amount_eur: '80000,5' is not a number; write 800005.")]
    [InlineData("allocations", "WERKEN,5,1,80000,", "WERKEN,5,1,80001,", "programme/printed_totals.csv: tranche 4 of WERKEN is printed as 1292000 (line 1115), and the allocations add up to 1292001.")]
    [InlineData("projects", "NEW,DOCUMENT", "NIEUW,DOCUMENT", "programme/projects.csv, row 21, status: 'NIEUW' is none of NEW, CONTINUED, RUNNING, COMPLETED.")]
    [InlineData("themes", "WERKEN,Jeugd en techniek", "WERK,Jeugd en techniek", "programme/themes.csv, row 2, pillar: there is no pillar 'zuid-en-oost-drenthe/WERK' in this package; correct it or add it there.")]
    [InlineData("pillars", "position,introduction", "plaats,introduction", "programme/pillars.csv, row 1, position: this column is missing from the header.")]
    [InlineData("tranches", "zuid-en-oost-drenthe,2,", "zuid-en-oost-drenthe,1,", "programme/tranches.csv, row 3: 'zuid-en-oost-drenthe/1' stands here twice; keep one row.")]
    public void A_fault_names_its_file_row_and_column_and_what_to_do(string table, string from, string to, string message)
    {
        var file = Path.Combine(folder, "programme", $"{table}.csv");
        var text = File.ReadAllText(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{from}' does not stand in {table}.csv.");
        File.WriteAllText(file, text[..at] + to + text[(at + from.Length)..]);

        var fault = Assert.Throws<InvalidPackageException>(() => Package.Open(folder).Read());

        Assert.Contains(message, fault.Faults.Select(one => one.ToString()));
    }

    [Fact]
    public void A_folder_without_a_package_is_said_to_be_none() =>
        Assert.Equal(
            "datapackage.json: is not there; name the folder of a data package.",
            Assert.Throws<InvalidPackageException>(() => Package.Open(Path.Combine(folder, "nothing"))).Faults.Single().ToString());

    [Fact]
    public void No_personal_contact_data_stands_in_the_package()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.File("seed"), "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotMatch(@"[\w.]+@[\w-]+\.[a-z]{2,}", text);
            Assert.DoesNotMatch(@"\(0\)6", text);
        }
    }
}
