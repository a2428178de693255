using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;
using YamlDotNet.Serialization;

namespace RegioDeal.Graph.Tests.Deployment;

public sealed partial class ComposeTests
{
    private static readonly JsonNode Compose = Yaml("docker-compose.yml");

    private static JsonObject Services => Compose["services"]!.AsObject();

    /// <summary>The schema of the Compose specification (compose_spec.json, Apache-2.0, compose-spec.io).</summary>
    [Fact]
    public void The_compose_file_meets_the_schema_of_compose()
    {
        var text = Repository.Read("tests", "RegioDeal.Graph.Tests", "Deployment", "compose_spec.json")
            .Replace("http://json-schema.org/draft/2019-09/schema#", "http://json-schema.org/draft-07/schema#", StringComparison.Ordinal);
        var schema = JsonSchema.FromText(NamesOfOldDrafts().Replace(text, ""));

        var result = schema.Evaluate(JsonSerializer.SerializeToElement(Compose), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    [Theory]
    [InlineData(null, "api db")]
    [InlineData("standby", "standby")]
    [InlineData("observability", "collector grafana jaeger prometheus")]
    public void A_profile_adds_its_services(string? profile, string services) =>
        Assert.Equal(services.Split(' '), Services.Where(service => (string?)service.Value!["profiles"]?[0] == profile).Select(service => service.Key).Order());

    [Fact]
    public void No_service_may_do_or_show_more_than_it_needs()
    {
        foreach (var (name, service) in Services)
        {
            Assert.Equal(["no-new-privileges:true"], Texts(service!["security_opt"]));
            Assert.All(Texts(service["ports"]), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
            Assert.Matches("^[^:]+:.*[0-9]", service["image"]?.ToString() ?? "built:1"); // never 'latest'

            // The image of PostgreSQL begins as root, to own its folder.
            Assert.Equal(name == "db" ? [] : ["ALL"], Texts(service["cap_drop"]));
            Assert.Equal(name is not ("db" or "standby"), service["read_only"]?.ToString() == "true");
        }
    }

    [Fact]
    public void What_is_mounted_is_there()
    {
        var mounted = Services.SelectMany(service => Texts(service.Value!["volumes"])).Select(volume => volume.Split(':')).ToList();
        Assert.NotEmpty(mounted);
        foreach (var volume in mounted)
        {
            Assert.True(
                volume[0].StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Repository.File(volume[0])) && volume[2] == "ro" : Compose["volumes"]!.AsObject().ContainsKey(volume[0]),
                string.Join(':', volume));
        }
    }

    [Fact]
    public void What_the_collector_takes_finds_its_way_to_services_that_are_there()
    {
        var collector = Yaml("deploy", "collector.yaml");
        foreach (var (_, pipeline) in collector["service"]!["pipelines"]!.AsObject())
        {
            Assert.All(Texts(pipeline!["receivers"]), name => Assert.NotNull(collector["receivers"]![name]));
            Assert.All(Texts(pipeline["processors"]), name => Assert.NotNull(collector["processors"]![name]));
            Assert.All(Texts(pipeline["exporters"]), name => Assert.NotNull(collector["exporters"]![name]));
        }

        string[] asked =
        [
            collector["exporters"]!["otlp/jaeger"]!["endpoint"]!.ToString(),
            Yaml("deploy", "prometheus.yaml")["scrape_configs"]![0]!["static_configs"]![0]!["targets"]![0]!.ToString(),
            .. Yaml("deploy", "grafana", "datasources", "regiodeal.yaml")["datasources"]!.AsArray().Select(source => source!["url"]!.ToString()["http://".Length..]),
        ];
        Assert.All(asked, host => Assert.Contains(host.Split(':')[0], Services.Select(service => service.Key)));
        Assert.EndsWith(":8889", asked[1], StringComparison.Ordinal);
        Assert.Equal("0.0.0.0:8889", collector["exporters"]!["prometheus"]!["endpoint"]!.ToString());
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(each => each!.ToString()) ?? [];

    private static JsonNode Yaml(params string[] path) => JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(
        new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(Repository.Read(path))))!;

    // The file says 2019-09 and still names its parts as draft 4 did.
    [GeneratedRegex("\"id\": \"[^\"]*\",")]
    private static partial Regex NamesOfOldDrafts();
}
