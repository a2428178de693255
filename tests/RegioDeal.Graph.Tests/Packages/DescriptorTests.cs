using System.Text.Json.Nodes;
using RegioDeal.Graph.Packages;
using Xunit;

namespace RegioDeal.Graph.Tests.Packages;

public sealed class DescriptorTests : IDisposable
{
    private const string Evidence = "programme/allocation_evidence.csv";

    private readonly BrokenPackage package = new();

    public void Dispose() => package.Dispose();

    [Fact]
    public void The_descriptor_of_the_repository_is_what_the_tables_declare()
    {
        var described = Package.Describe(Repository.File("seed"));
        if (Repository.Accepted == "schema")
        {
            File.WriteAllText(Repository.File("seed", "datapackage.json"), described);
        }

        Assert.True(Repository.Read("seed", "datapackage.json") == described, "seed/datapackage.json is not what the tables declare. Run: dotnet run --project src/RegioDeal.Graph -- describe seed");
    }

    [Fact]
    public void A_folder_without_a_package_is_said_to_be_none() =>
        Assert.Equal(["datapackage.json: found no file, expected the descriptor of a data package; name the folder of one."], package.Delete("datapackage.json").Faults());

    [Theory]
    [InlineData("", "datapackage.json, row 1: found text that is not JSON, expected JSON; correct it here, or restore the rest from the original when the file is cut off.")]
    [InlineData("{\n  \"release\": 1,\n  \"title\": Deal\n}", "datapackage.json, row 3: found text that is not JSON, expected JSON; correct it here, or restore the rest from the original when the file is cut off.")]
    [InlineData("{\n  \"release\": 1,\n  \"release\": 2\n}", "datapackage.json: found a name that stands twice in one object, expected each name once; remove one.")]
    [InlineData("{ \"title\": \"\\ud800\" }", "datapackage.json: found half a character (\\uD800 to \\uDFFF), expected whole ones; write it as it is, in UTF-8.")]
    [InlineData("{ \"\\ud800\": 1 }", "datapackage.json: found half a character (\\uD800 to \\uDFFF), expected whole ones; write it as it is, in UTF-8.")]
    [InlineData("[]", "datapackage.json: found JSON that is no object, expected the descriptor of a data package; write it between { and }.")]
    public void A_descriptor_that_is_none(string text, string message) =>
        Assert.Equal([message], package.Write("datapackage.json", text).Faults());

    [Theory]
    [InlineData("release", "0", "'0', expected a whole number above 0; write the number of the release, one more than the last")]
    [InlineData("release", "1.5", "'1.5', expected a whole number above 0; write the number of the release, one more than the last")]
    [InlineData("release", "\"1\"", "'1', expected a whole number above 0; write the number of the release, one more than the last")]
    [InlineData("release", "null", "nothing, expected a whole number above 0; write the number of the release, one more than the last")]
    [InlineData("title", "null", "nothing, expected the title of the package; fill it in")]
    [InlineData("title", "\" \"", "' ', expected the title of the package; fill it in")]
    [InlineData("created", "\"24-11-2026\"", "'24-11-2026', expected the date on which the package was made; write it as 2021-12-31")]
    [InlineData("created", "{}", "an object, expected the date on which the package was made; write it as 2021-12-31")]
    [InlineData("resources", "{}", "an object, expected the list of the tables; run describe on the package")]
    public void What_a_package_says_of_itself(string name, string value, string message) =>
        Assert.Equal($"datapackage.json, {name}: found {message}.", package.Describe(descriptor => descriptor[name] = JsonNode.Parse(value)).Faults()[0]);

    [Fact]
    public void Faults_of_the_descriptor_do_not_hide_those_of_the_tables() =>
        Assert.Equal(
            [
                "datapackage.json, release: found nothing, expected a whole number above 0; write the number of the release, one more than the last.",
                "programme/tranches.csv, row 2, decided_in: found '2021', expected a year and a month; write it as 2021-12.",
            ],
            package.Describe(descriptor => descriptor.Remove("release")).Change("programme/tranches.csv", "1e tranche,,", "1e tranche,2021,").Faults());

