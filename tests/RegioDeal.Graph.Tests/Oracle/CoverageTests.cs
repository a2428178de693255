using Xunit;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Holds the oracle against the schema, so that nothing new goes unchecked.</summary>
[Collection(OracleCollection.Name)]
public sealed class CoverageTests(RunningGraph graph)
{
    [Fact]
    public void Every_output_field_is_worked_out_or_told_why_not() =>
        Assert.Empty(Sdl.Schema.ObjectTypes.Where(type => !Coverage.IsElsewhere(type))
            .SelectMany(type => Sdl.Schema.Fields(type).Where(field => !Coverage.Knows(type, field.Name)).Select(field => $"{type}.{field.Name}"))
            .Except(Coverage.Elsewhere.Keys));

    [Fact]
    public void Every_filter_and_order_is_worked_out_or_told_why_not() =>
        Assert.Empty(Sdl.Schema.InputTypes.Where(type => !Coverage.IsElsewhere(type))
            .SelectMany(type => Sdl.Schema.InputFields(type).Where(field => !Coverage.KnowsInput(type, field.Name)).Select(field => $"{type}.{field.Name}")));

    [Fact]
    public void Every_argument_is_made() =>
        Assert.Empty(Sdl.Schema.ObjectTypes.Where(type => !Coverage.IsElsewhere(type))
            .SelectMany(type => Sdl.Schema.Fields(type).Where(field => !Coverage.Elsewhere.ContainsKey($"{type}.{field.Name}"))
                .SelectMany(field => field.Arguments.Where(argument => !Coverage.Arguments.Contains(argument.Name)).Select(argument => $"{type}.{field.Name}({argument.Name})")))
            .Except(Coverage.Elsewhere.Keys));

    [Fact]
    public void What_is_left_unchecked_is_in_the_schema() =>
        Assert.All(Model.Unchecked.Keys.Concat(Coverage.Elsewhere.Keys), field => Assert.Contains(Sdl.Schema.Fields(field.Split('.')[0]), one => one.Name == field.Split('.')[1]));

    [Fact]
    public void Every_letter_of_the_seed_is_folded() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Repository.File("seed"), "*", SearchOption.AllDirectories).SelectMany(File.ReadAllText).Distinct(),
        letter => !char.IsAscii(letter) && !Plain.Unfolded.Contains(letter) && Plain.Fold($"{letter}").Any(folded => !char.IsAscii(folded)));

    [Fact]
    public async Task Enums_are_ordered_as_the_schema_tells_their_values()
    {
        foreach (var name in Enums.Names)
        {
            var data = await graph.Data(Database.Sqlite, "query ($name: String!) { __type(name: $name) { enumValues { name } } }", new { name });
            Assert.Equal(data.GetProperty("__type").GetProperty("enumValues").EnumerateArray().Select(value => value.GetProperty("name").GetString()!), Enums.Of(name));
        }
    }
}
