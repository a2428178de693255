using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Limits;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>
/// Holds a new document against the limits. Each part of it is visited once, however often its fragments are spread, so that this takes no longer than parsing.
/// </summary>
internal sealed class DocumentCheck
{
    /// <summary>Where counting ends: sums of two never overflow.</summary>
    private const int Most = 1_000_000_000;

    /// <summary>Levels of selection sets at most, of inline fragments too, for each level of fields that is allowed.</summary>
    private const int SetsForEachLevel = 4;

    private readonly GraphQLDocument document;
    private readonly DocumentLimits limits;
    private readonly bool tellsSchema;
    private readonly Dictionary<string, Size> fragments = new(StringComparer.Ordinal);
    private int aliases;
    private int directives;
    private int spreads;
    private int repeats;

    private DocumentCheck(GraphQLDocument document, PlanLimits limits) => (this.document, this.limits, tellsSchema) = (document, limits.Documents, limits.Introspection);

    /// <summary>Counts the tokens of a text, and looks at its string values. Where the text cannot be read further it ends: the parser says so.</summary>
    /// <exception cref="TokenLimitException">There are too many.</exception>
    /// <exception cref="TextException">A value is no text.</exception>
    public static void CheckTokens(string text, DocumentLimits limits)
    {
        ROM source = text;
        var at = 0;
        for (var count = 1; ; count++)
        {
            Token token;
            try
            {
                token = Lexer.Lex(source, at);
            }
            catch (GraphQLParserException)
            {
                return;
            }

            if (token.Kind == TokenKind.EOF)
            {
                return;
            }

            if (count > limits.Tokens)
            {
                throw new TokenLimitException(limits.Tokens) { Locations = [Place(source, token.Start)] };
            }

            if (token.Kind == TokenKind.STRING && !Texts.IsWhole(token.Value.Span))
            {
                throw new TextException("document") { Locations = [Place(source, token.Start)] };
            }

            at = token.End;
        }
    }

    /// <summary>Counts what a document holds, and follows its fragments.</summary>
    /// <exception cref="GraphException">It is beyond a limit, its fragments go in a circle, or it asks for a schema that is not told.</exception>
    public static void Check(GraphQLDocument document, PlanLimits limits) => new DocumentCheck(document, limits).Check();

    private void Check()
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToArray();
        if (operations.Length > limits.Operations)
        {
            throw At(operations[limits.Operations], new OperationLimitException(operations.Length, limits.Operations));
        }

        var definitions = document.Definitions.OfType<GraphQLFragmentDefinition>().ToArray();
        if (definitions.Length > limits.Fragments)
        {
            throw At(definitions[limits.Fragments], new FragmentLimitException("fragments", definitions.Length, limits.Fragments));
        }

        foreach (var operation in operations)
        {
            if (operation.Variables is { } variables && variables.Count > limits.Variables)
            {
                throw At(operation, new VariableLimitException(variables.Count, limits.Variables));
            }

            foreach (var variable in operation.Variables?.Items ?? [])
            {
                Count(variable.Directives);
                Count(variable.DefaultValue);
            }

            Count(operation.Directives);
            Count(operation.SelectionSet, null, []);
        }

        // Two of one name are refused later; until then they count as the larger.
        var named = definitions.ToLookup(definition => definition.FragmentName.Name.StringValue, StringComparer.Ordinal);
        var uses = named.ToDictionary(same => same.Key, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            Count(definition.Directives);
            Count(definition.SelectionSet, uses[definition.FragmentName.Name.StringValue], []);
        }

        Refuse(spreads, limits.Spreads, document, (count, limit) => new FragmentLimitException("places where fragments are spread", count, limit));
        Refuse(repeats, limits.Repeats, document, (count, limit) => new RepeatLimitException(count, limit));
        Refuse(aliases, limits.Aliases, document, (count, limit) => new AliasLimitException(count, limit));
        Refuse(directives, limits.Directives, document, (count, limit) => new DirectiveLimitException(count, limit));
        foreach (var name in InOrder(named, uses))
        {
            var size = named[name].Select(definition => SizeOf(definition.SelectionSet)).Aggregate(Size.Larger);
            fragments[name] = size;
            Refuse(size, named[name].First());
        }