    [Fact]
    public void A_table_that_is_not_listed_is_empty()
    {
        package.Describe(descriptor => Remove(descriptor, "allocation-evidence")).Delete(Evidence);

        Assert.Empty(package.Read().All<Graph.Allocations.AllocationEvidence>());
    }

    [Fact]
    public void A_file_that_is_not_listed() =>
        Assert.Equal(
            [$"{Evidence}: found a file that datapackage.json does not list, expected listed tables only; run describe on the package when it is a table, or remove it."],
            package.Describe(descriptor => Remove(descriptor, "allocation-evidence")).Faults());

    [Fact]
    public void A_table_that_others_refer_to_is_listed() =>
        Assert.Equal(
            ["datapackage.json, resources: found no 'tranches', expected it, since row 25 of programme/data_notes.csv refers to it; put programme/tranches.csv there and run describe on the package."],
            package.Describe(descriptor => Remove(descriptor, "tranches")).Delete("programme/tranches.csv").Faults());

    [Fact]
    public void A_table_that_every_package_needs_is_listed() =>
        Assert.Equal(
            ["datapackage.json, resources: found no 'programmes', expected it, for every package needs it; list it again."],
            package.Describe(descriptor => Remove(descriptor, "programmes")).Delete("programme/programmes.csv").Faults());

