using System.Globalization;
using System.Text.RegularExpressions;
using RegioDeal.Graph.Http;
using Xunit;

namespace RegioDeal.Graph.Tests.Deployment;

/// <summary>docs/deployment.md, docs/security.md and the codes of docs/graphql.md against the program.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Every_setting_is_listed_with_its_default()
    {
        var listed = Setting().Matches(Repository.Read("docs", "deployment.md")).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["default"].Value);
        foreach (var property in typeof(ServerSettings).GetProperties())
        {
            Assert.True(listed.TryGetValue(property.Name, out var told), $"docs/deployment.md does not list Server__{property.Name}.");
            var value = Convert.ToString(property.GetValue(new ServerSettings()), CultureInfo.InvariantCulture);
            Assert.Equal($"{property.Name}: {(string.IsNullOrEmpty(value) ? "none" : property.PropertyType == typeof(bool) ? value.ToLowerInvariant() : value)}", $"{property.Name}: {told}");
        }
    }

    [Fact]
    public void Every_code_has_its_status_and_meaning()
    {
        var listed = Code().Matches(Repository.Read("docs", "graphql.md")).ToDictionary(row => row.Groups["code"].Value, row => row.Groups["status"].Value);
        foreach (var code in Statuses.Codes)
        {
            Assert.Equal($"{code} {Statuses.Of(code, isPlainJson: true)}", $"{code} {listed.GetValueOrDefault(code)}");
        }

        var thrown = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Thrown().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct()
            .ToList();
        Assert.Contains("INVALID_CURSOR", thrown);
        Assert.Contains("SYNTAX_ERROR", thrown);
        Assert.All(thrown, code => Assert.True(listed.ContainsKey(code), $"docs/graphql.md does not list {code}."));
        Assert.All(thrown.Except(Statuses.Codes), code => Assert.Equal($"{code} default", $"{code} {listed[code]}"));
    }

    [Fact]
    public void A_test_that_shows_how_a_threat_is_met_is_there()
    {
        var named = Test().Matches(Repository.Read("docs", "security.md")).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).ToList();
        Assert.NotEmpty(named);
        foreach (var (type, method) in named)
        {
            var found = typeof(DocsTests).Assembly.GetTypes().Where(each => each.Name == type).ToList();
            Assert.True(found.Count > 0 && (method.Length == 0 || found.Exists(each => each.GetMethod(method) is not null)), $"{type}.{method}");
        }
    }

    [GeneratedRegex(@"^\| `Server__(?<name>\w+)` \| (?<default>[^|]+?) \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `(?<code>[A-Z_]+)` \| (?<status>\d{3}|default) \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"GraphException\(\s*""(?<code>[A-Z_]+)""|GraphError(\.Of)?\((?:[^;]*?, )""(?<code>[A-Z_]+)""")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`")]
    private static partial Regex Test();
}
