using System.Globalization;
using System.Text;
using System.Text.Json;
using RegioDeal.Graph.Tests.Oracle;
using Xunit;

namespace RegioDeal.Graph.Tests.Limits;

/// <summary>Documents and variables made to hurt: refused in a sentence, and the next query is answered.</summary>
[Collection(GraphTests.Name)]
public sealed class HostileDocumentTests(RunningGraph graph)
{
    private const string Friendly = "{ pillars { code } }";
    private const string ByStatus = "query ($f: ProjectFilterInput) { projects(where: $f) { totalCount } }";
    private const string ByCode = "query ($f: String!) { pillar(code: $f) { code } }";

    public static TheoryData<string, string, string> Documents => new()
    {
        { "fields, 10,000 levels", Nested("{a", "}", 10_000), "TOKEN_LIMIT" },
        { "fields, 100 levels", Nested("{a", "}", 100), "TOO_COMPLEX" },
        { "fields, 70 levels through fragments", $"{{ projects {{ nodes {{ ...A }} }} }} fragment A on Project {{ {Nested("parent{", "}", 35, "...B")} }} fragment B on Project {{ {Nested("parent{", "}", 35, "code")} }}", "DEPTH_LIMIT" },
        { "inline fragments, 250 levels", $"{{ pillars {{ ...F0 }} }} {string.Concat(Enumerable.Range(0, 6).Select(i => $"fragment F{i} on Pillar {{ {Nested("...{", "}", 50, i == 5 ? "code" : $"...F{i + 1}")} }}"))}", "DEPTH_LIMIT" },
        { "lists, 5,000 levels", $"{{ projects(where: {Nested("[", "]", 5_000)}) {{ totalCount }} }}", "TOO_COMPLEX" },
        { "objects, 2,000 levels", $"{{ projects(where: {Nested("{and:", "}", 2_000, "{}")}) {{ totalCount }} }}", "TOO_COMPLEX" },
        { "a default, 2,000 levels", $"query ($f: ProjectFilterInput = {Nested("{and:", "}", 2_000, "{}")}) {{ projects(where: $f) {{ totalCount }} }}", "TOO_COMPLEX" },
        { "100,000 tokens", string.Concat(Enumerable.Repeat("{}", 50_000)), "TOKEN_LIMIT" },
        { "100,000 comments", $"{{ pillars {{ code }} }}{string.Concat(Enumerable.Repeat("#\n", 100_000))}", "TOKEN_LIMIT" },
        { "2,500 aliases", $"{{ pillars {{ {Many(2_500, i => $"a{i}:code")} }} }}", "ALIAS_LIMIT" },
        { "300 fields at the root", $"{{ {Many(300, i => $"a{i}:pillars{{code}}")} }}", "ROOT_FIELD_LIMIT" },
        { "300 fields at the root by fragments", $"{{ {Many(3, i => $"...F{i}")} }} {Many(3, f => $"fragment F{f} on Query {{ {Many(100, i => $"a{f}_{i}:pillars{{code}}")} }}")}", "ROOT_FIELD_LIMIT" },
        { "5,000 equal fields", $"{{ pillars {{ {Many(5_000, _ => "code")} }} }}", "REPEAT_LIMIT" },
        { "400 equal spreads", $"{{ pillars {{ {Many(400, _ => "...F")} }} }} fragment F on Pillar {{ code }}", "REPEAT_LIMIT" },
        { "an exponential fragment bomb", $"{{ pillars {{ ...F0 }} }} {Many(99, i => $"fragment F{i} on Pillar {{ a: programme {{ pillars {{ ...F{i + 1} }} }} b: programme {{ pillars {{ ...F{i + 1} }} }} }}")} fragment F99 on Pillar {{ code }}", "FIELD_LIMIT" },
        { "a wide fragment bomb", $"{{ pillars {{ ...F0 }} }} {Many(40, i => $"fragment F{i} on Pillar {{ ...F{i + 1} ... {{ ...F{i + 1} }} }}")} fragment F40 on Pillar {{ code }}", "FIELD_LIMIT" },
        { "a fragment of itself", "{ pillars { ...A } } fragment A on Pillar { code ...A }", "VALIDATION_FAILED" },
        { "fragments of each other", "{ pillars { ...A } } fragment A on Pillar { programme { pillars { ...B } } } fragment B on Pillar { ...A }", "VALIDATION_FAILED" },
        { "a circle of 90 fragments", $"{{ pillars {{ ...F0 }} }} {Many(90, i => $"fragment F{i} on Pillar {{ ...F{(i + 1) % 90} }}")}", "VALIDATION_FAILED" },
        { "a circle of 1,000 fragments", $"{{ pillars {{ ...F0 }} }} {Many(1_000, i => $"fragment F{i} on Pillar {{ ...F{(i + 1) % 1_000} }}")}", "FRAGMENT_LIMIT" },
        { "two fragments of one name, one of them a circle", "{ pillars { ...A } } fragment A on Pillar { code } fragment A on Pillar { ...A }", "VALIDATION_FAILED" },
        { "1,500 spreads", $"{{ pillars {{ {Many(1_500, _ => "...{code}")} }} }}", "FRAGMENT_LIMIT" },
        { "3,000 equal directives", $"{{ pillars {{ code {Many(3_000, _ => "@skip(if:false)")} }} }}", "TOKEN_LIMIT" },
        { "600 equal directives", $"{{ pillars {{ code {Many(600, _ => "@skip(if:false)")} }} }}", "DIRECTIVE_LIMIT" },
        { "400 directives that are not known", $"{{ pillars {{ code {Many(400, i => $"@nosuch{i}")} }} }}", "VALIDATION_FAILED" },
        { "4,000 variables", $"query ({Many(4_000, i => $"$a{i}:Int")}) {{ pillars {{ code }} }}", "VARIABLE_LIMIT" },
        { "one variable 150 times", $"query ({Many(150, _ => "$a:Int")}) {{ projects(first: $a) {{ totalCount }} }}", "VALIDATION_FAILED" },
        { "2,000 operations", Many(2_000, i => $"query A{i}{{pillars{{code}}}}"), "OPERATION_LIMIT" },
        { "200 fields that there are not", $"{{ {Many(200, i => $"nosuch{i}")} }}", "VALIDATION_FAILED" },
        { "a field of 900,000 letters", $"{{ {new string('a', 900_000)} }}", "VALIDATION_FAILED" },
        { "a type of 100,000 letters", $"query ($a: {new string('A', 100_000)}) {{ pillar(code: $a) {{ code }} }}", "VALIDATION_FAILED" },
        { "10^400 as a size", $"{{ projects(first: 1{new string('0', 400)}) {{ totalCount }} }}", "VALIDATION_FAILED" },
        { "a size of 64 bits", "{ projects(first: 9223372036854775807) { totalCount } }", "VALIDATION_FAILED" },
        { "a size of 32 bits", "{ projects(first: 2147483647) { nodes { code } } }", "PAGE_SIZE" },
        { "a size below zero", "{ projects(last: -2147483648) { nodes { code } } }", "PAGE_SIZE" },
        { "10^400 as an amount", $"{{ projects(where: {{ spending: {{ amount: {{ gt: 1{new string('0', 400)} }} }} }}) {{ totalCount }} }}", "VALIDATION_FAILED" },
        { "half a surrogate pair", "{ pillar(code: \"\\uD800\") { code } }", "TEXT_INVALID" },
        { "the other half", "{ pillars(where: { name: { contains: \"a\\uDC00\" } }) { code } }", "TEXT_INVALID" },
        { "U+0000 in a block", "{ pillar(code: \"\"\"a\0\"\"\") { code } }", "SYNTAX_ERROR" },
        { "U+0001 in a text", "{ pillar(code: \"a\u0001\") { code } }", "SYNTAX_ERROR" },
        { "U+0001 in a name", "{ pil\u0001lars { code } }", "SYNTAX_ERROR" },
        { "U+0000 after the document", "{ pillars { code } }\0", "SYNTAX_ERROR" },
        { "a text that does not end", "{ pillar(code: \"a", "SYNTAX_ERROR" },
        { "nothing", "", "NO_OPERATION" },
        { "byte-order marks alone", "\ufeff\ufeff", "NO_OPERATION" },
    };

    public static TheoryData<string, string, string, string> Variables => new()
    {
        { "lists, 10,000 levels", ByStatus, $$"""{"f":{{Nested("[", "]", 10_000)}}}""", "BAD_REQUEST" },
        { "objects, 50 levels", ByStatus, $$"""{"f":{{Nested("{\"and\":", "}", 50, "{}")}}}""", "VARIABLE_DEPTH_LIMIT" },
        { "100,000 elements", "query ($f: [String]) { projects(where: { code: { in: $f } }) { totalCount } }", $$"""{"f":[{{string.Join(',', Enumerable.Repeat("\"a\"", 100_000))}}]}""", "LIST_LIMIT" },
        { "10,000 conditions", "query ($f: [ProjectFilterInput!]) { projects(where: { or: $f }) { totalCount } }", $$"""{"f":[{{string.Join(',', Enumerable.Repeat("{}", 10_000))}}]}""", "OBJECT_LIMIT" },
        { "1,000 conditions", "query ($f: [ProjectFilterInput!]) { projects(where: { or: $f }) { totalCount } }", $$"""{"f":[{{string.Join(',', Enumerable.Repeat("{\"code\":{\"eq\":\"a\"}}", 1_000))}}]}""", "TOO_COMPLEX" },
        { "half a surrogate pair", ByCode, """{"f":"\ud800"}""", "TEXT_INVALID" },
        { "half a surrogate pair in a name", ByCode, """{"\ud800":1,"f":"a"}""", "BAD_REQUEST" },
        { "a name twice", ByCode, """{"f":"a","f":"b"}""", "BAD_REQUEST" },
        { "a name twice, deep", ByStatus, """{"f":{"code":{"eq":"1","eq":"2"}}}""", "BAD_REQUEST" },
        { "10^400", "query ($f: Int) { projects(first: $f) { totalCount } }", $$"""{"f":1{{new string('0', 400)}}}""", "VARIABLE_INVALID" },
        { "1e400", "query ($f: Decimal) { projects(where: { spending: { amount: { gt: $f } } }) { totalCount } }", """{"f":1e400}""", "VARIABLE_INVALID" },
        { "2^63", "query ($f: Long) { regions(where: { population: { args: { year: 2020 }, value: { gt: $f } } }) { totalCount } }", """{"f":9223372036854775808}""", "VALIDATION_FAILED" },
        { "a text of 900,000 letters", "query ($f: Int) { projects(first: $f) { totalCount } }", $$"""{"f":"{{new string('a', 900_000)}}"}""", "VARIABLE_INVALID" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused(string what, string document, string code)
    {
        var answer = await graph.Ask(Database.Sqlite, document);

        Assert.Equal((what, code), (what, answer.Harmless(what)));
        await graph.Data(Database.Sqlite, Friendly);
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task Hostile_variables_are_refused(string what, string document, string variables, string code)
    {
        foreach (var database in Enum.GetValues<Database>())
        {
            Assert.Equal((what, code), (what, (await graph.Post(database, document, variables)).Harmless(what)));
            await graph.Data(database, Friendly);
        }
    }

    [Theory, EachDatabase]
    public async Task Odd_texts_are_texts(Database database)
    {
        string[] texts = ["\0", "a\0b", "\u0001\u001f\u007f\u0085\u2028", "\ufeff", "\uffff\ufffe", "😀", "'", "\"", "\\", "%", "_", "\u202e", "a\u0300", new('x', 100_000)];
        foreach (var text in texts)
        {
            var variables = JsonSerializer.Serialize(new { f = text });
            Assert.Null((await graph.Post(database, ByCode, variables)).Harmless(text));
            Assert.Null((await graph.Post(database, "query ($f: String) { projects(where: { title: { contains: $f, nstartsWith: $f, in: [$f] } }) { totalCount } }", variables)).Harmless(text));
        }
    }

    [Theory, EachDatabase]
    public async Task Forged_cursors_and_ids_are_refused(Database database)
    {
        var random = new Random(7);
        var page = await graph.Data(database, "{ projects(first: 1) { pageInfo { endCursor } nodes { id } } pillars { id } }");
        var cursor = page.GetProperty("projects").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        var id = page.GetProperty("projects").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var other = page.GetProperty("pillars")[0].GetProperty("id").GetString()!;
        string[] forged =
        [
            "", " ", "=", "A", "====", id[..^1], $"{id}=", id.ToUpperInvariant(), other, cursor[..(cursor.Length / 2)], $"{cursor}A", cursor.ToLowerInvariant(),
            Coded("Project"), Coded("Project:"), Coded(":1"), Coded("Nosuch:1"), Coded($"Project:1{new string('0', 400)}"), Coded("Project:a\0b"), Coded("Query:1"), Coded("SearchHit:1"), Coded("__Type:1"),
            new('A', 100_000), $"{new string('A', 39)}😀",
            .. Enumerable.Range(0, 40).Select(length =>
            {
                var bytes = new byte[length * 3];
                random.NextBytes(bytes);
                return Convert.ToBase64String(bytes);
            }),
            .. Enumerable.Range(0, 20).Select(i =>
            {
                // One letter of a true one is another.
                var letters = cursor.ToCharArray();
                letters[i * letters.Length / 20] ^= (char)1;
                return new string(letters);
            }),
        ];
        foreach (var one in forged)
        {
            var variables = JsonSerializer.Serialize(new { f = one });
            Assert.Equal((one, "INVALID_CURSOR"), (one, (await graph.Post(database, "query ($f: String) { projects(first: 2, after: $f) { nodes { code } } }", variables)).Harmless(one)));
            Assert.Equal((one, "INVALID_CURSOR"), (one, (await graph.Post(database, "query ($f: String) { projects(last: 2, before: $f) { nodes { code } } }", variables)).Harmless(one)));
            (await graph.Post(database, "query ($f: ID!) { node(id: $f) { id } nodes(ids: [$f, $f]) { id } }", variables)).Harmless(one);
            (await graph.Post(database, "query ($f: ID!) { projects(where: { id: { in: [$f] } }) { totalCount } }", variables)).Harmless(one);
        }

        await graph.Data(database, Friendly);

        static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    [Theory, EachDatabase]
    public async Task SQL_in_any_text_is_a_text(Database database)
    {
        var lists = Sdl.Schema.Fields("Query").Where(root => root.Type.Name.EndsWith("Connection", StringComparison.Ordinal)).ToArray();
        var count = $"{{ {string.Join(' ', lists.Where(list => !list.Arguments.Any(argument => argument.Type.IsRequired)).Select(list => $"{list.Name} {{ totalCount }}"))} }}";
        var before = await graph.Data(database, count);
        var asked = 0;
        foreach (var text in (string[])["'; DROP TABLE project; --", "\" OR 1=1; DELETE FROM \"project\" --", "%' OR '1'='1", "\\'; select pg_sleep(30); --", "@Value", "slot\u00010", "$1{0}", "a\0b"])
        {
            var literal = JsonSerializer.Serialize(text);
            foreach (var root in Sdl.Schema.Fields("Query").Where(root => root.Arguments.Count > 0))
            {
                var given = root.Arguments.Select(argument => (argument.Name, Value: Filled(argument.Type, literal, 2))).Where(argument => argument.Value is not null);
                var selected = root.Type.Name.EndsWith("Connection", StringComparison.Ordinal) ? "totalCount" : "__typename";
                (await graph.Ask(database, $"{{ {root.Name}({string.Join(", ", given.Where(argument => argument.Name is not ("after" or "before")).Select(argument => $"{argument.Name}: {argument.Value}"))}) {{ {selected} }} }}")).Harmless(root.Name);
                asked++;
            }

            foreach (var value in (string[])[$"query ($f: String) {{ projects(after: $f) {{ totalCount }} }}", "query ($f: ProjectStatus) { projects(where: { status: { eq: $f } }) { totalCount } }", "query ($f: ID!) { node(id: $f) { id } }", "query ($f: LocalDate) { releases(where: { created: { eq: $f } }) { totalCount } }"])
            {
                Assert.NotNull((await graph.Post(database, value, $$"""{"f":{{literal}}}""")).Harmless(value) ?? (value.Contains("after", StringComparison.Ordinal) || value.Contains("node", StringComparison.Ordinal) ? "" : null));
            }
        }

        Assert.True(asked > 100, asked.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(before.GetRawText(), (await graph.Data(database, count)).GetRawText());
    }

    /// <summary>A value of a type with a text wherever one can stand, some levels deep; null when none can.</summary>
    private static string? Filled(SdlType type, string literal, int levels)
    {
        if (type.Item is { } item)
        {
            return Filled(item, literal, levels) is { } one ? $"[{one}]" : null;
        }

        if (type.Name is "String" or "ID")
        {
            return literal;
        }

        if (!Sdl.Schema.IsInput(type.Name) || levels == 0 || type.Name.EndsWith("SortInput", StringComparison.Ordinal))
        {
            return null;
        }

        // 'and' and 'or' would say the same again; a null in a filter by id is a fault of the request.
        var fields = Sdl.Schema.InputFields(type.Name).Where(field => field.Name is not ("and" or "or" or "id" or "args"))
            .Select(field => (field.Name, Value: Filled(field.Type, literal, levels - 1))).Where(field => field.Value is not null)
            .Select(field => $"{field.Name}: {field.Value}").ToArray();
        return fields.Length == 0 ? null : $"{{ {string.Join(", ", fields)} }}";
    }

    private static string Nested(string open, string close, int levels, string inner = "") =>
        new StringBuilder().Insert(0, open, levels).Append(inner).Append(new StringBuilder().Insert(0, close, levels)).ToString();

    private static string Many(int count, Func<int, string> one) => string.Join(' ', Enumerable.Range(0, count).Select(one));
}
