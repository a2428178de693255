using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RegioDeal.Graph.Planning.Tests.Interpreting;

/// <summary>Writes an operation as GraphQL, with variables where it says so.</summary>
internal sealed class Printer
{
    private readonly List<string> declarations = [];
    private readonly StringBuilder text = new();

    private Printer()
    {
    }

    public Dictionary<string, object?> Variables { get; } = [];

    /// <summary>Lists that start at a place, and the variables for the cursor that stands there.</summary>
    public List<(string Variable, ListPick List)> Cursors { get; } = [];

    /// <summary>The document.</summary>
    public string Query { get; private set; } = "";

    public static Printer Print(Operation operation)
    {
        var printer = new Printer();
        printer.Picks(operation.Roots, Shapes.Roots);
        printer.Close();
        return printer;
    }

    /// <summary>The cursors of a list, from its start on.</summary>
    public static Printer PrintCursors(ListPick list)
    {
        var printer = new Printer();
        var given = printer.Given(list.Arguments, Shapes.Roots.First(root => root.Name == list.Name)).Prepend("first: 500");
        printer.text.Append($"{{ list: {list.Name}({string.Join(", ", given)}) {{ edges {{ cursor }} }} }}");
        printer.Close();
        return printer;
    }

    /// <summary>A page of a list by the variables <c>size</c> and <c>cursor</c>; below one row of the root list <paramref name="owner"/> by <c>owner</c>.</summary>
    public static Printer PrintPage(ListMember list, ListArguments arguments, string? owner)
    {
        var printer = new Printer();
        var (size, cursor) = arguments.IsBackward ? ("last", "before") : ("first", "after");
        var rest = printer.Given(arguments, list).Prepend($"{cursor}: $cursor").Prepend($"{size}: $size");
        var page = $"list: {list.Name}({string.Join(", ", rest)}) "
            + "{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
        printer.declarations.AddRange(["$size: Int", "$cursor: String"]);
        if (owner is not null)
        {
            printer.declarations.Add("$owner: ID");
            page = $"owners: {owner}(where: {{id: {{eq: $owner}}}}) {{ nodes {{ {page} }} }}";
        }

        printer.text.Append("{ ").Append(page).Append(" }");
        printer.Close();
        return printer;
    }

    public static string Literal(object? value) => value switch
    {
        null => "null",
        IEnumerable<object?> items => $"[{string.Join(", ", items.Select(Literal))}]",
        Enum name => Plain.Constant(name),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(Plain.Json(value)),
    };

    private void Close() => Query = declarations.Count == 0 ? text.ToString() : $"query ({string.Join(", ", declarations)}) {text}";

    private void Picks(IReadOnlyList<Pick> picks, IReadOnlyList<Member> members)
    {
        text.Append('{');
        foreach (var pick in picks)
        {
            text.Append(' ');
            if (pick.Alias is not null)
            {
                text.Append(pick.Alias).Append(": ");
            }

            text.Append(pick.Name);
            switch (pick.Name == "__typename" ? null : members.First(member => member.Name == pick.Name))
            {
                case GroupMember group:
                    text.Append(' ');
                    Picks(((ObjectPick)pick).Children, group.Members);
                    break;
                case LinkMember link:
                    text.Append(' ');
                    Picks(((ObjectPick)pick).Children, Shapes.For(link.Target).Members);
                    break;
                case ListMember list:
                    List((ListPick)pick, list);
                    break;
            }
        }

        text.Append(" }");
    }

