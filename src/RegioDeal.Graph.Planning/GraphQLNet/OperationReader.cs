using GraphQL.Types;
using GraphQLParser.AST;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.GraphQLNet;

/// <summary>Reads a validated operation into the planner's own terms, for one shape of its variables.</summary>
internal sealed class OperationReader(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, VariableValues shape)
{
    /// <summary>The fields at the root: fragments spread, conditions decided, equal response keys merged.</summary>
    /// <returns>The selections, in the order of the answer.</returns>
    public IReadOnlyList<Selection> Read() => Merge([operation.SelectionSet], schema.Query);

    /// <summary>The root fields by response key as they stand in the document, for what GraphQL.NET answers itself.</summary>
    /// <returns>The fields.</returns>
    public ILookup<string, GraphQLField> RootFields() =>
        Collect([operation.SelectionSet], schema.Query).ToLookup(ResponseKey);

    private List<Selection> Merge(IEnumerable<GraphQLSelectionSet> sets, IComplexGraphType parent)
    {
        var selections = new List<Selection>();
        foreach (var same in Collect(sets, parent).GroupBy(ResponseKey, StringComparer.Ordinal))
        {
            var field = same.First();
            var name = field.Name.StringValue;
            var definition = FieldOf(schema, parent, name);
            GraphQLSelectionSet[] below = [.. same.Select(one => one.SelectionSet).OfType<GraphQLSelectionSet>()];
            var arguments = Arguments(definition, field);
            selections.Add(definition?.ResolvedType is { } type ? Named(type) switch
            {
                IInterfaceGraphType => new Selection(same.Key, name, arguments, []) { ByType = concrete => Merge(below, (IComplexGraphType)schema.AllTypes[concrete]!) },
                IComplexGraphType inner => new Selection(same.Key, name, arguments, Merge(below, inner)),
                _ => new Selection(same.Key, name, arguments, []),
            } : new Selection(same.Key, name, arguments, []));
        }

        return selections;
    }

    private List<GraphQLField> Collect(IEnumerable<GraphQLSelectionSet> sets, IComplexGraphType parent)
    {
        var fields = new List<GraphQLField>();
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            Add(set);
        }

        return fields;

        void Add(GraphQLSelectionSet set)
        {
            foreach (var node in set.Selections)
            {
                if (!IsIncluded((IHasDirectivesNode)node))
                {
                    continue;
                }

                switch (node)
                {
                    case GraphQLField field:
                        fields.Add(field);
                        break;
                    case GraphQLInlineFragment inline when Applies(inline.TypeCondition):
                        Add(inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread named
                        when spread.Add(named.FragmentName.Name.StringValue)
                            && document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(one => one.FragmentName.Name == named.FragmentName.Name) is { } fragment
                            && Applies(fragment.TypeCondition):
                        Add(fragment.SelectionSet);
                        break;
                }
            }
        }

        // What stands here has one type: a condition holds for that type and for every interface of it.
        bool Applies(GraphQLTypeCondition? condition) => condition is null
            || condition.Type.Name.StringValue == parent.Name
            || (parent is IObjectGraphType { ResolvedInterfaces: var interfaces } && interfaces.Any(one => one.Name == condition.Type.Name.StringValue));
    }

    private bool IsIncluded(IHasDirectivesNode node) =>
        node.Directives is not { } directives
        || directives.Items.TrueForAll(directive => directive.Name.StringValue switch
        {
            "skip" => !Condition(directive),
            "include" => Condition(directive),
            _ => true,
        });

    private bool Condition(GraphQLDirective directive) => directive.Arguments!.Items.First(argument => argument.Name.StringValue == "if").Value switch
    {
        GraphQLBooleanValue literal => literal.BoolValue,
        GraphQLVariable variable => shape[variable.Name.StringValue] is true,
        _ => false,
    };

    private Dictionary<string, Input> Arguments(FieldType? definition, GraphQLField field)
    {
        var arguments = new Dictionary<string, Input>(StringComparer.Ordinal);
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (definition?.Arguments?.Find(argument.Name.Value) is { } known && Read(known.ResolvedType!, argument.Value) is { } input)
            {
                arguments[argument.Name.StringValue] = known.Metadata.ContainsKey(SchemaBuilder.OfAnyType) ? Ids(input) : input;
            }
        }

