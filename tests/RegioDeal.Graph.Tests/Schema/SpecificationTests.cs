using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace RegioDeal.Graph.Tests.Schema;

/// <summary>The specification of September 2025, section by section, as docs/graphql.md tells it.</summary>
[Collection(GraphTests.Name)]
public sealed partial class SpecificationTests(RunningGraph graph)
{
    private const string Codes = """{"data":{"pillars":[{"code":"WERKEN"},{"code":"WONEN"},{"code":"WELZIJN"}]}""";

    [Theory]
    [InlineData("Source Text", "\ufeff{ pillars { code } }", Codes)]
    [InlineData("White Space, Line Terminators, Comments, Insignificant Commas", "# a comment\r\n\t{,pillars , # another\r {,code,}, }", Codes)]
    [InlineData("Operations", "query A { pillars { code } }", Codes)]
    [InlineData("Operations", "{ pillars { code } }", Codes)]
    [InlineData("Field Alias", "{ pillars { a: code b: code } }", """{"data":{"pillars":[{"a":"WERKEN","b":"WERKEN"}""")]
    [InlineData("Inline Fragments", "{ pillars { ... { code } ... @skip(if: true) { name } } }", Codes)]
    [InlineData("Type Conditions", "{ pillars { ... on Pillar { code } ...F } } fragment F on Pillar { code }", Codes)]
    [InlineData("Int Value", "{ projects(where: { position: { in: [0, -0, 2] } }) { totalCount } }", """{"data":{"projects":{"totalCount":1}}""")]
    [InlineData("Float Value", "{ allocations(where: { amount: { gte: 1.5e6, lt: 1500000.01 } }) { totalCount } }", """{"data":{"allocations":{"totalCount":""")]
    [InlineData("Boolean Value", "{ projects(where: { children: { any: true } }) { totalCount } }", """{"data":{"projects":{"totalCount":""")]
    [InlineData("String Value", "{ pillars(where: { code: { eq: \"W\\u0045RKEN\" } }) { code } }", """{"data":{"pillars":[{"code":"WERKEN"}]}""")]
    [InlineData("String Value", "{ pillars(where: { code: { eq: \"\"\"\n    WERKEN\n  \"\"\" } }) { code } }", """{"data":{"pillars":[{"code":"WERKEN"}]}""")]
    [InlineData("Null Value", "{ projects(where: { parent: { code: { eq: null } } }, first: null) { totalCount } }", """{"data":{"projects":{"totalCount":""")]
    [InlineData("Enum Value", "{ pillars(order: [{ code: DESC }]) { code } }", """{"data":{"pillars":[{"code":"WONEN"},{"code":"WERKEN"},{"code":"WELZIJN"}]}""")]
    [InlineData("List Value", "{ pillars(where: { code: { in: [\"WONEN\"] } }) { code } }", """{"data":{"pillars":[{"code":"WONEN"}]}""")]
    [InlineData("Input Coercion of lists", "{ pillars(where: { code: { in: \"WONEN\" } }, order: { code: ASC }) { code } }", """{"data":{"pillars":[{"code":"WONEN"}]}""")]
    [InlineData("Input Object Values", "{ pillars(where: { or: [{ code: { eq: \"WONEN\" } }, { name: { startsWith: \"werk\" } }] }) { code } }", """{"data":{"pillars":[{"code":"WERKEN"},{"code":"WONEN"}]}""")]
    [InlineData("Directives", "{ pillars { code @include(if: true) name @skip(if: true) } }", Codes)]
    [InlineData("Interfaces", "{ nodes(ids: []) { id } }", """{"data":{"nodes":[]}""")]
    [InlineData("Type Name Introspection", "{ __typename pillars(where: { code: { eq: \"WONEN\" } }) { __typename } }", """{"data":{"__typename":"Query","pillars":[{"__typename":"Pillar"}]}""")]
    [InlineData("The __Schema Type", "{ __schema { queryType { name } mutationType { name } subscriptionType { name } directives { name isRepeatable } } }", """{"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":null,"subscriptionType":null,"directives":[{"name":"include","isRepeatable":false},{"name":"skip","isRepeatable":false},{"name":"deprecated","isRepeatable":false},{"name":"specifiedBy","isRepeatable":false},{"name":"cost","isRepeatable":false},{"name":"listSize","isRepeatable":false}]}}""")]
    [InlineData("The __Type Type", "{ __type(name: \"Decimal\") { kind specifiedByURL isOneOf } }", """{"data":{"__type":{"kind":"SCALAR","specifiedByURL":"https://scalars.graphql.org/chillicream/decimal.html","isOneOf":null}}""")]
    [InlineData("The __Type Type", "{ __type(name: \"ProjectFilterInput\") { kind isOneOf } }", """{"data":{"__type":{"kind":"INPUT_OBJECT","isOneOf":false}}""")]
    [InlineData("The __InputValue Type", "{ __type(name: \"SpendingArgsInput\") { inputFields(includeDeprecated: true) { name isDeprecated deprecationReason } } }", """{"data":{"__type":{"inputFields":[{"name":"attribution","isDeprecated":false,"deprecationReason":null},{"name":"tranche","isDeprecated":false,"deprecationReason":null}]}}""")]
    [InlineData("Field Collection", "{ pillars { code ... { code } ...F } pillars { code } } fragment F on Pillar { code @skip(if: false) }", Codes)]
    [InlineData("Field Collection", "{ pillars { code @skip(if: true) } }", """{"data":{"pillars":[{},{},{}]}""")]
    public async Task What_is_supported_is_answered(string section, string query, string answer)
    {
        foreach (var database in Enum.GetValues<Database>())
        {
            var got = await graph.Ask(database, query);
            Assert.True(got.Text.StartsWith(answer, StringComparison.Ordinal), $"{section}: {got.Text}");
        }
    }

