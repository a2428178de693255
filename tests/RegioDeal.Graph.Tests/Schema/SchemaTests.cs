using Xunit;

namespace RegioDeal.Graph.Tests.Schema;

[Collection(GraphTests.Name)]
public sealed class SchemaTests(RunningGraph graph)
{
    [Fact]
    public async Task The_schema_is_the_one_that_is_checked_in()
    {
        var file = Repository.File("schema", "schema.graphql");
        var printed = (await graph.Client(Database.Sqlite).GetStringAsync("/schema.graphql")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Repository.Accepted == "schema")
        {
            await File.WriteAllTextAsync(file, printed);
        }

        var accepted = await File.ReadAllTextAsync(file);
        var gone = accepted.Split('\n').Except(printed.Split('\n')).Take(20).ToArray();
        var come = printed.Split('\n').Except(accepted.Split('\n')).Take(20).ToArray();
        Assert.True(
            printed == accepted,
            $"The schema differs from schema/schema.graphql. Read the difference; what goes away breaks clients and needs a line in schema/CHANGELOG.md. Then run ./test --accept schema.\n{string.Join('\n', gone.Select(line => $"- {line}"))}\n{string.Join('\n', come.Select(line => $"+ {line}"))}");
    }

    [Fact]
    public async Task Everything_in_the_schema_is_described()
    {
        var data = await graph.Data(Database.Sqlite, """
            { __schema { types { name description fields { name description args { name description } } inputFields { name description } enumValues { name description } } } }
            """);

        foreach (var type in data.GetProperty("__schema").GetProperty("types").EnumerateArray().Where(type => !type.GetProperty("name").GetString()!.StartsWith("__", StringComparison.Ordinal)))
        {
            var name = type.GetProperty("name").GetString();
            foreach (var list in (string[])["fields", "inputFields", "enumValues"])
            {
                foreach (var member in type.GetProperty(list) is { ValueKind: System.Text.Json.JsonValueKind.Array } members ? members.EnumerateArray() : [])
                {
                    Assert.False(string.IsNullOrWhiteSpace(member.GetProperty("description").GetString()), $"{name}.{member.GetProperty("name")} has no description.");
                    foreach (var argument in member.TryGetProperty("args", out var arguments) ? arguments.EnumerateArray() : [])
                    {
                        Assert.False(string.IsNullOrWhiteSpace(argument.GetProperty("description").GetString()), $"{name}.{member.GetProperty("name")}({argument.GetProperty("name")}) has no description.");
                    }
                }
            }
        }
    }
}