        return arguments;
    }

    /// <summary>Ids of any type: which types stand in them is part of the shape.</summary>
    private IdsInput Ids(Input input)
    {
        return new IdsInput(TypesIn(schema, Given(shape)), Given, input.Canonical);

        IEnumerable<object> Given(VariableValues values) => input is ValueListInput list ? list.Read(values) : [((ValueInput)input).Read(values)];
    }

    /// <summary>The names of the types whose ids stand in a list, in order; what is no id of a type names none.</summary>
    private static IReadOnlyList<string> TypesIn(ISchema schema, IEnumerable<object?> ids) =>
    [
        .. ids.OfType<object>().Select(id => GlobalId.Read(id)?.Type).OfType<string>().Distinct()
            .Where(type => schema.AllTypes[type] is IObjectGraphType { ResolvedInterfaces.Count: > 0 })
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a value as it stands in the document; null when it is a variable that was not given.</summary>
    private Input? Read(IGraphType type, GraphQLValue value)
    {
        type = Nullable(type);
        switch (value)
        {
            case GraphQLVariable variable:
                var name = variable.Name.StringValue;
                return shape.Has(name) ? Read(type, shape[name], values => values[name], $"${name}") : null;
            case GraphQLNullValue:
                return new NullInput();
        }

        switch (type)
        {
            case ListGraphType list when IsScalarList(list):
                return ScalarList(list, value is GraphQLListValue many ? many.Values ?? [] : [value]);
            case ListGraphType list:
                var items = value is GraphQLListValue given ? given.Values ?? [] : [value];
                return new ListInput([.. items.Select(item => Read(list.ResolvedType!, item) ?? new NullInput())]);
            case IInputObjectGraphType input:
                var fields = new List<KeyValuePair<string, Input>>();
                foreach (var field in ((GraphQLObjectValue)value).Fields ?? [])
                {
                    if (Read(input.GetField(field.Name.Value)!.ResolvedType!, field.Value) is { } read)
                    {
                        fields.Add(new(field.Name.StringValue, read));
                    }
                }

                return new ObjectInput(fields);
            default:
                return Read(type, ((ScalarGraphType)type).ParseLiteral(value), null, $"{value.Kind}:{Text(value)}");
        }
    }

    /// <summary>Reads a coerced value, from a literal or a variable.</summary>
    /// <param name="type">Its type, without the non-null mark.</param>
    /// <param name="value">The value that gives the shape.</param>
    /// <param name="read">Reads it from other variables of the same shape; null for a literal.</param>
    /// <param name="canonical">The value's place or text.</param>
    private static Input Read(IGraphType type, object? value, Func<VariableValues, object?>? read, string canonical)
    {
        type = Nullable(type);
        switch (type)
        {
            case var _ when value is null:
                return new NullInput();
            case ListGraphType list when IsScalarList(list):
                return new ValueListInput(
                    values => Items(read is null ? value : read(values)).OfType<object>(),
                    Items(value).Contains(null),
                    canonical);
            case ListGraphType list:
                return new ListInput([.. Items(value).Select((item, i) => Read(
                    list.ResolvedType!, item, read is null ? null : values => At(read(values), i), $"{canonical}.{i}"))]);
            case IInputObjectGraphType input:
                var given = (IDictionary<string, object?>)value;
                return new ObjectInput([.. input.Fields.Where(field => given.ContainsKey(field.Name)).Select(field => new KeyValuePair<string, Input>(
                    field.Name,
                    Read(
                        field.ResolvedType!,
                        given[field.Name],
                        read is null ? null : values => ((IDictionary<string, object?>)read(values)!)[field.Name],
                        $"{canonical}.{field.Name}")))]);
            case EnumerationGraphType structural when structural.Metadata.ContainsKey(SchemaBuilder.IsStructural):
                return new NameInput((string)value);
            case BooleanGraphType:
                return new BooleanInput((bool)value);
            default:
                return new ValueInput(read is null ? _ => value : values => read(values)!, canonical) { Literal = read is null ? value : null };
        }
    }

    private Input ScalarList(ListGraphType list, IEnumerable<GraphQLValue> items)
    {
        var inputs = items.Select(item => Read(list.ResolvedType!, item) ?? new NullInput()).ToArray();
        var values = inputs.OfType<ValueInput>().ToArray();
        return new ValueListInput(
            variables => values.Select(value => value.Read(variables)),
            inputs.Any(input => input is NullInput),
            $"[{string.Join(',', inputs.Select(input => input.Canonical))}]");
    }

    private static object? At(object? value, int i) => value is System.Collections.IList list ? list[i] : Items(value).ElementAt(i);

    // A single value stands for a list of one.
    private static IEnumerable<object?> Items(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary<string, object?> one => [one],
        System.Collections.IEnumerable many => many.Cast<object?>(),
        _ => [value],
    };

    private static bool IsScalarList(ListGraphType list) =>
        Nullable(list.ResolvedType!) is ScalarGraphType scalar and not BooleanGraphType && !scalar.Metadata.ContainsKey(SchemaBuilder.IsStructural);

    private static IGraphType Nullable(IGraphType type) => type is NonNullGraphType nonNull ? nonNull.ResolvedType! : type;

    /// <summary>A field of a type; at the root those of introspection too. Null for the name of the type.</summary>
    public static FieldType? FieldOf(ISchema schema, IComplexGraphType parent, string name) => name switch
    {
        "__schema" when parent == schema.Query => schema.SchemaMetaFieldType,
        "__type" when parent == schema.Query => schema.TypeMetaFieldType,
        _ => parent.GetField(name),
    };

    /// <summary>The type without its marks of lists and non-null.</summary>
    public static IGraphType Named(IGraphType type) => type switch
    {
        NonNullGraphType nonNull => Named(nonNull.ResolvedType!),
        ListGraphType list => Named(list.ResolvedType!),
        _ => type,
    };

    private static string ResponseKey(GraphQLField field) => (field.Alias?.Name ?? field.Name).StringValue;

    private static string Text(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => System.Text.Json.JsonSerializer.Serialize((string)text.Value),
        GraphQLIntValue number => (string)number.Value,
        GraphQLFloatValue number => (string)number.Value,
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLBooleanValue flag => flag.BoolValue ? "true" : "false",
        _ => "",
    };

    /// <summary>What of some variables changes the plan: absent or null, booleans, names, the fields of objects, lengths of lists of objects, nulls in lists, types of ids.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="values">Its variables.</param>
    /// <param name="ofAnyType">The variables that hold ids of any type.</param>
    public static string ShapeOf(ISchema schema, GraphQLOperationDefinition operation, VariableValues values, IReadOnlySet<string> ofAnyType)
    {
        if (operation.Variables is not { Count: > 0 } variables)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        foreach (var variable in variables.Items)
        {
            var name = variable.Variable.Name.StringValue;
            if (values.Has(name))
            {
                Shape(variable.Type.GraphTypeFromType(schema)!, values[name], text);
                if (ofAnyType.Contains(name))
                {
                    text.AppendJoin(' ', TypesIn(schema, Items(values[name])));
                }
            }

            text.Append(';');
        }

        return text.ToString();
    }

    private static void Shape(IGraphType type, object? value, System.Text.StringBuilder text)
    {
        switch (Nullable(type))
        {
            case var _ when value is null:
                text.Append('0');
                break;
            case ListGraphType list when IsScalarList(list):
                text.Append(Items(value).Contains(null) ? "n" : "l");
                break;
            case ListGraphType list:
                text.Append('[');
                foreach (var item in Items(value))
                {
                    Shape(list.ResolvedType!, item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case IInputObjectGraphType input:
                text.Append('{');
                var given = (IDictionary<string, object?>)value;
                foreach (var field in input.Fields.Where(field => given.ContainsKey(field.Name)))
                {
                    text.Append(field.Name).Append(':');
                    Shape(field.ResolvedType!, given[field.Name], text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case EnumerationGraphType structural when structural.Metadata.ContainsKey(SchemaBuilder.IsStructural):
                text.Append((string)value);
                break;
            case BooleanGraphType:
                text.Append((bool)value ? 't' : 'f');
                break;
            default:
                text.Append('v');
                break;
        }
    }
}