    [Theory]
    [InlineData("Executable Definitions", "type A { a: Int } { pillars { code } }", "VALIDATION_FAILED")]
    [InlineData("Document", "fragment F on Pillar { code }", "NO_OPERATION")]
    [InlineData("Operation Type Existence", "mutation { a }", "OPERATION_TYPE")]
    [InlineData("Operation Type Existence", "subscription { a }", "OPERATION_TYPE")]
    [InlineData("Operation Name Uniqueness", "query A { pillars { code } } query A { pillars { code } }", "VALIDATION_FAILED")]
    [InlineData("Lone Anonymous Operation", "{ pillars { code } } query A { pillars { code } }", "VALIDATION_FAILED")]
    [InlineData("Field Selections", "{ pillars { nosuch } }", "VALIDATION_FAILED")]
    [InlineData("Field Selection Merging", "{ pillars { a: code a: name } }", "VALIDATION_FAILED")]
    [InlineData("Field Selection Merging", "{ a: projects(first: 1) { totalCount } a: projects(first: 2) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Leaf Field Selections", "{ pillars }", "VALIDATION_FAILED")]
    [InlineData("Leaf Field Selections", "{ pillars { code { a } } }", "VALIDATION_FAILED")]
    [InlineData("Argument Names", "{ pillars(nosuch: 1) { code } }", "VALIDATION_FAILED")]
    [InlineData("Argument Uniqueness", "{ projects(first: 1, first: 2) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Required Arguments", "{ pillar { code } }", "VALIDATION_FAILED")]
    [InlineData("Fragment Name Uniqueness", "{ pillars { ...F } } fragment F on Pillar { code } fragment F on Pillar { code }", "VALIDATION_FAILED")]
    [InlineData("Fragment Spread Type Existence", "{ pillars { ... on Nosuch { code } } }", "VALIDATION_FAILED")]
    [InlineData("Fragments on Object, Interface or Union Types", "{ pillars { code ... on Int { a } } }", "VALIDATION_FAILED")]
    [InlineData("Fragments Must Be Used", "{ pillars { code } } fragment F on Pillar { code }", "VALIDATION_FAILED")]
    [InlineData("Fragment Spread Target Defined", "{ pillars { ...F } }", "VALIDATION_FAILED")]
    [InlineData("Fragment Spreads Must Not Form Cycles", "{ pillars { ...F } } fragment F on Pillar { ...G } fragment G on Pillar { ...F }", "VALIDATION_FAILED")]
    [InlineData("Fragment Spread Is Possible", "{ pillars { ... on Project { code } } }", "VALIDATION_FAILED")]
    [InlineData("Values of Correct Type", "{ projects(first: \"1\") { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Values of Correct Type", "{ projects(first: 1.0) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Values of Correct Type", "{ projects(first: 99999999999) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Values of Correct Type", "{ projects(where: { status: { eq: \"NEW\" } }) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Values of Correct Type", "{ project(pillar: null, code: \"1\") { code } }", "VALIDATION_FAILED")]
    [InlineData("Input Object Field Names", "{ projects(where: { nosuch: { eq: 1 } }) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Input Object Field Uniqueness", "{ projects(where: { code: { eq: \"1\", eq: \"2\" } }) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Input Object Required Fields", "{ regions(where: { population: { args: {}, gt: 1 } }) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("Directives Are Defined", "{ pillars { code @nosuch } }", "VALIDATION_FAILED")]
    [InlineData("Directives Are in Valid Locations", "query @skip(if: true) { pillars { code } }", "VALIDATION_FAILED")]
    [InlineData("Directives Are Unique per Location", "{ pillars { code @skip(if: true) @skip(if: false) } }", "VALIDATION_FAILED")]
    [InlineData("Variable Uniqueness", "query ($a: String!, $a: String!) { pillar(code: $a) { code } }", "VALIDATION_FAILED")]
    [InlineData("Variables Are Input Types", "query ($a: Pillar) { pillars { code } a: pillar(code: $a) { code } }", "VALIDATION_FAILED")]
    [InlineData("All Variable Uses Defined", "{ pillar(code: $a) { code } }", "VALIDATION_FAILED")]
    [InlineData("All Variables Used", "query ($a: Int) { pillars { code } }", "VALIDATION_FAILED")]
    [InlineData("All Variable Usages Are Allowed", "query ($a: String) { pillar(code: $a) { code } }", "VALIDATION_FAILED")]
    [InlineData("Coercing Variable Values", "query ($a: String!) { pillar(code: $a) { code } }", "VARIABLE_INVALID")]
    [InlineData("Selection Sets", "{ }", "SYNTAX_ERROR")]
    [InlineData("Names", "{ 1a }", "SYNTAX_ERROR")]
    public async Task What_is_invalid_is_refused(string section, string query, string code)
    {
        var got = await graph.Ask(Database.Sqlite, query);

        Assert.Equal(HttpStatusCode.BadRequest, got.Status);
        Assert.True(got.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString() == code, $"{section}: {got.Text}");
        Assert.False(got.Json.TryGetProperty("data", out _));
    }

    // A parser that learns these makes this test fail: then docs/graphql.md has less to say.
    [Theory]
    [InlineData("Descriptions", "\"What it asks.\" query A { pillars { code } }")]
    [InlineData("Descriptions", "query A { pillars { ...F } } \"What it is.\" fragment F on Pillar { code }")]
    [InlineData("Descriptions", "query A(\"Which.\" $a: String = \"WONEN\") { pillar(code: $a) { code } }")]
    [InlineData("String Value", "{ projects(where: { title: { eq: \"\\u{1F600}\" } }) { totalCount } }")]
    public async Task What_the_parser_lacks_is_a_syntax_error(string section, string query)
    {
        var got = await graph.Ask(Database.Sqlite, query);

        Assert.True(got.Error.StartsWith("SYNTAX_ERROR", StringComparison.Ordinal), $"{section}: {got.Text}");
    }

    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "graphql.md"));
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileNameWithoutExtension(file));

        var named = Named().Matches(page).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToArray();
        Assert.True(named.Length > 20);
        Assert.All(named, test => Assert.Contains(tests[test.Class], file => File.ReadAllText(file).Contains($" {test.Method}(", StringComparison.Ordinal)));

        // And every section that has a case here stands on the page.
        var sections = new[] { nameof(What_is_supported_is_answered), nameof(What_is_invalid_is_refused), nameof(What_the_parser_lacks_is_a_syntax_error) }
            .SelectMany(test => typeof(SpecificationTests).GetMethod(test)!.GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.GetData(null!).Single()[0]!));
        Assert.All(sections.Distinct(), section => Assert.Contains(section, page, StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<class>\\w+Tests)\\.(?<method>\\w+)`")]
    private static partial Regex Named();
}
