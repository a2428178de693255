using RegioDeal.Graph.Planning.Tests.Interpreting;
using RegioDeal.Graph.Planning.Tests.Lending;

namespace RegioDeal.Graph.Planning.Tests;

/// <summary>Values that are not there, where a database would rather have 0 or false.</summary>
[Collection(LendingTests.Name)]
public sealed class MissingValueTests(Lendings lendings)
{
    [Theory]
    [InlineData(Database.Sqlite, "ASC")]
    [InlineData(Database.Sqlite, "DESC")]
    [InlineData(Database.Postgres, "ASC")]
    [InlineData(Database.Postgres, "DESC")]
    public async Task A_flag_that_is_missing_comes_last_in_both_directions(Database product, string direction)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find($"{{ books(order: [{{isSigned: {direction}}}]) {{ nodes {{ isSigned }} }} }}");

        var flags = answer["books"]!["nodes"]!.AsArray().Select(book => (bool?)book!["isSigned"]).ToArray();
        Assert.Equal(flags.OrderBy(flag => flag is null).ThenBy(flag => direction == "ASC" ? flag : !flag), flags);
        Assert.Equal(3, flags.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task A_flag_behind_a_link_that_leads_nowhere_comes_last(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ books(order: [{shelf: {isOpen: ASC}}]) { nodes { shelf { isOpen } } } }");

        var flags = answer["books"]!["nodes"]!.AsArray().Select(book => (bool?)book!["shelf"]?["isOpen"]).ToArray();
        Assert.Equal(flags.OrderBy(flag => flag is null).ThenBy(flag => flag), flags);
    }

    [Theory, EachDatabase]
    public async Task A_count_behind_a_link_that_leads_nowhere_comes_last(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ books(order: [{shelf: {bookCount: ASC}}]) { nodes { shelf { bookCount } } } }");

        var counts = answer["books"]!["nodes"]!.AsArray().Select(book => (int?)book!["shelf"]?["bookCount"]).ToArray();
        Assert.Equal(counts.OrderBy(count => count is null).ThenBy(count => count), counts);
    }

    [Theory]
    [InlineData(Database.Sqlite, "{parent: {copyCount: {eq: 0}}}")]
    [InlineData(Database.Postgres, "{parent: {copyCount: {eq: 0}}}")]
    [InlineData(Database.Sqlite, "{parent: {isLong: {eq: false}, copyCount: {eq: 0}}}")]
    [InlineData(Database.Postgres, "{parent: {isLong: {eq: false}, copyCount: {eq: 0}}}")]
    public async Task What_is_computed_behind_a_link_that_leads_nowhere_equals_no_value(Database product, string where)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find($"{{ books(where: {where}) {{ nodes {{ parent {{ copyCount }} }} }} }}");

        Assert.All(answer["books"]!["nodes"]!.AsArray(), book => Assert.Equal(0, (int?)book!["parent"]?["copyCount"]));
    }

    [Theory, EachDatabase]
    public async Task What_is_computed_behind_a_link_that_leads_nowhere_is_missing(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ count: books(where: {parent: {copyCount: {eq: null}}}) { totalCount } flag: books(where: {parent: {isLong: {eq: null}}}) { totalCount } }");

        var alone = desk.Data.Books.Count(book => book.Parent is null);
        Assert.Equal(alone, (int)answer["count"]!["totalCount"]!);
        Assert.Equal(alone, (int)answer["flag"]!["totalCount"]!);
    }

    [Theory, EachDatabase]
    public async Task An_id_and_a_cursor_stand_in_one_answer(Database product)
    {
        var desk = await lendings.On(product);

        var answer = await desk.Find("{ books(first: 3) { edges { cursor node { id } } pageInfo { endCursor } } }");

        var edges = answer["books"]!["edges"]!.AsArray();
        Assert.Equal((string)edges[^1]!["cursor"]!, (string)answer["books"]!["pageInfo"]!["endCursor"]!);
        Assert.Contains((string)edges[0]!["node"]!["id"]!, desk.Data.Books.Select(Plain.Id));
    }
}
