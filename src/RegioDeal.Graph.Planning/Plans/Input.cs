using System.Globalization;
using System.Text.Json;

namespace RegioDeal.Graph.Planning.Plans;

/// <summary>The coerced variables of one request, by name.</summary>
internal sealed class VariableValues(IReadOnlyDictionary<string, object?> values)
{
    public static VariableValues None { get; } = new(new Dictionary<string, object?>());

    public object? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    public bool Has(string name) => values.ContainsKey(name);

    public VariableValues With(string name, object value) => new(new Dictionary<string, object?>(values) { [name] = value });
}

/// <summary>
/// An argument as the planner sees it: its shape is fixed when the plan is made, its values are read from the request's variables when the plan is bound.
/// </summary>
/// <param name="Canonical">Equal for equal inputs: lists with equal arguments share their statement.</param>
internal abstract record Input(string Canonical)
{
    /// <summary>What is given, with the values of one request: the same for equal values, wherever they come from.</summary>
    public abstract string Written(VariableValues variables);
}

/// <summary>Null, given as a literal or by a variable.</summary>
internal sealed record NullInput() : Input("null")
{
    public override string Written(VariableValues variables) => Canonical;
}

/// <summary>An input object: its fields in the order in which they were written.</summary>
internal sealed record ObjectInput(IReadOnlyList<KeyValuePair<string, Input>> Fields)
    : Input($"{{{string.Join(',', Fields.Select(field => $"{field.Key}:{field.Value.Canonical}"))}}}")
{
    public static ObjectInput Empty { get; } = new([]);

    /// <summary>The value of a field; null when it is absent or null.</summary>
    public Input? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value is { } input and not NullInput ? input : null;

    public override string Written(VariableValues variables) =>
        $"{{{string.Join(',', Fields.Select(field => $"{field.Key}:{field.Value.Written(variables)}"))}}}";
}

/// <summary>A list of objects or names: its length is part of the shape.</summary>
internal sealed record ListInput(IReadOnlyList<Input> Items)
    : Input($"[{string.Join(',', Items.Select(item => item.Canonical))}]")
{
    public override string Written(VariableValues variables) => $"[{string.Join(',', Items.Select(item => item.Written(variables)))}]";
}

/// <summary>A scalar: known when the plan is bound.</summary>
internal sealed record ValueInput(Func<VariableValues, object> Read, string Canonical) : Input(Canonical)
{
    /// <summary>The value, when it stands in the text and is the same for each run.</summary>
    public object? Literal { get; init; }

    public override string Written(VariableValues variables) => Written(Read(variables));

    // Quoted, so that no text is taken for what stands around it.
    public static string Written(object value) => JsonSerializer.Serialize(Convert.ToString(value, CultureInfo.InvariantCulture));
}

/// <summary>A list of scalars: its values, its length too, are known when the plan is bound; whether it holds null is part of the shape.</summary>
internal sealed record ValueListInput(Func<VariableValues, IEnumerable<object>> Read, bool HasNull, string Canonical) : Input(Canonical)
{
    public override string Written(VariableValues variables) =>
        $"[{string.Join(',', Read(variables).Select(ValueInput.Written).Append(HasNull ? "null" : ""))}]";
}

/// <summary>Ids of any type: which types stand in them is part of the shape, the ids are known when the plan is bound.</summary>
/// <param name="Types">The names of the types, each once, in order. Ids that are of no type may stand beside them.</param>
internal sealed record IdsInput(IReadOnlyList<string> Types, Func<VariableValues, IEnumerable<object>> Read, string Canonical) : Input(Canonical)
{
    public override string Written(VariableValues variables) => $"[{string.Join(',', Read(variables).Select(ValueInput.Written))}]";
}

/// <summary>The name of an enum value that changes the plan, as a direction.</summary>
internal sealed record NameInput(string Name) : Input(Name)
{
    public override string Written(VariableValues variables) => Name;
}

/// <summary>True or false: part of the shape.</summary>
internal sealed record BooleanInput(bool Value) : Input(Value ? "true" : "false")
{
    public override string Written(VariableValues variables) => Canonical;
}

/// <summary>A selected field: fragments spread, conditions decided, equal response keys merged.</summary>
/// <param name="ResponseKey">The alias or name.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Arguments">What was given; an absent argument is absent here.</param>
/// <param name="Children">The selection below it.</param>
internal sealed record Selection(
    string ResponseKey,
    string Name,
    IReadOnlyDictionary<string, Input> Arguments,
    IReadOnlyList<Selection> Children)
{
    /// <summary>The selection below an interface, for one of the types that it stands for; null below anything else.</summary>
    public Func<string, IReadOnlyList<Selection>>? ByType { get; init; }

    /// <summary>The selection on one of the types that an interface stands for: its fragments decided for that type.</summary>
    public Selection On(string type) => this with { Children = ByType!(type), ByType = null };

    public Input? Argument(string name) => Arguments.TryGetValue(name, out var input) && input is not NullInput ? input : null;

    /// <summary>The arguments in one canonical text.</summary>
    public string CanonicalArguments => string.Join(
        ',',
        Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}:{argument.Value.Canonical}"));
}
