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
internal abstract record Input(string Canonical);

/// <summary>Null, given as a literal or by a variable.</summary>
internal sealed record NullInput() : Input("null");

/// <summary>An input object: its fields in the order in which they were written.</summary>
internal sealed record ObjectInput(IReadOnlyList<KeyValuePair<string, Input>> Fields)
    : Input($"{{{string.Join(',', Fields.Select(field => $"{field.Key}:{field.Value.Canonical}"))}}}");

/// <summary>A list of objects or names: its length is part of the shape.</summary>
internal sealed record ListInput(IReadOnlyList<Input> Items)
    : Input($"[{string.Join(',', Items.Select(item => item.Canonical))}]");

/// <summary>A scalar: known when the plan is bound.</summary>
internal sealed record ValueInput(Func<VariableValues, object> Read, string Canonical) : Input(Canonical);

/// <summary>A list of scalars: its values, its length too, are known when the plan is bound; whether it holds null is part of the shape.</summary>
internal sealed record ValueListInput(Func<VariableValues, IEnumerable<object>> Read, bool HasNull, string Canonical) : Input(Canonical);

/// <summary>The name of an enum value that changes the plan, as a direction.</summary>
internal sealed record NameInput(string Name) : Input(Name);

/// <summary>True or false: part of the shape.</summary>
internal sealed record BooleanInput(bool Value) : Input(Value ? "true" : "false");

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
    public Input? Argument(string name) => Arguments.TryGetValue(name, out var input) && input is not NullInput ? input : null;

    /// <summary>The arguments in one canonical text.</summary>
    public string CanonicalArguments => string.Join(
        ',',
        Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}:{argument.Value.Canonical}"));
}