    [Fact]
    public void A_table_is_read_from_the_path_that_is_listed()
    {
        Directory.CreateDirectory(package.PathOf("elsewhere"));
        File.Move(package.PathOf(Evidence), package.PathOf("elsewhere/proof.csv"));
        package.Describe("allocation-evidence", resource => resource["path"] = "elsewhere/proof.csv");

        Assert.Equal(66, package.Read().All<Graph.Allocations.AllocationEvidence>().Count);
        Assert.Contains("\"path\": \"elsewhere/proof.csv\"", Package.Describe(package.Folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../proof.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("programme\\proof.csv")]
    [InlineData("C:/proof.csv")]
    [InlineData("")]
    public void A_path_stays_inside_of_the_package(string path) =>
        Assert.Equal(
            [$"datapackage.json, allocation-evidence.path: found {(path.Length == 0 ? "nothing" : $"'{path}'")}, expected one file inside of the package; write it as {Evidence}."],
            package.Describe("allocation-evidence", resource => resource["path"] = path).Delete(Evidence).Faults());

    [Fact]
    public void Two_tables_do_not_share_a_file() =>
        Assert.Contains(
            "datapackage.json, tranches.path: found 'programme/themes.csv', the file of another table, expected a file of its own; correct one of them.",
            package.Describe("tranches", resource => resource["path"] = "programme/themes.csv").Faults());

    [Fact]
    public void A_table_that_the_program_does_not_know() =>
        Assert.Equal(
            ["datapackage.json, weather: found a table that this program does not know, expected only those that it knows; remove it, correct its name, or use a newer program."],
            package.Describe(descriptor => descriptor["resources"]!.AsArray().Add(JsonNode.Parse("""{ "name": "weather", "path": "weather.csv" }"""))).Write("weather.csv", "a\n").Faults());

    [Fact]
    public void A_table_that_is_listed_twice() =>
        Assert.Equal(
            ["datapackage.json, tranches: found this table twice, expected it once; remove one."],
            package.Describe(descriptor => descriptor["resources"]!.AsArray().Add(BrokenPackage.Resource(descriptor, "tranches").DeepClone())).Faults());

    [Fact]
    public void A_table_without_a_name() =>
        Assert.Equal(
            ["datapackage.json, resources[0]: found 'nothing', expected a table with a name; name it, or remove it."],
            package.Describe(descriptor => descriptor["resources"]!.AsArray().Insert(0, "nothing")).Faults());

    [Fact]
    public void An_optional_column_that_is_not_listed_is_empty()
    {
        package.Describe("tranches", resource => RemoveField(resource, "decided_in"));
        package.Rewrite("programme/tranches.csv", text => WithoutColumn(text, 3));

        Assert.All(package.Read().All<Graph.Tranches.Tranche>(), tranche => Assert.Null(tranche.DecidedIn));
        Assert.DoesNotContain("decided_in", Package.Describe(package.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_the_file_that_is_not_listed() =>
        Assert.Equal(
            ["programme/tranches.csv, row 1, decided_in: found a column that datapackage.json does not list, expected listed columns only; run describe on the package."],
            package.Describe("tranches", resource => RemoveField(resource, "decided_in")).Faults());

    [Fact]
    public void A_column_that_is_needed_and_not_listed() =>
        Assert.Equal(
            ["datapackage.json, tranches.name: found no such column, expected it, for this program needs it; add it to programme/tranches.csv and run describe on the package."],
            package.Describe("tranches", resource => RemoveField(resource, "name")).Rewrite("programme/tranches.csv", text => WithoutColumn(text, 2)).Faults());

    [Fact]
    public void A_column_that_the_program_does_not_know() =>
        Assert.Equal(
            ["datapackage.json, tranches.weather: found a column that this program does not know, expected only those that it knows; remove it, correct its name, or use a newer program."],
            package.Describe("tranches", resource => BrokenPackage.Fields(resource).Add(JsonNode.Parse("""{ "name": "weather" }""")))
                .Rewrite("programme/tranches.csv", text => text.Replace("\n", ",weather\n", StringComparison.Ordinal))
                .Faults());

    [Fact]
    public void Another_type_rule_or_key_is_told_once_a_table() =>
        Assert.Equal(
            [
                "datapackage.json, organisations: found another description of kind, expected the one that this program reads by; run describe on the package.",
                "datapackage.json, tranches: found another description of number, source, the keys, expected the one that this program reads by; run describe on the package.",
            ],
            package
                .Describe("organisations", resource => BrokenPackage.Field(resource, "kind")["constraints"]!["enum"]!.AsArray().Add("CLUB"))
                .Describe("tranches", resource =>
                {
                    BrokenPackage.Field(resource, "number")["type"] = "string";
                    BrokenPackage.Field(resource, "source")["constraints"]!["minLength"] = 3;
                    resource["schema"]!["primaryKey"] = new JsonArray("number");
                })
                .Faults());

    [Fact]
    public void An_older_package_knew_fewer_values_rules_and_keys()
    {
        package
            .Describe("organisations", resource =>
            {
                BrokenPackage.Field(resource, "kind")["constraints"]!["enum"]!.AsArray().RemoveAt(0);
                BrokenPackage.Field(resource, "code").Remove("constraints");
                BrokenPackage.Field(resource, "code")["description"] = "In other words.";
            })
            .Describe("readings", resource => resource["schema"]!["foreignKeys"]!.AsArray().RemoveAt(0));

        Assert.Equal(46, package.Read().All<Graph.Projects.Project>().Count);
    }

    [Fact]
    public void Describe_lists_the_tables_whose_files_are_there()
    {
        package.Delete(Evidence);

        package.Write("datapackage.json", Package.Describe(package.Folder));

        Assert.DoesNotContain("allocation-evidence", File.ReadAllText(package.PathOf("datapackage.json")), StringComparison.Ordinal);
        Assert.Empty(package.Read().All<Graph.Allocations.AllocationEvidence>());
    }

    private static void Remove(JsonObject descriptor, string table) =>
        descriptor["resources"]!.AsArray().Remove(BrokenPackage.Resource(descriptor, table));

    private static void RemoveField(JsonObject resource, string column) =>
        BrokenPackage.Fields(resource).Remove(BrokenPackage.Field(resource, column));

    private static string WithoutColumn(string text, int column) =>
        string.Join('\n', text.Split('\n').Select(line => string.Join(',', line.Split(',').Where((_, i) => i != column))));
}
