using System.Globalization;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Tests.Partners;
using Xunit;

namespace RegioDeal.Graph.Tests.Clients;

/// <summary>The code of docs/clients.md, run as it stands there against a started service.</summary>
[Collection(GraphTests.Name)]
public sealed class ClientTests(RunningGraph graph) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("regiodeal-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_javascript_reads_a_document_by_its_name()
    {
        var said = await PartnerPackage.Npm.RunAsync("node", [Write("client.mjs", "js")], PartnerPackage.Patience);

        var data = await graph.Data(Database.Sqlite, """{ projects(first: 3, where: { pillar: { code: { eq: "WONEN" } } }) { totalCount nodes { title } } }""");
        var projects = data.GetProperty("projects");
        var titles = string.Join("; ", projects.GetProperty("nodes").EnumerateArray().Select(project => project.GetProperty("title").GetString()));
        Assert.Equal($"{graph.Release(Database.Sqlite).Number} {projects.GetProperty("totalCount")} {titles}\n", said);
    }

    [Fact]
    public async Task The_typescript_compiles_and_walks_all_pages()
    {
        // Modules are looked for beside the file.
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(PartnerPackage.Npm.Folder, "node_modules"));
        var source = Write("client.mts", "ts");
        await PartnerPackage.Npm.RunAsync(
            "node",
            [Path.Combine(PartnerPackage.Npm.Folder, "node_modules", "typescript", "bin", "tsc"), "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--skipLibCheck", source],
            PartnerPackage.Patience);
        var said = await PartnerPackage.Npm.RunAsync("node", [Path.ChangeExtension(source, ".mjs")], PartnerPackage.Patience);

        Assert.Equal(await SumAsync("""(first: 500, where: { pillar: { code: { eq: "WONEN" } } })"""), said);
    }

    [Fact]
    public async Task The_csharp_runs_as_one_file_and_walks_all_pages() =>
        Assert.Equal(await SumAsync("(first: 500)"), await PartnerPackage.Npm.RunAsync("dotnet", ["run", Write("client.cs", "csharp")], PartnerPackage.Patience, folder));

    [Fact]
    public void What_the_document_says_of_the_component_is_what_it_observes()
    {
        var script = Repository.Read("src", "partners", "regiodeal-projects.js");
        var observed = Regex.Match(script, "const filters = \\[(?<names>.*?)\\]").Groups["names"].Value + Regex.Match(script, "observedAttributes = \\[\\.\\.\\.filters,(?<names>.*?)\\]").Groups["names"].Value;
        var table = Regex.Match(Repository.Read("docs", "clients.md"), "\\| attribute \\|.*?\n\n", RegexOptions.Singleline).Value;
        var told = table.Split('\n').Skip(2).SelectMany(row => Regex.Matches(row.Split('|').ElementAtOrDefault(1) ?? "", "`([^`]+)`")).Select(match => match.Groups[1].Value);

        Assert.Equal(Regex.Matches(observed, "\"([^\"]+)\"").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private async Task<string> SumAsync(string arguments)
    {
        var nodes = (await graph.Data(Database.Sqlite, $"{{ projects{arguments} {{ nodes {{ spending {{ amount }} }} }} }}")).GetProperty("projects").GetProperty("nodes");
        var sum = nodes.EnumerateArray().Sum(project => project.GetProperty("spending").GetProperty("amount").GetDecimal());
        return string.Create(CultureInfo.InvariantCulture, $"{nodes.GetArrayLength()} {sum:0.##}\n");
    }

    /// <summary>The one block in a language, asked of the started service.</summary>
    private string Write(string name, string language)
    {
        var block = Assert.Single(Regex.Matches(Repository.Read("docs", "clients.md"), $"```{language}\n(?<code>.*?)```", RegexOptions.Singleline)).Groups["code"].Value;
        Assert.Contains("https://monitor.example.org", block, StringComparison.Ordinal);
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, block.Replace("https://monitor.example.org", graph.Client(Database.Sqlite).BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal));
        return file;
    }
}
