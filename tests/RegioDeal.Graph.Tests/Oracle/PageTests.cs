using System.Text.Json;
using CsCheck;
using Xunit;

namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Pages of random lists, at the root and of a row, joined: they are the whole list.</summary>
[Collection(OracleCollection.Name)]
public sealed class PageTests(RunningGraph graph)
{
    private const int Walks = 60;

    [Theory, EachDatabase]
    public async Task Pages_joined_are_the_whole_list(Database database)
    {
        var ask = OracleTests.Engine(graph, database);
        await new WalkGen().SampleAsync(
            walk => CheckAsync(ask, walk),
            iter: Walks,
            threads: 1,
            print: walk => new OperationText(walk.Of(null), new Dictionary<Place, string?>()).ToString());
    }

    private static async Task CheckAsync(Ask ask, Walk walk)
    {
        var expected = new Interpreter(new Dictionary<Place, Row?>()).Listed(walk.Target, walk.Rows, walk.Arguments).Select(row => row.Id).ToArray();
        var found = new List<string>();
        var place = new Place(0);
        string? cursor = null;
        do
        {
            var text = new OperationText(walk.Of(cursor is null ? null : place), new Dictionary<Place, string?> { [place] = cursor });
            var said = await ask(text.Query, text.Variables);
            Assert.True(said.Data is not null, $"{said.Text}\n{text}");
            var list = walk.List(said.Data.Value);
            var rows = list.GetProperty("nodes").EnumerateArray().Select(row => row.GetProperty("id").GetString()!).ToArray();
            found.InsertRange(walk.IsBackward ? 0 : found.Count, rows);
            var ends = list.GetProperty("pageInfo");
            cursor = ends.GetProperty(walk.IsBackward ? "hasPreviousPage" : "hasNextPage").GetBoolean()
                ? ends.GetProperty(walk.IsBackward ? "startCursor" : "endCursor").GetString()
                : null;
            Assert.True(found.Count <= expected.Length, $"More rows than there are.\n{text}");
        }
        while (cursor is not null);

        Assert.Equal(expected, found);
    }
}

/// <summary>A list that is read page by page.</summary>
/// <param name="Owner">The row that it is of; null at the root.</param>
/// <param name="Plural">The root list that the owner stands in.</param>
internal sealed record Walk(Row? Owner, string? Plural, string Field, string Target, IReadOnlyList<Row> Rows, IReadOnlyList<(string Name, Arg Value)> Arguments, int Size, bool IsBackward)
{
    /// <summary>The operation that asks for a page.</summary>
    public Operation Of(Place? place)
    {
        string[] ends = ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"];
        var arguments = Arguments.Append((IsBackward ? "last" : "first", new Scalar(Given.Literal, Size)));
        var list = new Pick(
            null,
            null,
            Field,
            [.. place is null ? arguments : arguments.Append((IsBackward ? "before" : "after", place))],
            [new Pick(null, null, "nodes", [], [Leaf("id")]), new Pick(null, null, "pageInfo", [], [.. ends.Select(Leaf)])]);
        if (Owner is null)
        {
            return new Operation([list]);
        }

        var id = new Fields(Given.Literal, [("id", new Fields(Given.Literal, [("eq", new Scalar(Given.Literal, Owner.Id))]))]);
        var isPaged = Sdl.Schema.Field(Operation.Root, Plural!).Type.Item is null;
        return new Operation([new Pick(null, null, Plural!, [("where", id)], isPaged ? [new Pick(null, null, "nodes", [], [list])] : [list])]);
    }

    /// <summary>The list in an answer.</summary>
    public JsonElement List(JsonElement data)
    {
        if (Owner is null)
        {
            return data.GetProperty(Field);
        }

        var owners = data.GetProperty(Plural!);
        return (owners.ValueKind == JsonValueKind.Array ? owners : owners.GetProperty("nodes"))[0].GetProperty(Field);
    }

    private static Pick Leaf(string name) => new(null, null, name, [], []);
}

/// <summary>Draws lists, filters, orders, sizes and directions.</summary>
internal sealed class WalkGen : Gen<Walk>
{
    public override Walk Generate(PCG pcg, Size? min, out Size size)
    {
        var maker = new OperationMaker(pcg);
        var walk = maker.Walk();
        size = new Size((uint)walk.Rows.Count);
        return walk;
    }
}