    private void List(ListPick pick, ListMember list)
    {
        var shape = Shapes.For(list.Target);
        Arguments(pick, list);
        text.Append(' ');
        if (!list.IsPaged)
        {
            Picks(pick.Children, shape.Members);
            return;
        }

        text.Append('{');
        foreach (var part in pick.Parts)
        {
            switch (part)
            {
                case Part.TotalCount:
                    text.Append(" totalCount");
                    break;
                case Part.PageInfo:
                    text.Append(" pageInfo { hasNextPage hasPreviousPage }");
                    break;
                case Part.Aggregates:
                    text.Append($" aggregates {{ count {string.Concat(shape.Numbers.Select(number => $"{number.Name} {{ count min max sum average }} "))}}}");
                    break;
                case Part.Facets:
                    text.Append($" facets {{ {string.Join(' ', PlainFacet.All.Where(facet => facet.Name is "genre" or "shelf" or "author").Select(facet => facet.Printed(Interpreter.FacetPage)))} }}");
                    break;
                case Part.Nodes:
                    text.Append(" nodes ");
                    Picks(pick.Children, shape.Members);
                    break;
                case Part.Edges:
                    text.Append(" edges { node ");
                    Picks(pick.Children, shape.Members);
                    text.Append(" }");
                    break;
            }
        }

        text.Append(" }");
    }

    private void Arguments(ListPick pick, ListMember list)
    {
        var (arguments, given) = (pick.Arguments, Given(pick.Arguments, list));
        if (arguments.Size is { } size)
        {
            given.Add($"{(arguments.IsBackward ? "last" : "first")}: {size}");
        }

        if (arguments.Place is not null)
        {
            var variable = Declare("String", null);
            Cursors.Add((variable, pick));
            given.Add($"{(arguments.IsBackward ? "before" : "after")}: ${variable}");
        }

        if (given.Count > 0)
        {
            text.Append('(').Append(string.Join(", ", given)).Append(')');
        }
    }

    /// <summary>The filter and the order.</summary>
    private List<string> Given(ListArguments arguments, ListMember list)
    {
        var given = new List<string>();
        if (arguments.Where is { } where)
        {
            given.Add($"where: {Filter(where, Shapes.For(list.Target).Members)}");
        }

        if (arguments.Order.Count > 0)
        {
            given.Add($"order: [{string.Join(", ", arguments.Order.Select(Order))}]");
        }

        return given;
    }

    private string Order(Key key)
    {
        var direction = key.IsDescending ? "DESC" : "ASC";
        var leaf = key.IsVariable ? $"${Declare("SortEnumType", direction)}" : direction;
        return string.Concat(key.Path.Select(step => $"{{{step}: ")) + leaf + new string('}', key.Path.Count);
    }

    private string Filter(Filter filter, IReadOnlyList<Member> members) =>
        $"{{{string.Join(", ", filter.Entries.Select(entry => $"{entry.Name}: {Term(entry.Name, entry.Term, members)}"))}}}";

    private string Term(string name, Term term, IReadOnlyList<Member> members) => term switch
    {
        NoTerm => "null",
        FilterTerms terms => $"[{string.Join(", ", terms.Filters.Select(inner => Filter(inner, members)))}]",
        _ => (members.First(member => member.Name == name), term) switch
        {
            (ValueMember value, ValueTerm tests) => Tests(tests, value),
            (GroupMember group, InnerTerm inner) => Filter(inner.Filter, group.Members),
            (LinkMember link, InnerTerm inner) => Filter(inner.Filter, Shapes.For(link.Target).Members),
            (ListMember list, ListTerm items) => $"{{{string.Join(", ", items.Entries.Select(entry => $"{entry.Name}: {Item(entry.Filter, entry.Any, list)}"))}}}",
            _ => throw new InvalidOperationException(name),
        },
    };

    private string Item(Filter? filter, bool? any, ListMember list) =>
        filter is not null ? Filter(filter, Shapes.For(list.Target).Members) : any is { } flag ? Literal(flag) : "null";

    private string Tests(ValueTerm term, ValueMember member) => $"{{{string.Join(", ", term.Tests.Select(test =>
        $"{test.Name}: {(test.Terms is { } terms ? $"[{string.Join(", ", terms.Select(inner => Tests(inner, member)))}]" : Operand(test, member))}"))}}}";

    private string Operand(Test test, ValueMember member) => test.IsVariable
        ? $"${Declare(test.Name is "in" or "nin" ? $"[{member.Type}]" : member.Type, test.Operand)}"
        : Literal(test.Operand);

    private string Declare(string type, object? value)
    {
        var name = $"v{declarations.Count}";
        declarations.Add($"${name}: {type}");
        Variables[name] = Plain.Json(value);
        return name;
    }
}