        foreach (var operation in operations)
        {
            var size = SizeOf(operation.SelectionSet);
            Refuse(size, operation);
            Refuse(size.Own, limits.RootFields, operation, (count, limit) => new RootFieldLimitException(count, limit));
        }
    }

    /// <summary>Counts what stands in a selection set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="used">Gets the names of the fragments that it spreads.</param>
    /// <param name="known">The response keys and spreads that stand beside it.</param>
    private void Count(GraphQLSelectionSet? set, HashSet<string>? used, HashSet<string> known)
    {
        foreach (var node in set?.Selections ?? [])
        {
            Count(((IHasDirectivesNode)node).Directives);
            switch (node)
            {
                case GraphQLField field:
                    if (!tellsSchema && field.Name.StringValue is ("__schema" or "__type"))
                    {
                        throw At(field, new IntrospectionOffException());
                    }

                    aliases += field.Alias is null ? 0 : 1;
                    repeats += known.Add((field.Alias?.Name ?? field.Name).StringValue) ? 0 : 1;
                    foreach (var argument in field.Arguments?.Items ?? [])
                    {
                        Count(argument.Value);
                    }

                    Count(field.SelectionSet, used, []);
                    break;
                case GraphQLInlineFragment inline:
                    spreads++;
                    Count(inline.SelectionSet, used, known);
                    break;
                case GraphQLFragmentSpread named:
                    spreads++;
                    repeats += known.Add($"...{named.FragmentName.Name.StringValue}") ? 0 : 1;
                    used?.Add(named.FragmentName.Name.StringValue);
                    break;
            }
        }
    }

    private void Count(GraphQLDirectives? given)
    {
        directives += given?.Count ?? 0;
        foreach (var argument in given?.Items.SelectMany(directive => directive.Arguments?.Items ?? []) ?? [])
        {
            Count(argument.Value);
        }
    }

    private void Count(GraphQLValue? value)
    {
        switch (value)
        {
            case GraphQLListValue { Values: { } items }:
                if (items.Count > limits.ListElements)
                {
                    throw At(value, new ListLimitException(items.Count, limits.ListElements));
                }

                items.ForEach(Count);
                break;
            case GraphQLObjectValue { Fields: { } fields }:
                fields.ForEach(field => Count(field.Value));
                break;
        }
    }

    /// <summary>The names of the fragments, each after those that it spreads. What is left over spreads itself.</summary>
    private IEnumerable<string> InOrder(ILookup<string, GraphQLFragmentDefinition> named, Dictionary<string, HashSet<string>> uses)
    {
        var waiting = uses.ToDictionary(use => use.Key, use => use.Value.Count(uses.ContainsKey), StringComparer.Ordinal);
        var users = uses.SelectMany(use => use.Value.Select(used => (Used: used, User: use.Key))).ToLookup(pair => pair.Used, pair => pair.User, StringComparer.Ordinal);
        var ready = new Queue<string>(waiting.Where(one => one.Value == 0).Select(one => one.Key));
        while (ready.TryDequeue(out var name))
        {
            yield return name;
            waiting.Remove(name);
            foreach (var user in users[name].Where(user => --waiting[user] == 0))
            {
                ready.Enqueue(user);
            }
        }

        if (waiting.Count > 0)
        {
            // What leads into a circle waits too: following what waits leads round.
            var way = new List<string>();
            for (var name = waiting.Keys.First(); !way.Contains(name); name = uses[name].First(waiting.ContainsKey))
            {
                way.Add(name);
            }

            throw At(named[way[^1]].First(), new FragmentCircleException(way[^1]));
        }
    }

    /// <summary>What a selection set holds when its fragments, which are measured before it, are spread.</summary>
    private Size SizeOf(GraphQLSelectionSet? set)
    {
        var (fields, own, levels, sets) = (0, 0, 0, 0);
        foreach (var node in set?.Selections ?? [])
        {
            var below = node switch
            {
                GraphQLField field => SizeOf(field.SelectionSet) is var inner ? inner with { Fields = Math.Min(inner.Fields + 1, Most), Own = 1, Levels = inner.Levels + 1 } : default,
                GraphQLInlineFragment inline => SizeOf(inline.SelectionSet),
                GraphQLFragmentSpread named => fragments.GetValueOrDefault(named.FragmentName.Name.StringValue),
                _ => default,
            };
            fields = Math.Min(fields + below.Fields, Most);
            own = Math.Min(own + below.Own, Most);
            levels = Math.Max(levels, below.Levels);
            sets = Math.Max(sets, below.Sets);
        }

        return new Size(fields, own, levels, set is null ? 0 : sets + 1);
    }

    private void Refuse(Size size, ASTNode node)
    {
        Refuse(size.Levels, limits.Depth, node, (count, limit) => new DepthLimitException(count, limit));
        Refuse(size.Sets, SetsForEachLevel * limits.Depth, node, (count, limit) => new DepthLimitException(count, limit));
        Refuse(size.Fields, limits.Fields, node, (count, limit) => new FieldLimitException(count, limit));
    }

    private void Refuse(int count, int limit, ASTNode node, Func<int, int, GraphException> fault)
    {
        if (count > limit)
        {
            throw At(node, fault(count, limit));
        }
    }

    private GraphException At(ASTNode node, GraphException fault)
    {
        fault.Locations = node is GraphQLDocument ? [] : [Place(document.Source, node.Location.Start)];
        return fault;
    }

    private static (int Line, int Column) Place(ROM source, int at)
    {
        var place = Location.FromLinearPosition(source, at);
        return (place.Line, place.Column);
    }

    /// <summary>What a selection set holds.</summary>
    /// <param name="Fields">Fields at all levels.</param>
    /// <param name="Own">Fields at its first level.</param>
    /// <param name="Levels">Levels of fields.</param>
    /// <param name="Sets">Levels of selection sets, those of fragments too.</param>
    private readonly record struct Size(int Fields, int Own, int Levels, int Sets)
    {
        public static Size Larger(Size one, Size other) => new(
            Math.Max(one.Fields, other.Fields), Math.Max(one.Own, other.Own), Math.Max(one.Levels, other.Levels), Math.Max(one.Sets, other.Sets));
    }
}
