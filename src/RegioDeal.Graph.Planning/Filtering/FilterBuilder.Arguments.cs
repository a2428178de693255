using System.Linq.Expressions;
using RegioDeal.Graph.Planning.Fields;
using RegioDeal.Graph.Planning.Figures;
using RegioDeal.Graph.Planning.Plans;

namespace RegioDeal.Graph.Planning.Filtering;

/// <summary>Fields with their arguments given, as plain fields of the same row.</summary>
internal sealed partial class FilterBuilder
{
    private readonly Dictionary<string, Expression> arguments = [];

    /// <summary>The value of a field's argument in expressions: a slot, the same for equal values, so that equal fields are one column.</summary>
    public Expression Argument(FieldArgument argument, Input given, IReadOnlyList<string> path)
    {
        if (given is BooleanInput flag)
        {
            return Expression.Constant(flag.Value);
        }

        var slot = Shared("", argument.Scalar, (ValueInput)given, path);
        return slot.Type == argument.Type ? slot : Expression.Convert(slot, argument.Type);
    }

    /// <summary>What stands in for an argument that is absent or null.</summary>
    public static Input Otherwise(FieldArgument argument) => argument.Scalar.Kind == ScalarKind.Boolean
        ? new BooleanInput(argument.Otherwise is true)
        : new ValueInput(_ => argument.Otherwise!, $"={argument.Otherwise}");

    /// <summary>A field with its argument given.</summary>
    /// <param name="field">The field.</param>
    /// <param name="input">The filter or the entry of an order, with the arguments in it.</param>
    /// <param name="path">Where it stands.</param>
    public ValueField Given(ArgumentField field, ObjectInput input, IReadOnlyList<string> path) =>
        Given(field, Argument(field.Argument, ArgumentOf(field.Argument, input), path));

    /// <summary>The fields of an object with its argument given.</summary>
    public IReadOnlyList<GraphField> Given(ArgumentObjectField field, ObjectInput input, IReadOnlyList<string> path)
    {
        var argument = Argument(field.Argument, ArgumentOf(field.Argument, input), path);
        return [.. field.Fields.Select(inner => Given(inner, argument))];
    }

    /// <summary>What the arguments of figures say.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="given">An argument by its name; null when it is absent or null.</param>
    /// <param name="path">Where they stand.</param>
    public FigureArguments Figures(FigureGraph figures, Func<string, Input?> given, IReadOnlyList<string> path)
    {
        var attribution = FigureArguments.AttributionOf(given);
        var narrowings = figures.Narrowings
            .Select(narrowing => (Key: narrowing, Value: (ValueInput?)given(narrowing.Name)))
            .Where(narrowing => narrowing.Value is not null)
            .ToArray();
        if (narrowings.Length == 0)
        {
            return new FigureArguments(attribution, null, "");
        }

        var fact = Expression.Parameter(figures.Fact, "f");
        return new FigureArguments(
            attribution,
            Expression.Lambda(
                Expressions.All(narrowings.Select(narrowing => Comparison.Make(
                    ExpressionType.Equal,
                    narrowing.Key.Value.Inline(fact),
                    Shared(figures.Name, narrowing.Key.Scalar, narrowing.Value!, path)))),
                fact),
            string.Join(' ', narrowings.Select(narrowing => $"{narrowing.Key.Name}:{narrowing.Value!.Canonical}")));
    }

    /// <summary>From an owner to the rows of a child list that its arguments keep.</summary>
    /// <param name="list">The list.</param>
    /// <param name="input">The filter or the entry of an order, with the arguments in it.</param>
    /// <param name="path">Where it stands.</param>
    public LambdaExpression Kept(ListField list, ObjectInput input, IReadOnlyList<string> path)
    {
        var where = (input[InputNames.Arguments] as ObjectInput)?[InputNames.Where];
        var row = Expression.Parameter(list.Row, "c");
        var condition = Entity(model.For(list.Target), list.Element.Inline(row), where, [.. path, InputNames.Arguments, InputNames.Where]);
        return Expression.Lambda(list.Items.Body.Where(row, condition), list.Items.Parameters);
    }

    /// <summary>What one object of a filter can restrict, and how its terms find that out.</summary>
    private delegate (IReadOnlyList<GraphField> Fields, FieldsOf OfTerms) FieldsOf(ObjectInput given);

    // Terms without arguments of their own are asked as the object that holds them.
    private FieldsOf FieldsOfFigures(FigureField field, FigureArguments inherited, IReadOnlyList<string> path) => given =>
    {
        var arguments = given[InputNames.Arguments] is ObjectInput own ? Figures(field.Figures, name => own[name], [.. path, InputNames.Arguments]) : inherited;
        return (field.With(arguments), FieldsOfFigures(field, arguments, path));
    };

    // Each term has arguments of its own.
    private FieldsOf FieldsOfAsked(ArgumentObjectField field, IReadOnlyList<string> path) => given => (Given(field, given, path), FieldsOfAsked(field, path));

    private static ValueField Given(ArgumentField field, Expression argument)
    {
        var row = field.Expression.Parameters[0];
        return new ValueField(
            field.Name, field.Description, Expression.Lambda(field.Expression.Inline(row, argument), row), field.Scalar, field.IsNullable);
    }

    private static Input ArgumentOf(FieldArgument argument, ObjectInput input) =>
        (input[InputNames.Arguments] as ObjectInput)?[argument.Name] ?? Otherwise(argument);

    private static ObjectInput WithoutArguments(Input filter) =>
        new([.. ((ObjectInput)filter).Fields.Where(field => field.Key != InputNames.Arguments)]);

    private Expression Shared(string type, Scalar scalar, ValueInput value, IReadOnlyList<string> path)
    {
        var key = $"{scalar.Name} {scalar.Digits} {value.Canonical}";
        if (!arguments.TryGetValue(key, out var slot))
        {
            arguments[key] = slot = Slot(type, scalar, value, Rounding.Exact, path);
        }

        return slot;
    }
}
