using System.Text.Json.Nodes;
using CsCheck;
using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Walks through pages in random orders, with another size at each step.</summary>
[Collection(LendingTests.Name)]
public sealed class PageTests(Lendings lendings)
{
    private const int Walks = 12;

    private static readonly OperationGen Operations = new(new LendingData(0, new LendingSize()));

    [Theory, EachDatabase]
    public async Task Pages_joined_equal_the_whole_list(Database product) =>
        await Operations.Walk(Shapes.Roots).SampleAsync(
            async walk =>
            {
                for (var set = 0; set < Lendings.RandomSets; set += 2)
                {
                    var desk = await lendings.On(product, set);
                    var whole = Interpreter.Rows(walk.Arguments, walk.List, desk.Data).Select(Plain.Id).ToArray();
                    var question = Printer.PrintPage(walk.List, walk.Arguments, owner: null);
                    Assert.Equal(whole, await WalkAsync(desk, question, walk, owner: null));
                }
            },
            iter: Walks,
            threads: 1,
            print: Printed);

    [Theory, EachDatabase]
    public async Task Pages_of_a_nested_list_joined_equal_the_whole_list(Database product)
    {
        var books = Shapes.For("Library").Members.OfType<ListMember>().First(list => list.Name == "books");
        await Operations.Walk([books]).SampleAsync(
            async walk =>
            {
                var desk = await lendings.On(product);
                var question = Printer.PrintPage(books, walk.Arguments, owner: "libraries");
                foreach (var library in desk.Data.Libraries)
                {
                    var whole = Interpreter.Rows(walk.Arguments, books, library).Select(Plain.Id).ToArray();
                    Assert.Equal(whole, await WalkAsync(desk, question, walk, Plain.Id(library)));
                }
            },
            iter: Walks,
            threads: 1,
            print: Printed);
    }

    [Theory, EachDatabase]
    public async Task Pages_of_a_list_through_links_joined_equal_the_whole_list(Database product)
    {
        var works = Shapes.For("Author").Members.OfType<ListMember>().First(list => list.Name == "works");
        await Operations.Walk([works]).SampleAsync(
            async walk =>
            {
                for (var set = 0; set < Lendings.RandomSets; set += 2)
                {
                    var desk = await lendings.On(product, set);
                    var question = Printer.PrintPage(works, walk.Arguments, owner: "authors");
                    foreach (var author in desk.Data.Authors)
                    {
                        var whole = Interpreter.Rows(walk.Arguments, works, author).Select(Plain.Id).ToArray();
                        Assert.Equal(whole, await WalkAsync(desk, question, walk, Plain.Id(author)));
                    }
                }
            },
            iter: Walks,
            threads: 1,
            print: Printed);
    }

    [Theory, EachDatabase]
    public async Task A_list_through_links_is_paged_filtered_and_counted_below_each_parent(Database product)
    {
        var desk = await lendings.On(product);
        var works = Shapes.For("Author").Members.OfType<ListMember>().First(list => list.Name == "works");
        var order = new ListArguments(null, [new Key(["rating"], true, false), new Key(["title"], false, false)], null, false, null);

        var answer = await desk.Find(
            "{ authors(first: 50) { nodes { id works(where: { pages: { gte: 300 } }, order: [{rating: DESC}, {title: ASC}], first: 2) { totalCount nodes { id } } } } }");

        Assert.Contains(desk.Data.Authors, author => author.Authorships.Count(link => link.Book.Pages >= 300) > 2);
        foreach (var author in desk.Data.Authors)
        {
            var found = answer["authors"]!["nodes"]!.AsArray().First(node => (string)node!["id"]! == Plain.Id(author))!["works"]!;
            var kept = Interpreter.Rows(order, works, author).Cast<Book>().Where(book => book.Pages >= 300).Select(book => Plain.Id(book)).ToArray();
            Assert.Equal(kept.Length, (int)found["totalCount"]!);
            Assert.Equal(kept.Take(2), found["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
        }
    }

    [Theory, EachDatabase]
    public async Task A_cursor_of_a_nested_list_stands_at_the_same_place_below_every_parent(Database product)
    {
        var desk = await lendings.On(product);
        var order = new ListArguments(null, [new Key(["rating"], true, false), new Key(["title"], false, false)], null, false, null);
        var books = Shapes.For("Library").Members.OfType<ListMember>().First(list => list.Name == "books");
        var all = Interpreter.Rows(order, Shapes.Roots.First(root => root.Name == "books"), desk.Data);
        var first = await desk.Find(
            "{ libraries { nodes { books(order: [{rating: DESC}, {title: ASC}], first: 2) { edges { cursor node { id } } } } } }");
        var edge = first["libraries"]!["nodes"]!.AsArray().SelectMany(library => library!["books"]!["edges"]!.AsArray()).Last()!;

        var next = await desk.Find(
            "query ($after: String) { libraries { nodes { id books(order: [{rating: DESC}, {title: ASC}], first: 3, after: $after) { nodes { id } } } } }",
            new { after = (string)edge["cursor"]! });

        var beyond = all.SkipWhile(book => Plain.Id(book) != (string)edge["node"]!["id"]!).Skip(1).ToHashSet();
        foreach (var library in desk.Data.Libraries)
        {
            var expected = Interpreter.Rows(order, books, library).Where(beyond.Contains).Take(3).Select(Plain.Id);
            var found = next["libraries"]!["nodes"]!.AsArray().First(node => (string)node!["id"]! == Plain.Id(library))!;
            Assert.Equal(expected, found["books"]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
        }
    }

    /// <summary>The ids that the pages show, in the order of the list.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(LendingDesk desk, Printer question, Walk walk, string? owner)
    {
        var (found, cursor) = (new List<string>(), (string?)null);
        for (var step = 0; ; step++)
        {
            question.Variables["size"] = walk.Sizes[step % walk.Sizes.Count];
            question.Variables["cursor"] = cursor;
            question.Variables["owner"] = owner;
            var answer = await desk.Find(question.Query, question.Variables);
            var list = owner is null ? answer["list"]! : answer["owners"]!["nodes"]![0]!["list"]!;
            var (edges, info) = (list["edges"]!.AsArray(), list["pageInfo"]!);
            var ids = edges.Select(edge => (string)edge!["node"]!["id"]!).ToArray();
            found.InsertRange(walk.Arguments.IsBackward ? 0 : found.Count, ids);
            Assert.Equal(Cursor(edges.FirstOrDefault()), (string?)info["startCursor"]);
            Assert.Equal(Cursor(edges.LastOrDefault()), (string?)info["endCursor"]);
            Assert.Equal(step > 0, (bool)info[walk.Arguments.IsBackward ? "hasNextPage" : "hasPreviousPage"]!);
            if (!(bool)info[walk.Arguments.IsBackward ? "hasPreviousPage" : "hasNextPage"]!)
            {
                return found;
            }

            Assert.Equal(walk.Sizes[step % walk.Sizes.Count], ids.Length);
            cursor = (string?)info[walk.Arguments.IsBackward ? "startCursor" : "endCursor"];
        }
    }

    private static string? Cursor(JsonNode? edge) => (string?)edge?["cursor"];

    private static string Printed(Walk walk) =>
        $"{Printer.PrintPage(walk.List, walk.Arguments, null).Query}\nsizes {string.Join(", ", walk.Sizes)}";
}
