using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;
using YamlDotNet.Serialization;

namespace RegioDeal.Graph.Tests.Deployment;

public sealed partial class ComposeTests
{
    /// <summary>The schema of the Compose specification (compose_spec.json, Apache-2.0, compose-spec.io).</summary>
    [Fact]
    public void The_compose_file_meets_the_schema_of_compose()
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(Repository.Read("docker-compose.yml"));
        var compose = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml));
        var text = Repository.Read("tests", "RegioDeal.Graph.Tests", "Deployment", "compose_spec.json")
            .Replace("http://json-schema.org/draft/2019-09/schema#", "http://json-schema.org/draft-07/schema#", StringComparison.Ordinal);
        var schema = JsonSchema.FromText(NamesOfOldDrafts().Replace(text, ""));

        var result = schema.Evaluate(JsonSerializer.SerializeToElement(compose), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
        Assert.Equal(["api", "db"], compose!["services"]!.AsObject().Select(service => service.Key).Order());
    }

    // The file says 2019-09 and still names its parts as draft 4 did.
    [GeneratedRegex("\"id\": \"[^\"]*\",")]
    private static partial Regex NamesOfOldDrafts();
}
