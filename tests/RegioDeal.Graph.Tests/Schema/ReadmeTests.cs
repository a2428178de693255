using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace RegioDeal.Graph.Tests.Schema;

[Collection(GraphTests.Name)]
public sealed partial class ReadmeTests(RunningGraph graph)
{
    [Theory, EachDatabase]
    public async Task The_answers_in_the_readme_are_the_real_ones(Database database)
    {
        var samples = Sample().Matches(Repository.Read("README.md"));
        Assert.Equal(6, samples.Count);
        foreach (Match sample in samples)
        {
            var data = await graph.Data(database, sample.Groups["query"].Value);

            Assert.Equal(JsonNode.Parse(sample.Groups["answer"].Value)!.ToJsonString(), JsonNode.Parse(data.GetRawText())!.ToJsonString());
        }
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```(?:\\s|</?details>|<summary>[^<]*</summary>)*```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
